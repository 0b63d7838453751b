"""What the program's exit code says."""

from __future__ import annotations

FOUND, NOT_FOUND, CANNOT = 0, 1, 2
"""Done or found; nothing found, or problems found; it could not be done."""
