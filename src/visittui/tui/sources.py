"""What lists take their rows from: the whole record, or the hits of a query."""

from __future__ import annotations

from collections.abc import Sequence

from visittui.archive.archive import Archive
from visittui.archive.row import Row


class WholeList:
    """Every item of some kinds, in time order."""

    def __init__(self, archive: Archive, kinds: tuple[str, ...]) -> None:
        self._archive = archive
        self._kinds = kinds
        self._length = sum(archive.counts.get(kind, 0) for kind in kinds)

    def __len__(self) -> int:
        return self._length

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from index `start` to before `stop`."""
        return self._archive.rows(self._kinds, start, stop)

    def index_of(self, ref: str) -> int | None:
        """Where an item is in the list, None where it is not."""
        return self._archive.position(ref, self._kinds)
