"""Ctrl+Q while there is no screen yet: it ends the program as it will do later."""

from __future__ import annotations

import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from visittui.exit_codes import FOUND

_LOCAL_MODES, _INPUT_MODES, _CHARACTERS = 3, 0, 6  # of what `termios.tcgetattr` gives
_CTRL_Q = b"\x11"


@contextmanager
def ending_by_ctrl_q() -> Iterator[None]:
    """Let the terminal send its second signal of the keyboard for Ctrl+Q, which else would let its output go on.

    Other keys wait for the screen, and are not echoed beside the line that tells how far it is.

    Raises:
        SystemExit: Ctrl+Q was pressed.
    """
    descriptor = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:  # no terminal any more: there are no keys
        yield
        return
    handler = signal.signal(signal.SIGQUIT, _end)
    changed = [*before[:_CHARACTERS], [*before[_CHARACTERS]]]
    changed[_INPUT_MODES] &= ~termios.IXON
    changed[_LOCAL_MODES] &= ~termios.ECHO
    changed[_CHARACTERS][termios.VQUIT] = _CTRL_Q
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, changed)
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
        signal.signal(signal.SIGQUIT, handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(FOUND)
