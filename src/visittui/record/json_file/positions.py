"""Lines and columns of a file, from offsets into its bytes."""

from __future__ import annotations

from itertools import accumulate

_BLOCK = 1 << 16
"""Bytes between two counted places: what one look-up has to count at most."""


class Positions:
    """Turns offsets into lines and columns, counting the file's lines once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._lines_before: list[int] | None = None
        self._last = (0, 1)
        """The offset last asked for, and its column."""

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and character within the line, both from 1, of an offset in bytes."""
        data = self._data
        if self._lines_before is None:
            counts = (data.count(b"\n", start, start + _BLOCK) for start in range(0, len(data), _BLOCK))
            self._lines_before = [0, *accumulate(counts)]
        block = min(offset, len(data)) // _BLOCK
        line = self._lines_before[block] + data.count(b"\n", block * _BLOCK, offset)
        return line + 1, self._column(offset)

    def _column(self, offset: int) -> int:
        # A file may be one line of gigabytes, and its problems mostly come in order: count on from the last one.
        data, (last, column) = self._data, self._last
        if offset < last or data.find(b"\n", last, offset) >= 0:
            last, column = data.rfind(b"\n", 0, offset) + 1, 1
        # A byte order mark is no character of the first line.
        column += len(data[last:offset].decode("utf-8", "replace").removeprefix("\ufeff"))
        self._last = offset, column
        return column
