"""Characters that must never reach a terminal as they are."""

from __future__ import annotations

import re

FORBIDDEN = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""Controls (C0, DEL, C1), line separators, and the marks that reorder what a terminal shows; for a character class."""


def printable(text: str) -> str:
    """Text from outside as it may stand in a message: control and other invisible characters are spelt out."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def harmless(text: str) -> str:
    """A line of a foreign text as it may be read on a screen: what a terminal would obey is shown as U+FFFD."""
    return re.sub(f"[{FORBIDDEN}\ud800-\udfff]", "\ufffd", text.replace("\t", " "))


def on_one_line(text: str) -> str:
    """A text for a box of one line: every line break in it, and all that a terminal would obey, is a space."""
    return re.sub(f"\r\n|[{FORBIDDEN}\ud800-\udfff]", " ", text)
