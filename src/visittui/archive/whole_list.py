"""All items of some kinds, when nothing is searched for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from visittui.archive.row import Row

if TYPE_CHECKING:
    from visittui.archive.archive import Archive

Order = Literal["relevance", "time", "newest"]
"""The best first; from the beginning of the record; from its end."""


class WholeList:
    """A `HitList` of everything; relevance means nothing here and is read as time.

    Args:
        archive: the open archive.
        kinds: such as ("agreement", "point").
        ordering: `time` or `newest`.
    """

    capped = False

    def __init__(self, archive: Archive, kinds: Sequence[str], ordering: Order = "time") -> None:
        self.ordering: Order = "time" if ordering == "relevance" else ordering
        self._archive = archive
        self._kinds = tuple(kind for kind in kinds if archive.counts.get(kind))
        self._length = sum(archive.counts.get(kind, 0) for kind in kinds)

    def __len__(self) -> int:
        return self._length

    def rows(self, start: int, stop: int) -> list[Row]:
        """The items from one index to before another."""
        start, stop = max(0, start), min(stop, self._length)
        if start >= stop:
            return []
        if self.ordering != "newest":
            return self._archive.rows(self._kinds, start, stop)
        return self._archive.rows(self._kinds, self._length - stop, self._length - start)[::-1]

    def index_of(self, reference: str) -> int | None:
        """Where an item stands, None if it is of none of the kinds."""
        index = self._archive.position(reference, self._kinds)
        return self._length - 1 - index if index is not None and self.ordering == "newest" else index
