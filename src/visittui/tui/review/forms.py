"""Items that a reader fills in, in their editor: a suggestion before it is accepted, an item of the record, a new one.

Problems are told at their lines, and nothing is lost that was typed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path

import orjson

from visittui.characters import printable
from visittui.drafting.drafts import DraftItem
from visittui.drafting.proposals import free_id
from visittui.errors import CannotContinueError, reason_of, told_as
from visittui.files.regular_file import open_regular
from visittui.record.editing import Add, Change, Item, Remove, Replace
from visittui.record.editing.layout_style import Style
from visittui.record.json_file.scanning import scan, written
from visittui.record.models import ITEM_MODELS, KINDS, Visit
from visittui.record.part_models import RecordModel
from visittui.record.problem import Problem
from visittui.state.bounded_tasks import LateError
from visittui.tui.review.blanks import choices, ids, new_item, with_blanks, without_blanks
from visittui.tui.review.decisions import Review

_FAULT = "#! "
_LONGEST_NAME = 100

RunProgram = Callable[[list[str]], int]
"""Runs a program on the reader's terminal; the result is its exit code.

OSError where it cannot be started, CannotContinueError where this one was asked to end before.
"""


class Forms:
    """Opens items in the reader's editor and writes what comes back; each answer is a sentence for the reader."""

    def __init__(self, review: Review, run: RunProgram) -> None:
        self._review = review
        self._run = run
        self._finish: Callable[[Callable[[], str]], str] | None = None

    def proposal(self, one: DraftItem) -> str:
        """A suggestion as it would be entered; what is saved is accepted."""
        review, section = self._review, self._review.proposal(one).section
        changes, drafts, reference = review.changes(one)
        *before, last = changes
        assert not isinstance(last, Remove)
        comments = ["What is saved is accepted; empty this file, or leave it as it is, to change nothing."]

        def accept(item: Item) -> str:
            if isinstance(last, Replace):
                return review.write([*before, replace(last, item=item)], drafts, reference)
            review.correct(one, item=item)
            return review.accept(one)

        return self._fill_in(section, last.item, comments, lambda item: [*before, replace(last, item=item)], accept)

    def item(self, section: str, key: str) -> str:
        """An item of the record; the visit has no key."""
        item = self._review.editor.visit() if section == "visit" else self._review.editor.item(section, key)
        if item is None:
            return f"There is no {section}/{key} in the record any more."
        comments = ["Saved, this takes the item's place; left as it is nothing is changed."]

        def replaced(new: Item) -> str:
            return self._review.write([Replace(section, key, new)], self._review.drafts, key or "the visit")

        return self._fill_in(section, item, comments, lambda new: [Replace(section, key, new)], replaced)

    def new(self, section: str) -> str:
        """A new item of a section, which cites the line of the entry in hand; an event is where that was said."""
        entry = self._review.entry
        item = new_item(section, entry.source if entry else "", entry.line if entry else 1)
        if "time" in item:
            item["time"] |= {"from": (self._review.editor.visit() or {}).get("starts", ""), "precision": "day"}
        comments = [
            f"A new {KINDS[section]}; empty this file to add nothing.",
            "id: left blank, it is made of the name.",
        ]

        def added(new: Item) -> str:
            if section == "events" and entry is not None and entry.item is not None:
                self._review.correct(entry.item, event=str(new.get("id")))
            return self._review.write([Add(section, new)], self._review.drafts, f"{KINDS[section]}/{new.get('id')}")

        return self._fill_in(section, item, comments, lambda new: [Add(section, new)], added, "Added")

    def at_last(self, settle: Callable[[], str]) -> str:
        """What was written late is there, or is not: say so, and keep what was typed only where it is not."""
        finish, self._finish = self._finish, None
        return settle() if finish is None else finish(settle)

    def _fill_in(
        self,
        section: str,
        item: Item,
        comments: Sequence[str],
        changes: Callable[[Item], list[Change]],
        write: Callable[[Item], str],
        done: str = "",
    ) -> str:
        """Write an item as the reader's editor leaves it, sound with the record; why it is not, or what was done.

        What was typed is kept until it is written.
        """
        known = self._review.editor
        if section == "visit":
            edit = _EditedItem(item, comments, Visit)
        else:
            edit = _EditedItem(item, [*comments, *choices(section), *ids(section, known.items)], ITEM_MODELS[section])
        is_new = not item.get("id")

        def check(new: Item) -> Sequence[Problem]:
            if is_new and not new.get("id") and (name := new.get("name") or new.get("title")):
                new["id"] = free_id(str(name), {str(one.get("id")) for one in known.items(section)})
            return known.problems(changes(new))

        new, said = edit.run(self._run, check)
        if new is None:
            return said
        kept = f"what you wrote is in {edit.path}"

        def finish(write: Callable[[], str]) -> str:
            try:
                if in_the_way := write():
                    return f"{in_the_way} ({kept})"
            except CannotContinueError as error:
                if isinstance(error, LateError):
                    self._finish = finish
                raise CannotContinueError(f"{error}; {kept}") from None
            edit.forget()
            return f"{done}: {KINDS[section]}/{new.get('id')}" if done else ""

        return finish(lambda: write(new))


