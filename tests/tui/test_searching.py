"""A reader searches: the tabs count, the lists answer, the card shows why."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.tui.conftest import Reading
from visittui.archive.cards.card import Card
from visittui.archive.clock import Clock
from visittui.archive.search import searching
from visittui.archive.store.archive import Archive
from visittui.tui.explorer import search_session
from visittui.tui.explorer.location import Location


async def test_a_word_is_searched_in_the_whole_record_and_the_tabs_count_it(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("nuclear")
        assert "matches" in reader.line("#found")
        kinds = {ref.partition("/")[0] for ref in reader.refs()}
        assert {"event", "agreement", "quote"} <= kinds
        await reader.press("5")
        assert f"Quotes {len(reader.refs())}" in reader.tabs()
        assert all(ref.startswith("quote/") for ref in reader.refs())


async def test_nuclear_lists_the_quotes_with_the_word_or_about_a_nuclear_paper_and_says_which(
    reading: Reading, archive: Archive
) -> None:
    def expected(item: dict[str, Any]) -> bool:
        papers = [archive.title(ref) for ref in item.get("about", ()) if ref.startswith("agreement/")]
        return any(re.search(r"\bnuclear", text, re.IGNORECASE) for text in (item["text"], *papers))

    rows = archive.rows(("quote",), 0, archive.counts["quote"])
    async with reading(Location("Quotes")) as reader:
        await reader.search("nuclear")
        assert sorted(reader.refs()) == sorted(row.ref for row in rows if expected(archive.item(row.ref)))
        for row in reader.rows.source.rows(0, len(reader.rows.source)):
            printed = re.search(r"\bnuclear", row.title, re.IGNORECASE)
            assert bool(row.title_matches) == bool(printed)
            assert printed or row.reason.startswith("about ")


async def test_speaker_lam_lists_to_lam_and_nobody_else(reading: Reading, archive: Archive) -> None:
    rows = archive.rows(("quote",), 0, archive.counts["quote"])
    async with reading(Location("Quotes")) as reader:
        await reader.search("speaker:lam")
        assert sorted(reader.refs()) == sorted(
            row.ref for row in rows if archive.item(row.ref).get("speaker") == "to-lam"
        )


@pytest.mark.parametrize("name", ["tolam", "Tô Lâm", "То Лам", "TO LAM", "lam to"])
async def test_a_vietnamese_name_is_found_however_it_is_typed(reading: Reading, name: str) -> None:
    async with reading(Location("People")) as reader:
        await reader.search(name)
        assert reader.refs()[0] == "person/to-lam"


async def test_nothing_found_says_so_and_where_there_is_something(reading: Reading) -> None:
    async with reading(Location("Sources")) as reader:
        await reader.search("opera speaker:putin")
        assert reader.refs() == []
        assert "Elsewhere:" in reader.rows.empty.text
        assert "Quotes" in reader.rows.empty.text


async def test_escape_clears_the_query_and_going_forward_brings_it_back(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        everything = reader.refs()
        await reader.search("nuclear")
        found = reader.refs()
        assert 0 < len(found) < len(everything)
        await reader.press("escape")
        assert reader.refs() == everything
        await reader.press("alt+right")
        assert reader.refs() == found


async def test_letters_typed_into_the_box_are_text_not_commands(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("slash")
        await reader.type("quiz 12")
        assert reader.screen.query_one("#search").value == "quiz 12"  # type: ignore[attr-defined]
        assert reader.app.is_running


async def test_hits_are_ordered_by_relevance_and_on_demand_by_time(reading: Reading) -> None:
    async with reading(Location("Overview")) as reader:
        await reader.search("likhachev")
        assert reader.refs()[0] == "person/aleksey-likhachev"
        best_first = reader.refs()
        await reader.press("s")
        assert sorted(reader.refs()) == sorted(best_first)
        numbers = [row.number for row in reader.rows.source.rows(0, len(reader.rows.source))]
        assert numbers == sorted(numbers)


async def test_what_has_some_of_the_words_is_never_said_to_stand_by_time(reading: Reading) -> None:
    async with reading(Location("Overview"), size=(100, 30)) as reader:
        await reader.search("limousine gift war")
        best_first = reader.refs()
        assert reader.rows.source.ordering == "relevance"
        await reader.press("s")
        assert reader.refs() == best_first
        assert reader.rows.source.ordering == "relevance"
        assert "by time" not in reader.line("#trail")


async def test_brackets_in_quotes_are_drawn_as_printed(reading: Reading) -> None:
    async with reading(Location("Quotes", ref="quote/putin-nuclear-agenda", focus="card"), size=(140, 40)) as reader:
        assert "[Russian atomic energy agency]" in " ".join(reader.card_text().replace("┃", "").split())


async def test_a_search_from_a_persons_card_stays_with_that_person_until_it_is_widened(reading: Reading) -> None:
    async with reading(Location("People", ref="person/aleksey-likhachev", focus="card")) as reader:
        await reader.press("slash")
        assert "Search in Aleksey Likhachev" in reader.line("#search-label")
        await reader.type("nuclear")
        within = reader.refs()
        assert "quote/likhachev-three-years" in within
        assert "quote/putin-nuclear-agenda" not in within
        await reader.press("shift+tab")
        assert "Likhachev" not in reader.line("#search-label")
        assert set(within) < set(reader.refs())
        assert "quote/putin-nuclear-agenda" in reader.refs()


async def test_a_name_puts_the_person_first_and_then_what_they_said_newest_first_on_demand(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("shugaev")
        assert reader.refs()[0] == "person/dmitry-shugaev"
        assert reader.refs()[1].startswith("quote/shugaev-")
        await reader.press("s", "s")
        rows = reader.rows.source.rows(0, len(reader.rows.source))
        starts = [row.moment.start for row in rows if row.moment and row.moment.start and row.kind != "source"]
        assert starts == sorted(starts, reverse=True)
        assert "newest first" in reader.line("#trail")


async def test_a_correction_is_said(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("likachev")
        assert reader.refs()[0] == "person/aleksey-likhachev"
        assert "likachev" in reader.line("#trail")
        assert "likhachev" in reader.line("#trail")


async def test_n_goes_from_match_to_match_inside_a_card(reading: Reading) -> None:
    async with reading(Location("Agreements")) as reader:
        await reader.search("nuclear")
        await reader.press("enter")
        hits = reader.card.laid.hits
        assert len(hits) > 2
        await reader.press("n")
        assert reader.card.hit == 0
        await reader.press("n", "n")
        line = hits[2][0]
        assert reader.card.top <= line < reader.card.top + reader.card.size.height
        await reader.press("N")
        assert reader.card.hit == 1


async def test_matches_are_counted_by_speaker_and_topic_on_demand(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("partnership")
        await reader.press("f")
        assert "Speaker of the quotes" in reader.card_text()
        await reader.choose_link(next(target for target in reader.card.laid.targets if 'speaker:"To Lam"' in target))
        await reader.press("enter")
        assert reader.refs()
        assert all(ref.startswith("quote/to-lam") for ref in reader.refs())


async def test_newest_first_leaves_what_has_no_time_at_the_end(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        first, last = reader.refs()[0], reader.refs()[-1]
        await reader.press("s")
        rows = reader.rows.source.rows(0, len(reader.rows.source))
        assert rows[0].moment is not None
        assert rows[0].moment.start is not None
        assert [row.ref for row in rows if row.moment is None or row.moment.start is None][-1] == last
        assert first != rows[0].ref


async def test_a_name_written_together_finds_as_much_as_written_apart(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("to lam")
        apart = set(reader.refs())
        await reader.press("escape")
        await reader.search("tolam")
        assert set(reader.refs()) == apart


async def test_hits_of_a_frequent_word_are_counted_to_the_end_once_the_reader_pauses(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "RANKED", 5)
    monkeypatch.setattr(searching, "COUNTED", 3)
    monkeypatch.setattr(search_session, "PAUSE", 3600)  # no pause while letters are typed
    async with reading(Location("Quotes")) as reader:
        await reader.press("slash")
        await reader.type("puti")
        assert "3+" in reader.tabs()
        monkeypatch.setattr(search_session, "PAUSE", 0)
        await reader.type("n")
        await reader.press("down", "down")
        row = reader.rows.row
        await reader.until(lambda: "+" not in reader.tabs())
        assert reader.rows.row == row
        assert f"Quotes {len(reader.refs())}" in reader.tabs()
        assert len(reader.refs()) > 20
        assert all(reader.rows.render_line(line).text.strip() for line in range(reader.rows.size.height))
        await reader.press("end")
        assert reader.rows.row is not None


@pytest.mark.parametrize("typed", ["nu", ""])
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_search_that_is_given_up_leaves_the_reader_at_the_very_row(
    reading: Reading, size: tuple[int, int], typed: str
) -> None:
    async with reading(Location("Quotes"), size=size) as reader:
        await reader.press(*["down"] * 30)
        stood = (reader.rows.row, reader.rows.scroll_offset)
        await reader.press("slash")
        await reader.type(typed)
        await reader.press(*["escape"] * (2 if typed else 1))
        assert (reader.rows.row, reader.rows.scroll_offset) == stood
        assert reader.screen.focused is reader.rows
        await reader.press("down")
        assert reader.rows.cursor == 31


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_a_search_that_is_given_up_in_a_card_leaves_the_reader_in_the_card(
    reading: Reading, size: tuple[int, int]
) -> None:
    async with reading(Location("Quotes"), size=size) as reader:
        await reader.press("down", "enter")
        card = reader.card.card
        await reader.press("slash", "n", "escape", "escape")
        assert reader.card.card == card
        assert reader.card.region.height > 0
        assert reader.screen.focused is reader.card
        assert "follow" in reader.line("#bottom")


async def test_enter_in_the_search_box_leads_to_the_list_that_is_shown(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(80, 24)) as reader:
        await reader.press("down", "enter", "slash", "enter")
        assert reader.rows.region.height > 0
        assert reader.screen.focused is reader.rows
        assert reader.rows.cursor == 1


async def test_a_line_divides_what_has_all_words_from_what_has_some_and_says_what_each_lacks(
    reading: Reading, archive: Archive
) -> None:
    query = "nuclear submarine"
    found = searching.search(archive, query)
    whole, every = (counts.get("quote", 0) for counts in (found.complete, found.counts))
    assert found.partial is not None
    assert every > whole
    async with reading(Location("Quotes")) as reader:
        await reader.search(query)
        assert f"Quotes {whole}+{every - whole}" in reader.tabs()
        assert f"{sum(found.complete.values())}+{len(found.partial.numbers)} matches" in reader.line("#found")
        await reader.press(*["down"] * whole)
        lines = [reader.rows.render_line(line).text for line in range(reader.rows.size.height)]
        divider = next(number for number, line in enumerate(lines) if f"some of the words: {every - whole} ─" in line)
        assert not any(" without " in line for line in lines[:divider])
        assert any(" without " in line for line in lines[divider:])
        # The line is no row: the cursor stands on the one below it.
        assert reader.rows.cursor_cell.y == divider + 1
        assert reader.rows.row == reader.rows.source.rows(whole, whole + 1)[0]


async def test_a_letter_lays_no_screen_out_and_makes_no_card_behind_the_list(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    laid_out: list[object] = []
    card = Archive.card

    def noted(archive: Archive, ref: str, clock: Clock) -> Card:
        made.append(ref)
        return card(archive, ref, clock)

    monkeypatch.setattr(Archive, "card", noted)
    async with reading(Location("Quotes"), size=(80, 24)) as reader:
        await reader.press("slash", "n")
        reader.screen.screen_layout_refresh_signal.subscribe(reader.rows, laid_out.append)
        made.clear()
        await reader.type("uclear")
        assert (made, laid_out) == ([], [])
        await reader.press("enter", "enter")
        assert set(made) == {reader.explorer.view.shown_ref}
        assert reader.card.laid.hits


async def test_the_card_of_what_was_found_is_shown_where_the_window_grows(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(80, 24)) as reader:
        await reader.search("nuclear")
        await reader.resize(140, 40)
        assert reader.rows.row is not None
        assert reader.card.card is not None
        assert reader.card.card.ref == reader.rows.row.ref
        assert reader.card.laid.hits
