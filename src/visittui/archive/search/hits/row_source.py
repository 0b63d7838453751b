"""Where a list takes its rows from: the whole record, hits, what is marked, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from visittui.archive.search.hits.whole_list import Order
from visittui.archive.store.row import Row


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
