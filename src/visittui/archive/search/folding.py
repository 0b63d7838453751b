"""Folding: the plain form in which search text and queries meet, and the way back to the letters as printed.

Compatibility forms are taken apart (NFKD) and marks dropped; letters that only look like a letter with a mark (`đ`,
`ł`) go to the plain one; typographic quotes, dashes and spaces become plain; zero-width and bidirectional controls
vanish; case is folded. Cyrillic stays Cyrillic: `ё` becomes `е`, but `й` and `ї` are letters, not marked ones.
Scripts that put no spaces between words are taken apart into letters, Korean into syllables, so that a word is found
inside a run as a phrase of its letters.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import cache
from unicodedata import category, normalize

_PLAIN_LETTERS = str.maketrans(
    {
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ħ": "h", "Ħ": "h",
        "ŧ": "t", "Ŧ": "t", "ı": "i", "þ": "th", "Þ": "th", "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
        "Œ": "oe",
    }
)  # fmt: skip
"""Latin letters that Unicode does not take apart into a plain letter and a mark."""

_LETTERS_WITH_MARKS = frozenset("йўїѓќ")
"""Cyrillic letters of their own that Unicode takes apart into another letter and a mark."""

_JOINABLE_MARKS = re.compile("[\u0301\u0306\u0308\u1160-\u11ff]")
"""The marks of those letters, and parts of Korean syllables: one that stands by itself may have to be joined with the
letter before it."""

_UNSPACED_LETTERS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Hangul, kana and Han."""

_UNSPACED = rf"[{_UNSPACED_LETTERS}\u2e80-\u2fdf\u3190-\u33ff\U0001f200-\U0001f2ff]"
"""The same, and signs that fold to some of them."""

_WITHIN_A_RUN = rf"(?<=[{_UNSPACED_LETTERS}])(?=\w)|(?<=\w)(?=[{_UNSPACED_LETTERS}])"
"""Where such a letter stands beside another."""

_MAY_BE_UNSPACED = re.compile("[^\x00-\u0dff\u1e00-\u2e7f]")
"""None of them is Latin, Greek, Cyrillic or a typographic sign. To compile the patterns above takes longer than a whole
search, and most texts have nothing for them."""

_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″‴〃「」『』〝〞＂ʺ", '"'),
        **dict.fromkeys("‘’‚‛‹›′´｀＇ʹʻʼʽˈ", "'"),
        **dict.fromkeys("−⁻₋", "-"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("™℠", " "),
    }
)

_NOT_PRINTABLE_ASCII = re.compile(r"[^ -~]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+")


_compiled = cache(re.compile)


class _Folds(dict[int, str]):
    """Each character's fold, worked out when first met: `str.translate` then folds at the speed of a look-up."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """The plain form of a text in any normal form, in which search compares; folding it again changes nothing."""
    if text.isascii():
        return text.encode().translate(_ASCII_FOLDS).decode()
    if _JOINABLE_MARKS.search(text):
        text = normalize("NFC", text)
    # Most of a text is plain: only the runs that are not go through the table.
    folded = _NOT_PRINTABLE_ASCII.sub(lambda run: run[0].translate(_FOLDS), text.lower())
    return _taken_apart(folded) if is_unspaced(text) else folded


def offsets_of(text: str) -> Sequence[int]:
    """Where each character of a text's plain form comes from; see `printed_range`.

    One offset more than `fold(text)` has characters: offset `i` is where the origin of folded character `i` begins in
    `text`; the last is the length of `text`.
    """
    if text.isascii():
        return range(len(text) + 1)
    if is_unspaced(text):
        return _offsets_of_runs(text)
    unknown = set(text) - _ALIKE
    if unknown:
        _ALIKE.update(character for character in unknown if len(_FOLDS[ord(character)]) == 1)
    if not unknown - _ALIKE and not _JOINABLE_MARKS.search(text):
        return range(len(text) + 1)
    offsets = array("l")
    done = 0
    for run in _NOT_ASCII.finditer(text):
        # A mark in this run may belong to the plain letter before it.
        position = max(done, run.start() - 1)
        offsets.extend(range(done, position))
        for cluster in _clusters(text[position : run.end()]):
            offsets.extend([position] * len(fold(cluster)))
            position += len(cluster)
        done = run.end()
    offsets.extend(range(done, len(text) + 1))
    return offsets


def _offsets_of_runs(text: str) -> array[int]:
    """The same where letters of a run get spaces between them; such a space comes from where the next letter does."""
    offsets = array("l")
    position, before = 0, ""
    for cluster in _clusters(text):
        folded = fold(cluster)
        if folded and _compiled(_WITHIN_A_RUN).search(before + folded[0]):
            offsets.append(position)
        offsets.extend([position] * len(folded))
        position += len(cluster)
        before = folded[-1:] or before
    offsets.append(len(text))
    return offsets


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script that puts no spaces between words."""
    return _MAY_BE_UNSPACED.search(text) is not None and _compiled(_UNSPACED).search(text) is not None


