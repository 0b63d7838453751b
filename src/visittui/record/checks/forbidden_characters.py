"""Characters that a record must not hold: what terminals obey, what cannot be compared, what is no UTF-8.

The file is looked through in windows, at the speed of C, and only a window with a fault is looked at closely.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import orjson

from visittui.characters import FORBIDDEN

_WINDOW = 1 << 11
"""Bytes looked through at once; so small because most windows of an English record are ASCII and done at a glance."""
_BYTE = 0xDC00
"""What Python adds to a byte that it cannot read as UTF-8."""

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
# Unescaped C0 controls are no JSON, but for the white space between values. What is no UTF-8 is read as surrogates.
_WRONG_RAW = re.compile(f"[{FORBIDDEN}\udc80-\udcff]".replace("\x00-\x1f", ""))
_ESCAPE = re.compile(rb'\\(?:u([0-9A-Fa-f]{4})|([^"\\/])|["\\/])', re.DOTALL)
_SHORT_ESCAPES = {b"b": 0x08, b"f": 0x0C, b"n": 0x0A, b"r": 0x0D, b"t": 0x09}


def raw_faults(data: bytes) -> Iterator[tuple[int, str, str]]:
    """Each fault of a file's characters as they are written: its offset, what is wrong, what was expected."""
    start = 0
    while start < len(data):
        # A quotation mark ends a window, so that no character and no accent is parted from what it belongs to.
        end = data.find(b'"', start + _WINDOW)
        end = len(data) if end < 0 else end
        window = data[start:end]
        if not window.isascii() or b"\x7f" in window:
            yield from _in_window(window.decode(errors="surrogateescape"), start)
        start = end


def escaped_faults(data: bytes) -> Iterator[tuple[int, str]]:
    r"""Each forbidden character that stands escaped (`\u001b`, `\n`) in an item's bytes: offset, what is wrong."""
    if b"\\" not in data:
        return
    for found in _ESCAPE.finditer(data):
        code = int(found[1], 16) if found[1] else _SHORT_ESCAPES.get(found[2] or b"")
        if code is not None and _FORBIDDEN.match(chr(code)):
            yield found.start(), name_of(chr(code))


def composed_by_escapes(raw: bytes, item: object) -> bool:
    """Whether an item's texts stay NFC when its escapes are read."""
    if b"\\u" not in raw:
        return True
    return unicodedata.is_normalized("NFC", orjson.dumps(item).decode())


def name_of(character: str) -> str:
    """What is wrong about a forbidden character."""
    return f"a control character (U+{ord(character):04X})"


def _in_window(text: str, start: int) -> Iterator[tuple[int, str, str]]:
    at, seen = start, 0
    for found in _WRONG_RAW.finditer(text):
        at, seen = at + _size(text[seen : found.start()]), found.start()
        code = ord(found[0][0])
        if code > _BYTE:
            yield at, f"the byte 0x{code - _BYTE:02x} is not UTF-8 here", "UTF-8 throughout"
        else:
            yield at, name_of(found[0]), "no control characters"
    if unicodedata.is_normalized("NFC", text):
        return
    at = start
    for piece in text.split('"'):
        if not unicodedata.is_normalized("NFC", piece):
            composed = unicodedata.normalize("NFC", piece)
            same = next((i for i, (a, b) in enumerate(zip(piece, composed, strict=False)) if a != b), 0)
            yield at + _size(piece[:same]), "a text that is not NFC", "composed characters (Unicode NFC)"
        at += _size(piece) + 1


def _size(text: str) -> int:
    return len(text.encode(errors="surrogateescape"))
