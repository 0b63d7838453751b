"""Writing the rows of an archive.

SQLite takes as long over the search index as Python over the rows. It works without Python's lock, so while it
indexes some thousands of texts a thread makes the next rows. The two do not otherwise run at once: at each row
written one of them would have to wait for the other to let go of the lock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

from visittui.archive.build.rows import Batch

_INDEXED_AT_ONCE = 64 << 20
"""Bytes of search index gathered before they are written; more than a batch of rows takes."""

_PIECES = 1000
"""Pieces of search index that are let stand."""

_VALUES_AT_ONCE = 999
"""What any SQLite takes in one statement. Rows written a hundred at a time take half as long as one by one.

600,000 links: 0.4 s instead of 0.9.
"""

_STAGE = """
CREATE TEMP TABLE unindexed(number INTEGER PRIMARY KEY, names TEXT, body TEXT, context TEXT, filters TEXT)
"""
_INDEX = """
INSERT INTO text(rowid, names, body, context, filters) SELECT number, names, body, context, filters FROM unindexed
"""


def write_batches(connection: sqlite3.Connection, batches: Iterator[Batch], advance: Callable[[int], None]) -> None:
    """Write rows into empty tables, within a transaction, and index their texts.

    `advance` is called with the number of items written since it was last called.
    """
    # One merge at the end costs less than many on the way, and the fewer pieces the less.
    connection.execute("INSERT INTO text(text, rank) VALUES('automerge', 0)")
    connection.execute("INSERT INTO text(text, rank) VALUES('crisismerge', ?)", [_PIECES])
    connection.execute("INSERT INTO text(text, rank) VALUES('hashsize', ?)", [_INDEXED_AT_ONCE])
    connection.execute(_STAGE)
    batch = next(batches, None)
    while batch is not None:
        count = batch.count
        _insert(connection, "item", 15, batch.items)
        _insert(connection, "link", 4, batch.links)
        _insert(connection, "unindexed", 5, batch.texts)
        del batch
        advance(count // 2)
        following = _Following(batches)
        try:
            connection.execute(_INDEX)
            connection.execute("DELETE FROM unindexed")
            advance(count - count // 2)
        finally:
            following.join()
        batch = following.taken()
    connection.execute("DROP TABLE unindexed")


class _Following(Thread):
    """Makes the next batch of rows."""

    def __init__(self, batches: Iterator[Batch]) -> None:
        super().__init__(daemon=True)
        self._batches = batches
        self._batch: Batch | None = None
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._batch = next(self._batches, None)
        except BaseException as error:
            self._error = error

    def taken(self) -> Batch | None:
        """The batch, which is not kept here any longer."""
        if self._error is not None:
            raise self._error
        batch, self._batch = self._batch, None
        return batch


def _insert(connection: sqlite3.Connection, table: str, width: int, values: list[Any]) -> None:
    """Insert rows, given as their values one after another."""
    row = f"({', '.join('?' * width)})"
    step = _VALUES_AT_ONCE // width * width
    statement = f"INSERT INTO {table} VALUES" + ", ".join([row] * (step // width))
    for start in range(0, len(values), step):
        part = values[start : start + step]
        if len(part) < step:
            statement = f"INSERT INTO {table} VALUES" + ", ".join([row] * (len(part) // width))
        connection.execute(statement, part)
