"""Mistyped words: which words of the record were probably meant.

A word of 4 letters or more may be one edit away (a letter more, less, other, or two swapped), of 8 or more two; shorter
ones and numbers are taken as they are.
"""

from __future__ import annotations

import sqlite3

from visittui.archive.folding import fold, words

_LAST = "\U0010ffff"
_MOST = 5
"""So many words stand in for one: more would be no correction but a guess."""

_PREFIX_LETTERS = 5
"""From so many letters on the beginning of a longer word is corrected too, so that nothing flickers while typing."""


def exists(connection: sqlite3.Connection, beginning: str) -> bool:
    """Whether any word of the record begins so."""
    row = connection.execute(
        "SELECT 1 FROM term WHERE term >= ? AND term < ? LIMIT 1", (beginning, beginning + _LAST)
    ).fetchone()
    return row is not None


def beginning_with(connection: sqlite3.Connection, beginning: str, limit: int) -> list[tuple[str, int]]:
    """Up to `limit` words of the record that begin so, each with the number of items that hold it."""
    return connection.execute(
        "SELECT term, items FROM term WHERE term >= ? AND term < ? LIMIT ?", (beginning, beginning + _LAST, limit)
    ).fetchall()


def edits_allowed(word: str) -> int:
    """How many edits a word of this length may be away from what is meant."""
    if len(word) < 4 or any(character.isdigit() for character in word):
        return 0
    return 1 if len(word) < 8 else 2


def corrections(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of the record nearest to a word.

    Args:
        connection: to the archive.
        word: folded; it need not be missing from the record.

    Returns:
        At most five other words, all equally near, the most frequent first. Few edits count more than whole words,
        whole words more than beginnings.
    """
    allowed = edits_allowed(word)
    if not allowed:
        return ()
    near = [*_near(connection, word, allowed), *_other_first_letter(connection, word)]
    if not near:
        return ()
    best = min(rank for rank, _, _ in near)
    found = sorted((-items, term) for rank, items, term in near if rank == best)
    return tuple(dict.fromkeys(term for _, term in found))[:_MOST]


_Near = tuple[tuple[int, bool], int, str]
"""Edits and whether only the beginning is near; in how many items; the word."""


def _near(connection: sqlite3.Connection, word: str, allowed: int) -> list[_Near]:
    """Words with the same first letter."""
    # It takes ten milliseconds to load, which only a mistyped word should cost.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    rows = connection.execute(
        "SELECT term, items FROM term WHERE term >= ? AND term < ? AND length >= ? AND term <> ?",
        (word[0], word[0] + _LAST, len(word) - allowed, word),
    ).fetchall()
    terms = [term for term, _ in rows]
    near: list[_Near] = [
        ((distance, False), rows[index][1], terms[index])
        for _, distance, index in process.extract(
            word, terms, scorer=OSA.distance, score_cutoff=allowed, limit=None, processor=None
        )
    ]
    if len(word) >= _PREFIX_LETTERS:
        for length in (len(word) - 1, len(word), len(word) + 1):
            begun = [term[:length] if len(term) > length else "" for term in terms]
            near.extend(
                ((distance, True), rows[index][1], terms[index])
                for _, distance, index in process.extract(
                    word, begun, scorer=OSA.distance, score_cutoff=1, limit=None, processor=None
                )
            )
    return near


def _other_first_letter(connection: sqlite3.Connection, word: str) -> list[_Near]:
    """Words that differ in their beginning alone: a few exact reads instead of the whole vocabulary."""
    rest = word[1:]
    candidates = {rest, word[1] + word[0] + word[2:]}
    for letter in _first_letters(connection):
        candidates.update((letter + word, letter + rest))
    candidates.discard(word)
    marks = ",".join("?" * len(candidates))
    rows = connection.execute(f"SELECT term, items FROM term WHERE term IN ({marks})", list(candidates))  # noqa: S608
    return [((1, False), items, term) for term, items in rows]


def _first_letters(connection: sqlite3.Connection) -> list[str]:
    letters: list[str] = []
    after = ""
    while row := connection.execute("SELECT substr(term, 1, 1) FROM term WHERE term > ? LIMIT 1", (after,)).fetchone():
        letters.append(row[0])
        after = row[0] + _LAST
    return letters


def written_apart(connection: sqlite3.Connection, word: str) -> tuple[tuple[str, ...], ...]:
    """The words of the names that are written together as `word`: for `tolam` it is `to lam`.

    Texts hold names only as they are written, so whoever writes one together means both.

    Args:
        connection: to the archive.
        word: folded.
    """
    statement = "SELECT title FROM item WHERE number IN (SELECT rowid FROM text WHERE text MATCH ? LIMIT ?)"
    found: dict[tuple[str, ...], None] = {}
    for (title,) in connection.execute(statement, (f'names:"{word}"', _MOST)):
        name = tuple(words(fold(title)))
        for start in range(len(name)):
            for stop in range(start + 2, len(name) + 1):
                if "".join(name[start:stop]) == word:
                    found[name[start:stop]] = None
    return tuple(found)
