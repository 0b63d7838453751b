"""Narrowing what was found by what it has in common: values of a field that can be added to the query or taken back."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from visittui.archive.search.hits.results import Facet, Results, reading
from visittui.archive.search.language.parsing import LONGEST_TEXT, MOST_CLAUSES
from visittui.archive.search.language.query import FieldTerm, Query
from visittui.archive.search.names import items_named
from visittui.archive.store.lookups import title_of
from visittui.archive.store.references import Reference, find


class Narrowing(NamedTuple):
    """A value of a field.

    Attributes:
        hits: how many of what was found have it.
        query: what was asked with it added; where it was asked for already, without it.
        is_taken: whether it was asked for.
    """

    title: str
    hits: int
    query: str
    is_taken: bool = False


def has_room(query: Query) -> bool:
    """Whether anything can be added to a query, which is read up to a number of words."""
    return len(query.clauses) < MOST_CLAUSES


def narrowings(results: Results, field: str) -> list[Narrowing]:
    """The values of a field, `speaker` (of the quotes) or `topic`, by which what was found can be narrowed.

    Those asked for come first, then the most frequent; none that a query as long as can be read has no room for.
    Each counts what its query finds: beside it a reference means what is linked with the item, not the item.

    Raises:
        SearchInterrupted: it was stopped.
    """
    found = results.beside_another_term().by(field)
    return reading(results.archive, lambda connection: _narrowings(connection, results, field, found))


def _narrowings(connection: sqlite3.Connection, results: Results, field: str, found: list[Facet]) -> list[Narrowing]:
    taken: list[Narrowing] = []
    meant: set[int | None] = set()
    for position, clause in enumerate(results.query.clauses):
        term = clause[0].term
        if len(clause) > 1 or clause[0].excluded or not isinstance(term, FieldTerm) or term.field != field:
            continue
        numbers = _numbers(connection, term)
        meant.update(numbers)
        left = results.query.clauses[:position] + results.query.clauses[position + 1 :]
        name = title_of(connection, numbers[0]) if len(numbers) == 1 else term.value
        taken.append(Narrowing(name, sum(results.complete.values()), str(Query(left)), is_taken=True))
    # As it was read: a field after a left open quotation mark or OR would be read as something else.
    read = str(results.query)
    for ref, title, hits in found if has_room(results.query) else ():
        number = find(connection, Reference.parse(ref))
        if number not in meant:
            term = FieldTerm(field, title)
            # By its name where that means nothing else.
            term = term if _numbers(connection, term) == [number] else FieldTerm(field, ref)
            narrowed = f"{read} {term}".strip()
            if len(narrowed) <= LONGEST_TEXT:
                taken.append(Narrowing(title, hits, narrowed))
    return taken


def _numbers(connection: sqlite3.Connection, term: FieldTerm) -> list[int]:
    return items_named(connection, term, lambda *_: None)
