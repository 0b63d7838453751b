"""How much a page may say: more than anybody types, clicks and resizes, and less than keeps others waiting."""

from __future__ import annotations

import time

MOST_AT_ONCE = 1500
"""Messages that may come in one go: what a slow connection has held back for some seconds."""

PER_SECOND = 300
"""Messages a second that may come without end: a mouse that is moved sends as many as the screen has frames."""

_LARGE = 1000
"""Bytes that count as a further message."""


class Allowance:
    """What one page may still say; it grows with time."""

    def __init__(self) -> None:
        """All that may come at once."""
        self._left = float(MOST_AT_ONCE)
        self._counted_at = time.monotonic()

    def covers(self, length: int) -> bool:
        """Count a message of so many bytes or letters; false if it is more than the page may say."""
        now = time.monotonic()
        grown = self._left + (now - self._counted_at) * PER_SECOND
        self._counted_at = now
        self._left = min(grown, MOST_AT_ONCE) - 1 - length / _LARGE
        return self._left >= 0
