"""What all drivers do with the reader's keys, clicks and pastes, from a terminal or a page: they wait for their turn.

It is a bounded queue, which the keys that end the program overtake.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from functools import partial
from threading import Lock
from typing import Any, Protocol, cast

from textual.app import App
from textual.driver import Driver
from textual.events import InputEvent, Key, MouseScrollDown, MouseScrollUp, Paste, Resize
from textual.geometry import Size
from textual.message import Message

from visittui.appearance import Appearance
from visittui.tui.terminal.key_events import QUIT_KEYS

MOST_WAITING = 1_000
"""Keys and other signs of the reader that may wait: minutes of typing, so that no typing ever meets it."""

MOST_ALIKE = 250
"""Times in a row that one key, or one turn of the wheel, may wait; more of a key held down would only be overshot."""

QUIET = 0.3
"""Seconds without input after which what was refused has ended and the next key counts again."""

_REFUSED = "Too much input at once; all of it was ignored."


class Program(Protocol):
    """What drivers ask of the program: how it looks, and what to call at once for a key that ends it.

    `lending` is entered while another program has the terminal. `modes_before` are what the terminal had before the
    program; None where they are not known.
    """

    appearance: Appearance
    modes_before: list[Any] | None
    quit_pressed: Callable[[], None]
    lending: Callable[[], AbstractContextManager[None]]


class QueueingDriver(Driver):
    """Hands on what the reader does one thing at a time, each when the program has acted on the one before.

    What comes faster than it can be acted on, for longer than the queue is, is nobody's typing: all that waits of it is
    thrown away, and what follows until it pauses, for half of it would be commands out of their order.

    Of the mouse it hears buttons and the wheel. Relies on private names of Textual 8.2.8: `_loop`, `_mouse`, `_size`,
    `_get_terminal_size`, `_enable_mouse_support` and `_disable_mouse_support`.
    """

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        """Hold nothing yet; the arguments are Textual's."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._quit_pressed = cast(Program, app).quit_pressed
        self._lock = Lock()
        self._waiting: deque[Message] = deque()
        self._alike = 0
        self._under_way: Message | None = None
        self._refusing = False
        self._last_came = 0.0
        self._mouse_left = False

    def hand_on(self, messages: Iterable[Message]) -> None:
        """Have messages acted on, in their order; called in the thread that reads."""
        for message in messages:
            self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Have one message acted on when its turn comes; called in the thread that reads."""
        if isinstance(message, Key) and message.key in QUIT_KEYS:
            self._quit_pressed()
            with self._lock:
                self._waiting.clear()
            self._in_loop(super().process_message, message)
        elif isinstance(message, InputEvent | Paste):
            self._add(message)
        else:
            super().process_message(message)

    def forget_waiting(self) -> None:
        """Throw away what waits: it was meant for another program."""
        with self._lock:
            self._waiting.clear()

    def _add(self, message: Message) -> None:
        with self._lock:
            now = time.monotonic()
            paused, self._last_came = now - self._last_came > QUIET, now
            if self._refusing and not paused:
                return
            self._refusing = len(self._waiting) >= MOST_WAITING
            if self._refusing:
                self._waiting.clear()
                self._in_loop(partial(self._app.notify, _REFUSED, markup=False))
                return
            self._alike = self._alike + 1 if self._waiting and _alike(self._waiting[-1], message) else 0
            if self._alike >= MOST_ALIKE:
                return
            self._waiting.append(message)
        self._in_loop(self._next)

    def _next(self) -> None:
        with self._lock:
            if self._under_way is not None or not self._waiting:
                return
            message = self._under_way = self._waiting.popleft()
        super().process_message(message)

    def _in_loop(self, callback: Callable[..., None], *arguments: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: the program ends
            self._loop.call_soon_threadsafe(callback, *arguments)

    def send_message(self, message: Message) -> None:
        """Hand a message to the program, from any thread."""
        self._app.post_message(message)

    def acted_on(self, message: Message) -> None:
        """The program has acted on something that the reader did; called in the loop's thread."""
        if message is self._under_way:
            self._under_way = None
            self._next()

    def size_now(self) -> Resize:
        """The news of the size that is drawn on at this moment."""
        size = Size(*self._get_terminal_size())
        return Resize(size, size)

    def _get_terminal_size(self) -> tuple[int, int]:
        return self._size or (80, 24)

    def send(self, sequence: str) -> None:
        """Send a whole control sequence that changes no cell, such as a copy to the clipboard."""
        self.write(sequence)

    def leave_mouse(self) -> None:
        """Leave the mouse to the terminal or page, so that it selects text, until `take_mouse`."""
        self._disable_mouse_support()
        self._mouse_left = True

    def take_mouse(self) -> None:
        """Hear of the mouse again."""
        self._mouse_left = False
        self._enable_mouse_support()

    def _enable_mouse_support(self) -> None:
        # Textual also asks for every motion (1003), which over SSH is a stream of bytes for nothing that is used.
        # Whenever the program is woken it asks for the mouse, which may be the reader's for the time being.
        if self._mouse and not self._mouse_left:
            self.write("\x1b[?1000h\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000l\x1b[?1006l")


def _alike(one: Message, other: Message) -> bool:
    if isinstance(one, Key) and isinstance(other, Key):
        return one.key == other.key
    return type(one) is type(other) and isinstance(one, MouseScrollDown | MouseScrollUp)
