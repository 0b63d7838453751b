"""Texts in the encodings of before UTF-8: the one in which the words are words.

The same bytes are letters in many encodings. Guessing by how often letters stand side by side takes French for
Hungarian; the small words and verbs that the rules have of each language tell it better.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from functools import cache
from itertools import islice, pairwise

from visittui.drafting.rules.language import LANGUAGES, Language, language_of

_ENCODINGS = ("cp1252", "cp1251", "koi8_r", "cp1258", "cp866", "mac_roman", "mac_cyrillic", "cp850")
"""Of the languages that there are tables of, the most usual first."""

_MARKS = frozenset("“”‘’«»„—–…")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000
"""Bytes from which an encoding is told."""

_LEAST = 2
"""Marks that tell an encoding; one may be chance."""

_WORDS_WEIGH = 20
"""Marks that one word outweighs."""

_TCVN = "TCVN3"
_TCVN_UNUSED = {*range(0xAF, 0xB5), 0xBA, *range(0xBF, 0xC6), 0xCD, 0xD9, 0xDA, 0xDB, 0xE0, 0xF0}
_TCVN_LETTERS = dict(
    zip(
        [byte for byte in range(0xA1, 0xFF) if byte not in _TCVN_UNUSED],
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""The Vietnamese standard of 1993, which no library knows."""


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text, which is no UTF-8, and the name of its encoding; None where no encoding makes words of the bytes."""
    # What is ASCII is the same in all of them, and may be all that a long text begins with.
    telling = (word[0] for word in re.finditer(rb"\S+", data) if not word[0].isascii())
    sample = b" ".join(islice(telling, _SAMPLE))[:_SAMPLE]
    best, found = _LEAST - 1, None
    for encoding in (*_ENCODINGS, _TCVN):
        text = _as(sample, encoding)
        if text is None:
            continue
        # Any byte is a mark in some encoding; those of Windows are the ones that have them in news.
        score = _WORDS_WEIGH * _known(text) - _broken(text) + (_marks(text) if encoding in ("cp1252", "cp1251") else 0)
        if score > best:
            best, found = score, encoding
    text = None if found is None else _as(data, found)
    return None if text is None or found is None else (text, found.replace("_", "-"))


def _as(data: bytes, encoding: str) -> str | None:
    if encoding == _TCVN:
        if any(byte > 0x7F and byte not in _TCVN_LETTERS for byte in set(data)):
            return None
        return "".join(_TCVN_LETTERS.get(byte, chr(byte)) for byte in data)
    try:
        # Letters and their marks may stand apart: Vietnamese in Windows had them so.
        return unicodedata.normalize("NFC", data.decode(encoding))
    except UnicodeDecodeError:
        return None


def _known(text: str) -> int:
    """How many words of the tables a text has that are not the same in every encoding."""
    words = _known_words()
    return sum(not word.isascii() and word in words for word in _WORD.findall(text.lower()))


def _broken(text: str) -> int:
    """How many capitals stand behind small letters, as they do where bytes are taken for other letters."""
    return sum(one.islower() and other.isupper() and not other.isascii() for one, other in pairwise(text))


def _marks(text: str) -> int:
    return sum(text.count(mark) for mark in _MARKS)


@cache
def _known_words() -> frozenset[str]:
    tables = (getattr(language_of(code), field.name) for code in LANGUAGES for field in fields(Language))
    return frozenset(
        word for some in tables if isinstance(some, frozenset) for phrase in some for word in phrase.split()
    )
