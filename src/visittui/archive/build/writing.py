"""Writing the rows of an archive.

SQLite takes as long over the search index as Python over the rows: 3 s each of the 13.5 s of processor time that
100,000 quotes take. It works without Python's lock, so while it indexes some thousands of texts a thread makes the next
rows, which with a second processor saves up to a fifth (median of three builds on a busy machine: 96 s instead of 112).
The two do not otherwise run at once: at each row written one of them would have to wait for the other to let go of the
lock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from threading import Thread

from visittui.archive.build.rows import Batch

_INDEXED_AT_ONCE = 64 << 20
"""Bytes of search index gathered before they are written; more than a batch of rows takes."""

_PIECES = 1000
"""Pieces of search index that are let stand."""

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
    # One merge at the end costs less than many on the way, and the fewer pieces the less: 200,000 quotes are built in
    # 36.6 s instead of 44.7.
    connection.execute("INSERT INTO text(text, rank) VALUES('automerge', 0)")
    connection.execute("INSERT INTO text(text, rank) VALUES('crisismerge', ?)", [_PIECES])
    connection.execute("INSERT INTO text(text, rank) VALUES('hashsize', ?)", [_INDEXED_AT_ONCE])
    connection.execute(_STAGE)
    batch = next(batches, None)
    while batch is not None:
        count = len(batch.items)
        connection.executemany("INSERT INTO item VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", batch.items)
        connection.executemany("INSERT INTO link VALUES(?, ?, ?, ?)", batch.links)
        connection.executemany("INSERT INTO unindexed VALUES(?, ?, ?, ?, ?)", batch.texts)
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
