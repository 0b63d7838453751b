"""Completion in the search box: fields and their values, chosen without knowing what they are called."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.tui.explorer.location import Location
from visittui.tui.widgets.search_box import CompletionList


def box(reader: Reader) -> str:
    return str(reader.screen.query_one("#search").value)  # type: ignore[attr-defined]


def offered(reader: Reader) -> list[str]:
    """The lines under the box."""
    shown = reader.screen.query_one(CompletionList)
    return [shown.render_line(y).text for y in range(shown.size.height)] if shown.display else []


async def test_tab_names_the_fields_then_their_values_with_counts(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("slash", "tab")
        assert "speaker:" in offered(reader)[0]
        await reader.press("tab")
        assert box(reader) == "speaker:"
        assert "Vladimir Putin" in offered(reader)[0]
        assert "43" in offered(reader)[0]
        await reader.press("down", "enter")
        assert box(reader) == 'speaker:"To Lam" '
        assert not offered(reader)
        await reader.press("enter")
        assert reader.rows.has_focus
        assert len(reader.refs()) == 20


async def test_letters_filter_what_is_offered(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("slash")
        await reader.type("nuclear top")
        await reader.press("tab", "tab")
        assert box(reader) == "nuclear topic:"
        await reader.type("nucl")
        assert "Nuclear energy" in offered(reader)[0]
        await reader.press("up", "down", "tab")
        assert box(reader).startswith("nuclear topic:")
        assert "/" not in box(reader), "names are shown as names"


async def test_escape_gives_up_what_is_offered_and_keeps_the_query(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("slash")
        await reader.type("speaker:")
        await reader.press("tab", "escape")
        assert not offered(reader)
        assert box(reader) == "speaker:"
        await reader.press("tab", "backspace")
        assert offered(reader)
        await reader.press("escape", "down")
        assert reader.rows.has_focus


async def test_a_click_takes_one(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("slash")
        await reader.type("speaker:")
        await reader.press("tab")
        await reader.click(reader.screen.query_one(CompletionList), (4, 1))
        assert box(reader) == 'speaker:"To Lam" '


@pytest.mark.parametrize("typed", ["date:", "zzz:", "nosuchfield"])
async def test_where_nothing_can_be_offered_nothing_is(reading: Reading, typed: str) -> None:
    async with reading(Location("Quotes"), (40, 10)) as reader:
        await reader.press("slash")
        for letter in typed:
            await reader.press({":": "colon"}.get(letter, letter))
        await reader.press("tab", "tab", "up")
        assert not offered(reader)
        assert box(reader) == typed
