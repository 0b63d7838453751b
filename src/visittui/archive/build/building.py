"""Building an archive from a record: the one door by which the record as written becomes the record as read.

Two passes over what was checked. The first reads every item once and keeps names, times and ids; the second writes
items in time order, each with its links and its search text, so that every table grows at its end.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from visittui.archive.build.finishing import finish
from visittui.archive.build.first_pass import collect
from visittui.archive.build.rows import RowMaker
from visittui.archive.build.writing import write_batches
from visittui.archive.search.folding import fold, words
from visittui.archive.search.words.thesaurus import stems
from visittui.archive.store.tables import TABLES
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
    with _nothing_collected():
        digest = _write_rows(path, connection, report)
    # The record and all that was kept of it are gone from memory before the indexes are sorted there.
    finish(connection, part_of(report, _ROWS_WRITTEN, _ALL))
    return digest


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without the garbage collector: millions of objects come and go here, and none of them in circles."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


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


class _Steps:
    """Counts items, and reports them."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def advance(self, items: int) -> None:
        self._done += items
        self._progress(min(self._done, self._total), self._total)


def _synonyms_of(visit: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Rows of `synonym`, what a record says means the same: an entry as its stems, its line of them, its words."""
    for line, alike in enumerate(visit.get("synonyms") or ()):
        for entry in alike["words"]:
            if sequence := tuple(words(fold(entry))):
                yield " ".join(stems(sequence)), line, " ".join(sequence)
