"""Everything found wrong while a record is checked, and where."""

from __future__ import annotations

from dataclasses import dataclass

from visittui.record.json_file.positions import Positions
from visittui.record.json_file.scanning import Path, locate, written
from visittui.record.problem import Fault, Problem
from visittui.record.wording import suggested

KEPT = 1000
"""Problems that are kept; those found after are counted."""

_SUGGESTIONS = 200
"""Problems that get a nearest name: looking among thousands of names takes its time."""


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
