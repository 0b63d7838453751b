"""A record file in memory: its bytes once, its items on demand."""

from __future__ import annotations

import hashlib
import os
import stat
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from visittui.characters import printable
from visittui.errors import CannotContinueError
from visittui.record.json_file.item_bounds import Bounds, ItemBounds
from visittui.record.models import KINDS

Item = dict[str, Any]
"""An item as a record has it."""

_READ_AT_ONCE = 64


class RecordSection:
    """The items of one section, each read from the file's bytes whenever it is asked for.

    Items are as in the file: a field that may be left out may be missing from the dict.
    """

    def __init__(self, data: bytes, bounds: Bounds) -> None:
        self._data = data
        self._bounds = bounds

    def __len__(self) -> int:
        return len(self._bounds.starts)

    def __getitem__(self, index: int) -> Item:
        return orjson.loads(self.raw(index))  # type: ignore[no-any-return]

    def get(self, index: int) -> Item | None:
        """One item of a record that may be malformed; None where it is no object."""
        try:
            item = self[index]
        except orjson.JSONDecodeError:
            return None
        return item if isinstance(item, dict) else None

    def objects(self) -> Iterator[tuple[int, Item]]:
        """The items of a record that may be malformed, each with its index; what is no object is left out."""
        for index in range(len(self)):
            if (item := self.get(index)) is not None:
                yield index, item

    def __iter__(self) -> Iterator[Item]:
        for first in range(0, len(self), _READ_AT_ONCE):
            yield from orjson.loads(self.raw_list(first, min(first + _READ_AT_ONCE, len(self))))

    def items(self) -> Iterator[tuple[Item, bytes]]:
        """Each item with its bytes as in the file."""
        data = self._data
        for start, end in zip(self._bounds.starts, self._bounds.ends, strict=True):
            raw = data[start:end]
            yield orjson.loads(raw), raw

    def raw(self, index: int) -> bytes:
        """The bytes of one item."""
        return self._data[self._bounds.starts[index] : self._bounds.ends[index]]

    def raw_list(self, first: int, end: int) -> bytes:
        """The bytes of one or more items in a row, as a list of their own: quicker to read than one by one."""
        return b"[%b]" % self._data[self._bounds.starts[first] : self._bounds.ends[end - 1]]

    def bounds(self, index: int) -> tuple[int, int]:
        """Offsets of one item's beginning and end in the file."""
        return self._bounds.starts[index], self._bounds.ends[index]

    def index_at(self, offset: int) -> int | None:
        """The item that an offset of the file is in, if it is in one."""
        index = bisect_right(self._bounds.starts, offset) - 1
        return index if index >= 0 and offset < self._bounds.ends[index] else None

    def start(self, index: int) -> int:
        """Offset of one item in the file."""
        return self._bounds.starts[index]


class RecordFile:
    """A checked record.

    Attributes:
        sections: every section of the format, empty where the file has none.
        counts: items by kind (`point` included).
    """

    def __init__(self, path: Path, data: bytes, bounds: ItemBounds, points: int) -> None:
        self.path = path
        self.size = len(data)
        self._data = data
        start, end = bounds.singles["visit"]
        self.visit: Item = orjson.loads(data[start:end])
        self.sections = {name: RecordSection(data, each) for name, each in bounds.sections.items()}
        self.counts: dict[str, int] = {kind: len(self.sections[name]) for name, kind in KINDS.items()}
        self.counts["point"] = points

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the file's bytes as they were read."""
        return hashlib.sha256(self._data).hexdigest()


def read_bytes(path: Path) -> bytes:
    """All bytes of a file that must be whole and stay as it is meanwhile.

    Not mapped into memory: a file that somebody cuts short while it is mapped ends the process.

    Raises:
        CannotContinueError: it is missing, no regular file, unreadable, or changed while it was read.
    """
    name = printable(str(path))
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise CannotContinueError(f"{name} is a directory, not a record file")
        # A pipe or device may never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotContinueError(f"{name} is not a regular file")
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read()
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise CannotContinueError(f"{name}: no such file") from None
    except ValueError:
        raise CannotContinueError(f"{name} cannot be the name of a file") from None
    except OSError as error:
        raise CannotContinueError(f"{name} cannot be read: {error.strerror}") from None
    except MemoryError:
        raise CannotContinueError(f"{name} is larger than the memory at hand") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise CannotContinueError(f"{name} changed while it was read: try again when it is complete")
    return data
