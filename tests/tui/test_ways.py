"""What a reader sees chosen is what a key acts on; what is not in view is said to be there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.state.first_start import FirstStart
from visittui.tui.app import VisitApp
from visittui.tui.explorer.navigation import Place
from visittui.tui.layout.row_layout import told_of
from visittui.tui.layout.text_runs import Run
from visittui.tui.screens.dialogs import CopyScreen, JumpScreen
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.text_line import TextLine

TO_LAM = Place("People", ref="person/to-lam", focus="card")


def link_in_view(card: CardView) -> bool:
    """Whether the chosen link is seen, as far as the card can show one."""
    if card.link is None:
        return not any(card._in_view(link) for link in range(len(card._laid.places)))
    return card._in_view(card.link)


def last_line(card: CardView) -> int:
    return min(card.top + card.size.height, len(card._laid.lines))


# Choosing what is in view


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (140, 40)])
@pytest.mark.parametrize("start", [Place("Overview"), TO_LAM, Place("Sources", ref="source/live-page", focus="card")])
async def test_whatever_the_reader_pages_through_the_chosen_link_is_in_view(
    reading: Reading, start: Place, size: tuple[int, int]
) -> None:
    async with reading(start, size=size) as reader:
        for key in ("pagedown", "pagedown", "down", "pageup", "G", "up", "g", "pagedown", "G", "pagedown", "pageup"):
            await reader.press(key)
            assert link_in_view(reader.card), key


async def test_enter_after_a_page_follows_the_first_link_that_is_seen(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.press("pagedown", "pagedown")
        card = reader.card
        first = next(link for link in range(len(card._laid.places)) if card._in_view(link))
        assert card.link == first
        target = card.target
        await reader.press("enter")
        assert target is not None
        assert reader.card.card is not None
        assert reader.card.card.ref == target


async def test_the_wheel_takes_the_choice_along(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        card = reader.card
        for _ in range(12):
            wheel = events.MouseScrollDown(card, 5, 5, 0, 1, 0, False, False, False)
            card.post_message(wheel)
            await reader.settle()
        assert card.top > 5
        assert link_in_view(card)


async def test_a_smaller_window_leaves_no_choice_out_of_sight(reading: Reading) -> None:
    async with reading(TO_LAM, size=(80, 40)) as reader:
        while reader.card._laid.places[reader.card.link or 0][0] < 30:
            await reader.press("tab")
        await reader.resize(80, 20)
        assert link_in_view(reader.card)


async def test_the_end_of_a_menu_is_its_last_choice(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        taken: list[str] = []
        reader.app.copy = lambda text: taken.append(text) or "Sent."  # type: ignore[method-assign,func-returns-value]
        await reader.press("y", "end", "enter")
        await reader.until(lambda: taken)
        assert taken == ["person/to-lam"]


async def test_a_card_is_found_again_as_it_was_left_even_from_a_list_that_hid_it(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.press("pagedown", "tab", "tab")
        left = (reader.card.top, reader.card.link)
        await reader.press("2", "backspace")
        assert (reader.card.top, reader.card.link) == left


# Saying that there is more


async def test_a_card_says_which_of_its_lines_are_in_view(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        total = len(reader.card._laid.lines)
        assert f"lines 1–19 of {total}" in reader.line("#trail")
        await reader.press("pagedown")
        assert f"lines 18–36 of {total}" in reader.line("#trail")
        await reader.press("G")
        assert f"–{total} of {total}" in reader.line("#trail")


async def test_the_place_in_the_list_is_not_shown_as_the_place_in_the_card(reading: Reading) -> None:
    async with reading(Place("People", ref="person/to-lam"), size=(140, 40)) as reader:
        assert f"1 of {len(reader.refs())} · Hanoi time" in reader.line("#trail")
        await reader.press("enter")
        assert f" of {len(reader.refs())} " not in reader.line("#trail")
        assert "lines 1–" in reader.line("#trail")


@pytest.mark.parametrize("key", ["question_mark", "f"])
async def test_help_and_counts_say_that_they_go_on(reading: Reading, key: str) -> None:
    async with reading() as reader:
        await reader.press(key)
        assert f"lines 1–{last_line(reader.card)} of {len(reader.card._laid.lines)}" in reader.line("#dialog-bottom")


async def test_on_a_narrow_screen_the_lines_are_said_in_fewer_words(reading: Reading) -> None:
    async with reading(TO_LAM, size=(48, 12)) as reader:
        assert f"lines 1–7 of {len(reader.card._laid.lines)}" in reader.line("#trail")
        await reader.press("backspace")  # a notice takes nearly all of the line
        assert f"1–7/{len(reader.card._laid.lines)}" in reader.line("#trail")


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_a_welcome_leaves_room_to_say_that_there_is_more(archive: Archive, tmp_path: Path, width: int) -> None:
    app = VisitApp(archive, Place("Overview"), first_start=FirstStart(tmp_path / "used.json"))
    async with app.run_test(size=(width, 20)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        assert "New here? " in reader.line("#trail")
        assert f"/{len(reader.card._laid.lines)}" in reader.line("#trail").replace(" of ", "/")


# Searching from a card


async def test_a_search_in_somebody_says_what_the_whole_record_has_beyond(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.press("slash")
        assert "Search in To Lam: " in reader.line("#search-label")
        assert reader.screen.query_one("#search").placeholder == ""  # type: ignore[attr-defined]
        assert "Tab whole record" in reader.line("#bottom")
        await reader.type("zarubezhneft")
        assert "Nothing in To Lam; " in reader.line("#trail")
        assert "in the whole record: Tab" in reader.line("#trail")
        assert "Nothing matches in To Lam." in reader.rows.empty_text
        await reader.press("enter")
        assert "in the whole record: w" in reader.line("#trail")
        await reader.press("w")
        assert reader.refs()
        assert "Search: " in reader.line("#search-label")
        await reader.press("w")
        assert "The whole record is already being searched." in reader.line("#trail")


async def test_from_other_cards_the_whole_record_is_searched(reading: Reading) -> None:
    async with reading(Place("Schedule", ref="event/arrival", focus="card")) as reader:
        await reader.press("slash")
        assert "Search: " in reader.line("#search-label")


async def test_a_search_in_somebody_stays_with_them_from_tab_to_tab(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.search("nuclear")
        await reader.press("4", "5")
        assert "Search in To Lam: " in reader.line("#search-label")


# Giving up a search


async def test_a_search_that_is_given_up_is_no_step(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.press("pagedown")
        top = reader.card.top
        for _ in range(3):
            await reader.press("slash")
            await reader.type("pap")
            await reader.press("escape", "escape")
        assert reader.card.card is not None
        assert (reader.card.card.ref, reader.card.top) == ("person/to-lam", top)
        await reader.press("backspace")
        assert "There is nothing to go back to." in reader.line("#trail")


async def test_a_cleared_query_is_no_step_and_going_forward_brings_it_back(reading: Reading) -> None:
    async with reading(Place("Quotes")) as reader:
        await reader.search("nuclear")
        found = reader.refs()
        await reader.press("escape")
        assert "Quotes ›" not in reader.line("#trail")
        await reader.press("l")
        assert reader.refs() == found


async def test_escape_in_the_hits_of_a_search_in_somebody_leads_back_to_their_card(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.search("nuclear")
        await reader.press("escape")
        assert reader.card.card is not None
        assert reader.card.card.ref == "person/to-lam"
        assert reader.card.has_focus


async def test_a_click_on_a_tab_while_typing_keeps_the_query_as_a_step(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("nuclear")
        reader.explorer.action_tab(4)
        await reader.settle()
        await reader.press("escape", "backspace")
        assert "nuclear" not in reader.line("#search-label")
        assert reader.app.is_running


async def test_the_trail_cuts_no_title_for_which_there_is_room(reading: Reading) -> None:
    long = Place("Differences", ref="difference/how-many-documents", focus="card")
    async with reading(long, size=(120, 40)) as reader:
        assert reader.card.card is not None
        assert len(reader.card.card.title) > 32
        assert reader.card.card.title in reader.line("#trail")


# What is marked


async def test_a_query_filters_what_is_marked(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Place("Quotes", ref="quote/putin-nuclear-agenda")) as reader:
        await reader.press("b", "down", "b", "8")
        assert len(reader.refs()) == 2
        assert "by time" not in reader.line("#trail")
        await reader.search("training specialists")
        assert reader.refs() == ["quote/putin-nuclear-agenda"]
        assert "[*1]" in reader.tabs()
        await reader.search(" zebra")
        assert reader.refs() == []
        assert "[*0]" in reader.tabs()
        assert "Of the 2 marked items, none match." in reader.rows.empty_text
        await reader.press("enter")
        assert reader.rows.has_focus


# Keys that have nothing to do


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("backspace",), "There is nothing to go back to."),
        (("l",), "There is nothing to go forward to."),
        (("n",), "There is no search"),
        (("w",), "The whole record is already being searched."),
        (("s",), "Only lists can be ordered."),
        (("9",), "There are tabs 1 to 8."),
    ],
)
async def test_a_key_with_nothing_to_do_says_so_until_the_next_key(
    reading: Reading, keys: tuple[str, ...], said: str
) -> None:
    async with reading() as reader:
        await reader.press(*keys)
        assert said in reader.line("#trail")
        await reader.press("down")
        assert said not in reader.line("#trail")


async def test_on_the_overview_copying_and_marking_take_the_item_of_the_chosen_link(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading() as reader:
        await reader.choose_link("person/to-lam")
        await reader.press("y")
        assert isinstance(reader.screen, CopyScreen)
        assert "To Lam" in reader.card_text()
        await reader.press("escape", "b", "8")
        assert reader.refs() == ["person/to-lam"]


async def test_n_in_a_card_without_a_match_says_so(reading: Reading) -> None:
    async with reading(Place("Quotes")) as reader:
        await reader.search("speaker:lam")
        await reader.press("n")
        assert "Enter opens the card" in reader.line("#trail")
        await reader.press("enter", "n")
        assert "The search has no match in this card." in reader.line("#trail")


# The bottom line


@pytest.mark.parametrize(
    ("width", "named"),
    [(80, ("1-7 tabs", "/ search", "? help", "q quit")), (60, ("1-7 tabs", "? help", "q quit")), (40, ("? help",))],
)
async def test_the_first_screen_says_how_to_leave_it_for_a_tab(
    reading: Reading, width: int, named: tuple[str, ...]
) -> None:
    async with reading(size=(width, 20)) as reader:
        for words in named:
            assert words in reader.line("#bottom")
        assert "back" not in reader.line("#bottom")
        await reader.press("2")
        assert width < 60 or "Bksp back" in reader.line("#bottom")


async def test_with_something_marked_there_are_eight_tabs(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Place("Quotes")) as reader:
        await reader.press("b")
        assert "1-8 tabs" in reader.line("#bottom")


async def test_over_an_empty_list_nothing_is_offered_to_open(reading: Reading) -> None:
    async with reading(Place("Quotes", query="zzzqqq")) as reader:
        assert "open" not in reader.line("#bottom")
        assert "copy" not in reader.line("#bottom")


# The tab line


NAMES = {"Overview", "Schedule", "People", "Agreements", "Agreem.", "Quotes", "Sources", "Differences", "Differ."}


def names_of(tabs: str) -> list[str]:
    return [word for word in tabs.replace("[", " ").replace("]", " ").split() if word[0].isalpha()]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
async def test_tabs_keep_their_names_while_a_reader_types_and_marks(
    reading: Reading, width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Place("Quotes"), size=(width, 24)) as reader:
        names = names_of(reader.tabs())
        assert set(names) <= NAMES
        await reader.press("slash")
        for letter in "nuclear":
            await reader.press(letter)
            assert names_of(reader.tabs()) == names
        await reader.press("enter", "b")
        assert [name for name in names_of(reader.tabs()) if name != "Marked"] == names
        assert "…" not in reader.tabs()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("key", ["1", "2", "7"])
async def test_the_open_tab_is_not_glued_to_its_neighbours(reading: Reading, width: int, key: str) -> None:
    async with reading(size=(width, 24)) as reader:
        await reader.press(key)
        before, _, rest = reader.tabs().partition("[")
        after = rest.partition("]")[2]
        assert not before or before.endswith(" ")
        assert not after or after.startswith(" ")


# Empty lists


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 140])
async def test_an_empty_list_says_all_it_has_to_say_at_every_width(reading: Reading, width: int) -> None:
    async with reading(Place("Sources"), size=(width, 24)) as reader:
        await reader.search("opera speaker:putin")
        shown = " ".join(" ".join(reader.rows.render_line(y).text for y in range(12)).split())
        assert shown == " ".join(reader.rows.empty_text.split())
        assert not reader.card.display or reader.card.size.width == 0


# Columns


async def test_names_leave_their_room_to_offices(reading: Reading) -> None:
    async with reading(Place("People")) as reader:
        lines = [reader.rows.render_line(y).text for y in range(19)]
        starts = {line.index(row.detail[:9]) for line, row in zip(lines, reader.rows.source.rows(0, 19), strict=True)}
        assert len(starts) == 1
        assert starts.pop() < 30
        await reader.press("down", "down")
        assert reader.rows.render_line(0).text[2:] == lines[0][2:]


async def test_sources_stand_by_outlet_and_day_in_columns(reading: Reading) -> None:
    async with reading(Place("Sources")) as reader:
        rows = reader.rows.source.rows(0, 19)
        lines = [reader.rows.render_line(y).text for y in range(19)]
        assert len({line.index(row.title[:12]) for line, row in zip(lines, rows, strict=True)}) == 1
        assert lines[0][2:].startswith("RT ")


# Rows


async def test_a_quote_that_matches_elsewhere_keeps_its_speaker_and_day(reading: Reading) -> None:
    async with reading(Place("Quotes", query="nuclear")) as reader:
        rows = reader.rows.source.rows(0, len(reader.rows.source))
        index = next(index for index, row in enumerate(rows) if row.reason)
        told = "".join(run.text for run in told_of(rows[index], reader.rows.clock))
        assert told.strip().startswith(f"{rows[index].detail} · ")
        assert "20 Jun" in told
        assert "about " in told


# Dialogs


async def test_the_help_begins_with_what_matters_and_has_its_meanings_in_one_column(reading: Reading) -> None:
    async with reading(Place("Quotes")) as reader:
        await reader.press("question_mark")
        lines = reader.card_text().splitlines()
        headings = ["The keys that matter most", "Queries", "Signs", "In a list", "In a card"]
        places = [lines.index(f" {heading}") for heading in headings]
        assert places == sorted(places)
        text = reader.card_text()
        for word in ("8 lists what you marked", "adopted:", "witnessed:", "Ctrl+C"):
            assert word in text
        keys = lines[places[0] + 1 : places[1] - 1]
        assert all(line[:19].strip() == "" or line[18:19] == " " for line in keys)


async def test_every_form_of_a_copy_is_in_view_and_one_key_away(reading: Reading) -> None:
    async with reading(Place("Quotes", ref="quote/putin-nuclear-agenda", focus="card")) as reader:
        await reader.press("y")
        assert len(reader.card._laid.lines) <= reader.card.size.height
        for form in ("Quote with citation", "Markdown", "CSL-JSON", "BibTeX", "RIS", "Id"):
            assert form in reader.card_text()
        await reader.press("end", "v")
        assert "quote/putin-nuclear-agenda" in str(reader.screen.query("Static").first().render())


async def test_the_jump_offers_everything_at_first_and_says_where_the_cursor_is(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert isinstance(reader.screen, JumpScreen)
        assert "to search" not in reader.screen.query_one("#jump-box").placeholder  # type: ignore[attr-defined]
        total = len(reader.rows.source)
        assert total > 400
        assert f"1 of {total}" in reader.line("#jump-bottom")


async def test_the_settings_name_a_theme_once_and_say_that_they_go_on(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TZ", "UTC")
    async with reading() as reader:
        await reader.press("f2")
        assert "of 3" in reader.line("#settings-bottom")
        shown = [str(line) for line in reader.screen.query_one("ChoiceList")._lines]  # type: ignore[attr-defined]
        assert sum("colours of" in line for line in shown) == 1
        assert any("and your own" in line for line in shown)


async def test_signs_alone_ask_for_nothing_and_nothing_is_said_to_match(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("slash", "question_mark", "question_mark")
        assert "match" not in reader.line("#found")
        assert "no word in this" in reader.line("#trail")


async def test_a_line_whose_paint_was_lost_is_painted_with_the_next_news(reading: Reading) -> None:
    async with reading() as reader:
        bottom = reader.explorer.query_one("#bottom", TextLine)
        shown = bottom._left
        # As Textual does it now and then: what was asked for is dropped before it is painted.
        bottom._left = (Run("lost"),)
        bottom._painted = shown, ()
        bottom.show((Run("lost"),))
        await reader.until(lambda: bottom._painted == ((Run("lost"),), ()))
