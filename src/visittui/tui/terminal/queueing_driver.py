"""What all drivers do with the reader's keys, clicks and pastes, whether they come from a terminal or from a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol, cast

from textual.app import App
from textual.driver import Driver
from textual.events import InputEvent, Key, Paste, Resize
from textual.geometry import Size
from textual.message import Message

from visittui.appearance import Appearance
from visittui.tui.terminal.waiting_input import QUIT_KEYS, WaitingInput

_REFUSED = "Too much input at once; all of it was ignored."


class Program(Protocol):
    """What drivers ask of the program: how it looks, and what to call at once for a key that ends it."""

    appearance: Appearance
    quit_pressed: Callable[[], None]


class QueueingDriver(Driver):
    """Hands on what the reader does one thing at a time, each when the program has acted on the one before.

    Of the mouse it hears buttons and the wheel. Relies on private names of Textual 8.2.8: `_loop`, `_mouse`, `_size`,
    `_get_terminal_size`, `_enable_mouse_support` and `_disable_mouse_support`.
    """

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        """Hold nothing yet; the arguments are Textual's."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        refused = partial(app.notify, _REFUSED, markup=False)
        self._waiting = WaitingInput(self._loop, super().process_message, refused)
        self._quit_pressed = cast(Program, app).quit_pressed

    def hand_on(self, messages: Iterable[Message]) -> None:
        """Have messages acted on, in their order; called in the thread that reads."""
        for message in messages:
            self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Have one message acted on when its turn comes; called in the thread that reads."""
        if isinstance(message, InputEvent | Paste):
            if isinstance(message, Key) and message.key in QUIT_KEYS:
                self._quit_pressed()
            self._waiting.add(message)
        else:
            super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Hand a message to the program, from any thread."""
        self._app.post_message(message)

    def acted_on(self, message: Message) -> None:
        """The program has acted on something that the reader did."""
        self._waiting.acted_on(message)

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

    def take_mouse(self) -> None:
        """Hear of the mouse again."""
        self._enable_mouse_support()

    def _enable_mouse_support(self) -> None:
        # Textual also asks for every motion (1003), which over SSH is a stream of bytes for nothing that is used.
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000l\x1b[?1006l")
