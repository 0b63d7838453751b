"""Which record a command reads, and how it says what happens while that is opened."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visittui.archive.archive import Archive

_WAIT_BEFORE_PROGRESS = 0.5  # seconds


def add_record_option(parser: argparse.ArgumentParser) -> None:
    """Declare `--record`."""
    parser.add_argument("--record", metavar="FILE", type=Path, help="a record file; without it, the shipped record")


def open_record(arguments: argparse.Namespace) -> Archive:
    """Open the archive of the record that the arguments name.

    Progress (on a terminal) and what the reader should know of go to stderr.

    Raises:
        CannotContinueError: the record cannot be read or has problems.
    """
    from visittui.archive.opening import open_archive, shipped_record

    line = _ProgressLine()
    try:
        archive = open_archive(arguments.record or shipped_record(), progress=line.show)
    finally:
        line.clear()
    if archive.notice:
        print(f"visittui: {archive.notice}", file=sys.stderr)
    return archive


class _ProgressLine:
    """A line on the terminal that appears only when building takes a while, and goes again."""

    def __init__(self) -> None:
        self._due = time.monotonic() + _WAIT_BEFORE_PROGRESS
        self._shown = False

    def show(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and time.monotonic() >= self._due:
            self._due = time.monotonic() + _WAIT_BEFORE_PROGRESS
            self._shown = True
            percent = 100 * done // max(1, total)
            print(f"\rReading the record for the first time: {percent} %", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
