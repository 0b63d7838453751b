"""What the screen asks of the archive, and the last answer."""

from __future__ import annotations

from asyncio import Event, wait_for
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from visittui.archive.search.hits.folded_schedule import schedule
from visittui.archive.search.hits.row_source import RowSource
from visittui.archive.search.hits.whole_list import Order, WholeList
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.searcher import Request, Searcher
from visittui.tui.explorer.tabs import Tab
from visittui.tui.layout.card_text import Matches

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results

LONGEST_WAIT = 1.0
"""Seconds that a key waits for the list it is meant for."""


class SearchSession:
    """One query at a time over the whole record, asked in the background; no query is the whole record."""

    def __init__(
        self, archive: Archive, deliver: Callable[[Callable[[], None]], object], counted: Callable[[], None]
    ) -> None:
        """Ask nothing yet.

        `deliver`, called in the searching thread, runs a callback in the screen's; there `counted` is called when hits
        that are shown already have been counted to the end.
        """
        self._archive = archive
        self._searcher = Searcher(archive, lambda request, answer: deliver(lambda: self._take(request, answer)))
        self._counted = counted
        self._asked: Request | None = None
        self._then: Callable[[], None] = lambda: None
        self._settled = Event()
        self._settled.set()
        self.results: Results | None = None
        """The answer to the query asked last, None while there is no query."""
        self.failure: Exception | None = None
        """Why the query asked last has no answer."""

    def ask(self, request: Request | None, then: Callable[[], None]) -> None:
        """Ask, None for the whole record, and call `then` once the answer is here; at once where it is here already.

        It is called in the screen's thread, unless something else is asked before.
        """
        same = request == self._asked
        known = same and self.settled and self.failure is None
        self._asked, self._then = request, then
        if request is None:
            self._searcher.ask(None)
            self.results = self.failure = None
            self._settled.set()
            then()
        elif known:
            then()
        elif self.settled or not same:  # else it is being searched for already
            self._settled.clear()
            self._searcher.ask(request)

    def _take(self, request: Request, answer: Results | Exception) -> None:
        if request != self._asked:
            return
        counted_now = self.settled and self.results is not None
        if isinstance(answer, Exception):
            self.results, self.failure = None, answer
        else:
            # Rows are read over this thread's own connection while the next query runs on the other.
            self.results, self.failure = answer.read_with(self._archive), None
        self._settled.set()
        if counted_now:
            self._counted()
        else:
            self._then()

    def stop(self) -> None:
        """End the searching thread; an answer on its way is nobody's any more."""
        self._asked = None
        self._searcher.stop()

    @property
    def settled(self) -> bool:
        """Whether everything asked is answered."""
        return self._settled.is_set()

    async def answered(self) -> None:
        """Wait until everything asked is answered, `LONGEST_WAIT` at the most."""
        with suppress(TimeoutError):
            await wait_for(self._settled.wait(), timeout=LONGEST_WAIT)

    def rows(self, tab: Tab, order: Order) -> RowSource:
        """What a tab lists: all its items in this order, or those that match."""
        if self.results is None and tab.leads_with == "time" and order in ("relevance", "time"):
            return schedule(self._archive)
        if self.results is None:
            return WholeList(self._archive, tab.kinds, order)
        return self.results.hits(tab.kinds)

    @property
    def matches(self) -> Matches:
        """Finds where the query matches in a text."""
        return self.results.matches if self.results is not None else lambda _: ()
