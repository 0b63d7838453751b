"""Another program on the reader's terminal, an editor for one, while this one waits for it as a shell would."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from typing import Any


def run_on_terminal(command: Sequence[str]) -> int:
    r"""Run a program that has the terminal to itself, in the main thread; the result is its exit code.

    What the keyboard sends (Ctrl+C, Ctrl+\, Ctrl+Z) is for that program; put to sleep, both sleep, so that the shell
    notices. Whoever asks this one to end asks that one, which may have something to keep, and is heard once it has
    ended.

    Raises:
        OSError: it cannot be started.
    """
    asked_to_end: list[int] = []
    program: subprocess.Popen[bytes] | None = None

    def pass_on(number: int, _: object) -> None:
        asked_to_end.append(number)
        if program is not None:
            program.send_signal(number)

    # A handler, unlike an ignored signal, is not handed on to the program.
    handlers: dict[int, Any] = dict.fromkeys((signal.SIGINT, signal.SIGQUIT), lambda *_: None)
    handlers |= dict.fromkeys((signal.SIGTERM, signal.SIGHUP), pass_on)
    handlers |= dict.fromkeys((signal.SIGTSTP, signal.SIGCONT), signal.SIG_DFL)
    # Nobody else hears of these signals meanwhile, the watchdog above all.
    reported_to = signal.set_wakeup_fd(-1)
    earlier = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        program = subprocess.Popen(list(command))  # noqa: S603 - the reader's own editor
        if asked_to_end:
            program.send_signal(asked_to_end[-1])
        return program.wait()
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(reported_to, warn_on_full_buffer=False)
        for number in asked_to_end:
            os.kill(os.getpid(), number)
