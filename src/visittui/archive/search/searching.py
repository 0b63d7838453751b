"""Searching an archive: any text in, counted and ordered hits out."""

from __future__ import annotations

import sqlite3
from array import array

from visittui.archive.search.by_reference import Named, is_within, items_named
from visittui.archive.search.counting import by_kind, counted_up_to, first_hits
from visittui.archive.search.loosening import loosened, why_nothing
from visittui.archive.search.parsing import parse
from visittui.archive.search.patterns import Plan, Tokens, Wanted
from visittui.archive.search.planning import plan
from visittui.archive.search.printing import as_printed
from visittui.archive.search.query import Query
from visittui.archive.search.ranking import called_so
from visittui.archive.search.resolving import tokens_of_item
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
        if (named := items_named(connection, query)) is not None:
            return _listed(archive, connection, query, named, within, order)
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
    named: Named,
    within: Tokens | None,
    order: Order,
) -> Results:
    """Items that were asked for by their references."""
    numbers = array("q", sorted(named.numbers))
    if within is not None:
        numbers = array("q", (number for number in numbers if is_within(connection, number, within)))
    sought = _NOTHING._replace(hints=named.hints)
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
