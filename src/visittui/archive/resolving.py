"""What the fields of a query mean in this record: the items that a name may stand for, as filter tokens."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import product

from visittui.archive.correcting import corrections
from visittui.archive.dates import covering, days_meant
from visittui.archive.fields import FIELDS, Field
from visittui.archive.folding import fold, words
from visittui.archive.matching import consists_of, names_of
from visittui.archive.parsing import values_beginning
from visittui.archive.patterns import Pattern, Plan, Tokens, Wanted
from visittui.archive.query import DateTerm, FieldTerm
from visittui.archive.references import Reference, find
from visittui.archive.relations import RELATIONS, filter_token
from visittui.archive.tables import KIND_CODES

Say = Callable[[str], None]
"""Takes a hint for the reader."""

_NAMED = 3
"""A hint names so many of the items that are meant."""

_EXAMINED = 200
"""Of so many candidates names are compared in full; more are no name but a word such as "minister"."""


def tokens_of_field(connection: sqlite3.Connection, term: FieldTerm, say: Say) -> Tokens:
    """The filter tokens that a field of a query stands for.

    Args:
        connection: to the archive.
        term: the field and its value.
        say: takes a hint where the value is ambiguous, misspelt or unknown.

    Returns:
        Tokens of which an item must carry one; none where nothing has this name.
    """
    field = FIELDS[term.field]
    if field.value == "kind" or field.value == "form":
        return Tokens(tuple(f"x{field.value}{name}" for name in values_beginning(term.value, field.value)))
    if field.value == "via":
        return _channel(connection, term, say)
    numbers = _items_named(connection, term, field, say)
    if field.within:
        numbers = _with_what_lies_within(connection, numbers)
    return Tokens(tuple(_tokens(field.relations, numbers)))


def tokens_of_item(reference: str, connection: sqlite3.Connection) -> Tokens:
    """The filter tokens of whatever is linked with an item, and so the scope of a search from its card.

    Args:
        reference: `kind/id`.
        connection: to the archive.

    Returns:
        Tokens; none when there is no such item.
    """
    number = find(connection, Reference.parse(reference))
    return Tokens(tuple(_tokens(RELATIONS, [number]))) if number is not None else Tokens(())


def _tokens(relations: Iterable[str], numbers: Iterable[int]) -> Iterator[str]:
    return (filter_token(relation, number) for number, relation in product(numbers, tuple(relations)))


def _items_named(connection: sqlite3.Connection, term: FieldTerm, field: Field, say: Say) -> list[int]:
    kind, slash, _ = term.value.partition("/")
    if slash and kind in KIND_CODES:
        number = find(connection, Reference.parse(term.value))
        if number is None:
            say(f"{term}: there is no such item in this record")
        return [] if number is None else [number]
    asked = words(fold(term.value))
    for whole in (True, False):
        if numbers := _with_names(connection, [(word,) for word in asked], field, whole=whole):
            return _those_meant(connection, numbers, asked, term, field, say)
    near = [(word, *corrections(connection, word)) for word in asked]
    numbers = _with_names(connection, near, field, whole=True)
    if not numbers:
        say(f"{term}: no name here is like “{term.value}”")
        return []
    titles = _titles(connection, numbers)
    say(f"no match for “{term.value}”, showing {_listed(titles, len(numbers))}")
    return numbers


def _with_names(
    connection: sqlite3.Connection, spellings: list[tuple[str, ...]], field: Field, *, whole: bool
) -> list[int]:
    """Numbers of the items in whose names each word stands in one of its spellings."""
    # A source is known by its publisher as much as by its title.
    columns = "{names body}" if field.kinds == ("source",) else "names"
    clauses = [(Wanted(Pattern(tuple((word,) for word in words_), prefix=True)),) for words_ in spellings]
    if field.kinds:
        clauses.append((Wanted(Tokens(tuple(f"xkind{kind}" for kind in field.kinds))),))
    expression = Plan(tuple(clauses)).expression(columns, whole=whole)
    rows = connection.execute("SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid", (expression,))
    return [number for (number,) in rows]


def _those_meant(
    connection: sqlite3.Connection, numbers: list[int], asked: list[str], term: FieldTerm, field: Field, say: Say
) -> list[int]:
    """Of several items with a name those that are called exactly so, else all that the field can find anything of."""
    if len(numbers) == 1 or len(numbers) > _EXAMINED:
        meant = numbers
    else:
        meant = (
            [number for number in numbers if _is_called(connection, number, asked)]
            or [number for number in numbers if _is_linked(connection, number, field)]
            or numbers
        )
    if len(meant) > 1:
        say(f"{term} may be {_listed(_titles(connection, meant), len(meant), 'or')}: all are shown")
    return meant


def _is_called(connection: sqlite3.Connection, number: int, asked: list[str]) -> bool:
    """Whether one of an item's names consists of just these words."""
    title, body = connection.execute("SELECT title, body FROM item WHERE number = ?", (number,)).fetchone()
    return any(consists_of(name, asked) for name in names_of(title, json.loads(body)))


