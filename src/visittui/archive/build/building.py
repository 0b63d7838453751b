"""Building an archive from a record: the one door by which the record as written becomes the record as read.

Two passes over what was checked. The first reads every item once and keeps names, times and ids; the second writes
items in time order, each with its links and its search text, so that every table grows at its end. Indexes, and what
is shown at once, are made of the rows when all of them are there.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from visittui.archive.build.example_words import example_words
from visittui.archive.build.first_pass import collect
from visittui.archive.build.rows import RowMaker
from visittui.archive.build.writing import write_batches
from visittui.archive.search.examples import EXAMPLES
from visittui.archive.search.folding import fold, words
from visittui.archive.search.words.stems import stem
from visittui.archive.search.words.thesaurus import stems
from visittui.archive.store.tables import APPLICATION_ID, ARCHIVE_VERSION, CROWDS, INDEXES, TABLES, VOCABULARY
from visittui.progress import Progress
from visittui.record.reading import read_record

_ALL = 1000
_RECORD_READ, _NAMES_COLLECTED, _ROWS_WRITTEN = 250, 320, 760
"""The scale of the progress, after the shares of time that the parts take."""

_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
"""
"""Nobody sees the file before it is whole, so nothing is journalled and it is written to disk once, at the end."""

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


def read_and_build(path: Path, connection: sqlite3.Connection, progress: Progress | None = None) -> str:
    """Read, check and build; the result is the hexadecimal SHA-256 of the record as it was read.

    The connection is to an empty database, in autocommit mode. `progress` is called many times with what is done and
    what there is, in any unit, never going back; an exception it raises ends the building.

    Raises:
        CannotContinueError: the record cannot be read, or has problems (all are listed).
        sqlite3.Error: the database cannot be written (a full disk, a size limit).
    """
    report = progress or (lambda done, total: None)
    connection.executescript(_SETTINGS + TABLES)
    was_enabled = gc.isenabled()
    # Millions of objects come and go, and none of them in circles.
    gc.disable()
    try:
        digest = _write_rows(path, connection, report)
    finally:
        if was_enabled:
            gc.enable()
    # The record and all that was kept of it are gone from memory before the indexes are sorted there.
    _finish(connection, part_of(report, _ROWS_WRITTEN, _ALL))
    return digest


def part_of(report: Progress, start: int, end: int) -> Progress:
    """Progress of one part of the building, on the scale of the whole."""
    return lambda done, total: report(start + (end - start) * done // max(1, total), _ALL)


def _write_rows(path: Path, connection: sqlite3.Connection, report: Progress) -> str:
    record = read_record(path, progress=part_of(report, 0, _RECORD_READ))
    items = sum(record.counts.values())
    collected = collect(record.sections, _Steps(part_of(report, _RECORD_READ, _NAMES_COLLECTED), items).advance)
    steps, maker = _Steps(part_of(report, _NAMES_COLLECTED, _ROWS_WRITTEN), items), RowMaker(record.sections, collected)
    connection.execute("BEGIN")
    write_batches(connection, maker.batches(), steps.advance)
    connection.executemany("INSERT INTO tally VALUES(?, ?, ?, ?)", maker.tally())
    connection.executemany("INSERT INTO synonym VALUES(?, ?, ?)", _synonyms_of(record.visit))
    connection.executemany("INSERT INTO meta VALUES(?, ?)", maker.meta(record.visit, record.sha256))
    connection.execute("COMMIT")
    return record.sha256


def _synonyms_of(visit: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Rows of `synonym`, what a record says means the same: an entry as its stems, its line of them, its words."""
    for line, alike in enumerate(visit.get("synonyms") or ()):
        for entry in alike["words"]:
            if sequence := tuple(words(fold(entry))):
                yield " ".join(stems(sequence)), line, " ".join(sequence)


def _finish(connection: sqlite3.Connection, progress: Progress) -> None:
    """Merge the search index, sort the indexes, count and find what is shown at once, in a database with all rows."""
    connection.create_function("stem", 1, stem, deterministic=True)
    steps = (*INDEXES, *CROWDS, *VOCABULARY)
    watch = _Steps(progress, 2 * len(steps))
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


def _merge(connection: sqlite3.Connection, watch: _Steps, share: int) -> None:
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


class _Steps:
    """Counts what is done and reports it; an exception of the report is carried past SQLite, which would lose it."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.stopped: BaseException | None = None
        self._progress = progress
        self._total = total
        self._done = 0

    def advance(self, steps: int = 1) -> None:
        self._done += steps
        self._progress(min(self._done, self._total), self._total)

    def look(self) -> int:
        try:
            self.advance(0)
        except BaseException as stopped:
            self.stopped = stopped
            return 1
        return 0
