"""Opening a record beside the screen, which goes on answering while an archive is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive

_PATIENCE = 0.5  # seconds in which a building that is given up may clear away what it has begun


class _GivenUp(Exception):  # noqa: N818
    """The reader does not want it any more."""


class RecordOpening:
    """One record that is being opened, in a thread of its own."""

    def __init__(
        self,
        path: Path,
        deliver: Callable[[Callable[[], None]], object],
        progress: Callable[[int], None],
        done: Callable[[Archive | Exception], None],
    ) -> None:
        """Begin.

        `deliver`, called in the opening thread, runs a callback in the screen's. There `progress` is called with how
        many per cent of the archive are built, and `done` with it, or with why there is none; not at all when it was
        given up.
        """
        self._path = path
        self._deliver = deliver
        self._progress = progress
        self._done = done
        self._percent = 0
        self._given_up = Event()
        self._opened: Archive | None = None
        self._thread = Thread(target=self._run, name="opening", daemon=True)
        self._thread.start()

    def give_up(self, *, wait: bool = False) -> None:
        """Leave things as they were; an archive that waits to be shown is closed.

        With `wait` it returns, after `_PATIENCE` at the most, when nothing is left of what was begun.
        """
        self._given_up.set()
        if wait:
            self._thread.join(_PATIENCE)
        self._close_unwanted()

    def _run(self) -> None:
        answer: Archive | Exception
        try:
            answer = self._opened = open_archive(self._path, progress=self._tell)
        except _GivenUp:
            return
        except Exception as error:
            answer = error
        self._close_unwanted()
        self._deliver(lambda: None if self._given_up.is_set() else self._done(answer))

    def _close_unwanted(self) -> None:
        """Close what was opened, if it was given up: called after each of these has happened, whichever is last."""
        if self._given_up.is_set() and self._opened is not None:
            self._opened.close()

    def _tell(self, done: int, total: int) -> None:
        if self._given_up.is_set():
            raise _GivenUp
        percent = 100 * done // max(1, total)
        if percent != self._percent:
            self._percent = percent
            self._deliver(lambda: None if self._given_up.is_set() else self._progress(percent))
