"""What is written into the reader's home, which may hang: nobody who presses a key waits longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any, TypeVar

from visittui.errors import CannotContinueError

LONGEST_WAIT = 0.8
"""Seconds after which the home directory counts as hanging; what was begun goes on without the reader."""

_T = TypeVar("_T")


class BoundedTasks:
    """Does one thing after the other in threads, so that one that never ends keeps nothing but those after it."""

    def __init__(self) -> None:
        self._last: Future[Any] | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is still not done."""
        return self._last is not None and not self._last.done()

    def run(self, task: Callable[[], _T]) -> _T:
        """Do one thing.

        Args:
            task: what is to be done.

        Returns:
            Its result; what it raises is raised.

        Raises:
            CannotContinueError: it is not done within `LONGEST_WAIT`, or the one before it is still not.
        """
        if self.is_under_way:
            raise CannotContinueError("your home directory still does not answer")
        outcome: Future[_T] = Future()
        self._last = outcome

        def run() -> None:
            try:
                outcome.set_result(task())
            except BaseException as error:
                outcome.set_exception(error)

        Thread(target=run, name="task", daemon=True).start()
        try:
            return outcome.result(LONGEST_WAIT)
        except TimeoutError:
            raise CannotContinueError("your home directory does not answer; this is done as soon as it does") from None