def _is_linked(connection: sqlite3.Connection, number: int, field: Field) -> bool:
    for relation in field.relations:
        here, column = ("target", "source") if RELATIONS[relation].holder == "source" else ("source", "target")
        statement = f"SELECT {column} FROM link WHERE {here} = ? AND relation = ? LIMIT 1"  # noqa: S608
        if connection.execute(statement, (number, relation)).fetchone():
            return True
    return False


def _with_what_lies_within(connection: sqlite3.Connection, numbers: list[int]) -> list[int]:
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(
        f"""
        WITH RECURSIVE inside(number) AS (
            SELECT number FROM item WHERE number IN ({marks})
            UNION
            SELECT link.source FROM link JOIN inside ON link.target = inside.number WHERE link.relation = 'part-of'
        )
        SELECT number FROM inside
        """,  # noqa: S608
        numbers,
    )
    return [number for (number,) in rows]


def _titles(connection: sqlite3.Connection, numbers: list[int]) -> list[str]:
    shown = numbers[:_NAMED]
    marks = ",".join("?" * len(shown))
    rows = connection.execute(f"SELECT title FROM item WHERE number IN ({marks}) ORDER BY number", shown)  # noqa: S608
    return [title for (title,) in rows]


def _listed(titles: list[str], count: int, conjunction: str = "and") -> str:
    if count > len(titles):
        return f"{', '.join(titles)} {conjunction} {count - len(titles):,} more"
    return titles[0] if count == 1 else f"{', '.join(titles[:-1])} {conjunction} {titles[-1]}"


def _channel(connection: sqlite3.Connection, term: FieldTerm, say: Say) -> Tokens:
    """`via:` names a page, agency or newspaper, which need not be an item of the record."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'via'").fetchone()
    channels = {name: words(fold(name)) for name in (json.loads(row[0]) if row else ())}
    asked = words(fold(term.value))
    found = [name for name, known in channels.items() if set(asked) <= {*known, "".join(known)}]
    if not found:
        found = [name for name, known in channels.items() if _all_begin(asked, known)]
    if not found:
        near = [(word, *corrections_among(word, {part for known in channels.values() for part in known}))
                for word in asked]  # fmt: skip
        found = [name for name, known in channels.items() if all(set(spellings) & set(known) for spellings in near)]
        if found:
            say(f"no match for “{term.value}”, showing {_listed(found[:_NAMED], len(found))}")
        else:
            say(f"{term}: nothing here was reported through “{term.value}”")
    return Tokens(tuple(f"xvia{''.join(channels[name])}" for name in found))


def _all_begin(asked: list[str], known: list[str]) -> bool:
    return all(any(part.startswith(word) for part in known) for word in asked)


def corrections_among(word: str, known: Iterable[str]) -> list[str]:
    """The nearest of a few known words."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=1, cutoff=0.75)


def tokens_of_date(connection: sqlite3.Connection, term: DateTerm) -> Tokens:
    """The filter tokens of a time: whole years, months and days that together make it up."""
    # Each by itself is one look into the index; both in one question would read all of it.
    (earliest,) = connection.execute("SELECT min(starts) FROM item WHERE starts IS NOT NULL").fetchone()
    (latest,) = connection.execute("SELECT max(starts) FROM item WHERE starts IS NOT NULL").fetchone()
    if earliest is None:
        return Tokens(())
    # An event may go on after the last start; a year more covers what any visit lasts.
    parts = covering(*days_meant(term.field, term.range), first_year=int(earliest[:4]), last_year=int(latest[:4]) + 1)
    return Tokens(tuple(f"xdate{part}" for part in parts))
