"""The order of hits: what is called so before what says so, whole before scattered, words before beginnings.

Hits fall into tiers, and stand in time order within each: a reader can foresee the order, and an equal hit never
jumps about as bm25's counting of frequencies makes it. Each tier is one more question to the index.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence

from visittui.archive.matching import consists_of, names_of, prints
from visittui.archive.patterns import Plan, Tokens
from visittui.archive.relations import filter_token
from visittui.archive.tables import KIND_BITS, KIND_CODES

_TEXT = "{names body}"
_ACTORS = Tokens(("xkindperson", "xkindorganisation")).expression("", whole=True)
_KINDS_FIRST = ("person", "organisation", "agreement", "event", "place", "topic", "source", "difference")
_KIND_PLACE = {KIND_CODES[kind]: place for place, kind in enumerate(_KINDS_FIRST)}
_SPEAKERS_FOLLOWED = 20
_NAMES_READ = 100
_TITLES_READ = 1_000


def ranked(connection: sqlite3.Connection, plan: Plan, numbers: Sequence[int]) -> array[int]:
    """Put hits in order of relevance.

    Args:
        connection: to the archive.
        plan: what was looked for.
        numbers: the hits, in time order; some thousands at most.

    Returns:
        The same numbers, the best first.
    """
    tiers = _Tiers(connection, numbers)
    phrase = plan.as_phrase()
    names = [*([phrase.expression("names")] if phrase else []), plan.expression("names", whole=True)]
    names.append(plan.expression("names"))
    for expression in names:
        tiers.add(f"({expression}) AND {_ACTORS}")
    actors = tiers.placed()
    exactly = _called_exactly(connection, plan, actors)
    # A name leads to whom it names, and then to what they said.
    followed = exactly or actors
    if 0 < len(followed) <= _SPEAKERS_FOLLOWED:
        said = Tokens(tuple(filter_token("said", number) for number in sorted(followed)))
        tiers.add(plan.narrowed(said).expression())
    for expression in names:
        tiers.add(expression)
    called = tiers.placed()
    exactly |= _called_exactly(connection, plan, called - actors)
    if phrase:
        tiers.add(phrase.expression(_TEXT))
    tiers.add(plan.expression(_TEXT, whole=True))
    tiers.add(plan.expression(_TEXT))
    marked = _printed_as_typed(connection, plan, numbers)
    last = len(_KINDS_FIRST)

    def key(number: int) -> tuple[bool, int, bool, int, int]:
        kind = _KIND_PLACE.get(number & (1 << KIND_BITS) - 1, last) if number in called else 0
        return number not in exactly, tiers.of(number), number not in marked, kind, number

    return array("q", sorted(numbers, key=key))


def called_so(connection: sqlite3.Connection, plan: Plan, limit: int) -> list[int]:
    """Numbers of the undated items, people first, that are called what a query says, for lists too long to rank."""
    kinds = Tokens(tuple(f"xkind{kind}" for kind in ("person", "organisation", "place", "topic")))
    expression = plan.narrowed(kinds).expression("names", whole=True)
    rows = connection.execute("SELECT rowid FROM text WHERE text MATCH ? LIMIT ?", (expression, limit))
    last = len(_KINDS_FIRST)
    return sorted(
        (number for (number,) in rows),
        key=lambda number: (_KIND_PLACE.get(number & (1 << KIND_BITS) - 1, last), number),
    )


class _Tiers:
    def __init__(self, connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
        self._connection = connection
        self._numbers = frozenset(numbers)
        self._bounds = (numbers[0], numbers[-1]) if numbers else (0, 0)
        self._limit = len(numbers)
        self._tier: dict[int, int] = {}
        self._next = 0
        self._asked: set[str] = set()

    def add(self, expression: str) -> None:
        """Put the hits of an expression that have no tier yet into the next."""
        if expression in self._asked or len(self._tier) == len(self._numbers):
            return
        self._asked.add(expression)
        for (number,) in self._connection.execute(
            "SELECT rowid FROM text WHERE text MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
            (expression, *self._bounds, self._limit),
        ):
            if number in self._numbers:
                self._tier.setdefault(number, self._next)
        self._next += 1

    def placed(self) -> frozenset[int]:
        """The hits that have a tier by now."""
        return frozenset(self._tier)

    def of(self, number: int) -> int:
        """A hit's tier."""
        return self._tier.get(number, self._next)


def _called_exactly(connection: sqlite3.Connection, plan: Plan, called: frozenset[int]) -> frozenset[int]:
    """Those that have a name of just the words asked for, in any order or run together."""
    asked = [pattern.sequences for pattern in plan.patterns]
    if not 0 < len(called) <= _NAMES_READ or any(len(sequences) > 1 for sequences in asked):
        return frozenset()
    words = tuple(word for sequences in asked for word in sequences[0])
    return frozenset(
        number for number, names in _names(connection, called) if any(consists_of(name, words) for name in names)
    )


def _names(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
    for number in numbers:
        title, body = connection.execute("SELECT title, body FROM item WHERE number = ?", (number,)).fetchone()
        yield number, names_of(title, json.loads(body))


def _printed_as_typed(connection: sqlite3.Connection, plan: Plan, numbers: Sequence[int]) -> frozenset[int]:
    """Those whose title has the marks that were typed."""
    typed = [pattern.typed for pattern in plan.patterns if pattern.typed]
    if not typed or len(numbers) > _TITLES_READ:
        return frozenset()
    marks = ",".join("?" * len(numbers))
    titles = connection.execute(f"SELECT number, title FROM item WHERE number IN ({marks})", list(numbers))  # noqa: S608
    return frozenset(number for number, title in titles if all(prints(title, text) for text in typed))