class _EditedItem:
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

    def run(self, run: RunProgram, check: Callable[[Item], Sequence[Problem]]) -> tuple[Item | None, str]:
        """Have it edited until nothing is wrong with it.

        Args:
            run: runs the editor.
            check: what is wrong with the record that has this item.

        Returns:
            The item; or None, and a sentence that says why there is none and where the text is.
        """
        try:
            command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "") or ["vi"]
        except ValueError as error:
            self.forget()
            raise CannotContinueError(f"$VISUAL or $EDITOR is no command: {error}") from None
        before = self._first
        while True:
            try:
                code = run([*command, str(self.path)])
            except (OSError, CannotContinueError) as error:
                kept = f"; what you wrote is in {self.path}"
                if before == self._first:
                    self.forget()
                    kept = ""
                if isinstance(error, CannotContinueError):
                    raise CannotContinueError(f"{error}{kept}") from None
                why = f"Your editor {command[0]} cannot be started: {reason_of(error)} (see $VISUAL and $EDITOR)"
                return None, f"{why}{kept}"
            try:
                with TextIOWrapper(open_regular(self.path), encoding="utf-8") as file:
                    text = file.read()
            except (OSError, UnicodeDecodeError) as error:
                why = reason_of(error) if isinstance(error, OSError) else "not UTF-8"
                return None, f"What the editor left cannot be read ({why}), nothing was changed: {self.path}"
            rows = [row for row in text.split("\n") if not row.startswith(_FAULT)]
            same = "\n".join(rows) == before
            if same and before == self._first:
                self.forget()
                return None, f"{f'The editor ended with {code}' if code else 'Not edited'}: nothing was changed."
            if code:
                return None, f"The editor ended with {code}; what you wrote is in {self.path}"
            content = "\n".join("" if row.startswith("#") else row for row in rows)
            item = _parsed(content)
            if item == {}:
                self.forget()
                return None, "Left empty: nothing was changed."
            if same:
                return None, f"Not right yet, nothing was changed; what you wrote is in {self.path}"
            if isinstance(item, tuple):
                faults = [item]
            elif problems := check(left := without_blanks(item, self._model)):
                faults = _fault_lines(content, problems)
            else:
                return left, ""
            before = "\n".join(rows)
            for line, what in sorted(faults, reverse=True):
                rows.insert(min(line, len(rows)), f"{_FAULT}{printable(what)}")
            with told_as(f"{self.path} cannot be written"):
                self.path.write_text("\n".join(rows), encoding="utf-8")

    def forget(self) -> None:
        """Remove the file and what the editor left beside it: what was typed is in the record, or nothing was typed."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


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
