"""Everything found wrong while a record is checked, and where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from visittui.record.json_file.scanning import Path, locate, written
from visittui.record.problem import Fault, Problem
from visittui.record.wording import suggested

KEPT = 1000
"""Problems that are kept; those found after are counted."""

_SUGGESTIONS = 200
"""Problems that get a nearest name: looking among thousands of names takes its time."""

_BLOCK = 1 << 16
"""Bytes between two counted places: what one look-up has to count at most."""


class Findings:
    """Collects problems of one file."""

    def __init__(self, file: str, data: bytes) -> None:
        self._file = file
        self.data = data
        self._positions = Positions(data)
        self._problems: dict[Problem, None] = {}
        self._suggested = 0
        self.further = 0

    @property
    def full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self._problems) >= KEPT

    def add(self, fault: Fault) -> None:
        """Keep a problem whose offset is known."""
        if self.full:
            self.further += 1
            return
        line, column = self._positions.line_and_column(fault.at)
        problem = Problem(self._file, line, column, written(fault.path), fault.what, fault.expected)
        self._problems[problem] = None

    def suggested(self, name: str, names: dict[str, int]) -> str:
        """The nearest of the names, while there are not too many problems already."""
        self._suggested += 1
        return suggested(name, names) if self._suggested <= _SUGGESTIONS else ""

    def line_of(self, offset: int) -> int:
        """The line, from 1, that an offset is in."""
        return self._positions.line_and_column(offset)[0]

    def problems(self) -> list[Problem]:
        """The problems kept, by line."""
        return sorted(self._problems, key=lambda problem: (problem.line, problem.column))


@dataclass(slots=True)
class ItemFindings:
    """Reports what is wrong in one item.

    Attributes:
        findings: what is wrong in the whole file.
        start: offset of the item in the file.
        path: where it stands in the record: ("quotes", 12).
    """

    findings: Findings
    start: int
    path: Path

    def say(self, path: Path, what: str, expected: str = "", *, key: bool = False) -> None:
        """Report a problem of a field, by its path within the item; or of the name of the field, if it is its `key`."""
        # The place is looked for only where the problem will be kept.
        at = self.start if self.findings.full else locate(self.findings.data, self.start, path, key=key)
        self.findings.add(Fault(at, (*self.path, *path), what, expected))

    def say_at(self, offset: int, path: Path, what: str, expected: str = "") -> None:
        """Report a problem whose offset within the item is known."""
        self.findings.add(Fault(self.start + offset, (*self.path, *path), what, expected))


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
