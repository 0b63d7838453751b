"""Where built archives are kept: named by content, put in place whole, and believed only as far as they can prove.

An archive's name holds the hash of its record, the archive version and a checksum of its own bytes. When it is put in
place the fraction of its modification time is set from its checksum, so whoever writes to it afterwards breaks the
seal; small archives are summed at every opening all the same.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from visittui.archive.store.tables import ARCHIVE_VERSION
from visittui.files.regular_file import open_regular, regular_bytes
from visittui.files.user_directories import user_directory

Stamp = tuple[int, int, int, int]
"""Size, modification time (ns), inode and device of a record: while they stay, so does its content."""

ARCHIVES_KEPT = 5
"""So many of the last used archives stay; a reader goes back and forth between a few records."""

BYTES_KEPT = 4 << 30
"""And so many bytes of them at most, beside the newest: a million quotes take two thousand million bytes."""

SUMMED_UP_TO = 16 << 20
"""Bytes of an archive that is summed at every opening: some ten milliseconds at most."""

_RECORDS_KNOWN = 200
_LARGEST_INDEX = 1 << 23  # bytes: so many records, however long their paths
_SETTLED_NS = 2_000_000_000
_ABANDONED_SECONDS = 60
_ARCHIVE_NAME = r"[0-9a-f]{64}-v\d+-[0-9a-f]{8}\.sqlite"


def stamp_of(path: Path) -> Stamp:
    """What tells a file's content from its next.

    Raises:
        OSError: there is no such file, or it cannot be reached.
    """
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev


class Cache:
    """One directory of archives, made when the first of them is built."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._known = directory / "records.json"

    def recognise(self, record: Path, stamp: Stamp) -> str | None:
        """The content hash of a record seen before, None if it is new or has changed."""
        *seen, digest = self._records().get(str(record), [None])
        return str(digest) if tuple(seen) == stamp else None

    def remember(self, record: Path, stamp: Stamp, digest: str) -> None:
        """Note a record's content hash, to recognise it by its stamp the next time.

        A file changed within the last moments is not noted: a second change could leave the same stamp.
        """
        if time.time_ns() - stamp[1] < _SETTLED_NS:
            return
        records = self._records()
        records.pop(str(record), None)
        records[str(record)] = [*stamp, digest]
        newest = dict(list(records.items())[-_RECORDS_KNOWN:])
        with suppress(OSError), self._new_file(".json") as (file, path):
            os.write(file, json.dumps(newest).encode())
            path.replace(self._known)

    def find(self, digest: str) -> Path | None:
        """A sound archive of the record with this content hash; unsound ones are removed."""
        prefix = f"{digest}-v{ARCHIVE_VERSION}-"
        for name in self._names():
            if name.startswith(prefix) and re.fullmatch(_ARCHIVE_NAME, name):
                path = self.directory / name
                if is_sound(path):
                    return path
                discard(path)
        return None

    @contextmanager
    def new_archive(self) -> Iterator[Path]:
        """An empty file to build in; if it is still there at the end it is removed.

        Raises:
            OSError: the cache cannot be written.
        """
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._new_file(".part") as (_, path):
            yield path

    def keep(self, built: Path, digest: str) -> Path:
        """Put a finished archive in place, built in `new_archive` from the record with this content hash.

        Raises:
            OSError: the disk is full or gone.
        """
        with built.open("rb") as file:
            os.fsync(file.fileno())
        checksum = checksum_of(built)
        path = self.directory / f"{digest}-v{ARCHIVE_VERSION}-{checksum:08x}.sqlite"
        seal(built, checksum)
        built.replace(path)
        directory = os.open(self.directory, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
        self._clean(path)
        return path

    def _clean(self, newest: Path) -> None:
        """Remove all but the last used archives, and what killed builds left behind."""
        used: list[tuple[int, int, Path]] = []
        for name in self._names():
            path = self.directory / name
            with suppress(OSError):
                if name.endswith((".part", ".json")) and path != self._known:
                    _remove_if_abandoned(path)
                elif re.fullmatch(_ARCHIVE_NAME, name) and path != newest:
                    status = path.stat()
                    used.append((status.st_atime_ns, status.st_size, path))
        room = BYTES_KEPT
        for number, (_, size, path) in enumerate(sorted(used, reverse=True), 1):
            room -= size
            if number >= ARCHIVES_KEPT or room < 0:
                discard(path)

    def _names(self) -> list[str]:
        try:
            return sorted(path.name for path in self.directory.iterdir())
        except OSError:
            return []

    def _records(self) -> dict[str, list[object]]:
        try:
            records = json.loads(regular_bytes(self._known, _LARGEST_INDEX))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(records, dict):
            return {}
        return {path: entry for path, entry in records.items() if isinstance(entry, list) and entry}

    @contextmanager
    def _new_file(self, suffix: str) -> Iterator[tuple[int, Path]]:
        # Only writing needs it, and opening an archive takes hardly longer than loading it.
        from visittui.files.unfinished import unfinished

        path = self.directory / f"building-{os.urandom(6).hex()}{suffix}"
        with unfinished(path, 0o600):
            file = os.open(path, os.O_RDWR)
            try:
                # Held until the end, so that others see that its builder lives; not every network file system can.
                with suppress(OSError):
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield file, path
            finally:
                os.close(file)


def user_cache() -> Cache | None:
    """The cache of whoever runs this program; None where no home is known."""
    directory = user_directory("cache")
    return Cache(directory) if directory.is_absolute() else None


def mark_used(archive: Path) -> None:
    """Note that an archive was opened now, so that it is among the last to be removed."""
    with suppress(OSError):
        os.utime(archive, ns=(time.time_ns(), archive.stat().st_mtime_ns))


def discard(path: Path) -> None:
    """Remove an archive; whoever reads it keeps reading."""
    with suppress(OSError):
        path.unlink()


def is_sound(path: Path) -> bool:
    """Whether an archive, whose name ends in its checksum, is ours and as it was when it was put in place."""
    try:
        status = path.stat()
        if status.st_uid not in (os.geteuid(), 0):
            return False
        checksum = _named(path)
        if status.st_size > SUMMED_UP_TO and status.st_mtime_ns % 10**9 == checksum % 10**9:
            return True
        if checksum_of(path) != checksum:
            return False
        if status.st_mtime_ns % 10**9 != checksum % 10**9:
            with suppress(OSError):
                seal(path, checksum)
    except OSError:
        return False
    return True


def is_unchanged(path: Path) -> bool:
    """Whether every byte of an archive is as it was; unlike `is_sound` it never trusts the seal of a large one."""
    try:
        return checksum_of(path) == _named(path)
    except OSError:
        return False


def checksum_of(path: Path) -> int:
    """The CRC-32 of a file.

    Raises:
        OSError: it cannot be read.
    """
    checksum = 0
    with open_regular(path) as file:
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return checksum


def seal(path: Path, checksum: int) -> None:
    """Mark a file as unchanged since it had this checksum.

    Raises:
        OSError: its time cannot be set.
    """
    seconds = path.stat().st_mtime_ns // 10**9
    os.utime(path, ns=(time.time_ns(), seconds * 10**9 + checksum % 10**9))


def _named(path: Path) -> int:
    """The checksum in the name of an archive."""
    return int(path.stem[-8:], 16)


def _remove_if_abandoned(path: Path) -> None:
    if time.time() - path.stat().st_mtime < _ABANDONED_SECONDS:
        return
    file = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    finally:
        os.close(file)
