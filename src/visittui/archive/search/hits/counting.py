"""Counting hits: few exactly, many only as far as a reader looks, so that a key costs the same at any size."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from visittui.archive.search.plan import Plan, of_kinds
from visittui.archive.store.lookups import count_matching, matching
from visittui.archive.store.tables import KIND_CODES, KIND_MASK, item_number

_DATED = ("event", "agreement", "point", "quote")
"""Kinds of which large records have many. All others follow them in the order of numbers, and are counted in one go
from where they begin, without a look at what may be a million hits before."""

_LAST_KIND = max(KIND_CODES, key=KIND_CODES.__getitem__)
"""No item at a place in time has a higher number than one of this kind would have."""

_SAMPLE = 1_500
"""So many hits tell whether a query is one of the many-hit kind and which kinds it finds most."""

Counts = dict[str, int]


def by_kind(numbers: Iterable[int]) -> Counts:
    """How many of the items with these numbers are of each kind."""
    codes = Counter(map(KIND_MASK.__and__, numbers))
    return {kind: codes[code] for kind, code in KIND_CODES.items() if code in codes}


def first_hits(connection: sqlite3.Connection, plan: Plan, limit: int) -> tuple[array[int], bool]:
    """The numbers of all hits in time order, and False; or the first of more than `limit`, and True."""
    expression = plan.expression()
    # Stepping over hits inside SQLite costs a third of handing them out, but phrases then are looked for twice.
    sample = limit + 1 if plan.has_phrase else min(_SAMPLE, limit)
    numbers = array("q", matching(connection, expression, sample))
    if len(numbers) < sample or sample > limit:
        return numbers, len(numbers) > limit
    more = connection.execute(
        "SELECT rowid FROM text WHERE text MATCH ? AND rowid > ? ORDER BY rowid LIMIT 1 OFFSET ?",
        (expression, numbers[-1], limit - sample),
    ).fetchone()
    if more:
        return numbers, True
    numbers.extend(matching(connection, expression, limit, first=numbers[-1] + 1))
    return numbers, False


def counted_up_to(
    connection: sqlite3.Connection, plan: Plan, limit: int, sample: Sequence[int], items: Mapping[str, int]
) -> tuple[Counts, frozenset[str]]:
    """Many hits by kind, none counted further than a limit.

    The result is how many hits there are of each kind that has any, and the kinds of which there may be more. `sample`
    are the first hits, `items` how many items of each kind there are at all.
    """
    # What the first hits tell is enough while somebody types; only where they tell nothing a look at the others is due.
    found = {kind: number for kind, number in by_kind(sample).items() if kind in _DATED}
    capped = frozenset(found)
    undated = [kind for kind, number in items.items() if number and kind not in _DATED]
    unseen = [kind for kind in _DATED if items.get(kind) and kind not in found]
    dated = sum(items.get(kind, 0) for kind in _DATED)
    left = []
    for kinds, narrowed, after in (
        (undated, plan, item_number(dated, _LAST_KIND)),
        (unseen, plan.narrowed(of_kinds(unseen)), max(sample, default=0)),
    ):
        if kinds:
            counted = _counted_together(connection, narrowed, kinds, after, limit)
            found.update(counted)
            left += [kind for kind in kinds if kind not in counted]
    found.update((kind, count(connection, plan, kind, limit + 1)) for kind in left)
    capped |= {kind for kind, number in found.items() if number > limit}
    return {kind: min(number, limit) for kind, number in found.items() if number}, capped


def _counted_together(
    connection: sqlite3.Connection, plan: Plan, kinds: Sequence[str], after: int, limit: int
) -> Counts:
    """Hits by kind of a plan that finds only these kinds beyond a number: of all kinds, or of those above the limit."""
    most = len(kinds) * limit + 1
    by_code = ", ".join(f"total(rowid & {KIND_MASK} = {KIND_CODES[kind]})" for kind in kinds)
    hits, *counts = connection.execute(
        f"SELECT count(*), {by_code} FROM (SELECT rowid FROM text WHERE text MATCH ? AND rowid > ? LIMIT ?)",  # noqa: S608
        (plan.expression(), after, most),
    ).fetchone()
    return {kind: int(number) for kind, number in zip(kinds, counts, strict=True) if hits < most or number > limit}


def count(connection: sqlite3.Connection, plan: Plan, kind: str, limit: int = -1) -> int:
    """How many hits are of a kind, counted up to a limit; a negative one counts all."""
    return count_matching(connection, plan.narrowed(of_kinds([kind])).expression(), limit)
