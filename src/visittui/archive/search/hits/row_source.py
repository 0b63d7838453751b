"""Where a list takes its rows from: all items of some kinds, the schedule with its background folded, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from visittui.archive.store.row import FOLD, Row

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive

Order = Literal["relevance", "time", "newest", "standing"]
"""The best first; from the beginning of the record; from its end; of agreements, the signed ones first."""

_WITH_STANDING = {"agreement", "point"}
_MOST_BY_STANDING = 5000
"""Beyond so many, as everywhere, only the order of time is offered."""

_MOST_EVENTS = 5000
"""Beyond so many the schedule is read in windows, in the order of time alone."""


class RowSource(Protocol):
    """Where a list takes its rows from; `ordering` is the one in force, time also where relevance was asked for."""

    ordering: Order

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from index `start` to before `stop`."""

    def index_of(self, ref: str) -> int | None:
        """Where an item is in the list, None where it is not."""


class NoRows:
    """A source without rows."""

    ordering: Order = "time"

    def __len__(self) -> int:
        return 0

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """No rows."""
        return ()

    def index_of(self, ref: str) -> int | None:
        """Nowhere."""
        return None


class WholeList:
    """A `HitList` of everything of some kinds; relevance is read as standing among agreements, elsewhere as time."""

    capped = False

    def __init__(self, archive: Archive, kinds: Sequence[str], ordering: Order = "time") -> None:
        self._archive = archive
        self._kinds = tuple(kind for kind in kinds if archive.counts.get(kind))
        self.complete = sum(archive.counts.get(kind, 0) for kind in kinds)
        by_standing = bool(self._kinds) and _WITH_STANDING.issuperset(kinds) and self.complete <= _MOST_BY_STANDING
        self.ordering: Order = ordering if ordering != "relevance" else "standing" if by_standing else "time"
        self._numbers = archive.by_standing() if self.ordering == "standing" else []

    def __len__(self) -> int:
        return self.complete

    def rows(self, start: int, stop: int) -> list[Row]:
        """The items from one index to before another."""
        start, stop = max(0, start), min(stop, self.complete)
        if start >= stop:
            return []
        if self.ordering == "standing":
            return self._archive.rows_by_number(self._numbers[start:stop])
        if self.ordering != "newest":
            return self._archive.rows(self._kinds, start, stop)
        # From the newest back to the oldest; what has no time comes last in either order.
        dated = self._archive.dated(self._kinds)
        newest = self._archive.rows(self._kinds, dated - min(stop, dated), dated - start)[::-1] if start < dated else []
        return newest + self._archive.rows(self._kinds, max(start, dated), stop)

    def index_of(self, reference: str) -> int | None:
        """Where an item stands, None if it is of none of the kinds."""
        index = self._archive.position(reference, self._kinds)
        if index is not None and self.ordering == "standing":
            number = self._archive.number(reference)
            return self._numbers.index(number) if number is not None else None
        if index is None or self.ordering != "newest":
            return index
        dated = self._archive.dated(self._kinds)
        return dated - 1 - index if index < dated else index


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
