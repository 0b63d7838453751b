"""Following links and coming back to the very row."""

from __future__ import annotations

import pytest
from textual.events import Hide

from tests.tui.conftest import Reading
from visittui.tui.explorer.location import Location

SIZES = [(80, 24), (140, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_quote_to_its_speaker_to_what_he_signed_and_back_to_the_row(
    reading: Reading, size: tuple[int, int]
) -> None:
    async with reading(size=size) as reader:
        await reader.search("nuclear")
        await reader.press("5")
        await reader.move_to("quote/likhachev-three-years")
        start = (reader.rows.row, reader.rows.cursor, reader.rows.scroll_offset, reader.refs())
        await reader.press("enter")
        quote = reader.card.card
        assert quote is not None
        assert quote.kind == "quote"
        await reader.choose_link("person/aleksey-likhachev")
        await reader.press("enter")
        assert "Said" in reader.card_text()
        await reader.choose_link("agreement/nuclear-centre-memorandum")
        await reader.press("enter")
        assert "Likhachev" in reader.card_text()
        await reader.press("backspace", "backspace")
        assert reader.card.card == quote
        await reader.press("backspace")
        assert (reader.rows.row, reader.rows.cursor, reader.rows.scroll_offset, reader.refs()) == start
        await reader.press("alt+right", "alt+right")
        assert reader.card.card.ref == "person/aleksey-likhachev"


async def test_old_news_of_being_hidden_takes_no_focus(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(80, 24)) as reader:
        await reader.press("slash", *"nuclear", "enter", "5", "enter")
        reader.card.post_message(Hide())
        await reader.settle()
        assert reader.screen.focused is reader.card


async def test_the_trail_names_where_the_reader_came_from(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(140, 40)) as reader:
        await reader.press("enter")
        await reader.choose_link("person/vladimir-putin")
        await reader.press("enter")
        assert "Quotes ›" in reader.line("#trail")
        assert "Vladimir Putin" in reader.line("#trail")


async def test_the_program_opens_at_an_item(reading: Reading) -> None:
    async with reading(Location("People", ref="person/to-lam", focus="card")) as reader:
        assert reader.card_text().lstrip().startswith("To Lam")
        await reader.press("left")
        assert reader.rows.row is not None
        assert reader.rows.row.ref == "person/to-lam"


async def test_the_program_opens_at_a_query(reading: Reading) -> None:
    async with reading(Location("", query="nuclear")) as reader:
        assert reader.screen.query_one("#search").value == "nuclear"  # type: ignore[attr-defined]
        assert reader.refs()


async def test_each_tab_keeps_its_cursor(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("down", "down", "down")
        row = reader.rows.row
        await reader.press("3", "down", "5")
        assert reader.rows.row == row


async def test_a_place_that_no_tab_lists_has_a_card_all_the_same(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("noi bai")
        await reader.press("enter")
        assert "Noi Bai" in reader.card_text()
        await reader.press("backspace")
        assert "Day by day" in reader.card_text()


async def test_the_help_belongs_to_where_the_reader_is_and_runs_its_examples(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("question_mark")
        assert "In a list" in reader.card_text()
        await reader.choose_link("?speaker:lam")
        await reader.press("enter")
        assert all(ref.startswith("quote/to-lam") for ref in reader.refs())
        await reader.press("backspace")
        assert len(reader.refs()) > 50


async def test_from_100_columns_list_and_card_stand_side_by_side(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(100, 30)) as reader:
        assert reader.rows.region.width > 0
        assert reader.card.region.width > 0
        await reader.press("down")
        assert reader.rows.row is not None
        assert reader.card.card is not None
        assert reader.card.card.ref == reader.rows.row.ref
    async with reading(Location("Quotes"), size=(99, 30)) as reader:
        assert (reader.rows.display, reader.card.display) == (True, False)
        await reader.press("enter")
        assert (reader.rows.display, reader.card.display) == (False, True)


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (10, 3), (20, 5), (39, 9), (300, 100)])
async def test_no_size_is_too_small_or_too_large(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(Location("Quotes"), size=size) as reader:
        await reader.press("down", "enter", "backspace", "slash", "n", "escape", "escape", "1", "2", "3")
        assert reader.app.is_running


@pytest.mark.parametrize("tab", ["Overview", "Schedule", "People", "Agreements", "Quotes", "Sources", "Differences"])
async def test_every_tab_survives_a_window_that_grows_and_shrinks(reading: Reading, tab: str) -> None:
    async with reading(Location(tab), size=(80, 24)) as reader:
        for width, height in ((140, 40), (60, 24), (40, 12), (39, 24), (120, 8), (100, 24), (80, 24)):
            await reader.resize(width, height)
        await reader.press("down")
        assert reader.app.is_running
        assert reader.app.failure is None


async def test_a_window_that_is_too_small_says_what_it_needs(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(80, 24)) as reader:
        await reader.resize(30, 9)
        assert "Needs 40x10" in reader.line("#bottom")
        assert reader.screen.query_one("#body").region.height == 0
        await reader.resize(80, 24)
        assert "Needs" not in reader.line("#bottom")
        await reader.press("down")
        assert reader.rows.cursor == 1
        assert reader.rows.region.height > 10


async def test_escape_from_the_hits_in_the_overview_leads_to_the_overview_itself(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("nuclear")
        await reader.press("enter", "escape", "escape")
        assert "Who said how much" in reader.card_text()


async def test_words_that_are_nowhere_together_are_said_to_be(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("speaker:lam opera")
        assert reader.refs() == []
        assert "Nothing has all of these at once." in reader.rows.empty_text
        assert "at once" not in reader.line("#trail")


@pytest.mark.parametrize("away", [["2"], ["1"], ["ctrl+p", "enter"]], ids=" ".join)
@pytest.mark.parametrize("size", SIZES)
async def test_a_card_is_found_again_at_the_line_where_it_was_left(
    reading: Reading, size: tuple[int, int], away: list[str]
) -> None:
    async with reading(Location("People", ref="person/to-lam", focus="card"), size=size) as reader:
        await reader.press("pagedown", "up")
        stood = (reader.card.top, reader.card.link, reader.card_text())
        assert stood[0] > 0
        await reader.press(*away)
        await reader.press("backspace")
        assert (reader.card.top, reader.card.link, reader.card_text()) == stood


async def test_a_sentence_is_said_once(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("full_stop")
        assert "no earlier place" in reader.line("#trail")
        await reader.press("enter", "backspace")
        assert "no earlier place" not in reader.line("#trail")
        await reader.press("full_stop", "enter", "left")
        assert "no earlier place" not in reader.line("#trail")


async def test_the_jump_offers_everything_until_something_is_typed(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert len(reader.refs()) > 100
        first = reader.refs()[1]
        # Tab, which widens a search elsewhere, leads nowhere here and closes nothing.
        await reader.press("tab", "down", "enter")
        assert first in (reader.explorer.standing[1].ref or "")
