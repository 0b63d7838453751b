"""Searches in a person, given up, cleared, among marks: what is a step, and where Backspace leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Reading
from visittui.tui.explorer.location import Location

TO_LAM = Location("People", ref="person/to-lam", focus="card")


# Searching from a card


async def test_a_search_in_somebody_says_what_the_whole_record_has_beyond(reading: Reading) -> None:
    async with reading(TO_LAM) as reader:
        await reader.press("slash")
        assert "Search in To Lam: " in reader.line("#search-label")
        assert reader.screen.query_one("#search").placeholder == ""  # type: ignore[attr-defined]
        assert "Shift+Tab whole record" in reader.line("#bottom")
        await reader.type("zarubezhneft")
        assert "Nothing in To Lam; " in reader.line("#trail")
        assert "in the whole record: Shift+Tab" in reader.line("#trail")
        assert "Nothing matches in To Lam." in reader.rows.empty.text
        await reader.press("enter")
        assert "in the whole record: w" in reader.line("#trail")
        await reader.press("w")
        assert reader.refs()
        assert "Search: " in reader.line("#search-label")
        await reader.press("w")
        assert "The whole record is already being searched." in reader.line("#trail")


async def test_from_other_cards_the_whole_record_is_searched(reading: Reading) -> None:
    async with reading(Location("Schedule", ref="event/arrival", focus="card")) as reader:
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
    async with reading(Location("Quotes")) as reader:
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
        await reader.explorer.action_tab(4)
        await reader.settle()
        await reader.press("escape", "backspace")
        assert "nuclear" not in reader.line("#search-label")
        assert reader.app.is_running


async def test_the_trail_cuts_no_title_for_which_there_is_room(reading: Reading) -> None:
    long = Location("Differences", ref="difference/how-many-documents", focus="card")
    async with reading(long, size=(120, 40)) as reader:
        assert reader.card.card is not None
        assert len(reader.card.card.title) > 32
        assert reader.card.card.title in reader.line("#trail")


# What is marked


async def test_a_query_filters_what_is_marked(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Location("Quotes", ref="quote/putin-nuclear-agenda")) as reader:
        await reader.press("b", "down", "b", "8")
        assert len(reader.refs()) == 2
        assert "by time" not in reader.line("#trail")
        await reader.search("=training =specialists")
        assert reader.refs() == ["quote/putin-nuclear-agenda"]
        assert "[*1]" in reader.tabs()
        await reader.search(" speaker:lam")
        assert reader.refs() == []
        assert "[*0]" in reader.tabs()
        assert "None of the 2 marked items match." in reader.rows.empty.text
        await reader.press("enter")
        assert reader.rows.has_focus
