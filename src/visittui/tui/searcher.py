"""Searching beside the screen: one thread, the newest query only."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from visittui.archive.archive import Archive
from visittui.archive.whole_list import Order

if TYPE_CHECKING:
    from visittui.archive.searching import Results


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

    def __init__(self, archive: Archive, deliver: Callable[[Request, Results | Exception], None]) -> None:
        """Start nothing yet.

        Args:
            archive: what to search; the thread opens a second connection to it.
            deliver: called in the searching thread with each answer that is still wanted.
        """
        self._archive = archive
        self._deliver = deliver
        self._wanted: Request | None = None
        self._changed = threading.Condition()
        self._searching: Archive | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def ask(self, request: Request) -> None:
        """Search for this and nothing earlier."""
        with self._changed:
            self._wanted = request
            if self._searching is not None:
                self._searching.connection.interrupt()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="search", daemon=True)
                self._thread.start()
            self._changed.notify()

    def drop(self) -> None:
        """Nothing is wanted any more; a running query is interrupted."""
        with self._changed:
            self._wanted = None
            if self._searching is not None:
                self._searching.connection.interrupt()

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopped = True
            self._wanted = None
            if self._searching is not None:
                self._searching.connection.interrupt()
            self._changed.notify()

    def _run(self) -> None:
        # Imported here: the first paint does not wait for what only a query needs.
        from visittui.archive.searching import search

        archive = self._archive.another()
        while True:
            with self._changed:
                while self._wanted is None and not self._stopped:
                    self._changed.wait()
                if self._stopped:
                    return
                request = self._wanted
                assert request is not None
                self._searching = archive
            answer: Results | Exception
            try:
                answer = search(archive, request.text, order=request.order, scope=request.scope)
            except Exception as error:
                answer = error
            with self._changed:
                self._searching = None
                wanted = self._wanted == request
                if wanted:
                    self._wanted = None
            if wanted:
                self._deliver(request, answer)
