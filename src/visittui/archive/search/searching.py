"""Searching an archive: any text in, counted and ordered hits out."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from visittui.archive.search.filters import is_within, items_referred_to, tokens_of_item
from visittui.archive.search.folding import fold, is_unspaced, words
from visittui.archive.search.highlight import prints_all
from visittui.archive.search.hits.counting import by_kind, counted_up_to, first_hits
from visittui.archive.search.hits.results import (
    EXAMINED,
    NOT_TOGETHER,
    SOME,
    Results,
    SearchInterrupted,
    best_first,
    reading,
)
from visittui.archive.search.hits.row_source import Order
from visittui.archive.search.language.parsing import parse
from visittui.archive.search.language.query import Alternative, Clause, DateTerm, Hint, Phrase, Query, Word
from visittui.archive.search.plan import Plan, Tokens, Wanted
from visittui.archive.search.planning import plan
from visittui.archive.search.ranking import called_so
from visittui.archive.search.scoring import partial
from visittui.archive.search.words.vocabulary import exists
from visittui.archive.store.archive import Archive

__all__ = ["Results", "SearchInterrupted", "search"]

RANKED = 2_000
"""So many hits are counted and put in order of relevance at once; more stand in time order."""

COUNTED = 1_000
"""Of more hits than that, each kind is counted so far; the exact counts come when asked for."""

_CALLED_FIRST = 50
_MOST_HINTS = 5

LITTLE = 7
"""So few hits are followed by what has some of the words."""

FEW = 3
"""Of so few hits among what belongs to one item, those in the whole record are counted too."""


def search(
    archive: Archive, text: str, *, order: Order = "relevance", scope: str | None = None, is_typing: bool = False
) -> Results:
    """Search an archive.

    Any text is a query (see `parsing.parse`); an empty one asks for the whole record, one of signs alone for nothing.
    With `scope`, a reference, only what is linked with that item is searched. `is_typing` is whether the text may be on
    its way to being a query, so that a first quotation mark hides nothing. `archive.connection.interrupt()` from
    another thread stops the search.

    Raises:
        SearchInterrupted: it was stopped.
        CannotContinueError: the archive is damaged and cannot be restored.
    """
    query = parse(text, int(archive.visit.starts[:4]))

    def read(connection: sqlite3.Connection) -> Results:
        within = tokens_of_item(scope, connection) if scope else None
        if query.is_signs and not is_typing:
            return Results(archive, query, _NOTHING._replace(hints=query.hints), order, {}, numbers=array("q"))
        if (referred := items_referred_to(connection, query)) is not None:
            numbers, hints = referred
            if within is not None:
                numbers = [number for number in numbers if is_within(connection, number, within)]
            listed = _NOTHING._replace(hints=hints)
            linked = plan(connection, query) if numbers else None
            if linked and within is not None:
                linked = linked.narrowed(within)
            return Results(archive, query, listed, order, by_kind(numbers), numbers=array("q", numbers), linked=linked)
        sought = plan(connection, query)
        found = _run(archive, connection, query, sought, within, order)
        if found.total or not query:
            return _with_partial(connection, found, query, within)
        for asked, looser in loosened(connection, query, sought):
            again = _with_partial(connection, _run(archive, connection, query, looser, within, order), asked, within)
            if again.total:
                return again
        found = _with_partial(connection, found, query, within)
        if found.total:
            return found
        everywhere = 0 if within is None else _run(archive, connection, query, sought, None, order).total
        told = (_ELSEWHERE,) if everywhere else why_nothing(connection, query, sought, within)
        return found._replace(plan=found.plan._replace(hints=told))

    found = reading(archive, read)
    if scope and query and sum(found.complete.values()) <= FEW:
        whole = search(archive, text, order=order, is_typing=is_typing)
        return found._replace(in_whole_record=sum(whole.complete.values()))
    return found


_ELSEWHERE = Hint("the record has this, but nothing of it belongs here")

_NOTHING = Plan(((Wanted(Tokens(())),),))


def _with_partial(connection: sqlite3.Connection, found: Results, asked: Query, within: Tokens | None) -> Results:
    """The same, followed where it is little by what has some of the words; `asked` is what its plan was made of."""
    sought = found.plan
    if found.total > LITTLE or found.numbers is None or sought.very_words or len(sought.loose) < 2:
        return found
    some = partial(connection, sought, found.numbers, found.archive.total)
    if not some.numbers:
        return found
    counts = Counter(found.counts) + Counter(by_kind(some.numbers))
    hints = sought.hints
    if not found.total:
        hints = (*sought.hints, SOME, *left_out(connection, asked, sought, within))[:_MOST_HINTS]
    return found._replace(plan=sought._replace(hints=hints), counts=dict(counts), partial=some)


def _run(
    archive: Archive, connection: sqlite3.Connection, query: Query, sought: Plan, within: Tokens | None, order: Order
) -> Results:
    if within is not None:
        sought = sought.narrowed(within)
    if not sought.clauses:
        return Results(archive, query, sought, order, {kind: items for kind, items in archive.counts.items() if items})
    numbers, more = first_hits(connection, sought, EXAMINED if sought.very_words else RANKED)
    if sought.very_words:
        if more:
            hint = Hint("too frequent a word to look at each of its hits: these are from the first of them")
            sought = sought._replace(hints=(*sought.hints, hint))
        numbers = array("q", (number for number in numbers if prints_all(connection, sought, number)))
    elif more:
        counts, capped = counted_up_to(connection, sought, COUNTED, numbers, archive.counts)
        first = called_so(connection, sought, _CALLED_FIRST) if order == "relevance" and sought.patterns else ()
        return Results(archive, query, sought, order, counts, capped, called_first=tuple(first))
    best = best_first(connection, sought, numbers, archive.total) if order == "relevance" and numbers else None
    return Results(archive, query, sought, order, by_kind(numbers), numbers=numbers, best_first=best)


_CLAUSES_TRIED = 20
"""So many clauses are tried one by one where they find nothing together."""

_MOST_LEFT_OUT = 2
"""So many hints tell which word to leave out."""


def loosened(connection: sqlite3.Connection, query: Query, sought: Plan) -> Iterator[tuple[Query, Plan]]:
    """Plans to try in turn where nothing matched: as a day, phrases as loose words, words like those asked for.

    Up to three queries with their plans, each saying in a hint what it does differently.
    """
    if query.day is not None:
        hint = Hint(f"nothing says “{query}”, showing what is of that day")
        on_that_day = Query(((Alternative(DateTerm("date", query.day)),),), (*query.hints, hint))
        yield on_that_day, plan(connection, on_that_day)._replace(is_corrected=True)
    strictly = sought
    scattered = query._replace(clauses=tuple(part for clause in query.clauses for part in _scattered(clause)))
    if scattered.clauses != query.clauses:
        hint = Hint("nothing has these words in this order, showing what has them anywhere")
        apart = scattered._replace(hints=(*query.hints, hint))
        strictly = plan(connection, apart)
        yield apart, strictly._replace(is_corrected=True)
    if len(sought.loose) > 1:
        # Some of the words tell more than words like these.
        return
    asked = (one.term for clause in scattered.clauses for one in clause if isinstance(one.term, Word))
    if not any(exists(connection, word) for term in asked for word in words(fold(term.text))):
        # Those that it lacks have been taken for others already.
        return
    hint = Hint("nothing has all of this, showing what has words like these")
    similar = scattered._replace(hints=(*query.hints, hint))
    found = plan(connection, similar, also_similar=True)
    if found.clauses != strictly.clauses:
        yield similar, found._replace(is_corrected=True)


def why_nothing(connection: sqlite3.Connection, query: Query, sought: Plan, within: Tokens | None) -> tuple[Hint, ...]:
    """What to tell a reader to whom nothing can be shown: at least one line."""
    told = list(sought.misses)
    origins = sought.origins or range(len(query.clauses))
    alone = [
        (query.clauses[origin], bool(first_hits(connection, Plan((wanted,)), 1)[0]))
        for origin, wanted in zip(origins[:_CLAUSES_TRIED], sought.clauses, strict=False)
    ]
    if all(found for _, found in alone):
        # One term alone that the index has is one that is printed with other marks.
        if len(alone) > 1:
            told += (NOT_TOGETHER, *left_out(connection, query, sought, within))
        else:
            told.append(Hint(f"nothing is printed just so: {query}"))
    elif not told:
        nowhere = next(" OR ".join(map(str, clause)) for clause, found in alone if not found)
        told.append(Hint(f"nothing here has {nowhere}"))
    return tuple(dict.fromkeys(told))


def left_out(connection: sqlite3.Connection, query: Query, sought: Plan, within: Tokens | None) -> list[Hint]:
    """Which one of what is asked for to leave out so that something has all the rest, and how much `within` a scope."""
    found = []
    for place, origin in enumerate(sought.origins[:_CLAUSES_TRIED] if len(sought.clauses) > 1 else ()):
        rest = query._replace(clauses=(*query.clauses[:origin], *query.clauses[origin + 1 :]))
        # With others a reference stands for what is linked with it; alone it finds the item.
        referred = items_referred_to(connection, rest)
        if referred is not None:
            items = sum(within is None or is_within(connection, number, within) for number in referred[0])
        else:
            without = sought.without(place)
            items = _counted(connection, without if within is None else without.narrowed(within))
        if items and not all(one.excluded for one in query.clauses[origin]):
            amount = f"{items:,}" if items < COUNTED else f"more than {COUNTED:,}"
            found.append((items, f"without {_quoted(query.clauses[origin])}: {amount}", str(rest)))
    return [Hint(line, rest) for _, line, rest in sorted(found)[:_MOST_LEFT_OUT]]


def _counted(connection: sqlite3.Connection, sought: Plan) -> int:
    """How many items a plan finds, up to `COUNTED`."""
    if not sought.very_words:
        return len(first_hits(connection, sought, COUNTED)[0])
    numbers = first_hits(connection, sought, EXAMINED)[0]
    return sum(1 for _ in islice((number for number in numbers if prints_all(connection, sought, number)), COUNTED))


def _quoted(clause: Clause) -> str:
    said = " OR ".join(map(str, clause))
    return f"“{said}”" if isinstance(clause[0].term, Word) else said


def _scattered(clause: tuple[Alternative, ...]) -> list[tuple[Alternative, ...]]:
    term = clause[0].term
    if len(clause) > 1 or clause[0].excluded:
        return [clause]
    if isinstance(term, Phrase) or (isinstance(term, Word) and not term.exactly):
        found = words(fold(term.text))
        # Figures that stand together mean nothing apart (an hour, a share), nor do the letters of a run.
        is_whole = is_unspaced(term.text) or all(map(str.isdecimal, found))
        if (len(found) > 1 and not is_whole) or isinstance(term, Phrase):
            return [(Alternative(Word(word)),) for word in found]
    return [clause]
