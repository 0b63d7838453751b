"""Opening a record's archive: the one built before, or a new one, in the cache or else in memory.

Connections to it are read only, sparing of memory, and only to files that are ours.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from visittui.archive.store.archive import Archive, Storage
from visittui.archive.store.cache import Cache, Stamp, discard, mark_used, stamp_of, user_cache
from visittui.archive.store.tables import APPLICATION_ID, ARCHIVE_VERSION
from visittui.characters import printable
from visittui.errors import CannotContinueError, reason_of

if TYPE_CHECKING:
    from visittui.progress import Progress

_memory_numbers = count(1)


def open_archive(record_path: Path, *, progress: Progress | None = None) -> Archive:
    """Open the archive of a record, building it if need be; its `notice` says if it could not be kept.

    `progress` is called with what is done and what there is while the record is read and its archive built, not at all
    when it was built before. An exception it raises ends the building and leaves nothing behind.

    Raises:
        CannotContinueError: the record cannot be read or has problems, or this Python cannot search.
    """
    record = record_path.absolute()
    try:
        if record.exists() and not record.is_file():
            raise CannotContinueError(f"{printable(str(record_path))}: not a file")
        stamp = stamp_of(record)
        storage = _open_storage(record, stamp, progress)
    except OSError as error:
        reason = reason_of(error)
        raise CannotContinueError(f"{printable(str(record_path))}: {reason}") from None
    return Archive(record, stamp, storage, partial(_restore, record))


def _open_storage(record: Path, stamp: Stamp, progress: Progress | None = None) -> Storage:
    cache = user_cache()
    return (cache and _find_built(cache, record, stamp)) or _build(cache, record, stamp, progress)


def _find_built(cache: Cache, record: Path, stamp: Stamp) -> Storage | None:
    digest = cache.recognise(record, stamp)
    if digest is None:
        # Needed for a record not seen before or changed, which is rare enough to be loaded then.
        from hashlib import file_digest

        with record.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        cache.remember(record, stamp, digest)
    path = cache.find(digest)
    if path is None:
        return None
    try:
        _connect_to_file(path).close()
    except sqlite3.DatabaseError:
        discard(path)
        return None
    mark_used(path)
    return Storage(partial(_connect_to_file, path), digest, path)


def _build(cache: Cache | None, record: Path, stamp: Stamp, progress: Progress | None) -> Storage:
    require_full_text_search()
    # Only building needs the models of the record, and they take longer to load than everything else together.
    from visittui.archive.build.building import read_and_build

    if cache is None:
        return _build_in_memory(record, progress, "no home directory is known")
    try:
        with cache.new_archive() as built:
            connection = sqlite3.connect(built, isolation_level=None)
            try:
                digest = read_and_build(record, connection, progress)
            finally:
                connection.close()
            path = cache.keep(built, digest)
    except (OSError, sqlite3.Error) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        return _build_in_memory(record, progress, f"{cache.directory} cannot be written ({reason.lower()})")
    cache.remember(record, stamp, digest)
    return Storage(partial(_connect_to_file, path), digest, path)


def _build_in_memory(record: Path, progress: Progress | None, reason: str) -> Storage:
    from visittui.archive.build.building import read_and_build

    name = f"visittui-{os.getpid()}-{next(_memory_numbers)}"
    builder = sqlite3.connect(_memory_address(name), uri=True, isolation_level=None, check_same_thread=False)
    try:
        digest = read_and_build(record, builder, progress)
    except BaseException as error:
        builder.close()
        if isinstance(error, MemoryError):
            raise CannotContinueError(f"{printable(str(record))} does not fit into memory, and {reason}") from None
        raise
    notice = f"The record was prepared in memory, for this time only: {reason}."
    return Storage(partial(_connect_to_memory, name), digest, notice=notice, keeper=builder)


def _restore(record: Path, damaged: Storage) -> Storage:
    if damaged.path is not None:
        discard(damaged.path)
    try:
        storage = _open_storage(record, stamp_of(record))
    except OSError as error:
        raise CannotContinueError(f"the archive of {record} is damaged, and {error.strerror}") from None
    if storage.digest != damaged.digest:
        raise CannotContinueError(f"the archive of {record} is damaged, and the record has changed: open it again")
    return storage


def _connect_to_file(path: Path) -> sqlite3.Connection:
    """Open a finished archive.

    Raises:
        sqlite3.DatabaseError: the file is no archive of this version.
    """
    # Nobody changes a finished archive, so SQLite needs neither locks nor to look for changes.
    return _connect(f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1")


def _connect_to_memory(name: str) -> sqlite3.Connection:
    """Open an archive that another connection of this process has built in memory."""
    return _connect(_memory_address(name))


def _memory_address(name: str) -> str:
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


def require_full_text_search(connect: Callable[[], sqlite3.Connection] = lambda: sqlite3.connect(":memory:")) -> None:
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
