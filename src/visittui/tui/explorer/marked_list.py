"""The items that the reader has marked, as a list."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from visittui.archive.search.hits.counting import by_kind
from visittui.archive.search.hits.row_source import Order
from visittui.archive.store.archive import Archive
from visittui.archive.store.references import Reference, find
from visittui.archive.store.row import Row
from visittui.errors import CannotContinueError
from visittui.state.bounded_tasks import BoundedTasks, LateError
from visittui.state.marks import Marks
from visittui.tui.explorer.tabs import EVERY_KIND

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results


class MarkedList:
    """Marked items in the order of marking; those that the record no longer has are passed over."""

    ordering: Order = "time"

    def __init__(self, archive: Archive, refs: Sequence[str]) -> None:
        self._archive = archive
        found = archive.reading(lambda connection: [(ref, find(connection, Reference.parse(ref))) for ref in refs])
        self._numbers = {ref: number for ref, number in found if number is not None}

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def refs(self) -> tuple[str, ...]:
        """References of the items that are there."""
        return tuple(self._numbers)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Their numbers."""
        return tuple(self._numbers.values())

    def rows(self, start: int, stop: int) -> list[Row]:
        """The items from one index to before another."""
        return self._archive.rows_by_number(list(self._numbers.values())[start:stop])

    def index_of(self, ref: str) -> int | None:
        """Where an item stands, None if it is not marked."""
        return list(self._numbers).index(ref) if ref in self._numbers else None


class MarkedItems:
    """What the reader has marked in one record, and what of it a query finds; for strangers no marks are kept."""

    def __init__(self, archive: Archive, marks: Marks | None) -> None:
        self._archive = archive
        self._marks = marks
        self._tasks = BoundedTasks()
        self._notice_before = ""
        self.refs: tuple[str, ...] = ()
        """References of all that was marked at the last look, in the order of marking."""
        self._found: tuple[tuple[str, ...], Results | None, tuple[str, ...]] = ((), None, ())

    def look(self) -> tuple[str, ...]:
        """Read what is marked now, by another session too; it takes a thread, and so is done once for a key."""
        self._notice_before = self.notice
        if self._marks is not None:
            # Where the home directory does not answer the marks are those that it told the last time.
            with suppress(CannotContinueError):
                self.refs = self._tasks.run(partial(self._marks.refs, self._archive.visit.id))
        return self.refs

    @property
    def notice(self) -> str:
        """What the reader should know about the file of marks, or nothing."""
        return "" if self._marks is None else self._marks.notice

    @property
    def news(self) -> str:
        """The notice, if it has come up since the last look began; or nothing."""
        return self.notice if self.notice != self._notice_before else ""

    def toggle(self, ref: str) -> bool:
        """Mark an item or take its mark away; whether it is marked now.

        Raises:
            CannotContinueError: the mark cannot be kept, or not for the moment.
        """
        assert self._marks is not None
        try:
            return self._tasks.run(partial(self._marks.toggle, self._archive.visit.id, ref))
        except CannotContinueError as error:
            if not self._marks.waits:
                raise
            late = isinstance(error, LateError)
            outcome = "holds the marks; this is done as soon as it lets go" if late else "still holds the marks"
            raise CannotContinueError(f"another program {outcome} ({self._marks.lock})") from None

    def among(self, results: Results | None) -> tuple[str, ...]:
        """Of what is marked, what a query finds, which is found once for each query; all where there is none."""
        marked = self.refs
        if results is None or not marked:
            return marked
        if self._found[0] != marked or self._found[1] is not results:
            hits = results.complete_only().hits(EVERY_KIND)
            self._found = (marked, results, tuple(ref for ref in marked if hits.index_of(ref) is not None))
        return self._found[2]

    def to_narrow(self, results: Results | None) -> Results:
        """What is marked of what a query finds as it is read once a term is added; all where there is no query."""
        from visittui.archive.search.searching import search

        found = search(self._archive, "") if results is None else results.beside_another_term()
        listed = MarkedList(self._archive, self.among(None if results is None else found))
        numbers = array("q", sorted(listed.numbers))
        return found._replace(numbers=numbers, counts=by_kind(numbers), capped=frozenset(), partial=None)

    def rows(self, results: Results | None = None) -> MarkedList:
        """The list of what is marked now and found."""
        self.look()
        return MarkedList(self._archive, self.among(results))
