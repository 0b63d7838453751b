"""How far the building of an archive is, on one line of the terminal that goes again."""

from __future__ import annotations

import time

from visittui.standard_streams import rewrite_line

_WAIT = 0.5
"""Seconds before the first percentage, and from each to the next."""


class ProgressLine:
    """A line on standard error, if that is a terminal; without a beginning it appears when building takes a while."""

    def __init__(self, beginning: str = "") -> None:
        self._due = time.monotonic() + _WAIT
        self._shown = False
        if beginning:
            self._write(f"visittui: {beginning}")

    def show(self, done: int, total: int) -> None:
        """Say how much is done, now and then."""
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + _WAIT
            percent = 100 * done // max(1, total)
            self._write(f"visittui: reading the record for the first time, {percent} % (Ctrl+C stops)")

    def clear(self) -> None:
        """Leave the line as it was found."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        self._shown = rewrite_line(text)
