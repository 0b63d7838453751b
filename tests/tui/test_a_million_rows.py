"""A million rows of three lines scroll as a few do: what a key asks for is counted, not timed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.tui.conftest import Reading
from visittui.archive.search.hits.row_source import Order
from visittui.archive.store.row import Row
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import tab_named
from visittui.tui.layout.row_layout import lay_out

FEW, MANY = 480, 1_000_000
"""Both whole pages of the rows that are read at once, so that their ends are alike."""

DOWN, UP, PAGE_DOWN, PAGE_UP, END, HOME = "down", "up", "page_down", "page_up", "last", "first"
KEYS = (*[DOWN] * 20, *[PAGE_DOWN] * 3, *[UP] * 5, END, *[UP] * 10, PAGE_UP, PAGE_UP, HOME, END, HOME)


class Quotes:
    """So many quotes of two lines and a third for their speaker, which counts how many of them are read."""

    ordering: Order = "time"

    def __init__(self, count: int) -> None:
        self._count = count
        self.read = 0

    def __len__(self) -> int:
        return self._count

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows asked for."""
        found = [self._row(index) for index in range(start, min(stop, self._count))]
        self.read += len(found)
        return found

    def index_of(self, ref: str) -> int | None:
        """Nowhere in particular."""
        return None

    def _row(self, index: int) -> Row:
        words = "“words and words and words " + "and words " * (7 + index % 4) + "in the end”"
        return Row(index, "quote/putin-nuclear-agenda", "quote", words, "Somebody")


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_each_key_reads_and_lays_out_as_few_rows_of_a_million_as_of_a_few(
    reading: Reading, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out = 0

    def counted(*args: object, **options: object) -> object:
        nonlocal laid_out
        laid_out += 1
        return lay_out(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("visittui.tui.widgets.laid_rows.lay_out", counted)
    costs: list[list[tuple[int, int]]] = []
    async with reading(Location("Quotes"), size=size) as reader:
        for count in (FEW, MANY):
            quotes = Quotes(count)
            reader.rows.show(quotes, tab_named("Quotes"))
            await reader.settle()
            costs.append([])
            for key in KEYS:
                before = quotes.read, laid_out
                getattr(reader.rows, f"action_{key}")()
                await reader.settle()
                costs[-1].append((quotes.read - before[0], laid_out - before[1]))
            assert reader.rows.cursor == 0
    few, many = costs
    assert many == few
    height = size[1]
    assert max(read for read, _ in many) <= 2 * height
    assert max(laid for _, laid in many) <= 4 * height
