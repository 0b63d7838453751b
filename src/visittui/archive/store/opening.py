"""Opening a record's archive: the one built before, or a new one, in the cache or else in memory."""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.store.archive import Archive, Storage
from visittui.archive.store.cache import Cache, Stamp, discard, mark_used, stamp_of, user_cache
from visittui.archive.store.connecting import (
    connect_to_file,
    connect_to_memory,
    memory_address,
    require_full_text_search,
)
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
        digest = _digest(record)
        cache.remember(record, stamp, digest)
    path = cache.find(digest)
    if path is None:
        return None
    try:
        connect_to_file(path).close()
    except sqlite3.DatabaseError:
        discard(path)
        return None
    mark_used(path)
    return Storage(partial(connect_to_file, path), digest, path)


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
    return Storage(partial(connect_to_file, path), digest, path)


def _build_in_memory(record: Path, progress: Progress | None, reason: str) -> Storage:
    from visittui.archive.build.building import read_and_build

    name = f"visittui-{os.getpid()}-{next(_memory_numbers)}"
    builder = sqlite3.connect(memory_address(name), uri=True, isolation_level=None, check_same_thread=False)
    try:
        digest = read_and_build(record, builder, progress)
    except BaseException as error:
        builder.close()
        if isinstance(error, MemoryError):
            raise CannotContinueError(f"{printable(str(record))} does not fit into memory, and {reason}") from None
        raise
    notice = f"The record was prepared in memory, for this time only: {reason}."
    return Storage(partial(connect_to_memory, name), digest, notice=notice, keeper=builder)


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


def _digest(record: Path) -> str:
    # Needed for a record not seen before or changed, which is rare enough to be loaded then.
    from hashlib import file_digest

    with record.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
