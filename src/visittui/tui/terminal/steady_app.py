"""What the program asks of Textual's program and screens beyond what they offer: the private names of Textual 8.2.8.

Nothing outside this package knows one of them; `tests/tui/test_private_names.py` sees to it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from textual._context import active_message_pump
from textual.app import App
from textual.driver import Driver
from textual.events import InputEvent, Paste, Resize
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen

from visittui.characters import on_one_line
from visittui.tui.terminal.driver import FrugalDriver
from visittui.tui.terminal.queueing_driver import QueueingDriver


class SteadyApp(App[int]):
    """Textual's program, one thing the reader does at a time, its terminal's cursor where the reader is."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        """Make the program; `quit_pressed` is called, in any thread, for a key that ends it.

        `lending` is entered, in the main thread, while another program has the terminal. `modes_before` are what it had
        before the program, if that is known.
        """
        self.quit_pressed: Callable[[], None] = lambda: None
        self.lending: Callable[[], AbstractContextManager[None]] = nullcontext
        self.modes_before: list[Any] | None = None
        super().__init__(driver_class=driver_class)

    async def _dispatch_message(self, message: Message) -> None:
        """Tell the driver when something has been acted on; what was typed after the end was asked for is not."""
        if isinstance(message, Resize) and isinstance(self._driver, QueueingDriver):
            # At the start the news of the first size may come after that of a later one.
            message = self._driver.size_now()
        if not isinstance(message, InputEvent | Paste):
            await super()._dispatch_message(message)
            return
        if self._exit:
            return
        if isinstance(message, Paste):
            message.text = on_one_line(message.text)
        try:
            await super()._dispatch_message(message)
        finally:
            if isinstance(self._driver, QueueingDriver):
                self._driver.acted_on(message)

    async def run_binding(self, key: str) -> bool:
        """Do what a key is bound to, where the reader is; whether it is bound to anything."""
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    def refresh_css(self, animate: bool = True) -> None:
        """Take the styles anew; before the first screen nothing is styled, and reading them twice costs 8 ms."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def _handle_exception(self, error: Exception) -> None:
        # Once the end is asked for, Textual puts no widgets in a screen any more, and has it begin all the same.
        if not self._exit or active_message_pump.get(self)._is_mounted:
            self.failed(error)

    def failed(self, error: Exception) -> None:
        """Something was not foreseen; Textual's own ending would print the locals of every frame and exit with 0."""
        super()._handle_exception(error)

    @property
    def cursor_position(self) -> Offset:
        """Where each frame leaves the terminal's cursor, which is hidden: what reads a screen aloud follows it.

        It is the `cursor_cell` of the widget that has the focus, counted from its top left corner.
        """
        focused = self.screen_stack[-1].focused if self.screen_stack else None
        if focused is None:
            return Offset(0, 0)
        cell: Offset = getattr(focused, "cursor_cell", Offset(0, 0))
        return focused.content_region.offset + cell

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Not set: Textual's boxes would have it one cell beyond the end of what is typed."""


def reached(app: App[Any]) -> QueueingDriver | None:
    """How the reader's terminal or page is spoken to; None in tests, where there is neither."""
    return app._driver if isinstance(app._driver, QueueingDriver) else None


def lent(app: App[Any], command: Sequence[str]) -> int:
    """Run a program on the reader's terminal; the result is its exit code.

    Raises:
        OSError: it cannot be started, or there is no terminal to lend.
        CannotContinueError: this program was asked to end before that one was started.
    """
    if not isinstance(app._driver, FrugalDriver):
        raise OSError(errno.ENOTTY, os.strerror(errno.ENOTTY))
    return app._driver.lend(command)


def paint(screen: Screen[Any]) -> None:
    """Paint what has changed; the screen's next tick, 1/60 s apart, would be most of a reader's wait for hits."""
    if screen.is_running and screen.is_current:
        screen._on_timer_update()


def lay_out(screen: Screen[Any]) -> None:
    """Lay a screen out at once, so that what is shown next is set and scrolled for the room that it gets."""
    with screen.app.batch_update():
        screen._refresh_layout()
