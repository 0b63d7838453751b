"""Programs without a terminal: signals as a login leaves them, an end to every wait, nothing left running."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any, AnyStr, Literal, Self, overload

LIFETIME = 120.0
"""Seconds after which a program is ended, and so whatever waits for it: far beyond what anything takes here."""

_SIGNALS_AS_USUAL = ("/usr/bin/env", "--default-signal")


class Program(subprocess.Popen[AnyStr]):
    """A program in a session of its own, for a `with` block, at whose end all of its group is ended.

    What whoever started the tests ignores (nohup: SIGHUP) the program does not: its signals do what they usually do.
    """

    def __init__(self, command: Sequence[str | Path], *, lifetime: float | None = LIFETIME, **options: Any) -> None:
        """Start it.

        Args:
            command: the program and its arguments.
            lifetime: seconds after which it is ended; None for never.
            options: those of `subprocess.Popen`; standard input is empty if not given.
        """
        options.setdefault("stdin", subprocess.DEVNULL)
        super().__init__([*_SIGNALS_AS_USUAL, *map(str, command)], start_new_session=True, **options)
        self._too_late = Timer(lifetime, self.end) if lifetime is not None else None
        if self._too_late is not None:
            self._too_late.daemon = True
            self._too_late.start()

    def end(self) -> None:
        """End the program and whatever it has started that did not leave its group."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        if self._too_late is not None:
            self._too_late.cancel()
        self.end()
        super().__exit__(*error)


@overload
def run(command: Sequence[str | Path], *, text: Literal[True], **options: Any) -> subprocess.CompletedProcess[str]: ...


@overload
def run(command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[bytes]: ...


def run(
    command: Sequence[str | Path],
    *,
    input: str | bytes | None = None,  # noqa: A002 - as subprocess.run has it
    capture_output: bool = False,
    check: bool = False,
    lifetime: float = LIFETIME,
    **options: Any,
) -> subprocess.CompletedProcess[Any]:
    """Run a program to its end, as `subprocess.run` does.

    Args:
        command: the program and its arguments.
        input: what it reads.
        capture_output: whether what it writes is kept.
        check: whether an exit code other than 0 is an error.
        lifetime: seconds after which it is ended.
        options: those of `subprocess.Popen`.

    Raises:
        CalledProcessError: it failed, and that is an error.
    """
    if input is not None:
        options["stdin"] = subprocess.PIPE
    if capture_output:
        options["stdout"] = options["stderr"] = subprocess.PIPE
    with Program[Any](command, lifetime=lifetime, **options) as program:
        output, errors = program.communicate(input)
    done = subprocess.CompletedProcess(program.args, program.returncode, output, errors)
    if check:
        done.check_returncode()
    return done
