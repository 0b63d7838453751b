"""Links that stay on the card: from the line of groups and from a bracket of sources to the group they name."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from visittui.tui.explorer.location import Location

SIZES = [(80, 24), (140, 32)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_of_groups_leads_down_the_card_and_no_further(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(Location("People", ref="person/aleksey-likhachev", focus="card"), size=size) as reader:
        assert "Said (2)" in reader.card_text().replace("\N{NO-BREAK SPACE}", " ")
        await reader.press("tab", "tab", "enter")
        first, second = reader.card_text().splitlines()[reader.card.top :][:2]
        assert first.strip().startswith("Exchanged (")
        assert second.strip().startswith("›")
        await reader.press("enter")
        assert reader.card.card is not None
        assert reader.card.card.kind == "agreement"
        await reader.press("backspace")
        assert reader.card_text().splitlines()[reader.card.top].strip().startswith("Exchanged (")


async def test_a_bracket_of_sources_is_one_stop_and_leads_to_the_list_of_them(reading: Reading) -> None:
    async with reading(Location("Schedule", ref="event/arrival", focus="card"), size=(140, 40)) as reader:
        links = [target for target in reader.card.laid.targets if target.startswith(("source/", "#"))]
        text = reader.card_text()
        assert "+" in text[text.index("(live-page:") : text.index("(live-page:") + 60]
        assert links[0].startswith("#")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("ref", ["event/nhan-dan-article", "difference/arrival-day", "event/talks-presidents"])
async def test_a_page_on_chooses_a_link_that_begins_there_not_the_end_of_one(
    reading: Reading, ref: str, size: tuple[int, int]
) -> None:
    tab = "Schedule" if ref.startswith("event") else "Differences"
    async with reading(Location(tab, ref=ref, focus="card"), size=size) as reader:
        card = reader.card
        for key in ("pagedown", "pageup"):
            before = -1
            while before != card.top:
                before = card.top
                await reader.press(key)
                begun = [first for first, _ in card.laid.link_lines if card.top <= first < card.top + card.size.height]
                if begun:
                    assert card.link is not None
                    assert card.laid.link_lines[card.link][0] in begun


async def test_back_from_the_end_of_a_longer_card_the_link_is_chosen_that_led_there(reading: Reading) -> None:
    async with reading(Location("Quotes", ref="quote/likhachev-schedule-2027", focus="card")) as reader:
        card = reader.card
        await reader.choose_link("person/aleksey-likhachev")
        await reader.press("enter", "end")
        assert card.top > 0
        await reader.press("backspace")
        assert (card.top, card.target) == (0, "person/aleksey-likhachev")
