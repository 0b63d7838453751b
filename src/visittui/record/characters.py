"""Characters that a record must not hold: what terminals obey, what cannot be compared, what is no UTF-8.

The file is looked through in windows, at the speed of C, and only a window with a fault is looked at closely.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import orjson

_WINDOW = 1 << 20
_SHOWN_BAD_BYTES = 20

FORBIDDEN = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""Controls (C0, DEL, C1), line separators, and the marks that reorder what a terminal shows; for a character class."""

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
# Line breaks and tabs between the values of a file are its layout; inside a text JSON itself refuses them.
_FORBIDDEN_RAW = re.compile(f"[{FORBIDDEN}]".replace("\x00-\x1f", "\x00-\x08\x0b\x0c\x0e-\x1f"))
_ESCAPE = re.compile(rb'\\(?:u([0-9A-Fa-f]{4})|([^"\\/])|["\\/])', re.DOTALL)
_SHORT_ESCAPES = {b"b": 0x08, b"f": 0x0C, b"n": 0x0A, b"r": 0x0D, b"t": 0x09}


def raw_faults(data: bytes) -> Iterator[tuple[int, str, str]]:
    """Look through a file's characters as they are written.

    Args:
        data: the file.

    Yields:
        Offset of each fault, what is wrong, what was expected.
    """
    start, bad = 0, 0
    while start < len(data):
        # A quotation mark ends a window, so that no character and no accent is parted from what it belongs to.
        end = data.find(b'"', start + _WINDOW)
        end = len(data) if end < 0 else end
        window = data[start:end]
        if not window.isascii():
            text, faults = _decoded(window)
            for offset, what in faults:
                bad += 1
                if bad <= _SHOWN_BAD_BYTES:
                    yield start + offset, what, "UTF-8 throughout"
            yield from _in_window(text, start)
        elif _FORBIDDEN_RAW.search(text := window.decode("ascii")):
            yield from _in_window(text, start)
        start = end


def escaped_faults(data: bytes) -> Iterator[tuple[int, str]]:
    r"""Forbidden characters written as escapes (`\u001b`, `\n`).

    Args:
        data: an item's bytes.

    Yields:
        Offset of each, and what is wrong.
    """
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


def _decoded(window: bytes) -> tuple[str, list[tuple[int, str]]]:
    """The text, and offset and description of each place that is not UTF-8."""
    try:
        return window.decode(), []
    except UnicodeDecodeError:
        pass
    faults, start = [], 0
    while True:
        try:
            window[start:].decode()
        except UnicodeDecodeError as error:
            at = start + error.start
            faults.append((at, f"the byte {window[at]:#04x} is not UTF-8 here"))
            start += error.end
        else:
            break
    # One replacement character for each byte would shift the offsets of what follows: nothing else is looked for.
    return "", faults


def _in_window(text: str, start: int) -> Iterator[tuple[int, str, str]]:
    for found in _FORBIDDEN_RAW.finditer(text):
        yield start + len(text[: found.start()].encode()), name_of(found[0]), "no control characters"
    if unicodedata.is_normalized("NFC", text):
        return
    at = start
    for piece in text.split('"'):
        if not unicodedata.is_normalized("NFC", piece):
            composed = unicodedata.normalize("NFC", piece)
            same = next((i for i, (a, b) in enumerate(zip(piece, composed, strict=False)) if a != b), 0)
            yield at + len(piece[:same].encode()), "a text that is not NFC", "composed characters (Unicode NFC)"
        at += len(piece.encode()) + 1
