"""The order of what has a query's words in other forms, by their meaning, or has only some of them: BM25 by fields.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): the rarer a word is in the
record, the more it counts; once is nearly as good as twice, so that here it counts once, where it counts most; a long
text has more words by chance. A word as typed counts more than another form of it, and that more than a synonym.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log
from typing import NamedTuple

from visittui.archive.search.plan import Pattern, Plan, Tokens, Wanted
from visittui.archive.store.tables import KIND_CODES, KIND_MASK

MOST_PARTIAL = 200
"""So many items with some of the words are listed: nobody reads on."""

_CANDIDATES = 5_000
_FREQUENT = 20_000
"""A word that more items have tells too little to be looked at in each."""

_LEAST_SHARE = 0.3
"""Of the weight of all words an item must have so much to be listed."""

_COLUMNS = (("names", 1.0), ("body", 0.9), ("context", 0.5))
_WHOLE, _FORM, _MEANING, _TAG = 1.0, 0.9, 0.6, 0.45
_KIND_WEIGHTS = {KIND_CODES["source"]: 0.85, KIND_CODES["difference"]: 0.95, KIND_CODES["point"]: 0.95}
_TOGETHER = 0.25
"""What two words add that stand side by side as they do in the query, of their weight."""

_LENGTH_WEIGHT = 0.3
_USUAL_LENGTH = 25


class _Group(NamedTuple):
    """One word of the query: the items that have it, each with how well, and how much it tells."""

    found: dict[int, float]
    weight: float


class Partial(NamedTuple):
    """Items with some of the words.

    Attributes:
        numbers: the best first.
        lacking: for each, the places in `Plan.clauses` of the words that it has not.
    """

    numbers: array[int]
    lacking: dict[int, tuple[int, ...]]


def scored(connection: sqlite3.Connection, plan: Plan, numbers: Iterable[int], items: int) -> array[int]:
    """Put items that have all words, in whatever form, in order.

    Args:
        connection: to the archive.
        plan: what was looked for.
        numbers: of the items.
        items: how many the record has.
    """
    groups = _groups(connection, plan, plan.loose, items)
    score = _scores(connection, plan, groups, set(numbers))
    return array("q", sorted(score, key=lambda number: (-score[number], number)))


def partial(connection: sqlite3.Connection, plan: Plan, complete: Iterable[int], items: int) -> Partial:
    """Items that have some of the words, and all else that is asked for.

    Args:
        connection: to the archive.
        plan: what was looked for.
        complete: what has all words.
        items: how many the record has.
    """
    loose = plan.loose
    groups = _groups(connection, plan, loose, items)
    candidates: set[int] = set()
    for group in sorted(groups.values(), key=lambda group: len(group.found)):
        if len(candidates) + len(group.found) <= _CANDIDATES:
            candidates.update(group.found)
    fixed = tuple(clause for place, clause in enumerate(plan.clauses) if place not in loose)
    if fixed:
        rows = connection.execute(
            "SELECT rowid FROM text WHERE text MATCH ? LIMIT ?", (Plan(fixed).expression(), _FREQUENT)
        )
        candidates.intersection_update(chain.from_iterable(rows))
    candidates.difference_update(complete)
    least = _LEAST_SHARE * sum(group.weight for group in groups.values())
    has = {number: sum(group.weight for group in groups.values() if number in group.found) for number in candidates}
    score = _scores(connection, plan, groups, {number for number in candidates if has[number] >= least})
    best = sorted(score, key=lambda number: (-score[number], number))[:MOST_PARTIAL]
    lacking = {
        number: tuple(place for place in loose if place not in groups or number not in groups[place].found)
        for number in best
    }
    return Partial(array("q", best), lacking)


def _scores(
    connection: sqlite3.Connection, plan: Plan, groups: dict[int, _Group], numbers: set[int]
) -> dict[int, float]:
    score = dict.fromkeys(numbers, 0.0)
    for group in groups.values():
        for number in numbers & group.found.keys():
            score[number] += group.weight * group.found[number]
    for together, weight in _side_by_side(plan, groups):
        for number in numbers.intersection(_numbers(connection, together)):
            score[number] += _TOGETHER * weight
    for number, length in _lengths(connection, numbers):
        score[number] *= _KIND_WEIGHTS.get(number & KIND_MASK, 1.0)
        score[number] /= 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * min(4.0, length / _USUAL_LENGTH)
    return score


def _groups(connection: sqlite3.Connection, plan: Plan, places: Sequence[int], items: int) -> dict[int, _Group]:
    """The words that are not too frequent to tell anything, by their places among the clauses."""
    groups = {}
    for place in places:
        found: dict[int, float] = {}
        rarity = None
        for level, patterns in _levels(plan.clauses[place]):
            for column, weight in _COLUMNS:
                for pattern in patterns:
                    for number in _numbers(connection, pattern.expression(column, whole=level == _WHOLE)):
                        found[number] = max(found.get(number, 0.0), level * weight)
            if level == _FORM and found:
                rarity = _rarity(len(found), items)
        for tag in (tag for wanted in plan.clauses[place] for tag in _pattern(wanted).tags):
            for number in _numbers(connection, Tokens((tag.token,)).expression("", whole=True)):
                found[number] = max(found.get(number, 0.0), _TAG)
        if 0 < len(found) <= _FREQUENT:
            groups[place] = _Group(found, rarity or _rarity(len(found), items))
        elif not found:
            # What is nowhere is lacked by all, and tells nothing.
            continue
    return groups


def _levels(clause: tuple[Wanted, ...]) -> Iterator[tuple[float, list[Pattern]]]:
    patterns = [_pattern(wanted) for wanted in clause]
    yield _WHOLE, [pattern.as_written() for pattern in patterns]
    yield _FORM, [pattern._replace(meanings=(), tags=()) for pattern in patterns]
    meanings = [Pattern(pattern.meanings) for pattern in patterns if pattern.meanings]
    if meanings:
        yield _MEANING, meanings


def _pattern(wanted: Wanted) -> Pattern:
    assert isinstance(wanted.what, Pattern)
    return wanted.what


def _rarity(having: int, items: int) -> float:
    return log(1 + (items - having + 0.5) / (having + 0.5))


def _side_by_side(plan: Plan, groups: dict[int, _Group]) -> Iterator[tuple[str, float]]:
    """Two words that follow each other in the query, as a phrase in the forms of either."""
    for first, second in zip(plan.loose, plan.loose[1:], strict=False):
        if second - first == 1 and first in groups and second in groups:
            one, other = _pattern(plan.clauses[first][0]), _pattern(plan.clauses[second][0])
            pairs = tuple(
                (*left, *right)
                for left in (*one.sequences, *one.forms)[:6]
                for right in (*other.sequences, *other.forms)[:6]
            )
            yield Pattern(pairs).expression("{names body}", whole=True), groups[first].weight + groups[second].weight


def _numbers(connection: sqlite3.Connection, expression: str) -> list[int]:
    rows = connection.execute("SELECT rowid FROM text WHERE text MATCH ? LIMIT ?", (expression, _FREQUENT + 1))
    return list(chain.from_iterable(rows))


def _lengths(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """How many words the names and the text of items have, which FTS5 keeps as varints in its table of sizes."""
    listed = list(numbers)
    for start in range(0, len(listed), 500):
        part = listed[start : start + 500]
        marks = ",".join("?" * len(part))
        for number, sizes in connection.execute(f"SELECT id, sz FROM text_docsize WHERE id IN ({marks})", part):  # noqa: S608
            yield number, sum(_varints(sizes)[:2])


def _varints(data: bytes) -> list[int]:
    values, value = [], 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            values.append(value)
            value = 0
    return values
