"""A line of a list, which screen and `visittui search` show of one item, and windows of the lists of whole kinds.

A window costs the same anywhere in a million rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

from visittui.archive.excerpt import Passage
from visittui.archive.moment import Moment
from visittui.archive.store.tables import KIND_BITS

Range = tuple[int, int]
"""Start and end (exclusive) of a match, in characters of the text as printed."""

FOLD = "fold"
"""The kind of a row that stands for several items, and is none itself."""

_COLUMNS = "number, kind || '/' || id, kind, title, detail, moment, differs, status, weight, outlet, witnesses"
ROW = f"SELECT {_COLUMNS} FROM item"  # noqa: S608
"""What `rows` makes rows of."""

_EVERYTHING = f"{ROW} WHERE number >= ? AND number < ? ORDER BY number"
_ONE_KIND = f"{ROW} WHERE kind = ? AND position >= ? AND position < ? ORDER BY position"


class Row(NamedTuple):
    """One item in a list.

    Attributes:
        number: the item's ordinal in time within the whole archive, from 1.
        ref: its reference, `kind/id`.
        title: its name or title; of a quote, the words as printed.
        detail: what tells it apart: the speaker, an office, the parties, a place.
        moment: when it was, or None for what has no time.
        differs: how many differences between accounts concern it.
        status: a word where the item is not plainly so: `planned`, `background`, `future`, `paraphrase`, `fragment`;
            of an agreement always its status; else empty.
        weight: of the gravest difference that concerns the item (`kinds.difference.WEIGHTS`), of a difference its own;
            empty where accounts agree.
        outlet: who published the first source that it rests on.
        witnesses: how many independent sources it rests on; those of one wording are one.
        passages: the texts that matched where the match is not in sight: its notes, what sources print of it, and the
            title itself where the match lies deep in it.
        lacks: of the words that were looked for those that it has not.
        reason: why it matched where no match is visible ("alias То Лам", "about …"); else empty.
    """

    number: int
    ref: str
    kind: str
    title: str
    detail: str
    moment: Moment | None = None
    differs: int = 0
    status: str = ""
    weight: str = ""
    outlet: str = ""
    witnesses: int = 0
    passages: tuple[Passage, ...] = ()
    title_matches: tuple[Range, ...] = ()
    lacks: tuple[str, ...] = ()
    reason: str = ""


def rows(found: Iterable[Sequence[Any]]) -> list[Row]:
    """Rows from what a query that begins with `ROW` finds."""
    return [
        Row(number, ref, kind, title, detail, Moment.stored(moment), *others)
        for number, ref, kind, title, detail, moment, *others in found
    ]


def whole_window(connection: sqlite3.Connection, start: int, stop: int) -> list[Row]:
    """Rows `start` to `stop` of the list of everything: ordinals in time have no gaps."""
    return rows(connection.execute(_EVERYTHING, ((start + 1) << KIND_BITS, (stop + 1) << KIND_BITS)))


def window(connection: sqlite3.Connection, kinds: Sequence[str], start: int, stop: int, total: int) -> list[Row]:
    """Rows `start` to `stop` of the list of some kinds, in an archive of so many items in all."""
    # Few who load this need a list of several kinds.
    from heapq import merge

    windows = [
        rows(connection.execute(_ONE_KIND, (kind, offset, offset + stop - start)))
        for kind, offset in zip(kinds, _offsets(connection, kinds, start, total), strict=True)
    ]
    return list(islice(merge(*windows, key=attrgetter("number")), stop - start))


def count_before(connection: sqlite3.Connection, kind: str, number: int) -> int:
    """How many items of a kind have a lower number."""
    row = connection.execute(
        "SELECT position + 1 FROM item WHERE kind = ? AND number < ? ORDER BY number DESC LIMIT 1", (kind, number)
    ).fetchone()
    return int(row[0]) if row else 0


def _offsets(connection: sqlite3.Connection, kinds: Sequence[str], start: int, total: int) -> list[int]:
    """How many items of each kind stand before the row with this index: found by halving the ordinals in time."""
    if len(kinds) == 1 or start == 0:
        return [start] * len(kinds)
    low, high = 0, total
    while low < high:
        ordinal = (low + high) // 2
        if sum(count_before(connection, kind, (ordinal + 1) << KIND_BITS) for kind in kinds) < start:
            low = ordinal + 1
        else:
            high = ordinal
    return [count_before(connection, kind, (low + 1) << KIND_BITS) for kind in kinds]
