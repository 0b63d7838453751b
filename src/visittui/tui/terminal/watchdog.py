"""However the end is asked for it comes soon, even while the screen waits for a terminal that no longer reads."""

from __future__ import annotations

import os
import select
import signal
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from math import inf
from threading import Event, Lock, Thread
from threading import enumerate as enumerate_threads
from typing import Any, NamedTuple

from visittui.errors import CannotContinueError
from visittui.exit_codes import TEMPORARILY_CLOSED
from visittui.files.unfinished import ENDING_SIGNALS, remove_unfinished

GRACE = 1.0
"""Seconds in which the program may leave by itself and give the terminal back."""

QUIT_GRACE = 1.5
"""The same after Ctrl+C or Ctrl+Q: what is kept at the end may be waited for, a disk that hangs may not."""

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


_ASKING: dict[int, End] = {
    signal.SIGTERM: End(128 + signal.SIGTERM),
    signal.SIGINT: End(128 + signal.SIGINT),
    signal.SIGQUIT: End(0),  # Ctrl+Q, pressed just before the screen was there
    signal.SIGXCPU: End(TEMPORARILY_CLOSED, "closed: this session has used up its processor time"),
}
"""Signals by which the program is asked to leave; any other that ends a process ends it where it stands."""


class Watchdog:
    """A thread that hears signals and deadlines, asks the program to leave, and ends it if it does not.

    The interpreter runs signal handlers in the main thread only, and that one may be waiting for a frozen terminal;
    the wake-up descriptor (signal.set_wakeup_fd) is written to whatever it does.
    """

    def __init__(self, leave: Callable[[End], None], modes: list[Any] | None, idle_limit: float | None = None) -> None:
        """Hear nothing yet.

        `leave` is called, in the watchdog's thread, to ask the program to end itself; after `idle_limit` seconds
        without a key, too, if there is a limit. `modes` are those that the terminal is given back when that is forced.
        """
        self._leave = leave
        self._idle_limit = inf if idle_limit is None else idle_limit
        self._last_key = time.monotonic()
        self._over = Event()
        self._ending = Lock()  # held for good by who gives the terminal back and ends the process
        self._quit_by = inf
        self._lent = Lock()  # held while another program has the terminal
        self._end_asked = False
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        self._modes_before = modes
        self._handlers_before: dict[int, Any] = {}

    def start(self) -> None:
        """Listen from now on; called in the main thread, before the terminal is touched."""
        for number in {*_ASKING, *ENDING_SIGNALS}:
            if number in _ASKING:
                # The thread acts; without a handler of its own a signal would not be reported to it.
                signal.signal(number, lambda *_: None)
            elif signal.getsignal(number) not in (signal.SIG_IGN, None):  # None: decided by another than Python
                self._handlers_before[number] = signal.signal(number, self._end_by)
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        Thread(target=self._listen, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        """The program has left by itself."""
        with self._ending:
            self._over.set()
        remove_unfinished()
        signal.set_wakeup_fd(-1)
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)
        os.write(self._write, b"\0")

    def key_pressed(self) -> None:
        """The reader is there."""
        self._last_key = time.monotonic()

    def quit_pressed(self) -> None:
        """A key that always ends the program was pressed; called in the thread that reads, whatever the others do."""
        if self._quit_by == inf:
            self._quit_by = time.monotonic() + QUIT_GRACE
            os.write(self._write, b"\0")

    @contextmanager
    def lending(self) -> Iterator[None]:
        """While another program has the terminal there is no limit, and nothing ends; called in the main thread.

        Raises:
            CannotContinueError: the end was asked for before.
        """
        with self._lent:
            if self._end_asked or self._quit_by < inf:
                raise CannotContinueError("the program is about to end, nothing else is started")
            self._last_key = inf
            try:
                yield
            finally:
                self._last_key = time.monotonic()
                os.write(self._write, b"\0")  # the limit is to be looked at again

    def _listen(self) -> None:
        end, heard = None, 0
        while end is None and not self._over.is_set():
            if select.select([self._read], [], [], self._rest())[0]:
                numbers = os.read(self._read, 64)
                # A zero is no signal, and one that ends nothing may be reported, too.
                heard = next((number for number in numbers if number in _ASKING or number in ENDING_SIGNALS), 0)
                end = _ASKING.get(heard, End(128 + heard)) if heard else None
            elif time.monotonic() >= self._quit_by:
                self._end_now(End(0))
            elif time.monotonic() >= self._last_key + self._idle_limit:
                end = End(TEMPORARILY_CLOSED, "closed: no key was pressed for a while")
        if end is not None and not self._over.is_set():
            with self._lent:
                self._end_asked = True
            if heard in _ASKING or not heard:
                self._leave(end)
            if not self._over.wait(GRACE):
                self._end_now(end)

    def _end_by(self, number: int, _: object) -> None:
        """Give the terminal back, if it is still there, and end by the signal, in the main thread.

        The program is not asked to leave: at a hang-up the terminal is gone as a rule, and whoever waits for the end of
        a session waits for nothing that could hang.
        """
        if self._ending.acquire(blocking=False):
            self._give_back("")
            remove_unfinished()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    def _rest(self) -> float | None:
        """Seconds until something is to be done without being told; None if nothing is."""
        by = min(self._quit_by, self._last_key + self._idle_limit)
        return None if by == inf else max(0.0, by - time.monotonic())

    def _end_now(self, end: End) -> None:
        """Give the terminal back and be gone, whatever the program waits for."""
        with self._ending:
            if not self._over.is_set():
                self._give_back(end.words)
                remove_unfinished()
                os._exit(end.code)

    def _give_back(self, words: str) -> None:
        """Throw away what the terminal has not taken, and give it back as far as it lets us."""
        with suppress(OSError):
            if os.tcgetpgrp(2) != os.getpgrp():
                return  # asleep or in the background: it was given back before
        farewell = f"{_RESTORED}{f'visittui: {words}' if words else ''}\r\n".encode()
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
