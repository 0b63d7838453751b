"""What is written or read where a directory may hang: nobody who presses a key waits longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any, TypeVar

from visittui.errors import CannotContinueError

LONGEST_WAIT = 0.8
"""Seconds after which a directory counts as hanging; what was begun goes on without the reader."""

_LATE = "your home directory does not answer; this is done as soon as it does"
_BUSY = "your home directory still does not answer"

_NO_THREAD = "this machine starts no further thread for you at the moment; try again"

_T = TypeVar("_T")


class LateError(CannotContinueError):
    """What was begun is not done yet."""


class BoundedTasks:
    """Does one thing after the other in a thread, so that one that never ends keeps nothing but those after it."""

    def __init__(self) -> None:
        self._last: Future[Any] | None = None

    def run(
        self,
        task: Callable[[], _T],
        *,
        late: str = _LATE,
        busy: str = _BUSY,
        afterwards: Callable[[Future[_T]], object] | None = None,
    ) -> _T:
        """Do one thing; its result is returned, what it raises is raised.

        `late` and `busy` are what to say where it is not done within `LONGEST_WAIT`, and where the one before it is
        still not. `afterwards` is called in the thread when that is done which was late.

        Raises:
            LateError: it is not done within `LONGEST_WAIT`.
            CannotContinueError: the one before it is still not, or no thread can be had (a limit of processes).
        """
        if self._last is not None and not self._last.done():
            raise CannotContinueError(busy)
        outcome: Future[_T] = Future()
        try:
            # A thread that waited for the next would hold memory of its own for each reader of a host.
            Thread(target=_work, args=(task, outcome), name="tasks", daemon=True).start()
        except RuntimeError:
            raise CannotContinueError(_NO_THREAD) from None
        self._last = outcome
        try:
            return outcome.result(LONGEST_WAIT)
        except TimeoutError:
            if outcome.done():  # the task's own, such as a network drive's; or it is done just now
                return outcome.result()
            if afterwards is not None:
                outcome.add_done_callback(afterwards)
            raise LateError(late) from None


def _work(task: Callable[[], _T], outcome: Future[_T]) -> None:
    try:
        outcome.set_result(task())
    except BaseException as error:
        outcome.set_exception(error)
