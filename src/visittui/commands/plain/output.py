"""Writing to stdout: whatever its encoding data must come out, and signs in words where a screen reader passes them."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from visittui.archive.relations import CHAIN

_ABOUT = re.compile(r"~(?=\d)")
_UNTIL = re.compile(r"(?<=\d)–(?=\d)")


def print_json(value: dict[str, Any]) -> None:
    """Write one JSON object on one line; in a locale that cannot print a letter it is escaped, and still right."""
    is_utf8 = sys.stdout.encoding.lower().replace("-", "").replace("_", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not is_utf8, separators=(",", ":")))


def print_data(text: str) -> None:
    """Write text in a format that is UTF-8 whatever the locale, and end its last line."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode() + (b"" if text.endswith("\n") else b"\n"))
    sys.stdout.buffer.flush()


def aloud(text: str) -> str:
    """Words of visittui's own with words for such signs; never used on the record's."""
    return _UNTIL.sub(" to ", _ABOUT.sub("about ", text.replace(CHAIN, ", which cites ")))
