"""An item as a text to edit: comments above, problems at their lines, and nothing lost that was typed."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import orjson

from visittui.characters import printable
from visittui.errors import CannotContinueError, reason_of, told_as
from visittui.record.citation_models import RecordModel
from visittui.record.editing import Item
from visittui.record.editing.layout_style import Style
from visittui.record.json_file.scanning import scan, written
from visittui.record.problem import Problem
from visittui.tui.review.blanks import with_blanks, without_blanks

_FAULT = "#! "
_LONGEST_NAME = 100


def _parsed(content: str) -> Item | tuple[int, str]:
    """The item of an edited text; an empty one where nothing is left; the line, from 0, and what is wrong there."""
    if not content.strip():
        return {}
    try:
        # As strict as who reads the record: neither NaN nor half a surrogate pair, nor nesting without end.
        item = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        return error.lineno - 1, error.msg
    return item if isinstance(item, dict) else (0, "an object is expected: { … }")


def _fault_lines(content: str, problems: Sequence[Problem]) -> list[tuple[int, str]]:
    """For each problem of a record the line, from 0, of the edited text that it is about, and what is wrong."""
    data = content.encode()
    start = len(data) - len(data.lstrip())
    lines = {written(value.path): data.count(b"\n", 0, value.key_at) for value in scan(data, start)}
    found = []
    for problem in problems:
        path = problem.path.partition(".")[2]
        while path and path not in lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        expected = f"; expected {problem.expected}" if problem.expected else ""
        found.append((lines.get(path, data.count(b"\n", 0, start)), f"{problem.what}{expected}"))
    return found


class EditedItem:
    """One item in the reader's editor, until it is right or given up."""

    def __init__(self, item: Item, comments: Sequence[str], model: type[RecordModel]) -> None:
        """Write an item, its other fields to be filled in, into a file of its own, comments above it.

        Raises:
            CannotContinueError: it cannot be written.
        """
        self._model = model
        head = "".join(f"# {printable(line)}\n" for line in comments)
        self._first = head + Style("", inline=True).written(with_blanks(item, model)) + "\n"
        try:
            name = re.sub(r"[^\w-]", "-", str(item.get("id") or "item"))[:_LONGEST_NAME]
            self.path = Path(tempfile.mkdtemp(prefix="visittui-")) / f"{name}.json"
            self.path.write_text(self._first, encoding="utf-8")
        except OSError as error:
            raise CannotContinueError(f"no file to edit can be made: {reason_of(error)}") from None

    def run(
        self, run: Callable[[list[str]], int], check: Callable[[Item], Sequence[Problem]]
    ) -> tuple[Item | None, str]:
        """Have it edited until nothing is wrong with it.

        Args:
            run: runs a program on the reader's terminal; the result is its exit code.
            check: what is wrong with the record that has this item.

        Returns:
            The item; or None, and a sentence that says why there is none and where the text is.
        """
        try:
            command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
        except ValueError as error:
            raise CannotContinueError(f"$VISUAL or $EDITOR is no command: {error}") from None
        before = self._first
        while True:
            if code := run([*command, str(self.path)]):
                return None, f"The editor ended with {code}; what you wrote is in {self.path}"
            try:
                text = self.path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                return None, f"{self.path} cannot be read as UTF-8; nothing was changed."
            rows = [row for row in text.split("\n") if not row.startswith(_FAULT)]
            content = "\n".join("" if row.startswith("#") else row for row in rows)
            item = _parsed(content)
            if item == {}:
                self.forget()
                return None, "Left empty: nothing was changed."
            if text == before:
                if before == self._first:
                    self.forget()
                    return None, "Not edited: nothing was changed."
                return None, f"Not right yet, nothing was changed; what you wrote is in {self.path}"
            if isinstance(item, tuple):
                faults = [item]
            elif problems := check(left := without_blanks(item, self._model)):
                faults = _fault_lines(content, problems)
            else:
                return left, ""
            for line, what in sorted(faults, reverse=True):
                rows.insert(min(line, len(rows)), f"{_FAULT}{printable(what)}")
            before = "\n".join(rows)
            with told_as(f"{self.path} cannot be written"):
                self.path.write_text(before, encoding="utf-8")

    def forget(self) -> None:
        """Remove the file and what the editor left beside it: what was typed is in the record, or nothing was typed."""
        shutil.rmtree(self.path.parent, ignore_errors=True)
