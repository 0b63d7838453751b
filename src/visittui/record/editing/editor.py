"""The one door through which records are written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from visittui.errors import CannotContinueError
from visittui.files.paired_files import ChangedMeanwhileError, FileChange, contents, finish, write_together
from visittui.files.record_files import drafts_path
from visittui.record.checks.checking import check_bytes
from visittui.record.editing.patching import Change, Item, items_of, key_of, patched, visit_of
from visittui.record.models import ITEM_MODELS
from visittui.record.problem import Problem

_KEPT = 200
"""Steps that can be taken back."""


class Editor:
    """A record file that is changed item by item, with the drafts beside it.

    Each `write` is one step: record, drafts and journal are all as before or all as after, whatever ends the process.
    What somebody else has changed since the last reading is never overwritten: `ChangedMeanwhileError` says so, and
    `reload` reads again.
    """

    def __init__(self, path: Path) -> None:
        """Read the record, and its drafts beside it if there are any; a change that was cut short is carried out first.

        Raises:
            CannotContinueError: the record is missing or cannot be read.
        """
        self.path = path
        self.drafts_path = drafts_path(path)
        self.journal_path = path.with_name(f".{path.name}.undo")
        self.data = b""
        self.drafts: bytes | None = None
        self._journal: bytes | None = None
        self._read: bytes | None = None
        self._items: dict[str, list[Item]] = {}
        self.reload()

    def reload(self) -> None:
        """Read the files as they are now.

        Raises:
            CannotContinueError: the record is missing or cannot be read.
        """
        finish(self.path)
        data = contents(self.path)
        self.drafts = contents(self.drafts_path)
        self._journal = contents(self.journal_path)
        if data is None:
            raise CannotContinueError(f"{self.path}: no such file")
        self.data = data

    def require_readable(self) -> None:
        """Read everything once, so that nothing is found unreadable in the midst of a decision.

        Raises:
            CannotContinueError: the file is no record, or something in it cannot be read; it says where.
        """
        try:
            visit_of(self.data)
            for section in ITEM_MODELS:
                self.items(section)
        except CannotContinueError as error:
            raise CannotContinueError(f"{self.path}: {error}") from None

    def visit(self) -> Item | None:
        """The visit, as far as it is written."""
        return visit_of(self.data)

    def items(self, section: str) -> list[Item]:
        """The items of a section, as in the file; they are not to be changed in place."""
        if self._read is not self.data:
            self._read, self._items = self.data, {}
        if section not in self._items:
            self._items[section] = items_of(self.data, section)
        return self._items[section]

    def item(self, section: str, key: str) -> Item | None:
        """One item, None where there is none; its key is its id (`SOURCE:LINE` in `uncited`)."""
        return next((item for item in self.items(section) if key_of(section, item) == key), None)

    def problems(self, changes: Sequence[Change]) -> tuple[Problem, ...]:
        """What would be wrong with the record after changes that is not wrong now, by its line in the changed file.

        Raises:
            CannotContinueError: a change names an item that is not there.
        """
        known = {_without_position(problem) for problem in check_bytes(self.path, self.data).problems}
        report = check_bytes(self.path, patched(self.data, changes))
        return tuple(problem for problem in report.problems if _without_position(problem) not in known)

    def write(self, changes: Sequence[Change], drafts: bytes | None = None, what: str = "") -> None:
        """Change the record, and its drafts with it, in one step that can be taken back.

        There may be no changes where only the drafts change; None leaves these. `undo` gives back the words for the
        step.

        Raises:
            ChangedMeanwhileError: one of the files was changed by somebody else; nothing was written.
            CannotContinueError: a change names an item that is not there, or the files cannot be written.
        """
        data = patched(self.data, changes)
        drafts = self.drafts if drafts is None else drafts
        told = {"record": _difference(self.data, data), "drafts": _difference(self.drafts or b"", drafts or b"")}
        self._write(data, drafts, [*_steps(self._journal)[1 - _KEPT :], {"what": what, **told}])

    def undo(self) -> str | None:
        """Take back the last step; its words, or None where there is nothing to take back.

        Raises:
            ChangedMeanwhileError: the files are not any more as that step left them.
        """
        steps = _steps(self._journal)
        if not steps:
            return None
        step = steps.pop()
        data = _reverted(self.data, step["record"])
        drafts = _reverted(self.drafts or b"", step["drafts"])
        if data is None or drafts is None:
            raise ChangedMeanwhileError(f"{self.path} was changed since; the last step cannot be taken back")
        self._write(data, drafts if self.drafts is not None else None, steps)
        return str(step["what"])

    def _write(self, data: bytes, drafts: bytes | None, steps: list[dict[str, str]]) -> None:
        journal = b"".join(json.dumps(step).encode() + b"\n" for step in steps)
        changes = {
            self.path: FileChange(self.data, data),
            self.journal_path: FileChange(self._journal, journal),
        }
        if drafts is not None:
            changes[self.drafts_path] = FileChange(self.drafts, drafts)
        write_together(self.path, changes)
        self.data, self.drafts, self._journal = data, drafts, journal


def _without_position(problem: Problem) -> tuple[str, str]:
    """A problem apart from where it stands, which an item added before it moves."""
    return "".join(letter for letter in problem.path if not letter.isdigit()), problem.what


def _steps(journal: bytes | None) -> list[dict[str, str]]:
    """The steps of a journal; a damaged one has none, for it only serves to take back."""
    try:
        steps = [json.loads(line) for line in (journal or b"").splitlines()]
    except (ValueError, RecursionError):
        return []
    keys = ("what", "record", "drafts")
    sound = (isinstance(step, dict) and all(isinstance(step.get(key), str) for key in keys) for step in steps)
    return steps if all(sound) else []


def _difference(before: bytes, after: bytes) -> str:
    """What parts two contents: offset, old and new bytes of the stretch that differs, in hexadecimal."""
    start = _shared(before, after)
    tail = _shared(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - tail], after[start : len(after) - tail]
    return f"{start} {len(after)} {old.hex()}.{new.hex()}"


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two contents begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _reverted(after: bytes, difference: str) -> bytes | None:
    """The content before a difference; None where `after` is not the content that it led to."""
    try:
        start, length, stretches = difference.split(" ")
        old, new = map(bytes.fromhex, stretches.split("."))
        at, size = int(start), int(length)
    except ValueError:
        return None
    if at < 0 or len(after) != size or after[at : at + len(new)] != new:
        return None
    return after[:at] + old + after[at + len(new) :]
