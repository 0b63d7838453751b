"""The schedule of a visit, its background folded into one row above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from visittui.archive.search.hits.whole_list import Order, WholeList
from visittui.archive.store.row import FOLD, Row

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive

_MOST_EVENTS = 5000
"""Beyond so many the schedule is read in windows, in the order of time alone."""


def schedule(archive: Archive) -> FoldedSchedule | WholeList:
    """All events by time, with the background folded where there is any."""
    if archive.counts.get("event", 0) <= _MOST_EVENTS and (background := archive.background_events()):
        return FoldedSchedule(archive, background)
    return WholeList(archive, ("event",), "time")


class FoldedSchedule:
    """A list of all events: a row for the background, which unfolds, then what belongs to the visit."""

    ordering: Order = "time"

    def __init__(self, archive: Archive, background: Sequence[int]) -> None:
        self._archive = archive
        self._background = list(background)
        apart = frozenset(background)
        self._others = [number for number in archive.event_numbers() if number not in apart]
        self.is_folded = True

    def toggle(self) -> None:
        """Fold the background, or unfold it below its row."""
        self.is_folded = not self.is_folded

    @property
    def hidden(self) -> int:
        """How many events more than rows there are from the row of the background on."""
        return len(self._background) - 1 if self.is_folded else -1

    @property
    def _numbers(self) -> list[int]:
        return self._others if self.is_folded else [*self._background, *self._others]

    def __len__(self) -> int:
        return 1 + len(self._numbers)

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows from one index to before another."""
        start, stop = max(0, start), min(stop, len(self))
        if start >= stop:
            return []
        rows = self._archive.rows_by_number(self._numbers[max(0, start - 1) : stop - 1])
        return [self._fold_row, *rows] if start == 0 else rows

    def index_of(self, reference: str) -> int | None:
        """Where an event stands, None if it is none; where it is in the background, that is unfolded."""
        number = self._archive.number(reference)
        if number in self._background:
            self.is_folded = False
        return 1 + self._numbers.index(number) if number in self._numbers else None

    @property
    def _fold_row(self) -> Row:
        count = len(self._background)
        title = f"Background: {count} event{'s' if count > 1 else ''}"
        return Row(0, "", FOLD, title, "closed" if self.is_folded else "open")
