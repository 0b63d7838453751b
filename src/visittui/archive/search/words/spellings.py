"""Other ways to write a name of the record: together, apart, in other letters."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from visittui.archive.search.folding import fold, words
from visittui.archive.search.highlight import names_of
from visittui.archive.search.language.asking_words import NOTHING
from visittui.archive.search.words.stems import stem
from visittui.archive.store.lookups import item_numbered, matching, named, title_of
from visittui.archive.store.tables import JOINED_KINDS

IN_LATIN_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїґ", "abvgdeziyklmnoprstufyeiig", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
)
"""As English newspapers write Russian names, without their endings."""

_ENDING = 2
"""Letters of the longest that a name has in English: of `zelensk` in Zelensky, of `dostoevsk` in Dostoevskii."""

_WORD = re.compile(r"\w+")

_MOST = 5
"""So many items are looked at that are called so."""

_SHORTEST_TOGETHER = 6
_SHORTEST_IN_OTHER_LETTERS = 4


def written_apart(connection: sqlite3.Connection, word: str) -> tuple[tuple[str, ...], ...]:
    """The words of the names that are written together as a folded word: for `tolam` it is `to lam`.

    Texts hold names only as they are written, so whoever writes one together means both.
    """
    found: dict[tuple[str, ...], None] = {}
    for number in matching(connection, f'names : "{word}"', _MOST):
        name = tuple(words(fold(title_of(connection, number))))
        for start in range(len(name)):
            for stop in range(start + 2, len(name) + 1):
                if "".join(name[start:stop]) == word:
                    found[name[start:stop]] = None
    return tuple(found)


def is_one_word_of_a_name(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a name is written with this folded word, rather than with its parts (`petrovietnam`, not `tolam`)."""
    return (
        len(word) >= _SHORTEST_TOGETHER
        and connection.execute("SELECT 1 FROM term WHERE term = ?", (word,)).fetchone() is not None
        and any(word in words(fold(name)) for _, name in _names_with(connection, word))
    )


def written_otherwise(connection: sqlite3.Connection, word: str) -> str:
    """How the record's own texts write a name that was typed in other letters: for `путин` it is `putin`.

    A word or several; empty where the word is no name in other letters, or one of several that differ.
    """
    if word.isascii() or len(word) < _SHORTEST_IN_OTHER_LETTERS:
        return ""
    alike, whole = set(), set()
    for title, name in _names_with(connection, word):
        parts, plain = words(fold(name)), words(fold(title))
        if word in parts and all(part.isascii() for part in plain):
            whole.add(" ".join(plain))
            if len(parts) == len(plain):
                alike.add(plain[parts.index(word)])
    found = alike or whole
    return found.pop() if len(found) == 1 else ""


def _names_with(connection: sqlite3.Connection, word: str) -> Iterator[tuple[str, str]]:
    """Title and each name of the first people, organisations and places that are called so."""
    for number in named(connection, f'"{word}"', JOINED_KINDS, _MOST):
        title, item = item_numbered(connection, number)
        yield from ((title, name) for name in names_of(title, item))


def is_abbreviation(connection: sqlite3.Connection, letters: str) -> bool:
    """Whether the record prints these folded letters in capitals: VNA."""
    if letters in NOTHING:
        return False
    items = (item_numbered(connection, number) for number in matching(connection, f'"{letters}"', _MOST))
    parts = (part for title, item in items for part in _WORD.findall(f"{title} {item}"))
    return any(part.isupper() and fold(part) == letters for part in parts)


def in_latin_letters(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of names that are a folded Cyrillic word as English newspapers write it: for `харькову` `kharkov`."""
    begins = stem(word).translate(IN_LATIN_LETTERS)
    if word.isascii() or not begins.isascii() or len(begins) < _SHORTEST_IN_OTHER_LETTERS:
        return ()
    found = {
        part
        for number in named(connection, f'"{begins}" *', JOINED_KINDS, _MOST)
        for name in names_of(*item_numbered(connection, number))
        for part in words(fold(name))
    }
    return tuple(sorted(part for part in found if part.startswith(begins) and len(part) <= len(begins) + _ENDING))
