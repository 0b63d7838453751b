"""Searching an archive: any text in, counted and ordered hits out."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator

from visittui.archive.search.filters import Referred, is_within, items_referred_to, tokens_of_item
from visittui.archive.search.folding import fold, words
from visittui.archive.search.highlight import as_printed
from visittui.archive.search.hits import by_kind, counted_up_to, first_hits
from visittui.archive.search.parsing import parse
from visittui.archive.search.plan import Plan, Tokens, Wanted
from visittui.archive.search.planning import plan
from visittui.archive.search.query import Alternative, DateTerm, Phrase, Query, Word
from visittui.archive.search.ranking import called_so
from visittui.archive.search.results import EXAMINED, Results, SearchInterrupted, best_first, reading
from visittui.archive.search.whole_list import Order
from visittui.archive.store.archive import Archive

__all__ = ["Results", "SearchInterrupted", "search"]

RANKED = 5_000
"""So many hits are counted and put in order of relevance at once; more stand in time order."""

COUNTED = 1_000
"""Of more hits than that, each kind is counted so far; the exact counts come when asked for."""

_CALLED_FIRST = 50

FEW = 3
"""Of so few hits among what belongs to one item, those in the whole record are counted too."""


def search(
    archive: Archive, text: str, *, order: Order = "relevance", scope: str | None = None, is_typing: bool = False
) -> Results:
    """Search an archive.

    Args:
        archive: the open archive; `archive.connection.interrupt()` from another thread stops the search.
        text: any text; see `parsing.parse`.
        order: `relevance`, `time` or `newest`.
        scope: a reference; only what is linked with that item is searched.
        is_typing: whether the text may be on its way to being a query, so that a first quotation mark hides nothing.

    Returns:
        Everything about the hits; an empty text asks for the whole record, a text of signs alone for nothing.

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
            return _listed(archive, connection, query, referred, within, order)
        sought = plan(connection, query)
        found = _run(archive, connection, query, sought, within, order)
        if found.total or not query:
            return found
        for looser in loosened(connection, query):
            again = _run(archive, connection, query, looser, within, order)
            if again.total:
                return again
        everywhere = 0 if within is None else _run(archive, connection, query, sought, None, order).total
        told = (_ELSEWHERE,) if everywhere else why_nothing(connection, query, sought)
        return found._replace(plan=found.plan._replace(hints=told))

    found = reading(archive, read)
    if scope and query and found.total <= FEW:
        return found._replace(in_whole_record=search(archive, text, order=order, is_typing=is_typing).total)
    return found


_ELSEWHERE = "the record has this, but nothing of it belongs here"

_NOTHING = Plan(((Wanted(Tokens(())),),))


def _listed(
    archive: Archive,
    connection: sqlite3.Connection,
    query: Query,
    referred: Referred,
    within: Tokens | None,
    order: Order,
) -> Results:
    """Items that were asked for by their references."""
    numbers = array("q", sorted(referred.numbers))
    if within is not None:
        numbers = array("q", (number for number in numbers if is_within(connection, number, within)))
    sought = _NOTHING._replace(hints=referred.hints)
    return Results(archive, query, sought, order, by_kind(numbers), numbers=numbers)


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
            hint = "too frequent a word to look at each of its hits: these are from the first of them"
            sought = sought._replace(hints=(*sought.hints, hint))
        numbers = as_printed(connection, sought, numbers)
    elif more:
        counts, capped = counted_up_to(connection, sought, COUNTED, numbers, archive.counts)
        first = called_so(connection, sought, _CALLED_FIRST) if order == "relevance" and sought.patterns else ()
        return Results(archive, query, sought, order, counts, capped, called_first=tuple(first))
    best = best_first(connection, sought, numbers) if order == "relevance" and numbers else None
    return Results(archive, query, sought, order, by_kind(numbers), numbers=numbers, best_first=best)


_CLAUSES_TRIED = 20
"""So many clauses are tried one by one where they find nothing together."""

_NOT_TOGETHER = "nothing has all of these at once; leave one out, or put OR between them"


def loosened(connection: sqlite3.Connection, query: Query) -> Iterator[Plan]:
    """Plans to try in turn where nothing matched: as a day, phrases as loose words, words like those asked for.

    Args:
        connection: to the archive.
        query: as read.

    Yields:
        Up to three plans, each saying in a hint what it does differently.
    """
    if query.day is not None:
        hint = f"nothing says “{query}”, showing what is of that day"
        on_that_day = Query(((Alternative(DateTerm("date", query.day)),),), (*query.hints, hint))
        yield plan(connection, on_that_day)._replace(is_corrected=True)
    scattered = tuple(part for clause in query.clauses for part in _scattered(clause))
    if scattered != query.clauses:
        hint = "nothing has these words in this order, showing what has them anywhere"
        yield plan(connection, Query(scattered, (*query.hints, hint)))._replace(is_corrected=True)
    similar = Query(scattered, (*query.hints, "nothing has all of this, showing what has words like these"))
    found = plan(connection, similar, also_similar=True)
    if found.clauses != plan(connection, similar).clauses:
        yield found._replace(is_corrected=True)


def why_nothing(connection: sqlite3.Connection, query: Query, sought: Plan) -> tuple[str, ...]:
    """What to tell a reader to whom nothing can be shown.

    Args:
        connection: to the archive.
        query: as read.
        sought: what was looked for.

    Returns:
        At least one line.
    """
    told = list(sought.misses)
    alone = [
        (clause, bool(first_hits(connection, Plan((wanted,)), 1)[0]))
        for clause, wanted in zip(query.clauses[:_CLAUSES_TRIED], sought.clauses, strict=False)
    ]
    if all(found for _, found in alone):
        # One term alone that the index has is one that is printed with other marks.
        told.append(_NOT_TOGETHER if len(alone) > 1 else f"nothing is printed just so: {query}")
    elif not told:
        nowhere = next(" OR ".join(map(str, clause)) for clause, found in alone if not found)
        told.append(f"nothing here has {nowhere}")
    return tuple(dict.fromkeys(told))


def _scattered(clause: tuple[Alternative, ...]) -> list[tuple[Alternative, ...]]:
    term = clause[0].term
    if len(clause) > 1 or clause[0].excluded:
        return [clause]
    if isinstance(term, Phrase) or (isinstance(term, Word) and not term.exactly):
        found = words(fold(term.text))
        if len(found) > 1 or isinstance(term, Phrase):
            return [(Alternative(Word(word)),) for word in found]
    return [clause]
