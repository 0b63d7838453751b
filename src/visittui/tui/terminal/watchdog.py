"""However the end is asked for it comes soon, even while the screen waits for a terminal that no longer reads."""

from __future__ import annotations

import os
import select
import signal
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from threading import enumerate as enumerate_threads
from typing import Any, NamedTuple

from visittui.exit_codes import TEMPORARILY_CLOSED

GRACE = 1.0
"""Seconds in which the program may leave by itself and give the terminal back."""

_WRITER = "textual-output"  # Textual's name for its thread that writes
_ATTEMPTS, _PAUSE = 20, 0.01  # of saying good-bye to a terminal that is full; seconds between them

_RESTORED = (
    # Ends a sequence that was cut off; keyboard protocol, paste, mouse, focus, sizes and synchronised output off; line
    # wrap and plain letters on; back to the screen of the shell, with its cursor.
    "\x1b\\\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l\x1b[?1004l\x1b[?2048l"
    "\x1b[?2026l\x1b[?7h\x1b[m\x1b[?1049l\x1b[?25h"
)


class End(NamedTuple):
    """How the program shall end: its exit code, and a sentence for the reader, if there is something to say."""

    code: int
    words: str = ""


_SIGNALS = {
    signal.SIGTERM: End(128 + signal.SIGTERM),
    signal.SIGINT: End(128 + signal.SIGINT),
    signal.SIGXCPU: End(TEMPORARILY_CLOSED, "closed: this session has used up its processor time"),
}


class Watchdog:
    """A thread that hears signals and deadlines, asks the program to leave, and ends it if it does not.

    The interpreter runs signal handlers in the main thread only, and that one may be waiting for a frozen terminal;
    the wake-up descriptor (signal.set_wakeup_fd) is written to whatever it does.
    """

    def __init__(self, leave: Callable[[End], None], idle_limit: float | None = None) -> None:
        """Hear nothing yet.

        Args:
            leave: asks the program to end itself; called in the watchdog's thread.
            idle_limit: seconds without a key after which the session is closed; None for no limit.
        """
        self._leave = leave
        self._idle_limit = idle_limit
        self._last_key = time.monotonic()
        self._over = Event()
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        self._modes_before: list[Any] | None = None

    def start(self) -> None:
        """Listen from now on; called in the main thread, before the terminal is touched."""
        with suppress(termios.error):
            self._modes_before = termios.tcgetattr(0)
        for number in _SIGNALS:
            # The thread acts; without a handler of its own a signal would not be reported to it.
            signal.signal(number, lambda *_: None)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        Thread(target=self._listen, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        """The program has left by itself."""
        self._over.set()
        signal.set_wakeup_fd(-1)
        os.write(self._write, b"\0")

    def key_pressed(self) -> None:
        """The reader is there."""
        self._last_key = time.monotonic()

    def _listen(self) -> None:
        end: End | None = None
        while end is None and not self._over.is_set():
            rest = self._idle_rest()
            if select.select([self._read], [], [], rest)[0]:
                numbers = os.read(self._read, 64)
                end = next((_SIGNALS[signal.Signals(number)] for number in numbers if number in _SIGNALS), None)
            elif self._idle_rest() == 0.0:
                end = End(TEMPORARILY_CLOSED, "closed: no key was pressed for a while")
        if end is not None and not self._over.is_set():
            self._leave(end)
            if not self._over.wait(GRACE):
                self._end_now(end)

    def _idle_rest(self) -> float | None:
        if self._idle_limit is None:
            return None
        return max(0.0, self._last_key + self._idle_limit - time.monotonic())

    def _end_now(self, end: End) -> None:
        """Throw away what the terminal has not taken, give it back as far as it lets us, and be gone."""
        farewell = f"{_RESTORED}{f'visittui: {end.words}' if end.words else ''}\r\n".encode()
        with suppress(OSError, termios.error):
            os.set_blocking(2, False)
            for _ in range(_ATTEMPTS):
                # A thread that is waiting to write keeps all others from it; a signal ends its waiting.
                for thread in enumerate_threads():
                    if thread.name == _WRITER and thread.ident is not None:
                        signal.pthread_kill(thread.ident, signal.SIGTERM)
                termios.tcflush(2, termios.TCOFLUSH)
                with suppress(BlockingIOError):
                    if os.write(2, farewell) == len(farewell):
                        break
                time.sleep(_PAUSE)
            os.set_blocking(2, True)
        with suppress(termios.error):
            if self._modes_before is not None:
                termios.tcsetattr(0, termios.TCSANOW, self._modes_before)
        os._exit(end.code)
