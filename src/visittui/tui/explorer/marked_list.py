"""The items that the reader has marked, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from visittui.archive.search.whole_list import Order
from visittui.archive.store.archive import Archive
from visittui.archive.store.references import Reference, find
from visittui.archive.store.row import Row
from visittui.tui.explorer.tabs import EVERY_KIND

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results


def among(refs: Sequence[str], results: Results) -> tuple[str, ...]:
    """Those of some references that are among the hits."""
    hits = results.hits(EVERY_KIND)
    return tuple(ref for ref in refs if hits.index_of(ref) is not None)


class MarkedList:
    """Marked items in the order of marking; those that the record no longer has are passed over.

    Args:
        archive: the open archive.
        refs: references of the marked items.
    """

    ordering: Order = "time"

    def __init__(self, archive: Archive, refs: Sequence[str]) -> None:
        self._archive = archive
        found = archive.reading(lambda connection: [(ref, find(connection, Reference.parse(ref))) for ref in refs])
        self._numbers = {ref: number for ref, number in found if number is not None}

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def refs(self) -> tuple[str, ...]:
        """References of the items that are there."""
        return tuple(self._numbers)

    def rows(self, start: int, stop: int) -> list[Row]:
        """The items from one index to before another."""
        return self._archive.rows_by_number(list(self._numbers.values())[start:stop])

    def index_of(self, ref: str) -> int | None:
        """Where an item stands, None if it is not marked."""
        return list(self._numbers).index(ref) if ref in self._numbers else None
