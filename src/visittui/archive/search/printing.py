"""Hits that print the very words asked for, marks and all, which the folded index cannot tell from others."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable

from visittui.archive.kinds import texts_of
from visittui.archive.search.counting import kind_of
from visittui.archive.search.matching import names_of, prints
from visittui.archive.search.patterns import Plan


def as_printed(connection: sqlite3.Connection, plan: Plan, numbers: Iterable[int]) -> array[int]:
    """Those of the hits that print the very words a plan asks for.

    Args:
        connection: to the archive.
        plan: what is looked for.
        numbers: hits of its folded words.
    """
    return array("q", (number for number in numbers if _prints_all(connection, plan, number)))


def _prints_all(connection: sqlite3.Connection, plan: Plan, number: int) -> bool:
    title, body = connection.execute("SELECT title, body FROM item WHERE number = ?", (number,)).fetchone()
    item = json.loads(body)
    texts = texts_of(kind_of(number), item)
    text = "\n".join((*names_of(title, item), *texts))
    return all(prints(text, words) is not excluded for words, excluded in plan.very_words)
