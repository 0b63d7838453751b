"""Hits counted and listed: few exactly, many only as far as a reader looks, so that a key costs the same at any size.

Of a list of hits only what is shown is ever fetched, and a window costs the same anywhere.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Protocol

from visittui.archive.search.highlight import explained
from visittui.archive.search.plan import Pattern, Plan, of_kinds
from visittui.archive.search.whole_list import Order
from visittui.archive.store.archive import Archive
from visittui.archive.store.references import Reference, find
from visittui.archive.store.row import Row
from visittui.archive.store.tables import KIND_CODES, KIND_MASK

STEP = 500
"""Every so many hits of a long list the number of one is remembered, from which the next windows are read on."""


class HitList(Protocol):
    """What a list shows.

    Attributes:
        ordering: the order in force, which may be time where relevance was asked for.
        capped: whether there are more hits than its length says.
    """

    ordering: Order
    capped: bool

    def __len__(self) -> int:
        """How many hits are known."""

    def rows(self, start: int, stop: int) -> list[Row]:
        """The hits from one index to before another, explained."""

    def index_of(self, reference: str) -> int | None:
        """Where an item stands, None if it is not among the hits."""


class ListedHits:
    """Hits whose numbers are all at hand."""

    capped = False

    def __init__(self, archive: Archive, patterns: Sequence[Pattern], numbers: Sequence[int], ordering: Order) -> None:
        self.ordering = ordering
        self._archive = archive
        self._patterns = patterns
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def rows(self, start: int, stop: int) -> list[Row]:
        """See `HitList`."""
        return _explained_rows(self._archive, self._numbers[max(0, start) : max(0, stop)], self._patterns)

    def index_of(self, reference: str) -> int | None:
        """See `HitList`."""
        number = self._archive.reading(lambda connection: find(connection, Reference.parse(reference)))
        try:
            return self._numbers.index(number) if number is not None else None
        except ValueError:
            return None


class StreamedHits:
    """Hits too many to hold, in time order.

    Args:
        archive: the open archive.
        plan: what is looked for.
        kinds: only of these.
        length: how many there are, or at least are.
        capped: whether there may be more.
        ordering: `time` or `newest`.
        first: numbers of hits that stand before all others.
    """

    def __init__(
        self,
        archive: Archive,
        plan: Plan,
        kinds: Sequence[str],
        *,
        length: int,
        capped: bool,
        ordering: Order,
        first: Sequence[int] = (),
    ) -> None:
        self.ordering = ordering
        self.capped = capped
        self._archive = archive
        self._patterns = plan.patterns
        self._expression = plan.narrowed(of_kinds(kinds)).expression()
        self._length = length
        self._first = list(first)
        self._apart = f" AND rowid NOT IN ({','.join(map(str, self._first))})" if self._first else ""
        self._steps = [0]
        # From the newest back, and then what has no time; in time order that comes last by itself.
        self._undated = archive.first_undated if ordering == "newest" else 1 << 62
        self._numbers_there = [-1 if ordering == "time" else self._undated - 1]

    def __len__(self) -> int:
        return self._length

    def rows(self, start: int, stop: int) -> list[Row]:
        """See `HitList`."""
        start, stop = max(0, start), min(stop, self._length)
        ahead = len(self._first)
        numbers = self._first[start:stop]
        if stop > ahead:
            begin = max(0, start - ahead)
            numbers += self._archive.reading(lambda connection: self._window(connection, begin, stop - ahead))
        return _explained_rows(self._archive, numbers, self._patterns)

    def index_of(self, reference: str) -> int | None:
        """See `HitList`."""

        def read(connection: sqlite3.Connection) -> int | None:
            number = find(connection, Reference.parse(reference))
            if number in self._first:
                return self._first.index(number)
            if number is None or not self._count(connection, f"rowid = {number}"):
                return None
            if self.ordering == "time":
                before = f"rowid < {number}"
            elif number < self._undated:
                before = f"rowid > {number} AND rowid < {self._undated}"
            else:
                before = f"(rowid < {number})"
            return len(self._first) + self._count(connection, before)

        return self._archive.reading(read)

    def _window(self, connection: sqlite3.Connection, start: int, stop: int) -> list[int]:
        numbers = self._streamed(connection, start, stop)
        if self.ordering == "time" or len(numbers) == stop - start:
            return numbers
        dated = self._count(connection, f"rowid < {self._undated}")
        rows = connection.execute(
            f"SELECT rowid FROM text WHERE text MATCH ? AND rowid >= ?{self._apart}"  # noqa: S608
            " ORDER BY rowid LIMIT ? OFFSET ?",
            (self._expression, self._undated, stop - start - len(numbers), max(0, start - dated)),
        )
        return numbers + [number for (number,) in rows]

    def _streamed(self, connection: sqlite3.Connection, start: int, stop: int) -> list[int]:
        step = start // STEP
        known = bisect_right(self._steps, step) - 1
        if self._steps[known] != step:
            offset = (step - self._steps[known]) * STEP
            found = self._numbers(connection, self._numbers_there[known], 1, offset)
            if not found:
                return []
            known += 1
            self._steps.insert(known, step)
            self._numbers_there.insert(known, found[0])
        return self._numbers(connection, self._numbers_there[known], stop - start, start - step * STEP)

    def _numbers(self, connection: sqlite3.Connection, there: int, count: int, offset: int) -> list[int]:
        beyond, direction = (">=", "ASC") if self.ordering == "time" else ("<=", "DESC")
        rows = connection.execute(
            f"SELECT rowid FROM text WHERE text MATCH ? AND rowid {beyond} ?{self._apart}"  # noqa: S608
            f" ORDER BY rowid {direction} LIMIT ? OFFSET ?",
            (self._expression, there, count, offset),
        )
        return [number for (number,) in rows]

    def _count(self, connection: sqlite3.Connection, where: str) -> int:
        row = connection.execute(
            f"SELECT count(*) FROM text WHERE text MATCH ? AND {where}{self._apart}",  # noqa: S608
            (self._expression,),
        ).fetchone()
        return int(row[0])


def _explained_rows(archive: Archive, numbers: Sequence[int], patterns: Sequence[Pattern]) -> list[Row]:
    rows = archive.rows_by_number(numbers)
    return archive.reading(lambda connection: explained(connection, rows, patterns))


_OFTEN = ("event", "agreement", "point", "quote")
"""Kinds of which large records have many; all others together are fewer and are counted in one go."""

_SAMPLE = 1_500
"""So many hits tell whether a query is one of the many-hit kind and which kinds it finds most."""

Counts = dict[str, int]


def by_kind(numbers: Iterable[int]) -> Counts:
    """How many of the items with these numbers are of each kind."""
    codes = Counter(map(KIND_MASK.__and__, numbers))
    return {kind: codes[code] for kind, code in KIND_CODES.items() if code in codes}


def first_hits(connection: sqlite3.Connection, plan: Plan, limit: int) -> tuple[array[int], bool]:
    """The hits in time order if they are not too many.

    Args:
        connection: to the archive.
        plan: what is looked for.
        limit: how many are not too many.

    Returns:
        The numbers of all hits, and False; or the first of more than `limit`, and True.
    """
    expression = plan.expression()
    # Stepping over hits inside SQLite costs a third of handing them out, but phrases then are looked for twice.
    sample = limit + 1 if plan.has_phrase else min(_SAMPLE, limit)
    numbers = _numbers(connection, expression, 0, sample)
    if len(numbers) < sample or sample > limit:
        return numbers, len(numbers) > limit
    more = connection.execute(
        "SELECT rowid FROM text WHERE text MATCH ? AND rowid > ? ORDER BY rowid LIMIT 1 OFFSET ?",
        (expression, numbers[-1], limit - sample),
    ).fetchone()
    if more:
        return numbers, True
    numbers.extend(_numbers(connection, expression, numbers[-1], limit))
    return numbers, False


def counted_up_to(
    connection: sqlite3.Connection, plan: Plan, limit: int, sample: Iterable[int], items: Mapping[str, int]
) -> tuple[Counts, frozenset[str]]:
    """Many hits by kind, none counted further than a limit.

    Args:
        connection: to the archive.
        plan: what is looked for.
        limit: how far to count.
        sample: the first hits.
        items: how many items of each kind there are at all.

    Returns:
        How many hits there are of each kind that has any, and the kinds of which there are more.
    """
    known = by_kind(sample)
    # Of a kind of which the first hits alone are more than the limit nothing needs to be counted.
    found = {kind: limit + 1 for kind in _OFTEN if known.get(kind, 0) > limit}
    seldom = [kind for kind, number in items.items() if number and kind not in _OFTEN]
    rest = _numbers(connection, plan.narrowed(of_kinds(seldom)).expression(), 0, limit)
    left = [kind for kind in _OFTEN if items.get(kind) and kind not in found]
    if len(rest) < limit:
        found.update(by_kind(rest))
    else:
        left += seldom
    found.update((kind, count(connection, plan, kind, limit + 1)) for kind in left)
    capped = frozenset(kind for kind, number in found.items() if number > limit)
    return {kind: min(number, limit) for kind, number in found.items() if number}, capped


def count(connection: sqlite3.Connection, plan: Plan, kind: str, limit: int = -1) -> int:
    """How many hits are of a kind, counted up to a limit; a negative one counts all."""
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT ?)",
        (plan.narrowed(of_kinds([kind])).expression(), limit),
    ).fetchone()
    return int(row[0])


def _numbers(connection: sqlite3.Connection, expression: str, after: int, limit: int) -> array[int]:
    rows = connection.execute(
        "SELECT rowid FROM text WHERE text MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?", (expression, after, limit)
    )
    return array("q", chain.from_iterable(rows))
