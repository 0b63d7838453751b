"""What the program's exit code says."""

from __future__ import annotations

FOUND, NOT_FOUND, CANNOT = 0, 1, 2
"""Done or found; nothing found, or problems found; it could not be done."""

INTERNAL_ERROR = 70
"""A fault of the program (EX_SOFTWARE of sysexits.h)."""

TEMPORARILY_CLOSED = 75
"""A session was closed because nobody used it, or because it used too much (EX_TEMPFAIL of sysexits.h)."""
