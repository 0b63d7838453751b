"""Queries that are nothing but references: `person/to-lam event/talks` asks for these very items."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from visittui.archive.search.patterns import Tokens
from visittui.archive.search.query import Query, Word
from visittui.archive.store.references import Reference, find, not_found
from visittui.archive.store.tables import KIND_CODES


class Named(NamedTuple):
    """The items that references lead to.

    Attributes:
        numbers: of the items, each once.
        hints: a line for each reference that leads nowhere.
    """

    numbers: frozenset[int]
    hints: tuple[str, ...]


def items_named(connection: sqlite3.Connection, query: Query) -> Named | None:
    """The items that a query names one by one; None if it is any other query."""
    terms = [alternative for clause in query.clauses for alternative in clause]
    references = []
    for term, excluded in terms:
        if excluded or not isinstance(term, Word) or term.exactly or term.like:
            return None
        reference = Reference.parse(term.text)
        if reference.kind not in KIND_CODES:
            return None
        references.append(reference)
    if not references:
        return None
    found = {reference: find(connection, reference) for reference in references}
    hints = [str(not_found(connection, reference)) for reference, number in found.items() if number is None]
    return Named(frozenset(number for number in found.values() if number is not None), tuple(hints))


def is_within(connection: sqlite3.Connection, number: int, scope: Tokens) -> bool:
    """Whether an item carries one of some filter tokens."""
    statement = "SELECT 1 FROM text WHERE text MATCH ? AND rowid = ?"
    return connection.execute(statement, (scope.expression("", whole=True), number)).fetchone() is not None
