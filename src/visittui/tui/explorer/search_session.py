"""What the screen asks of the archive beside itself, the newest query only, and the last answer."""

from __future__ import annotations

import threading
from asyncio import Event, wait_for
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from visittui.archive.search.hits.row_source import Order, RowSource, WholeList, schedule
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.tabs import Tab
from visittui.tui.layout.card_text import Matches

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results

LONGEST_WAIT = 1.0
"""Seconds that a key waits for the list it is meant for."""

PAUSE = 0.3
"""Seconds without a new query after which the hits of a frequent word are counted to the end."""


class Request(NamedTuple):
    """One query as it was typed."""

    text: str
    order: Order = "relevance"
    scope: str | None = None


class Searcher:
    """Runs queries in a thread of its own, on a connection of its own.

    A new request interrupts the one that is running and replaces one that waits, so that the answers keep up
    with the keys however slow a single query is.
    """

    def __init__(self, archive: Archive, deliver: Callable[[Request, Results | Exception], object]) -> None:
        """Start nothing yet; `deliver` is called in the searching thread with each answer that is still wanted."""
        self._archive = archive
        self._deliver = deliver
        self._wanted: Request | None = None
        self._asked = 0  # how often something was asked or dropped
        self._changed = threading.Condition()
        self._own: Archive | None = None  # the archive over the thread's own connection, once there is one
        self._searching: Archive | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def ask(self, request: Request | None) -> None:
        """Search for this and nothing earlier; None searches for nothing any more."""
        with self._changed:
            self._wanted = request
            self._asked += 1
            if self._searching is not None:
                self._searching.connection.interrupt()
            if self._thread is None and request is not None:
                self._thread = threading.Thread(target=self._run, name="search", daemon=True)
                self._thread.start()
            self._changed.notify()

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopped = True
        self.ask(None)

    def _run(self) -> None:
        try:
            self._search_on()
        finally:
            with self._changed:
                own, self._own, self._searching = self._own, None, None
            if own is not None:
                own.close()

    def _search_on(self) -> None:
        while (wanted := self._next()) is not None:
            number, request = wanted
            answer = self._attempt(partial(self._search, number, request))
            if not self._answered(number):
                continue
            self._deliver(request, answer)
            if not isinstance(answer, Exception) and answer.capped and self._pauses():
                exact = self._attempt(answer.exact)
                with self._changed:
                    self._searching = None
                    typing_again = self._wanted is not None or self._stopped
                if not typing_again and not isinstance(exact, Exception):
                    self._deliver(request, exact)

    def _search(self, number: int, request: Request) -> Results:
        # Imported here: the first paint does not wait for what only a query needs.
        from visittui.archive.search.searching import search

        # Where it cannot be opened this query is told why, and the next one tries again.
        own = self._own or self._archive.another()
        with self._changed:
            self._own = own
            self._searching = own if self._asked == number else None
        return search(own, request.text, order=request.order, scope=request.scope, is_typing=True)

    @staticmethod
    def _attempt(ask: Callable[[], Results]) -> Results | Exception:
        try:
            return ask()
        except Exception as error:
            return error

    def _next(self) -> tuple[int, Request] | None:
        """Wait for something to be wanted; its number among all that was asked, and what it is; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is not None or self._stopped)
            if self._stopped or self._wanted is None:
                return None
            return self._asked, self._wanted

    def _answered(self, number: int) -> bool:
        """Whether the answer to this is still wanted; it is no longer waited for.

        By its number: the run of a request that was interrupted has no answer, though the same may be wanted again.
        """
        with self._changed:
            self._searching = None
            if self._asked != number:
                return False
            self._wanted = None
            return True

    def _pauses(self) -> bool:
        """Whether the reader pauses, so that there is time to count what was counted only so far."""
        with self._changed:
            going_on = self._changed.wait_for(lambda: self._wanted is not None or self._stopped, timeout=PAUSE)
            self._searching = None if going_on else self._own
            return not going_on


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
            self.results, self.failure = answer._replace(archive=self._archive), None
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


def first_of_visit(archive: Archive, source: RowSource) -> int:
    """Where the visit begins in a list that begins with the years before it."""
    events = archive.events_between(archive.visit.starts, archive.visit.ends, limit=1)
    return next((source.index_of(event.ref) or 0 for event in events), 0)
