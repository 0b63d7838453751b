"""The one way in which any part of visittui says that it cannot go on, and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class CannotContinueError(Exception):
    """Something outside the program is not as it must be: a file, the query's target, the terminal.

    Its text is what the reader sees on stderr, without a traceback: it names the thing, where it is and
    what to do. Exit code 2 follows.
    """


def reason_of(error: OSError) -> str:
    """Why the operating system refused, as the end of a sentence: `no such file or directory`."""
    return (error.strerror or str(error)).lower()


@contextmanager
def told_as(sentence: str) -> Iterator[None]:
    """Tell what the operating system refuses within as an error of ours: the sentence, and its reason.

    Raises:
        CannotContinueError: `… cannot be read: no such file or directory`.
    """
    try:
        yield
    except OSError as error:
        raise CannotContinueError(f"{sentence}: {reason_of(error)}") from None
