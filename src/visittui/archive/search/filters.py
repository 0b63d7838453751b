"""What the fields and references of a query mean in this record: filter tokens of items, channels and days."""

from __future__ import annotations

import json
import sqlite3
from datetime import MAXYEAR
from typing import TYPE_CHECKING

from visittui.archive.relations import AT_EVENT, RELATIONS, filter_tokens
from visittui.archive.search.folding import fold, words
from visittui.archive.search.language.dates import Date, covering, days_meant
from visittui.archive.search.language.fields import FIELDS, NAMED_VALUES, values_beginning
from visittui.archive.search.language.query import DateTerm, FieldTerm, Hint, Query, Word
from visittui.archive.search.plan import Tokens, no_match
from visittui.archive.store.lookups import matching, value_of
from visittui.archive.store.references import Reference, find, not_found
from visittui.archive.store.tables import KIND_CODES

if TYPE_CHECKING:
    from visittui.archive.search.names import Say


def tokens_of_field(connection: sqlite3.Connection, term: FieldTerm, say: Say) -> Tokens:
    """The filter tokens that a field of a query stands for, of which an item must carry one.

    None where nothing has this name; `say` takes a hint where the value is ambiguous, misspelt or unknown.
    """
    field = FIELDS[term.field]
    if field.value in NAMED_VALUES:
        return Tokens(tuple(f"x{field.value}{name}" for name in values_beginning(term.value, field.value)))
    if field.value == "via":
        return _channel(connection, term, say)
    # Most queries have no field, and need not load what finds items by any name.
    from visittui.archive.search.names import items_named, say_where_else

    numbers = items_named(connection, term, say)
    if field.within:
        numbers = with_what_lies_within(connection, numbers)
    if numbers:
        say_where_else(connection, numbers, term, say)
    return Tokens(tuple(filter_tokens(field.relations, numbers)))


def tokens_of_item(reference: str, connection: sqlite3.Connection) -> Tokens:
    """The filter tokens of whatever is linked with an item `kind/id`, and so the scope of a search from its card.

    None when there is no such item.
    """
    number = find(connection, Reference.parse(reference))
    return Tokens(tuple(filter_tokens((*RELATIONS, AT_EVENT), [number]))) if number is not None else Tokens(())


def with_what_lies_within(connection: sqlite3.Connection, numbers: list[int]) -> list[int]:
    """Some items and all that is part of them: the halls of a palace, the palaces of a town."""
    statement = """
        WITH RECURSIVE inside(number) AS (
            SELECT value FROM json_each(?)
            UNION
            SELECT link.source FROM link JOIN inside ON link.target = inside.number WHERE link.relation = 'part-of'
        )
        SELECT number FROM inside
    """
    return [number for (number,) in connection.execute(statement, [json.dumps(numbers)])]


def _channel(connection: sqlite3.Connection, term: FieldTerm, say: Say) -> Tokens:
    """`via:` names a page, agency or newspaper, which need not be an item of the record."""
    channels = {name: words(fold(name)) for name in value_of(connection, "via")}
    asked = words(fold(term.value))
    found = [name for name, known in channels.items() if set(asked) <= {*known, "".join(known)}] or [
        name for name, known in channels.items() if all(any(part.startswith(word) for part in known) for word in asked)
    ]
    if not found:
        from difflib import get_close_matches

        parts = list({part for known in channels.values() for part in known})
        near = [(word, *get_close_matches(word, parts, n=1, cutoff=0.75)) for word in asked]
        found = [name for name, known in channels.items() if all(set(spellings) & set(known) for spellings in near)]
        if found:
            from visittui.archive.search.names import NAMED, listed

            say(*no_match(term.value, listed(found[:NAMED], len(found))))
        else:
            say(f"{term}: nothing here was reported through “{term.value}”")
    return Tokens(tuple(f"xvia{''.join(channels[name])}" for name in found))


def tokens_of_date(connection: sqlite3.Connection, term: DateTerm) -> Tokens:
    """The filter tokens of a time: whole years, months and days that together make it up."""
    years = value_of(connection, "years")
    if years is None:
        return Tokens(())
    meant = days_meant(term.field, term.range)
    if meant is None:
        return Tokens(())
    # An event may go on after the last start; a year more covers what any visit lasts.
    first, last = max(meant[0], Date(years[0]).first), min(meant[1], Date(min(years[1] + 1, MAXYEAR)).last)
    return Tokens(tuple(f"xdate{part}" for part in covering(first, last)))


def items_referred_to(connection: sqlite3.Connection, query: Query) -> tuple[list[int], tuple[Hint, ...]] | None:
    """The items that a query names one by one, and a line for each reference that leads nowhere.

    None if it is any other query.
    """
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
    hints = [Hint(str(not_found(connection, reference))) for reference, number in found.items() if number is None]
    return sorted({number for number in found.values() if number is not None}), tuple(hints)


def is_within(connection: sqlite3.Connection, number: int, scope: Tokens) -> bool:
    """Whether an item carries one of some filter tokens."""
    return bool(matching(connection, scope.expression("", whole=True), first=number, last=number))
