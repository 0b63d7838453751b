"""Connections to an archive: read only, sparing of memory, and only to files that are ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from visittui.archive.store.tables import APPLICATION_ID, ARCHIVE_VERSION
from visittui.errors import CannotContinueError

Connect = Callable[[], sqlite3.Connection]


def connect_to_file(path: Path) -> sqlite3.Connection:
    """Open a finished archive.

    Raises:
        sqlite3.DatabaseError: the file is no archive of this version.
    """
    # Nobody changes a finished archive, so SQLite needs neither locks nor to look for changes.
    return _connect(f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1")


def connect_to_memory(name: str) -> sqlite3.Connection:
    """Open an archive that another connection of this process has built in memory."""
    return _connect(memory_address(name))


def memory_address(name: str) -> str:
    """The address of a database that lives while a connection of this process holds it."""
    return f"file:{name}?mode=memory&cache=shared"


def _connect(address: str) -> sqlite3.Connection:
    # The search runs in a thread of its own; each connection is still used by one thread at a time.
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        # 2 MB of pages and no mapped file: measured best for many readers on one machine.
        connection.executescript("PRAGMA cache_size=-2000; PRAGMA mmap_size=0; PRAGMA query_only=1;")
        # Sorting shall write no file.
        connection.execute("PRAGMA temp_store=MEMORY")
        identity = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        # Written last: where it is, so is everything else.
        whole = connection.execute("SELECT 1 FROM meta WHERE key = 'digest'").fetchone()
        if identity != [APPLICATION_ID, ARCHIVE_VERSION] or not whole:
            raise sqlite3.DatabaseError("not an archive of this version")
    except BaseException:
        connection.close()
        raise
    return connection


def require_full_text_search(connect: Connect = lambda: sqlite3.connect(":memory:")) -> None:
    """Make sure that this Python can search, on a connection to an empty database.

    Raises:
        CannotContinueError: its SQLite was built without FTS5.
    """
    connection = connect()
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(words)")
    except sqlite3.OperationalError:
        raise CannotContinueError(
            f"the SQLite {sqlite3.sqlite_version} of this Python has no full-text search (FTS5), which visittui"
            " needs: use a Python from python.org, your system's packages or conda-forge"
        ) from None
    finally:
        connection.close()
