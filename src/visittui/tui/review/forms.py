"""Items that a reader fills in: a suggestion before it is accepted, an item of the record, a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from visittui.drafting.drafts import DraftItem
from visittui.drafting.proposals import free_id
from visittui.errors import CannotContinueError
from visittui.record.editing import Add, Change, Item, Remove, Replace
from visittui.record.models import ITEM_MODELS, KINDS, Visit
from visittui.record.problem import Problem
from visittui.state.bounded_tasks import LateError
from visittui.tui.review.blanks import choices, ids, new_item
from visittui.tui.review.decisions import Review
from visittui.tui.review.edited_item import EditedItem

RunProgram = Callable[[list[str]], int]
"""Runs a program on the reader's terminal; the result is its exit code."""


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
            edit = EditedItem(item, comments, Visit)
        else:
            edit = EditedItem(item, [*comments, *choices(section), *ids(section, known.items)], ITEM_MODELS[section])
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
