"""The terminal as the program sees it: frugal with bytes, sent only what it can show; it goes, or is put to sleep."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, BinaryIO, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from visittui.appearance import PLAIN_THEME, Appearance
from visittui.errors import CannotContinueError
from visittui.tui.terminal.frugal_output import FrugalOutput
from visittui.tui.terminal.input_parser import InputParser, decoding
from visittui.tui.terminal.key_events import ASK_FOR_BASE_LAYOUT
from visittui.tui.terminal.queueing_driver import Program, QueueingDriver

LARGEST = (500, 200)
"""Columns and lines beyond which a terminal is drawn on in part: a claim of 65535x65535 would take 2 GB."""

_PIECE = 4096


class FrugalDriver(QueueingDriver, LinuxDriver):
    """Textual's driver, sending only cells that change; its own would spin, freeze, or do what no reader ever needs.

    Overrides private names of Textual 8.2.8: `_key_thread`, `_run_input_thread`, `_sigtstp_application`,
    `_sigcont_application`, `_get_terminal_size` and `_query_in_band_window_resize`.
    """

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        self._stopped = False
        self._woken, self._wake = os.pipe()
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._output = FrugalOutput()
        self._output.size = size or self._get_terminal_size()
        if isinstance(sys.__stderr__, TextIOWrapper):
            # The reader may want Unicode where the locale does not; and nothing may stop a frame halfway.
            sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
        self.look(cast(Program, app).appearance)
        self._modes_before = cast(Program, app).modes_before
        self._lending = cast(Program, app).lending

    # Output

    def look(self, appearance: Appearance) -> None:
        """From now on draw as decided; everything is sent again."""
        self._appearance = appearance
        self._output.colours = appearance.theme != PLAIN_THEME
        self._output.forget()

    def write(self, data: str) -> None:
        """Send what differs from what the terminal shows."""
        if self._appearance.ascii_only and not data.isascii():
            from visittui.tui.terminal.glyphs import in_ascii

            data = in_ascii(data)
        translated = self._output.translate(data)
        if translated:
            super().write(translated)

    def send(self, sequence: str) -> None:
        """Send a whole control sequence past what compares cells, for it changes none."""
        super().write(sequence)

    # Input

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            # Textual's own would print the traceback with its locals.
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Hand on keys, mouse and pastes until told to stop.

        Textual's own loop spins once its terminal is gone, ends the program on bytes that are not UTF-8, and wakes ten
        times a second for nothing.
        """
        parser = InputParser()
        decode = decoding()
        while True:
            ready = select.select([self.fileno, self._woken], [], [], parser.patience)[0]
            if self.fileno in ready:
                try:
                    data = os.read(self.fileno, _PIECE)
                except OSError:
                    data = b""
                if not data:
                    # End as a hang-up does: a terminal that does not control the program goes without sending one.
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                self.hand_on(parser.feed(decode(data)))
            if self._woken in ready:
                os.read(self._woken, 1)
                return
            if not ready:
                self.hand_on(parser.silence())

    def disable_input(self) -> None:
        """Stop the input thread at once."""
        if self._key_thread is not None and self._key_thread.is_alive():
            os.write(self._wake, b"\0")
        super().disable_input()

    # Size

    def _get_terminal_size(self) -> tuple[int, int]:
        """The kernel's word; COLUMNS and LINES may be those of another window."""
        try:
            width, height = os.get_terminal_size(self.fileno)
        except OSError:
            width = height = 0
        return min(width or 80, LARGEST[0]), min(height or 25, LARGEST[1])

    def start_application_mode(self) -> None:
        """Take the terminal over, and hear of its size from the kernel only."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._modes_before is not None:
            # Whoever has the terminal next gets it as it was before Ctrl+Q was made a signal (`ending_early`).
            self.attrs_before, self._modes_before = self._modes_before, None
        self.write(ASK_FOR_BASE_LAYOUT)
        signal.signal(signal.SIGWINCH, lambda *_: self._loop.call_soon_threadsafe(self.size_changed))

    def size_changed(self) -> None:
        """Have everything laid out for the size that the terminal has now, of which it may show anything, and sent."""
        self._output.size = self._get_terminal_size()
        self._output.forget()
        self.send_message(self.size_now())

    def _query_in_band_window_resize(self) -> None:
        """Not asked: the terminal could claim any size."""

    # Sleep

    @property
    def can_suspend(self) -> bool:
        """Whether a shell would wake the program again: only then it has a process group of its own."""
        return os.getpgrp() != os.getsid(0)

    def _sigtstp_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self.suspend)

    def _sigcont_application(self, *_: object) -> None:
        if not self._stopped:
            self._loop.call_soon_threadsafe(self._take_back)

    def suspend(self) -> None:
        """Give the terminal back, sleep until the shell's `fg`, and draw everything again."""
        if not self.can_suspend or self._stopped:
            return
        self._stopped = True
        self._give_away()
        with suppress(CannotContinueError), self._lending():
            # The whole group: a script that started the program sleeps with it, so that its shell notices.
            os.kill(0, signal.SIGSTOP)
            # Woken by `bg` there is nothing to do without the terminal. Whoever touches it from the background is put
            # to sleep again by the kernel, which leaves no moment between a look and the sleep in which a `fg` would be
            # lost.
            signal.signal(signal.SIGTTOU, signal.SIG_DFL)
            with suppress(termios.error):
                termios.tcflow(self.fileno, termios.TCOON)
        self._stopped = False
        self._wake_up()

    def lend(self, command: Sequence[str]) -> int:
        """Give the terminal to another program until it ends; all of the screen is drawn again then.

        The result is its exit code.

        Raises:
            OSError: it cannot be started.
            CannotContinueError: this program was asked to end before that one was started.
        """
        from visittui.tui.terminal.lending import run_on_terminal

        self._give_away()
        try:
            with self._lending():
                return run_on_terminal(command)
        finally:
            self._wake_up()

    def _give_away(self) -> None:
        """Give the terminal to whom the reader's last key named; what was typed behind it was meant for them."""
        self.suspend_application_mode()
        self.forget_waiting()

    def _take_back(self) -> None:
        """Stopped by force: the shell has changed the terminal and written over the screen meanwhile."""
        self.suspend_application_mode()
        self._wake_up()

    def _wake_up(self) -> None:
        self.resume_application_mode()
        self.size_changed()
        self._app.screen.refresh(layout=True)

    # What a reader never needs, and a public account must not offer

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: the browser would be the server's."""

    def deliver_binary(self, binary: BinaryIO | TextIO, **_: object) -> None:
        """Save nothing."""
        binary.close()
