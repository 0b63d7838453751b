"""Everything in ASCII, for terminals that show nothing else: each cell keeps its place.

Layout is done with the true letters. What is sent is put in plain ones cell by cell, so that no column moves, whatever
letters a record holds; what is copied, exported and printed stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

SIGNS = {
    "▌": ">",
    "›": ">",
    "‹": "<",
    "≠": "!",
    "…": "~",
    "·": "-",
    "█": "#",
    "░": ":",
    "│": "|",
    "─": "-",
    "━": "=",
    "┊": ".",
    "●": "*",
    "○": "o",
    "◇": "+",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "×": "x",
    "•": "-",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "№": "N",
}
"""The signs that the program draws, and the marks that print uses, each with a sign of the same width."""

LETTERS = {
    **dict(zip("đłøħŧıßæœþð", "dlohtisaotd", strict=True)),
    # ISO 9:1995, a letter for a letter, without its marks.
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяієґў", "abvgdeezzijklmnoprstufhccss'y'euaiegu", strict=True)),
}
"""Letters that are no Latin letter with marks; capitals follow from them."""

UNKNOWN = "_"
"""Stands for a letter that has no plain form; a question mark would change what a quotation says."""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_FORMAT, _MARK = "Cf", "M"


def in_ascii(text: str) -> str:
    """The text with nothing outside ASCII in it, as wide as before.

    Args:
        text: any text, also one with control sequences, which are ASCII.
    """
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
    plain = LETTERS.get(character) or LETTERS.get(character.lower(), "").upper()
    if not plain:
        plain = "".join(each for each in unicodedata.normalize("NFKD", character) if each.isascii())
    if plain and len(plain) <= width:
        return plain.ljust(width)
    if unicodedata.category(character) == _FORMAT or unicodedata.category(character).startswith(_MARK):
        return ""
    return (" " if character.isspace() else UNKNOWN) * width
