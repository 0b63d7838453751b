"""ASCII for what only knows ASCII: the signs and letters by which others are replaced."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SIGNS = {
    "▌": ">", "›": ">", "‹": "<", "≠": "!", "≈": "=", "·": "-", "•": "-", "×": "x", "№": "N",
    # Not "~", which stands before what is approximate.
    "…": "\\",
    # Beside a line of ":" stands the bar of printed words.
    "│": ":", "┃": "|", "─": "-", "━": "=", "├": "[", "┤": "]", "┊": ".", "█": "#", "░": ":",
    "●": "@", "○": "o", "◇": "P", "→": ">", "←": "<", "↑": "^", "↓": "v",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
"""The signs that the program draws, and the marks that print uses, each with a sign of the same width."""

LETTERS = {
    **dict(zip("đłøħŧıßæœþð", "dlohtisaotd", strict=True)),
    # ISO 9:1995, a letter for a letter, without its marks.
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяієґў", "abvgdeezzijklmnoprstufhccss'y'euaiegu", strict=True)),
}
"""Letters that are no Latin letter with marks; capitals follow from them."""

UNKNOWN = "_"
"""Stands for a letter that has no plain form; a question mark would change what a quotation says."""


@lru_cache(maxsize=4096)
def plain_letter(character: str) -> str:
    """The plain form of one letter, a few letters long, or nothing where it has none."""
    plain = LETTERS.get(character) or LETTERS.get(character.lower(), "").upper()
    return plain or "".join(each for each in unicodedata.normalize("NFKD", character) if each.isascii())


def in_plain_letters(text: str) -> str:
    """A text in ASCII; what has no plain form is left out."""
    return text if text.isascii() else "".join(each if each.isascii() else plain_letter(each) for each in text)


def slug(text: str) -> str:
    """A text as an id: small plain letters, digits and single hyphens; empty where it has none of them."""
    # Apostrophes part no words; the soft sign becomes one.
    plain = in_plain_letters(text.replace("’", "")).replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].strip("-")


def is_silent(character: str) -> bool:
    """Whether a character shows nothing by itself: a mark on the letter before, or a sign of format."""
    category = unicodedata.category(character)
    return category == "Cf" or category.startswith("M")
