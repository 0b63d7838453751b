"""What a person decides on, in the order of the texts, and what each decision writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from visittui.drafting.drafts import DraftItem, Drafts
from visittui.drafting.drafts_file import parsed_drafts, read_drafts
from visittui.drafting.printings import printings_of
from visittui.drafting.proposals import utterance_of
from visittui.drafting.suggestion import Piece
from visittui.record.accepting import accepting, accepting_printings, dismissing
from visittui.record.accession import texts_directory
from visittui.record.editing import Add, Change, ChangedMeanwhileError, Editor, Item, Remove, Replace
from visittui.record.tying import with_other_languages, with_people
from visittui.state.bounded_tasks import BoundedTasks, LateError
from visittui.tui.review.proposal import Corrections, who_is
from visittui.tui.review.source_lines import lines_left, source_lines
from visittui.tui.review.suggestions import Suggestions

_READ_AGAIN = "The record was changed by somebody else and is read again; nothing was written."
_LATE = "the directory does not answer; this is written as soon as it does, what you type is done then, Esc leaves"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """One thing to decide on: a suggestion, or a line that nothing cites.

    Attributes:
        key: id of the suggestion; of a line, `SOURCE:LINE`.
        line: its first line, from 1.
    """

    key: str
    source: str
    line: int
    item: DraftItem | None = None

    @property
    def is_decided(self) -> bool:
        """Whether somebody has decided about it."""
        return self.item is not None and self.item.decision != "undecided"


class Review(Suggestions):
    """Decisions about the drafts of one record, each written at once through the one door.

    Attributes:
        entries: what there is to decide on; lines that nothing cites come when all suggestions are decided.
        at: index of the entry in hand.
        changed: whether anything was written.
        is_writing: whether what was last decided waits for a directory that does not answer.
    """

    def __init__(self, record: Path, texts: Path | None = None) -> None:
        """Read record, drafts, and the texts beside them, with those of another directory.

        Raises:
            CannotContinueError: record or drafts cannot be read.
        """
        editor = Editor(record)
        editor.require_readable()
        beside = (texts_directory(record), *((texts,) if texts is not None else ()))
        super().__init__(editor, read_drafts(record), source_lines(editor, beside))
        self.changed = self.is_writing = False
        self._files: BoundedTasks | None = None
        self._tell: Callable[[Callable[[], str]], object] = lambda _: None
        self._steps = 0
        self._read_again()
        self.at = self._undecided_from(0)

    # What there is

    @property
    def entry(self) -> ReviewEntry | None:
        """The entry in hand; None where there is none."""
        return self.entries[self.at] if self.at < len(self.entries) else None

    @property
    def progress(self) -> str:
        """How far the review is."""
        total = sum(entry.item is not None for entry in self.entries)
        decided = sum(entry.is_decided for entry in self.entries)
        if decided < total:
            return f"{decided:,} of {total:,} decided"
        lines = len(self.entries) - total
        if not lines:
            return "All decided"
        return f"{total:,} decided; {lines:,} line{'' if lines == 1 else 's'} that nothing cites"

    # Corrections

    def speak(self, one: DraftItem, *, person: str | None = None, name: str | None = None) -> None:
        """Name who spoke, or whom a suggestion of a person means."""
        super().speak(one, person=person, name=name)
        self._list()

    def part(self, one: DraftItem, pieces: Sequence[Piece]) -> None:
        """Put a part of a suggestion before it, as one of its own; the whole stays to be decided."""
        number = sum(item.id.startswith(f"{one.id}-") for item in self.drafts.items) + 1
        new = replace(one, id=f"{one.id}-{number}", pieces=tuple(pieces), utterance=None, same_as=())
        new = replace(new, same_as=printings_of(self.drafts.items, one.source, new.exact))
        self._corrections[new.id] = self._corrections.get(one.id, Corrections())
        items = [
            replace(item, same_as=(*item.same_as, new.id)) if item.id in new.same_as else item
            for item in self.drafts.items
        ]
        items.insert(next(index for index, item in enumerate(items) if item.id == one.id), new)
        self.drafts = replace(self.drafts, items=tuple(items))
        self._list()
        self.at = next(index for index, entry in enumerate(self.entries) if entry.key == new.id)

    def split(self, one: DraftItem) -> bool:
        """Take the pieces of one utterance for utterances of their own; whether there was more than one."""
        pieces = utterance_of(self.drafts, one)
        for piece in pieces:
            self.drafts = self.drafts.changed(replace(piece, utterance=None))
        self._list()
        return len(pieces) > 1

    # Decisions

    def changes(self, one: DraftItem) -> tuple[list[Change], Drafts, str]:
        """What accepting a suggestion writes: changes, drafts, and the reference of the item."""
        entered, drafts, changes = self.proposal(one), self.drafts, list[Change]()
        if entered.printing_of is not None:
            return accepting(self.editor, drafts, one.id, printing_of=str(entered.printing_of["id"]))
        if one.kind == "person" and self._corrections.get(one.id, Corrections()).item is None:
            if (known := who_is(self.editor, one)) is not None:
                name = (self.editor.item("people", known) or {}).get("name")
                drafts = drafts.changed(replace(one, details={**one.details, "name": name}))
            return accepting(self.editor, drafts, one.id)
        if entered.person is not None:
            changes, drafts, _ = accepting(self.editor, drafts, entered.person.id)
        further, drafts, reference = accepting(self.editor, drafts, one.id, item=entered.item)
        return [*changes, *further], drafts, reference

    def accept(self, one: DraftItem, further: Sequence[DraftItem] = ()) -> str:
        """Enter a suggestion into the record; in one step with it further ones, as printings of the same quote.

        The result is what is in the way, and nothing was written; nothing where it was.
        """
        changes, drafts, reference = self.changes(one)
        if further:
            changes, drafts = accepting_printings(changes, drafts, [printing.id for printing in further])
        if problems := self.editor.problems(changes):
            return str(problems[0]).partition(": ")[2]
        entered = self.proposal(one)
        for printing in further:
            self.entered(printing, entered)
        self.entered(one, entered)
        return self.write(changes, drafts, reference)

    def dismiss(self, entry: ReviewEntry, why: str) -> str:
        """Keep that nothing is to be made of a suggestion or line, and why; what is in the way, or nothing."""
        self.last_reason = why
        if entry.item is not None:
            return self.write([], dismissing(self.drafts, entry.key, why), f"{entry.key} dismissed")
        uncited = {"source": entry.source, "line": entry.line, "reason": why}
        return self.write([Add("uncited", uncited)], self.drafts, entry.key)

    def reopen(self, entry: ReviewEntry) -> str:
        """Ask again about a suggestion that was dismissed."""
        assert entry.item is not None
        return self.write([], self.drafts.decided(entry.key, "undecided"), f"{entry.key} asked again")

    def write(self, changes: Sequence[Change], drafts: Drafts, what: str) -> str:
        """Write one step; what is in the way, or nothing."""
        people = _people_after(self.editor, changes)
        items = with_people(drafts.items, people)
        drafts = replace(drafts, items=tuple(with_other_languages(items, self.editor.items("sources"))))
        before = None if self.entry is None else self.entry.key

        def write() -> str:
            try:
                self.editor.write(changes, drafts.as_bytes(), what)
            except ChangedMeanwhileError:
                self.editor.reload()
                return _READ_AGAIN
            return ""

        def written(in_the_way: str) -> str:
            if in_the_way:
                self.drafts = parsed_drafts(self.editor.drafts) if self.editor.drafts is not None else Drafts()
                self._read_again()
                return in_the_way
            self.drafts, self.changed = drafts, True
            self._steps += 1
            self._read_again()
            again = (index for index, entry in enumerate(self.entries) if entry.key == before)
            self.at = self._undecided_from(next(again, self.at))
            return ""

        return self._in_the_files(write, written)

    def undo(self) -> str:
        """Take back the last step of this review; a sentence that says what was."""
        if not self._steps:
            return "There is nothing to take back."
        before = {entry.key: entry.is_decided for entry in self.entries}

        def taken_back(what: str | None) -> str:
            self._steps -= 1
            self.drafts = parsed_drafts(self.editor.drafts or b"")
            self._read_again()
            differing = (n for n, entry in enumerate(self.entries) if before.get(entry.key, True) != entry.is_decided)
            self.at = next(differing, min(self.at, max(0, len(self.entries) - 1)))
            return f"Taken back: {what}."

        return self._in_the_files(self.editor.undo, taken_back)

    # A directory that hangs

    def wait_no_longer(self, tell: Callable[[Callable[[], str]], object]) -> None:
        """From now on wait but a moment for the files of the record, which `is_writing` tells of.

        `tell` is called in a thread when they have answered after all, with what is to be called then where the review
        is gone through: it tells what is in the way, or nothing.
        """
        self._files, self._tell = BoundedTasks(), tell

    def _in_the_files(self, task: Callable[[], _T], done: Callable[[_T], str]) -> str:
        if self._files is None:
            return done(task())

        def settle(outcome: Future[_T]) -> str:
            self.is_writing = False
            return done(outcome.result())

        try:
            return done(self._files.run(task, late=_LATE, afterwards=lambda out: self._tell(partial(settle, out))))
        except LateError:
            self.is_writing = True
            raise

    # Going through

    def move(self, by: int) -> None:
        """Some entries down, or up."""
        self.at = max(0, min(len(self.entries) - 1, self.at + by))

    def next_undecided(self) -> bool:
        """To the next entry that is not decided, from the beginning again behind the last; whether there is one."""
        self.at = self._undecided_from(self.at + 1)
        return self.entry is not None and not self.entry.is_decided

    def _undecided_from(self, start: int) -> int:
        order = [*range(min(start, len(self.entries)), len(self.entries)), *range(min(start, len(self.entries)))]
        undecided = (index for index in order if not self.entries[index].is_decided)
        return next(undecided, min(start, max(0, len(self.entries) - 1)))

    def _read_again(self) -> None:
        self._offered = ("", [])  # what can be chosen follows what was written
        self._list()
        if all(entry.is_decided for entry in self.entries):
            self.entries += [
                ReviewEntry(f"{source}:{line}", source, line) for source, line in lines_left(self.editor, self.texts)
            ]

    def _list(self) -> None:
        order = {str(source.get("id")): number for number, source in enumerate(self.editor.items("sources"))}
        firsts = [item for item in self.drafts.items if utterance_of(self.drafts, item)[0] is item]
        starts = {item.id: -1 if item.kind == "lineage" else item.pieces[0].start for item in self.drafts.items}
        # A sentence taken out of a whole stands before it, wherever in it it is.
        firsts.sort(
            key=lambda item: (
                order.get(item.source, len(order)),
                starts.get(item.id.rpartition("-")[0], starts[item.id]),
            )
        )
        self.entries = [ReviewEntry(item.id, item.source, item.line, item) for item in firsts]


def _people_after(editor: Editor, changes: Iterable[Change]) -> list[Item]:
    people = {str(person.get("id")): person for person in editor.items("people")}
    for change in changes:
        if isinstance(change, Remove) or change.section != "people":
            continue
        people[change.key if isinstance(change, Replace) else str(change.item.get("id"))] = change.item
    return list(people.values())