def _taken_apart(folded: str) -> str:
    return _compiled(_WITHIN_A_RUN).sub(" ", folded)


def printed_range(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Where a stretch of folded text stands in the text as printed: start and end (exclusive).

    It begins with the folded character `start`, and ends before `end`, which is more; `offsets` are from `offsets_of`.
    The marks of the last letter belong to it, and the whole of a character of which only a part was asked for (`ﬁ`,
    `ß`).
    """
    last = offsets[end - 1]
    while offsets[end] == last:
        end += 1
    return offsets[start], offsets[end]


def words(folded: str) -> list[str]:
    """The words of a folded text in their order, as FTS5's `unicode61` tokenizer finds them there."""
    return _WORD.findall(folded)


def word_ranges(folded: str) -> list[tuple[int, int]]:
    """Start and end of each of `words(folded)`."""
    return [match.span() for match in _WORD.finditer(folded)]


def joined(folded: str) -> str:
    """A name without its spaces, so that `tolam` finds To Lam."""
    return "".join(_WORD.findall(folded))


def trimmed(text: str) -> str:
    """A text as printed without what is neither letter nor digit at its ends: brackets, commas, dashes, quotes."""
    start, end = 0, len(text)
    while start < end and not words(fold(text[start])):
        start += 1
    while start < end and not words(fold(text[end - 1])):
        end -= 1
    # Marks belong to the letter before them.
    while start < end < len(text) and category(text[end])[0] == "M":
        end += 1
    return text[start:end]


def _clusters(text: str) -> list[str]:
    """Each character by itself, or with its marks where together they may be one letter."""
    if not _JOINABLE_MARKS.search(text):
        return list(text)
    clusters: list[str] = []
    for character in text:
        if clusters and (category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _fold_character(character: str) -> str:
    # Taking apart can uncover a capital, and folding case can uncover a mark (İ): repeat until nothing changes.
    folded = _fold_once(character)
    while (again := "".join(map(_fold_once, folded))) != folded:
        folded = again
    return _taken_apart(normalize("NFC", folded)) if is_unspaced(folded) else folded


def _fold_once(character: str) -> str:
    plain = character.translate(_PUNCTUATION)
    lower = plain.casefold()
    if lower in _LETTERS_WITH_MARKS or "\uac00" <= lower <= "\ud7a3":
        return lower
    parts = normalize("NFKD", plain.translate(_PLAIN_LETTERS)).translate(_PUNCTUATION)
    return "".join(map(_plain, parts)).casefold()


def _plain(part: str) -> str:
    kind = category(part)
    if kind[0] == "M" or kind == "Cf":
        return ""
    if kind == "Pd":
        return "-"
    if part.isascii() and kind != "Cc":
        return part
    # SQLite's table of characters is Unicode 6.1's: left in, a younger sign such as ₽ would be a letter there. Lone
    # surrogates, which a terminal can send, could not even be handed to it.
    return part if kind[0] in "LN" else " "


_FOLDS = _Folds()
_ASCII_FOLDS = bytes(code if chr(code).isprintable() else 32 for code in range(128)).lower() + bytes(128)
"""Of ASCII each fold is one character of ASCII, and bytes are translated in a quarter of the time."""

_ALIKE: set[str] = set()
"""Characters met so far whose fold is one character: a text of only these needs no map."""
