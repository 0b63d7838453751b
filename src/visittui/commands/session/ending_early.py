"""Ctrl+Q, Ctrl+C and signals while there is no screen yet: they end the program as they will do later.

None of them is made an exception, which would come out of the midst of whatever is being loaded: some modules written
in C crash where one comes while they are made ready, `__set_name__` makes another of it (Python 3.11), `__del__` loses
it.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import _exit as end_process
from types import FrameType
from typing import Any

from visittui.exit_codes import FOUND
from visittui.files.unfinished import ENDING_SIGNALS, remove_unfinished
from visittui.standard_streams import rewrite_line

_INPUT_MODES, _CHARACTERS = 0, 6  # of what `termios.tcgetattr` gives
_CTRL_Q = b"\x11"


@contextmanager
def ending_by_ctrl_q() -> Iterator[list[Any] | None]:
    """Let the terminal send its second signal of the keyboard for Ctrl+Q, which else would let its output go on.

    Until the screen takes the terminal over, which asks for every key itself.

    Yields:
        The modes that the terminal had, and has again at the end; None where it is gone.
    """
    descriptor = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:  # no terminal any more: there are no keys
        yield None
        return

    def leave_nothing() -> None:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
        remove_unfinished()

    def end(number: int, _frame: FrameType | None) -> None:
        with suppress(OSError):
            rewrite_line("")
        leave_nothing()
        end_process(FOUND if number == signal.SIGQUIT else 128 + number)

    def end_by(number: int, _frame: FrameType | None) -> None:
        leave_nothing()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # Ignored by the parent (nohup), a hang-up would leave a program without a terminal, spinning at a full core.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    handlers = {**dict.fromkeys(ENDING_SIGNALS, end_by), signal.SIGINT: end}
    # None is what another than Python has decided (faulthandler's, for one), and cannot be put back.
    heard = {n: each for n, each in handlers.items() if signal.getsignal(n) not in (signal.SIG_IGN, None)}
    handlers = {**heard, signal.SIGQUIT: end}
    earlier = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    changed = [*before[:_CHARACTERS], [*before[_CHARACTERS]]]
    changed[_INPUT_MODES] &= ~termios.IXON
    changed[_CHARACTERS][termios.VQUIT] = _CTRL_Q
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, changed)
        yield before
    finally:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
        for number, handler in earlier.items():
            signal.signal(number, handler)
