"""Searching beside the screen: one thread, the newest query only."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from visittui.archive.search.hits.whole_list import Order
from visittui.archive.store.archive import Archive

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results


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
            answer = self._answer(number, request)
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

    def _answer(self, number: int, request: Request) -> Results | Exception:
        # Imported here: the first paint does not wait for what only a query needs.
        from visittui.archive.search.searching import search

        try:
            # Where it cannot be opened this query is told why, and the next one tries again.
            own = self._own or self._archive.another()
        except Exception as error:
            return error
        with self._changed:
            self._own = own
            self._searching = own if self._asked == number else None
        return self._attempt(
            partial(search, own, request.text, order=request.order, scope=request.scope, is_typing=True)
        )

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
