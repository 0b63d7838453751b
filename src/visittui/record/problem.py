"""What is wrong with a record, said so that its writer can go straight to the line."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from visittui.characters import printable
from visittui.errors import CannotContinueError
from visittui.files.record_files import drafts_path
from visittui.record.wording import count_of

SHOWN_IN_MESSAGE = 20
"""How many problems the text of a `RecordProblemsError` lists; `visittui check` prints more."""


class Fault(NamedTuple):
    """Something wrong at an offset of the file, before anybody asked for line and column."""

    at: int
    path: tuple[str | int, ...]
    what: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a record file.

    Attributes:
        file: the file's path as the caller gave it.
        line: line of the file, from 1.
        column: character within that line, from 1.
        path: the field (`quotes[12].speaker`), empty for the file as a whole.
        what: what is wrong there.
        expected: what would be right, empty where `what` says it.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    expected: str = ""

    def __str__(self) -> str:
        field = f"{self.path}: " if self.path else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        return printable(f"{self.file}:{self.line}:{self.column}: {field}{self.what}{expected}")

    def as_dict(self) -> dict[str, Any]:
        """The problem for `visittui check --json`, without anything that a terminal would obey."""
        return {name: printable(value) if isinstance(value, str) else value for name, value in asdict(self).items()}


class RecordProblemsError(CannotContinueError):
    """A record is refused: nothing of it was loaded.

    Attributes:
        problems: what is wrong, by line.
        further: how many more problems were found and not kept.
    """

    def __init__(self, path: Path, problems: Sequence[Problem], further: int = 0) -> None:
        self.path = path
        self.problems = tuple(problems)
        self.further = further
        super().__init__(self._text())

    def _text(self) -> str:
        number = len(self.problems) + self.further
        lines = [f"{printable(str(self.path))} is not a usable record, {count_of(number, 'problem')}:"]
        lines += [str(problem) for problem in self.problems[:SHOWN_IN_MESSAGE]]
        if number > SHOWN_IN_MESSAGE:
            lines.append(f"and {number - SHOWN_IN_MESSAGE:,} more; `visittui check` lists them")
        if any(problem.path.startswith("visit.") for problem in self.problems) and drafts_path(self.path).exists():
            lines.append(f"`visittui review {shlex.quote(str(self.path))}`, keys o and Enter: write what it lacks")
        return "\n".join(lines)
