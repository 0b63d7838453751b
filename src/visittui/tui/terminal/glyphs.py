"""Everything in ASCII, for terminals that show nothing else: each cell keeps its place.

Layout is done with the true letters. What is sent is put in plain ones cell by cell, so that no column moves, whatever
letters a record holds; what is copied and exported stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

from visittui.plain_letters import SIGNS, UNKNOWN, is_silent, plain_letter

_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def in_ascii(text: str) -> str:
    """The text, perhaps with control sequences, with nothing outside ASCII in it, as wide as before."""
    return text if text.isascii() else _FOREIGN.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    run = match[0]
    plain = "".join(_letter(character) for character in unicodedata.normalize("NFC", run))
    return plain if len(plain) == (width := cell_len(run)) else plain[:width].ljust(width)


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    """The plain form of one character, as many letters long as it has cells."""
    width = cell_len(character)
    if character in SIGNS:
        return SIGNS[character]
    plain = plain_letter(character)
    if plain and len(plain) <= width:
        return plain.ljust(width)
    if is_silent(character):
        return ""
    return (" " if character.isspace() else UNKNOWN) * width
