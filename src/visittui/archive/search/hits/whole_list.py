"""All items of some kinds, when nothing is searched for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from visittui.archive.store.row import Row

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive

Order = Literal["relevance", "time", "newest", "standing"]
"""The best first; from the beginning of the record; from its end; of agreements, the signed ones first."""

_WITH_STANDING = {"agreement", "point"}
_MOST_BY_STANDING = 5000
"""Beyond so many, as everywhere, only the order of time is offered."""


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
