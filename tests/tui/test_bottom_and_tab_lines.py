"""The lines around the list offer what is useful, say what a key cannot do, and keep their words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui.conftest import Reading
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import TABS
from visittui.tui.layout.text_runs import Run
from visittui.tui.screens.dialogs import CopyScreen
from visittui.tui.widgets.text_line import TextLine

TO_LAM = Location("People", ref="person/to-lam", focus="card")


# Keys that have nothing to do


@pytest.mark.parametrize(("tab", "words"), [("Differences", "gravest first"), ("People", "as recorded")])
async def test_a_list_of_what_has_no_time_says_by_what_it_goes_and_is_never_ordered_by_time(
    reading: Reading, tab: str, words: str
) -> None:
    async with reading(Location(tab), size=(100, 30)) as reader:
        assert words in reader.line("#trail")
        assert "order" not in reader.line("#bottom")
        before = reader.refs()
        await reader.press("s")
        assert f"These have no time; they stay in their order, {words}." in reader.line("#trail")
        assert reader.refs() == before


@pytest.mark.parametrize("tab", ["People", "Agreements", "Sources", "Differences"])
async def test_the_picture_of_a_tab_is_named_at_80_columns_even_after_another_tab(reading: Reading, tab: str) -> None:
    async with reading() as reader:
        await reader.press(str([each.name for each in TABS].index(tab) + 1))
        assert "Bksp back" in reader.line("#bottom")
        assert "p draw" in reader.line("#bottom")


async def test_differences_of_fact_have_their_sign_in_their_list_and_those_of_spelling_none(reading: Reading) -> None:
    async with reading(Location("Differences"), size=(100, 30)) as reader:
        assert "≠ How many documents" in reader.rows.render_line(0).text
        assert "p draw" in reader.line("#bottom")
        await reader.press("end")
        last = reader.rows.source.rows(len(reader.rows.source) - 1, len(reader.rows.source))[0]
        line = next(reader.rows.render_line(y).text for y in range(30) if last.title in reader.rows.render_line(y).text)
        assert last.weight == "spelling"
        assert not {"≠", "≈"} & set(line)


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
    async with reading(Location("Quotes")) as reader:
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


async def test_in_a_list_it_offers_what_is_useful_there_before_what_is_true_everywhere(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Location("Quotes")) as reader:
        for words in ("b mark", "f narrow", "s order"):
            assert words in reader.line("#bottom")
        await reader.press("b", "8")
        assert "x export" in reader.line("#bottom")
        await reader.press("1")
        assert "x export" not in reader.line("#bottom")


@pytest.mark.parametrize("tab", ["Schedule", "People", "Agreements", "Quotes", "Differences"])
@pytest.mark.parametrize("width", [80, 100, 120])
async def test_on_a_card_it_offers_the_next_one_a_mark_and_the_source_of_the_words(
    reading: Reading, tab: str, width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(size=(width, 24)) as reader:
        await reader.press(str([each.name for each in TABS].index(tab) + 1), "enter")
        for words in ("J next", "b mark", "c source", "Bksp back", "? help", "q quit"):
            assert words in reader.line("#bottom")


async def test_with_something_marked_there_are_eight_tabs(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Location("Quotes")) as reader:
        await reader.press("b")
        assert "1-8 tabs" in reader.line("#bottom")


async def test_over_an_empty_list_nothing_is_offered_to_open(reading: Reading) -> None:
    async with reading(Location("Quotes", query="zzzqqq")) as reader:
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
    async with reading(Location("Quotes"), size=(width, 24)) as reader:
        names = names_of(reader.tabs())
        assert set(names) <= NAMES
        await reader.press("slash")
        for letter in "nuclear":
            await reader.press(letter)
            assert names_of(reader.tabs()) == names
        await reader.press("enter", "b")
        assert [name for name in names_of(reader.tabs()) if name != "Marked"] == names
        assert "…" not in reader.tabs()


@pytest.mark.parametrize("width", [*range(40, 142, 6), 80])
async def test_the_tab_line_does_not_move_when_something_is_marked(
    reading: Reading, width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Location("Quotes"), size=(width, 24)) as reader:
        before = reader.tabs().rstrip()
        await reader.press("b")
        assert reader.tabs().startswith(before)
        assert reader.tabs().rstrip() != before


@pytest.mark.parametrize("width", [80, 100, 140])
async def test_no_tab_that_has_some_of_the_words_looks_as_if_it_had_nothing(reading: Reading, width: int) -> None:
    async with reading(Location("Overview", query="nuclear timetable putin"), size=(width, 24)) as reader:
        results = reader.explorer.view.search.results
        assert results is not None
        for tab in TABS[1:-1]:
            if sum(results.counts.get(kind, 0) for kind in tab.kinds):
                assert not re.search(rf"({tab.name}|{tab.shorter or tab.name}) 0(?!\+)", reader.tabs()), tab.name


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("key", ["1", "2", "7"])
async def test_the_open_tab_is_not_glued_to_its_neighbours(reading: Reading, width: int, key: str) -> None:
    async with reading(size=(width, 24)) as reader:
        await reader.press(key)
        before, _, rest = reader.tabs().partition("[")
        after = rest.partition("]")[2]
        assert not before or before.endswith(" ")
        assert not after or after.startswith(" ")


async def test_how_many_match_is_read_to_the_last_letter(reading: Reading) -> None:
    """The words of a common search, `2,000+ matches`, have just the room that there is for them."""
    async with reading() as reader:
        reader.screen.query_one("#found", TextLine).show((), (Run("2,000+ matches "),))
        assert "2,000+ matches" in reader.line("#found")
