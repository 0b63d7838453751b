"""From one card to the next without a way back through the list."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from visittui.tui.explorer.location import Location

SIZES = [(40, 10), (80, 24), (99, 30), (100, 30), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_next_and_previous_from_within_the_card(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(Location("Quotes"), size=size) as reader:
        listed = reader.refs()
        await reader.press("enter")
        for ref in listed[1:12]:
            await reader.press("J")
            assert reader.card.card is not None
            assert reader.card.card.ref == ref
            assert reader.card.region.height > 0
        await reader.press("K")
        assert reader.card.card is not None
        assert reader.card.card.ref == listed[10]
        # The list stands where the card is.
        await reader.press("left")
        assert reader.rows.row is not None
        assert reader.rows.row.ref == listed[10]
        line = reader.rows.cursor_cell.y
        assert 0 <= line < reader.rows.size.height


async def test_keys_typed_ahead_are_all_obeyed(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        listed = reader.refs()
        await reader.press("enter", *"JJJJJJKJ")
        assert reader.card.card is not None
        assert reader.card.card.ref == listed[6]


async def test_where_the_list_ends_it_says_so(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("enter", "K")
        assert "first item of the list" in reader.line("#trail")
        await reader.press("left", "end", "enter", "J")
        assert "last item of the list" in reader.line("#trail")
    async with reading(Location("Overview")) as reader:
        await reader.press("J")
        assert "stands in no list" in reader.line("#trail")


async def test_in_the_list_the_same_keys_move_its_cursor(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("J", "J", "K")
        assert reader.rows.cursor == 1
        assert reader.card.region.height == 0
