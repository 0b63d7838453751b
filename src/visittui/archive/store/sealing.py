"""How an archive proves that nobody has changed it.

When it is put in place the fraction of its modification time is set from its checksum, so whoever writes to it
afterwards breaks the seal; small archives are summed at every opening all the same.
"""

from __future__ import annotations

import os
import time
import zlib
from contextlib import suppress
from pathlib import Path

from visittui.files.regular_file import open_regular

SUMMED_UP_TO = 16 << 20
"""Bytes of an archive that is summed at every opening: some ten milliseconds at most."""


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
