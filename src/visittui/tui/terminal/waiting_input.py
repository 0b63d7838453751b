"""Keys that have come and are not acted on yet: a bounded queue that the keys which end the program overtake."""

from __future__ import annotations

import time
from asyncio import AbstractEventLoop
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from textual.events import InputEvent, Key, MouseScrollDown, MouseScrollUp
from textual.message import Message

MOST_WAITING = 1_000
"""Keys and other signs of the reader that may wait: minutes of typing, so that no typing ever meets it."""

MOST_ALIKE = 250
"""Times in a row that one key, or one turn of the wheel, may wait; more of a key held down would only be overshot."""

QUIET = 0.3
"""Seconds without input after which what was refused has ended and the next key counts again."""

QUIT_KEYS = frozenset({"ctrl+c", "ctrl+q"})
"""What ends the program from everywhere."""


class WaitingInput:
    """Hands on what the reader does, one thing at a time, each when the one before has been acted on.

    What comes faster than it can be acted on, for longer than the queue is, is nobody's typing: all that waits of it is
    thrown away, and what follows until it pauses, for half of it would be commands out of their order.
    """

    def __init__(
        self, loop: AbstractEventLoop, hand_on: Callable[[Message], None], refused: Callable[[], None]
    ) -> None:
        """Make an empty queue.

        In the thread of the loop, where things are acted on, `hand_on` is called with each, and `refused` when input
        has been thrown away.
        """
        self._loop = loop
        self._hand_on = hand_on
        self._refused = refused
        self._lock = Lock()
        self._waiting: deque[Message] = deque()
        self._alike = 0
        self._under_way: Message | None = None
        self._refusing = False
        self._last_came = 0.0

    def add(self, message: Message) -> None:
        """Take one thing that the reader has done; called in the thread that reads."""
        if isinstance(message, Key) and message.key in QUIT_KEYS:
            with self._lock:
                self._waiting.clear()
            self._in_loop(self._hand_on, message)
            return
        with self._lock:
            now = time.monotonic()
            paused, self._last_came = now - self._last_came > QUIET, now
            if self._refusing and not paused:
                return
            self._refusing = len(self._waiting) >= MOST_WAITING
            if self._refusing:
                self._waiting.clear()
                self._in_loop(self._refused)
                return
            self._alike = self._alike + 1 if self._waiting and _alike(self._waiting[-1], message) else 0
            if self._alike >= MOST_ALIKE:
                return
            self._waiting.append(message)
        self._in_loop(self._next)

    def acted_on(self, message: Message) -> None:
        """One thing has been acted on; called in the loop's thread."""
        if message is self._under_way:
            self._under_way = None
            self._next()

    def _next(self) -> None:
        with self._lock:
            if self._under_way is not None or not self._waiting:
                return
            message = self._under_way = self._waiting.popleft()
        self._hand_on(message)

    def _in_loop(self, callback: Callable[..., None], *arguments: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: the program ends
            self._loop.call_soon_threadsafe(callback, *arguments)


def _alike(one: Message, other: InputEvent | Message) -> bool:
    if isinstance(one, Key) and isinstance(other, Key):
        return one.key == other.key
    return type(one) is type(other) and isinstance(one, MouseScrollDown | MouseScrollUp)
