"""The words of a record: which begin so, and which are near; what finds near ones is loaded for the first slip."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

LAST = "\U0010ffff"
"""Comes after all letters."""


def exists(connection: sqlite3.Connection, beginning: str) -> bool:
    """Whether any word of the record begins so."""
    return bool(beginning_with(connection, beginning, 1))


def beginning_with(connection: sqlite3.Connection, beginning: str, limit: int) -> list[tuple[str, int]]:
    """Up to `limit` words of the record that begin so, each with the number of items that hold it."""
    return connection.execute(
        "SELECT term, items FROM term WHERE term >= ? AND term < ? LIMIT ?", (beginning, beginning + LAST, limit)
    ).fetchall()


def similar(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of the record nearest to a folded word; see `typos`."""
    from visittui.archive.search.words import typos

    return typos.similar(connection, word)


def corrections(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of the record for which a folded word can be taken as a slip of the hand; see `typos`."""
    from visittui.archive.search.words import typos

    return typos.corrections(connection, word)


def press_word_near(word: str, near: Sequence[str]) -> str:
    """The word of the press for which a folded word is a slip rather than for those that are near; see `typos`."""
    from visittui.archive.search.words import typos

    return typos.press_word_near(word, near)
