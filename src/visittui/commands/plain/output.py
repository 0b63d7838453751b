"""Writing to stdout whatever its encoding: data must come out, never a traceback."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_json(value: dict[str, Any]) -> None:
    """Write one JSON object on one line; in a locale that cannot print a letter it is escaped, and still right."""
    print(json.dumps(value, ensure_ascii=not _is_utf8(), separators=(",", ":")))


def print_data(text: str) -> None:
    """Write text in a format that is UTF-8 whatever the locale, and end its last line."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode() + (b"" if text.endswith("\n") else b"\n"))
    sys.stdout.buffer.flush()


def _is_utf8() -> bool:
    return sys.stdout.encoding.lower().replace("-", "").replace("_", "") == "utf8"
