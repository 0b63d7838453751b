"""What the server says on standard error: lines without anything of this machine, and no flood of them."""

from __future__ import annotations

import logging
import time
from collections import Counter

_REMEMBERED = 60.0  # seconds


class _OneLine(logging.Formatter):
    """A record as one line; of an exception its kind alone, for its text and traceback name files of this machine."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = "".join(filter(str.isprintable, record.getMessage().partition("\n")[0]))
        kind = record.exc_info[0] if record.exc_info else None
        more = getattr(record, "more", 0)
        return f"visittui: {line}{f' ({kind.__name__})' if kind else ''}{f' … and {more} more' if more else ''}"


class _OnceASecond(logging.Filter):
    """Lets one of the same lines through a second; the next one says how many were not."""

    def __init__(self) -> None:
        super().__init__()
        self._said_at: dict[str, float] = {}
        self._unsaid: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        line, now = record.getMessage().partition("\n")[0], time.monotonic()
        if now - self._said_at.get(line, -1.0) < 1:
            self._unsaid[line] += 1
            return False
        self._said_at = {other: at for other, at in self._said_at.items() if now - at < _REMEMBERED} | {line: now}
        self._unsaid = Counter({other: number for other, number in self._unsaid.items() if other in self._said_at})
        record.more = self._unsaid.pop(line, 0)
        return True


def log_to_standard_error() -> None:
    """Write what the server and its libraries have to say to standard error, from warnings on."""
    handler = logging.StreamHandler()
    handler.addFilter(_OnceASecond())
    handler.setFormatter(_OneLine())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
