"""The order of hits: what is called so before what says so, whole before scattered, words before beginnings.

Hits fall into tiers, and stand in time order within each: a reader can foresee the order, and an equal hit never
jumps about as bm25's counting of frequencies makes it. Each tier is one more question to the index. Only what a
question in a full sentence finds, beside whom it names, is put in order by how well it answers.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from visittui.archive.relations import filter_token
from visittui.archive.search.folding import fold, words
from visittui.archive.search.highlight import consists_of, matches, names_of, prints, share_asked_for
from visittui.archive.search.plan import Pattern, Plan, Tokens, of_kinds
from visittui.archive.store.lookups import item_numbered, matching
from visittui.archive.store.tables import KIND_CODES, KIND_MASK

_TEXT = "{names body}"
_ACTORS = frozenset((KIND_CODES["person"], KIND_CODES["organisation"]))
_KINDS_FIRST = ("person", "organisation", "agreement", "event", "place", "topic", "source", "difference")
_KIND_PLACE = {KIND_CODES[kind]: place for place, kind in enumerate(_KINDS_FIRST)}
_LAST_KIND = len(_KINDS_FIRST)
_WITH_NAMES = of_kinds(kind for kind in KIND_CODES if kind not in ("quote", "point"))
_SPEAKERS_FOLLOWED = 20
_NAMES_READ = 100
_TITLES_READ = 1_000


def ranked(connection: sqlite3.Connection, plan: Plan, numbers: Sequence[int]) -> array[int]:
    """Put hits in order of relevance, the best first.

    They come in time order: at least one, some thousands at most.
    """
    everything = frozenset(numbers)

    @cache
    def hits_of(expression: str) -> frozenset[int]:
        return everything.intersection(matching(connection, expression, first=numbers[0], last=numbers[-1]))

    phrase = plan.as_phrase()
    naming = plan.narrowed(_WITH_NAMES) if plan.has_phrase else plan
    named = hits_of(naming.expression("names"))
    named_whole = hits_of(naming.expression("names", whole=True)) if named else named
    named_phrase = hits_of(phrase.expression("names")) if named and phrase else frozenset[int]()
    actors = frozenset(number for number in named if number & KIND_MASK in _ACTORS)
    exactly = _called_exactly(connection, plan, named_whole)
    # A name leads to whom it names, and then to what they said.
    followed = exactly & actors or actors
    said = hits_of(_said_by(plan, followed)) if 0 < len(followed) <= _SPEAKERS_FOLLOWED else frozenset[int]()
    in_text = [] if not phrase else [hits_of(phrase.expression(_TEXT))]
    if not plan.has_phrase:
        in_text.append(hits_of(plan.expression(_TEXT, whole=True)))
        if not everything <= (in_text[-1] | named | said):
            in_text.append(hits_of(plan.expression(_TEXT)))
    as_typed = _printed_as_typed(connection, plan, numbers)
    named_in_turn = sorted(
        named,
        key=lambda number: (
            0 if number in exactly else 1 if number in actors else 2,
            0 if number in named_phrase else 1 if number in named_whole else 2,
            number not in as_typed,
            _KIND_PLACE.get(number & KIND_MASK, _LAST_KIND),
            number,
        ),
    )
    called = sum(number in exactly or number in actors for number in named)
    placed = set(named)
    holders = [] if followed else _called_by_office(connection, plan, everything - named)
    placed.update(holders)
    # A publisher's name means its pages before all pages that mention it.
    published = hits_of(_published_by(plan)) if plan.patterns and not followed else frozenset[int]()

    def not_yet_placed(group: frozenset[int]) -> list[int]:
        fresh = group - placed
        placed.update(fresh)
        return sorted(fresh & as_typed) + sorted(fresh - as_typed) if as_typed else sorted(fresh)

    order = array("q", named_in_turn[:called])
    order.extend(holders)
    order.extend(not_yet_placed(published))
    order.extend(not_yet_placed(said))
    order.extend(named_in_turn[called:])
    for group in (*in_text, everything):
        order.extend(not_yet_placed(group))
    return order


def answering(
    connection: sqlite3.Connection, plan: Plan, numbers: Sequence[int], scores: Mapping[int, float]
) -> array[int]:
    """Put what a question in a full sentence finds in order: whom it names first, then what answers it best.

    The hits are given in time order, at least one and some thousands at most, and how well each answers.
    """
    names = hits_among(connection, numbers, plan.expression("names"))
    named = sorted(number for number in names if number & KIND_MASK in _ACTORS)
    holders = _called_by_office(connection, plan, set(numbers).difference(named))
    asks_for_somebody = plan.question is not None and "person" in plan.question.kinds
    # Who is president is a person, however the presidency is called.
    first = [*holders, *named] if asks_for_somebody else [*named, *holders]
    others = sorted(set(numbers).difference(first), key=lambda number: (-scores[number], number))
    return array("q", [*first, *others])


def _published_by(plan: Plan) -> str:
    name = "".join(word for pattern in plan.patterns for word in pattern.sequences[0])
    return plan.narrowed(Tokens((f"xpublishedby{name}",))).expression()


def _said_by(plan: Plan, speakers: Iterable[int]) -> str:
    return plan.narrowed(Tokens(tuple(filter_token("said", number) for number in sorted(speakers)))).expression()


def called_so(connection: sqlite3.Connection, plan: Plan, limit: int) -> list[int]:
    """Numbers of the undated items, people first, that are called what a query says, for lists too long to rank."""
    kinds = of_kinds(("person", "organisation", "place", "topic"))
    expression = plan.narrowed(kinds).expression("names", whole=True)
    return sorted(
        matching(connection, expression, limit),
        key=lambda number: (_KIND_PLACE.get(number & KIND_MASK, _LAST_KIND), number),
    )


def hits_among(connection: sqlite3.Connection, numbers: Sequence[int], expression: str) -> frozenset[int]:
    """Those of some hits, given in time order, that match a narrower question, too."""
    there = matching(connection, expression, first=numbers[0], last=numbers[-1])
    return frozenset(there).intersection(numbers)


def _called_exactly(connection: sqlite3.Connection, plan: Plan, called: frozenset[int]) -> frozenset[int]:
    """Those that have a name of just the words asked for, in any order or run together."""
    asked = [pattern.sequences for pattern in plan.patterns]
    if not 0 < len(called) <= _NAMES_READ or any(len(sequences) > 1 for sequences in asked):
        return frozenset()
    words = tuple(word for sequences in asked for word in sequences[0])
    return frozenset(
        number
        for number in called
        if any(consists_of(name, words) for name in names_of(*item_numbered(connection, number)))
    )


def _called_by_office(connection: sqlite3.Connection, plan: Plan, numbers: Iterable[int]) -> list[int]:
    """Those people whose name and offices together have all that is asked for: General Secretary Trong."""
    people = sorted(number for number in numbers if number & KIND_MASK == KIND_CODES["person"])
    found = []
    for number in people if plan.patterns and len(people) <= _NAMES_READ else ():
        title, item = item_numbered(connection, number)
        # An office is named whole: who asks for a minister does not mean each deputy.
        offices = [office["title"] for office in item.get("offices") or () if _begins_with(plan, office["title"])]
        called = ("\n".join((*names_of(title, item), office)) for office in offices)
        if any(all(matches(pattern, text) for pattern in plan.patterns) for text in called):
            found.append(number)
    return found


def holding_the_office(connection: sqlite3.Connection, plan: Plan, numbers: Sequence[int]) -> list[int]:
    """Those people of whom an office was asked for whole, in whatever form: the Vietnamese president."""
    people = [number for number in numbers if number & KIND_MASK == KIND_CODES["person"]]
    if not 0 < len(people) <= _NAMES_READ or len(plan.patterns) < 2:
        return []
    as_written = plan.as_written(typed=True)
    named = hits_among(connection, numbers, as_written.expression("names", whole=True))
    if _called_exactly(connection, as_written, named):
        return []
    asked = [*plan.patterns, *(Pattern(pattern.meanings) for pattern in plan.patterns if pattern.meanings)]
    found = []
    for number in people:
        _, item = item_numbered(connection, number)
        offices = [fold(office["title"]) for office in item.get("offices") or ()]
        if any(
            share_asked_for(office, asked) == 1 and all(matches(pattern, office) for pattern in plan.patterns)
            for office in offices
        ):
            found.append(number)
    return found


def _begins_with(plan: Plan, office: str) -> bool:
    """Whether an office's first word was asked for."""
    first = words(fold(office))[:1]
    return any(first == list(sequence[:1]) for pattern in plan.patterns for sequence in pattern.sequences)


def _printed_as_typed(connection: sqlite3.Connection, plan: Plan, numbers: Sequence[int]) -> frozenset[int]:
    """Those whose title has the marks that were typed."""
    typed = [pattern.typed for pattern in plan.patterns if pattern.typed]
    if not typed or len(numbers) > _TITLES_READ:
        return frozenset()
    statement = "SELECT number, title FROM item WHERE number IN (SELECT value FROM json_each(?))"
    titles = connection.execute(statement, [json.dumps(list(numbers))])
    return frozenset(number for number, title in titles if all(prints(title, text) for text in typed))
