"""Files that have a name and are not whole yet: who ends the process without unwinding it takes them along."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

_NO_ENDS = ("KILL", "STOP", "TSTP", "TTIN", "TTOU", "CONT", "CHLD", "URG", "WINCH", "INFO")
_FAULTS = ("SEGV", "BUS", "FPE", "ILL")
_PYTHONS_OWN = ("INT", "PIPE", "XFSZ")  # an exception each

ENDING_SIGNALS = frozenset(map(int, signal.valid_signals())) - {
    getattr(signal, f"SIG{name}", 0) for name in (*_NO_ENDS, *_FAULTS, *_PYTHONS_OWN)
}
"""What ends a process that has decided nothing about it, and can be heard before."""

_PATIENCE = 0.2
"""Seconds in which a directory must answer; one that hangs keeps no process from its end."""

_paths: set[Path] = set()
_changing = threading.RLock()  # held while a file is made, so that none appears after all were removed
_over = False


@contextmanager
def unfinished(path: Path, mode: int = 0o666) -> Iterator[None]:
    """Make an empty file, and see that it is gone when the block or the process ends, unless it was renamed.

    `mode` is who may read and write it, as far as the reader's umask lets them; all, unless it is private.

    Raises:
        OSError: it cannot be made there, or the process is ending.
    """
    with _gone_when_told_to_end(path):
        try:
            with _changing:
                if _over:
                    raise InterruptedError
                _paths.add(path)
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
            yield
        finally:
            with suppress(OSError):
                path.unlink()
            _paths.discard(path)


def remove_unfinished() -> None:
    """The process ends now: remove what other threads have not finished, and let them begin nothing anew."""
    global _over
    if _changing.acquire(timeout=_PATIENCE):
        _over = True
        _changing.release()
    if _paths:
        removing = threading.Thread(target=_remove, args=(tuple(_paths),), name="removing", daemon=True)
        removing.start()
        removing.join(_PATIENCE)


def _remove(paths: tuple[Path, ...]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()


@contextmanager
def _gone_when_told_to_end(path: Path) -> Iterator[None]:
    """Take the file along where the process is told to end by a signal that would end it without a word."""

    def end(number: int, _: FrameType | None) -> None:
        _remove((path,))
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    taken = []
    # Python lets the main thread alone decide about signals; what somebody else has decided is theirs.
    if threading.current_thread() is threading.main_thread():
        taken = [number for number in ENDING_SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
