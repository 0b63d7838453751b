"""Whatever the screen's words name, Enter, a key and a click lead to it."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.tui.explorer.location import Location


async def click_on(reader: Reader, selector: str, words: str) -> None:
    """Click on words of a line around list and card."""
    column = reader.line(selector).index(words)
    await reader.click(reader.screen.query_one(selector), (column + 1, 0))


def line_of(reader: Reader, words: str) -> int:
    """The line of an empty list on which words stand."""
    return next(y for y in range(20) if words in reader.rows.render_line(y).text)


async def test_enter_follows_what_an_empty_list_offers(reading: Reading) -> None:
    async with reading(Location("Sources")) as reader:
        await reader.search("opera speaker:putin")
        assert reader.refs() == []
        assert "▌ › Quotes 1" in reader.rows.render_line(line_of(reader, "Quotes 1")).text
        await reader.press("enter")
        assert "[Quotes 1" in reader.tabs()
        assert reader.rows.has_focus
        assert len(reader.refs()) == 1
        await reader.press("backspace")
        assert "[Sources 0" in reader.tabs()


async def test_a_click_follows_it_too(reading: Reading) -> None:
    async with reading(Location("Sources")) as reader:
        await reader.search("opera speaker:putin")
        await reader.click(reader.rows, (6, line_of(reader, "Quotes 1")))
        assert "[Quotes 1" in reader.tabs()


async def test_a_query_without_the_word_that_is_in_the_way_is_a_key_away(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.search("nuclear zzzqqq")
        assert "without “zzzqqq”" in reader.line("#trail")
        assert "(o)" in reader.line("#trail")
        await reader.press("o")
        assert reader.explorer.standing[1].query == "nuclear"
        await reader.press("backspace")
        assert reader.explorer.standing[1].query == "nuclear zzzqqq"


async def test_or_a_click(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.search("nuclear zzzqqq")
        await click_on(reader, "#trail", "without")
        assert reader.explorer.standing[1].query == "nuclear"


async def test_where_nothing_is_offered_the_key_says_so(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("o")
        assert "Nothing is offered here." in reader.line("#trail")


async def test_what_is_offered_within_somebody_stays_within_them(reading: Reading) -> None:
    async with reading(Location("Quotes", query="partnership zzzqqq", scope="person/to-lam")) as reader:
        await reader.press("o")
        here = reader.explorer.standing[1]
        assert (here.query, here.scope) == ("partnership", "person/to-lam")


async def test_a_click_on_the_bottom_line_does_what_the_key_does(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(100, 30)) as reader:
        await click_on(reader, "#bottom", "search")
        assert reader.screen.focused is reader.screen.query_one("#search")
        await reader.press("escape")
        await click_on(reader, "#bottom", "help")
        await reader.until(lambda: reader.screen is not reader.explorer)


@pytest.mark.parametrize("typing", [False, True])
async def test_a_click_on_the_trail_leads_back_there(reading: Reading, typing: bool) -> None:
    async with reading(Location("Quotes"), size=(120, 30)) as reader:
        await reader.press("enter", "4", "slash")
        await reader.type("nuclear")
        if not typing:
            await reader.press("enter")
        assert reader.line("#trail").startswith(" Quotes › ")
        await click_on(reader, "#trail", "Quotes ›")
        here = reader.explorer.standing[1]
        assert (here.tab, here.query, here.focus) == ("Quotes", "", "list")
        assert reader.line("#trail").startswith(" Quotes  ")


async def test_a_place_is_told_once_on_the_trail(reading: Reading) -> None:
    async with reading(Location("Quotes"), size=(160, 30)) as reader:
        await reader.press("enter", "5", "enter", "5")
        assert reader.line("#trail").count("Quotes") == 1
