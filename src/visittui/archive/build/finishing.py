"""The last part of building: what is made of the rows once all of them are there."""

from __future__ import annotations

import sqlite3

import orjson

from visittui.archive.build.example_words import example_words
from visittui.archive.search.examples import EXAMPLES
from visittui.archive.search.words.stems import stem
from visittui.archive.store.tables import APPLICATION_ID, ARCHIVE_VERSION, CROWDS, INDEXES, VOCABULARY
from visittui.progress import Progress

_MERGE_PAGES = 4000
_LONGEST_MERGE = 1000
_INSTRUCTIONS = 1_000_000
"""Steps of SQLite's machine between two looks at whether to go on: some hundredths of a second."""

_IS_A_FILE = "SELECT file <> '' FROM pragma_database_list WHERE name = 'main'"
"""Where no file can be written, SQLite's temporary ones could not be either."""

_SORT_IN_RUNS = """
PRAGMA temp_store = FILE;
PRAGMA cache_size = -8192;
"""
"""Millions of rows are sorted in runs of eight megabytes, which the processor's cache holds, in half the time that
sorting all of them in memory takes, and without that memory. Fewer rows make no temporary file."""


def finish(connection: sqlite3.Connection, progress: Progress) -> None:
    """Merge the search index, sort the indexes, count and find what is shown at once, in a database with all rows.

    Raises:
        sqlite3.Error: the database cannot be written. Whatever `progress` raises ends the building too.
    """
    connection.create_function("stem", 1, stem, deterministic=True)
    steps = (*INDEXES, *CROWDS, *VOCABULARY)
    total = 2 * len(steps)
    watch = _Watch(progress, total)
    connection.set_progress_handler(watch.look, _INSTRUCTIONS)
    if connection.execute(_IS_A_FILE).fetchone()[0]:
        connection.executescript(_SORT_IN_RUNS)
    try:
        connection.execute("BEGIN")
        _merge(connection, watch, len(steps))
        for step in steps:
            connection.execute(step)
            watch.advance()
        found = orjson.dumps(example_words(connection)._asdict()).decode()
        connection.execute("INSERT INTO meta VALUES(?, ?)", (EXAMPLES, found))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {ARCHIVE_VERSION}")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if watch.stopped is not None:
            raise watch.stopped from None
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


class _Watch:
    """Tells how far it is, and carries an exception past SQLite, which would lose it."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.stopped: BaseException | None = None
        self._progress = progress
        self._done = 0
        self._total = total

    def advance(self, steps: int = 1) -> None:
        self._done += steps
        self._progress(self._done, self._total)

    def look(self) -> int:
        try:
            self._progress(self._done, self._total)
        except BaseException as stopped:
            self.stopped = stopped
            return 1
        return 0


def _merge(connection: sqlite3.Connection, watch: _Watch, share: int) -> None:
    """What FTS5 calls "optimize", in pieces: a search then reads one list of hits a word."""
    pages = -_MERGE_PAGES
    advanced = 0
    for _ in range(_LONGEST_MERGE):
        before = connection.total_changes
        connection.execute("INSERT INTO text(text, rank) VALUES('merge', ?)", [pages])
        if connection.total_changes - before < 2:
            break
        pages = _MERGE_PAGES
        # How many pieces there are is not known beforehand: each is half of what remains of this share.
        if advanced < share - 1:
            watch.advance()
            advanced += 1
    watch.advance(share - advanced)
