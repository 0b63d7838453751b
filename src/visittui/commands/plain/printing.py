"""Writing to stdout whatever its encoding: data must come out, never a traceback."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

_COLUMNS = 80


def print_json(value: dict[str, Any]) -> None:
    """Write one JSON object on one line; in a locale that cannot print a letter it is escaped, and still right."""
    print(json.dumps(value, ensure_ascii=not _is_utf8(), separators=(",", ":")))


def print_data(text: str) -> None:
    """Write text in a format that is UTF-8 whatever the locale, and end its last line."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode() + (b"" if text.endswith("\n") else b"\n"))
    sys.stdout.buffer.flush()


def terminal_width() -> int:
    """Columns of the terminal that standard output is, 80 where none is known.

    What `shutil.get_terminal_size` answers; to load that takes a twentieth of a whole `visittui search`.
    """
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(1).columns or _COLUMNS
    except OSError:
        return _COLUMNS


def _is_utf8() -> bool:
    return sys.stdout.encoding.lower().replace("-", "").replace("_", "") == "utf8"
