"""Mistyped words: which words of the record were probably meant.

A word of 4 letters or more may be one edit away (a letter more, less, other, or two swapped), of 8 or more two; shorter
ones and numbers are taken as they are. Of the words so near `slips` tells which one may be taken for what was meant
without asking: much that is near is simply another word.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import partial

from visittui.archive.search.slips import LETTERS_FOR_TWO_EDITS, is_slip
from visittui.archive.store.tables import JOINED_KINDS, KIND_BITS

_LAST = "\U0010ffff"
_MOST = 5
"""So many words stand in for one: more would be no correction but a guess."""

_OFTEN_BITS = 6
"""A word is frequent that at least one in 2**6 items has."""

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


def similar(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of the record nearest to a word.

    Args:
        connection: to the archive.
        word: folded; it need not be missing from the record.

    Returns:
        At most five other words, all equally near, the most frequent first. Few edits count more than whole words,
        whole words more than beginnings.
    """
    allowed = edits_allowed(word)
    return _best(near for near in _near(connection, word) if near[0][0] <= allowed)


def corrections(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Those words of the record for which a word that is not in it can be taken as a slip of the hand.

    Args:
        connection: to the archive.
        word: folded.

    Returns:
        As `similar`, but what may as well be another word that the record simply has not is left out.
    """
    (last,) = connection.execute("SELECT max(number) FROM item").fetchone()
    often = (last or 0) >> KIND_BITS >> _OFTEN_BITS

    def is_slip_for(near: _Near) -> bool:
        (_, begins), items, term = near
        return is_slip(
            word, term, begins=begins, is_name=partial(_is_name, connection, term), is_frequent=items >= max(often, 2)
        )

    return _best(filter(is_slip_for, _near(connection, word)))


_Near = tuple[tuple[int, bool], int, str]
"""Edits and whether only the beginning is near; in how many items; the word."""


def _best(candidates: Iterable[_Near]) -> tuple[str, ...]:
    near = list(candidates)
    best = min((rank for rank, _, _ in near), default=None)
    found = sorted((-items, term) for rank, items, term in near if rank == best)
    return tuple(dict.fromkeys(term for _, term in found))[:_MOST]


def _near(connection: sqlite3.Connection, word: str) -> list[_Near]:
    if not edits_allowed(word):
        return []
    return [*_same_first_letter(connection, word), *_other_first_letter(connection, word)]


def _same_first_letter(connection: sqlite3.Connection, word: str) -> list[_Near]:
    # It takes ten milliseconds to load, which only a mistyped word should cost.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    edits = 2 if len(word) >= LETTERS_FOR_TWO_EDITS else 1
    rows = connection.execute(
        "SELECT term, items FROM term WHERE term >= ? AND term < ? AND length >= ? AND term <> ?",
        (word[0], word[0] + _LAST, len(word) - edits, word),
    ).fetchall()
    terms = [term for term, _ in rows]
    near: list[_Near] = [
        ((distance, False), rows[index][1], terms[index])
        for _, distance, index in process.extract(
            word, terms, scorer=OSA.distance, score_cutoff=edits, limit=None, processor=None
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


def _is_name(connection: sqlite3.Connection, term: str) -> bool:
    """Whether a person, organisation or place is called so."""
    expression = f'(names : "{term}") AND (filters : ({" OR ".join(f"xkind{kind}" for kind in JOINED_KINDS)}))'
    people = "(SELECT min(number) FROM item WHERE kind = 'person')"
    statement = f"SELECT 1 FROM text WHERE text MATCH ? AND rowid >= {people} LIMIT 1"  # noqa: S608
    return connection.execute(statement, (expression,)).fetchone() is not None


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
