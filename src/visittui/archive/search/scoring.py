"""The order of what has a query's words in other forms, by their meaning, or has only some of them: BM25 by fields.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): the rarer a word is in the
record, the more it counts; once is nearly as good as twice, so that here it counts once, where it counts most; a long
text has more words by chance. A word as typed counts more than another form of it, and that more than a synonym, or
than a topic that the item was given.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise, product
from math import log
from typing import NamedTuple

from visittui.archive.search.folding import fold
from visittui.archive.search.highlight import names_of, share_asked_for
from visittui.archive.search.language.asking_words import Question
from visittui.archive.search.plan import Pattern, Plan, Tokens, Wanted
from visittui.archive.store.lookups import item_numbered, matching, title_of
from visittui.archive.store.tables import KIND_CODES, KIND_MASK

MOST_PARTIAL = 200
"""So many items with some of the words are listed: nobody reads on."""

_CANDIDATES = 5_000
_FREQUENT = 3_000
"""A word that more items have tells too little to be looked at in each, and would cost more than a reader waits."""

_SCORED = 1_000
"""More items than that stand in time order."""

_LEAST_SHARE = 0.3
"""Of the weight of all words an item must have so much to be listed."""

_FEW = 10
"""Unless fewer than so many have that."""

_COLUMNS = (("names", 1.1), ("body", 0.9), ("context", 0.5))
_WHOLE, _FORM, _MEANING, _TAG, _DAY = 1.0, 0.85, 0.6, 0.6, 1.1
_SORT, _SORTS = 0.8, ("xkindagreement", "xsort")
"""Of what is of the sort that a word names: an accord, however it is called, a company."""

_KIND_WEIGHTS = {
    KIND_CODES["source"]: 0.8,
    KIND_CODES["topic"]: 0.8,
    KIND_CODES["difference"]: 0.9,
    KIND_CODES["point"]: 0.95,
    KIND_CODES["quote"]: 1.1,
}
_ANSWERS = 1.3
"""What is of a kind that a question asks for, or is called with its word, counts so many times."""

_ONLY_PLANNED = 0.9
"""What did happen comes before what was to happen."""

_TOGETHER = 0.2
"""What two words add that stand side by side as they do in the query, of their weight."""

_LENGTH_WEIGHT, _LONGEST = 0.2, 3.0
_USUAL_NAMES, _USUAL_BODY = 8, 30
"""Words."""

_COVERED = 0.5
"""What it adds, as a share of the rest, that an item is called by just these words."""

_LACKING = 0.4
"""How much less of that where an item lacks all of the words, in proportion."""

_JUST_SO = 0.15
"""What it adds to that where the query, too, has nothing else."""

_TITLES_READ = 40
TITLE_ALONE = frozenset(map(KIND_CODES.__getitem__, ("source", "agreement", "quote", "point", "difference")))
"""Of these kinds there are neither other names nor offices, and nothing is planned."""

_SHORT = 3
"""Letters."""


class _Group(NamedTuple):
    """One word of the query: the items that have it, each with how well in each column, and how much it tells."""

    found: dict[int, list[float]]
    weight: float


class Partial(NamedTuple):
    """Items with some of the words, the best first, and for each the places in `Plan.clauses` of those it lacks."""

    numbers: array[int]
    lacking: dict[int, tuple[int, ...]]


class Scoring:
    """How well items answer what was asked, in a record of `items`; where its words are is read once, if at all."""

    def __init__(self, connection: sqlite3.Connection, plan: Plan, items: int) -> None:
        self._connection, self._plan, self._items = connection, plan, items

    @cached_property
    def _groups(self) -> dict[int, _Group]:
        return _groups(self._connection, self._plan, self._items)

    def scores(self, numbers: Sequence[int]) -> dict[int, float]:
        """How well each of some items answers; empty if they are too many."""
        return _scores(self._connection, self._plan, self._groups, set(numbers)) if len(numbers) <= _SCORED else {}

    def in_order(self, numbers: array[int]) -> array[int]:
        """Items that have all words, in whatever form, the best first; if they are too many, as they are given."""
        score = self.scores(numbers)
        return array("q", sorted(score, key=lambda number: (-score[number], number))) if score else numbers


def partial(connection: sqlite3.Connection, plan: Plan, complete: Iterable[int], items: int) -> Partial:
    """Items that have some of the words and all else that is asked for, without those that are `complete`.

    `items` is how many the record has.
    """
    loose = plan.loose
    groups = _groups(connection, plan, items)
    candidates = set() if groups else _with_all_but_one(connection, plan)
    for group in sorted(groups.values(), key=lambda group: len(group.found)):
        if len(candidates) + len(group.found) <= _CANDIDATES:
            candidates.update(group.found)
    fixed = tuple(clause for place, clause in enumerate(plan.clauses) if place not in loose)
    if fixed:
        candidates.intersection_update(matching(connection, Plan(fixed).expression(), _FREQUENT))
    candidates.difference_update(complete)
    least = _LEAST_SHARE * sum(group.weight for group in groups.values())
    has = {number: sum(group.weight for group in groups.values() if number in group.found) for number in candidates}
    enough = {number for number in candidates if has[number] >= least}
    if len(enough) < _FEW:
        # Whoever asks with many rare words is shown what has a few of them rather than next to nothing.
        enough.update(sorted(candidates, key=lambda number: (-has[number], number))[:_FEW])
    score = _scores(connection, plan, groups, enough)
    best = sorted(score, key=lambda number: (-score[number], number))[:MOST_PARTIAL]
    lacking = {
        number: tuple(place for place in loose if place not in groups or number not in groups[place].found)
        for number in best
    }
    return Partial(array("q", best), lacking)


def _with_all_but_one(connection: sqlite3.Connection, plan: Plan) -> set[int]:
    """Some items for words that are all too frequent to be looked at in each: those with all of them but one."""
    others = (plan.without(place).expression() for place in plan.loose)
    return {number for expression in others for number in matching(connection, expression, MOST_PARTIAL)}


def _scores(
    connection: sqlite3.Connection, plan: Plan, groups: dict[int, _Group], numbers: set[int]
) -> dict[int, float]:
    score = dict.fromkeys(numbers, 0.0)
    sizes = dict(_sizes(connection, numbers))
    for group in groups.values():
        for number in numbers & group.found.keys():
            names, body, context, tag = group.found[number]
            in_names, in_body = sizes.get(number, (0, 0))
            best = max(names / _norm(in_names, _USUAL_NAMES), body / _norm(in_body, _USUAL_BODY), context, tag)
            score[number] += group.weight * best
    for together, weight in _side_by_side(plan, groups):
        for number in numbers.intersection(_numbers(connection, together)):
            score[number] += _TOGETHER * weight
    kind_weights = _KIND_WEIGHTS
    if plan.question:
        kind_weights = {**_KIND_WEIGHTS, **{KIND_CODES[kind]: _ANSWERS for kind in plan.question.kinds}}
        for number in score.keys() & _called_with(connection, plan.question):
            score[number] *= _ANSWERS
    for number in score:
        score[number] *= kind_weights.get(number & KIND_MASK, 1.0)
    patterns = [_pattern(wanted) for place in groups for wanted in plan.clauses[place]]
    whole = sum(group.weight for group in groups.values()) or 1.0
    for number in sorted(score, key=lambda number: -score[number])[:_TITLES_READ]:
        is_title_all = number & KIND_MASK in TITLE_ALONE
        title, item = (title_of(connection, number), {}) if is_title_all else item_numbered(connection, number)
        # Of a title, another name or an office, the best.
        called = (*names_of(title, item), *(office["title"] for office in item.get("offices") or ()))
        share = max(share_asked_for(fold(name), patterns) for name in called)
        is_all = share == 1 and all(group.found.get(number, (0.0,))[0] for group in groups.values())
        has = sum(group.weight for group in groups.values() if number in group.found) / whole
        score[number] *= 1 + _COVERED * share * (1 - _LACKING * (1 - has)) + _JUST_SO * is_all
        if item.get("status") == "planned":
            score[number] *= _ONLY_PLANNED
    return score


def _called_with(connection: sqlite3.Connection, question: Question) -> frozenset[int]:
    """What has the word by which a question asks in its name: "Who met the plane"."""
    asking = Pattern(tuple((word,) for word in question.words))
    return frozenset(_numbers(connection, asking.expression("names", whole=True)) if question.words else ())


def _norm(words_: int, usual: int) -> float:
    return 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * min(_LONGEST, words_ / usual)


def _groups(connection: sqlite3.Connection, plan: Plan, items: int) -> dict[int, _Group]:
    """The words that are not too frequent to tell anything, by their places among the clauses."""
    groups = {}
    for place in plan.loose:
        found: dict[int, list[float]] = {}
        if items > _FREQUENT and _is_frequent(connection, plan.clauses[place]):
            continue
        rarity = None
        for level, patterns in _levels(plan.clauses[place]):
            for index, (column, weight) in enumerate(_COLUMNS):
                for pattern in patterns:
                    for number in _numbers(connection, pattern.expression(column, whole=level == _WHOLE)):
                        known = found.setdefault(number, [0.0] * (len(_COLUMNS) + 1))
                        known[index] = known[index] or level * weight
            if level == _FORM and found:
                rarity = _rarity(len(found), items)
        for tag in (tag for wanted in plan.clauses[place] for tag in _pattern(wanted).tags):
            level = _DAY if tag.token.startswith("xdate") else _SORT if tag.token.startswith(_SORTS) else _TAG
            for number in _numbers(connection, Tokens((tag.token,)).expression("", whole=True)):
                known = found.setdefault(number, [0.0] * (len(_COLUMNS) + 1))
                known[-1] = max(known[-1], level)
        # What is nowhere is lacked by all, and tells nothing.
        if found:
            groups[place] = _Group(found, rarity or _rarity(len(found), items))
    return groups


def _is_frequent(connection: sqlite3.Connection, clause: tuple[Wanted, ...]) -> bool:
    """Whether more items have a word than are worth looking at."""
    statement = "SELECT 1 FROM text WHERE text MATCH ? LIMIT 1 OFFSET ?"
    return connection.execute(statement, (Plan((clause,)).expression(), _FREQUENT)).fetchone() is not None


def _levels(clause: tuple[Wanted, ...]) -> Iterator[tuple[float, list[Pattern]]]:
    patterns = [_pattern(wanted) for wanted in clause]
    yield _WHOLE, [pattern._replace(forms=(), meanings=(), tags=()) for pattern in patterns]
    # What goes on in no way and has no other form has been looked for.
    yield _FORM, [one for one in map(_with_forms, patterns) if one.prefix or one.endings or one.forms]
    meanings = [Pattern(pattern.meanings) for pattern in patterns if pattern.meanings]
    if meanings:
        yield _MEANING, meanings


def _with_forms(pattern: Pattern) -> Pattern:
    """A word as written or in other forms; of a few letters not every longer word that begins so."""
    is_short = all(len(sequence[-1]) <= _SHORT for sequence in pattern.sequences)
    return pattern._replace(meanings=(), tags=(), prefix=pattern.prefix and not is_short and not pattern.meanings)


def _pattern(wanted: Wanted) -> Pattern:
    assert isinstance(wanted.what, Pattern)
    return wanted.what


def _rarity(having: int, items: int) -> float:
    return log(1 + (items - having + 0.5) / (having + 0.5))


def _side_by_side(plan: Plan, groups: dict[int, _Group]) -> Iterator[tuple[str, float]]:
    """Two words that follow each other in the query, as a phrase in the forms of either."""
    for first, second in pairwise(plan.loose):
        if second - first == 1 and first in groups and second in groups:
            one, other = _pattern(plan.clauses[first][0]), _pattern(plan.clauses[second][0])
            rights = (*other.sequences, *other.forms)[:6]
            pairs = [(*left, *right) for left, right in product((*one.sequences, *one.forms)[:6], rights)]
            # The Russian ambassador is the Ambassador of Russia.
            lefts = (*one.sequences, *one.forms, *one.meanings)[:6]
            pairs += ((*right, "of", *left) for left, right in product(lefts, rights))
            together = Pattern(tuple(pairs)).expression("{names body}", whole=True)
            yield together, groups[first].weight + groups[second].weight


def _numbers(connection: sqlite3.Connection, expression: str) -> list[int]:
    return matching(connection, expression, _FREQUENT + 1)


def _sizes(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """How many words the names and the text of items have, which FTS5 keeps as varints in its table of sizes."""
    statement = "SELECT id, sz FROM text_docsize WHERE id IN (SELECT value FROM json_each(?))"
    for number, sizes in connection.execute(statement, [json.dumps(list(numbers))]):
        names, body, *_ = _varints(sizes)
        yield number, (names, body)


def _varints(data: bytes) -> list[int]:
    values, value = [], 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            values.append(value)
            value = 0
    return values
