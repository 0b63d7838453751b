"""Which items a name means that a field of a query gives: by id, publisher, name, or nearest name."""

from __future__ import annotations

import sqlite3
from itertools import islice, product
from typing import Protocol

from visittui.archive.relations import ACTS, filter_tokens
from visittui.archive.search.folding import fold, words
from visittui.archive.search.highlight import consists_of, names_of
from visittui.archive.search.language.fields import FIELDS, Field
from visittui.archive.search.language.query import FieldTerm
from visittui.archive.search.plan import Pattern, Plan, Tokens, Wanted, no_match, of_kinds
from visittui.archive.search.words.vocabulary import similar
from visittui.archive.store.lookups import count_matching, item_numbered, matching
from visittui.archive.store.references import Reference, find
from visittui.archive.store.tables import KIND_CODES


class Say(Protocol):
    """Takes a hint for the reader."""

    def __call__(self, hint: str, miss: str | None = None) -> None:
        """Take what is shown and why, and what to say instead where nothing is found and shown; empty: nothing."""


NAMED = 3
"""A hint names so many of the items that are meant."""

_COUNTED = 1_000
_EXAMINED = 200
"""Of so many candidates names are compared in full; more are no name but a word such as "minister"."""


def items_named(connection: sqlite3.Connection, term: FieldTerm, say: Say) -> list[int]:
    """Numbers of the items that the value of a field may mean.

    `say` takes a hint where the value is ambiguous, misspelt or unknown.
    """
    field = FIELDS[term.field]
    kind, slash, _ = term.value.partition("/")
    if slash and kind in KIND_CODES:
        number = find(connection, Reference.parse(term.value))
        if number is None:
            say(f"{term}: there is no such item in this record")
        return [] if number is None else [number]
    # By its id cards and citations name an item.
    references = [Reference(kind, term.value) for kind in field.kinds or KIND_CODES]
    if numbers := [number for reference in references if (number := find(connection, reference)) is not None]:
        return numbers
    asked = words(fold(term.value))
    if field.kinds == ("source",) and (numbers := _published_by(connection, [(word,) for word in asked])):
        _say_who_else(connection, numbers, asked, term, say)
        return numbers
    for whole in (True, False):
        if numbers := _with_names(connection, [(word,) for word in asked], field, whole=whole):
            return _those_meant(connection, numbers, asked, term, field, say)
    near = [(word, *similar(connection, word)) for word in asked]
    numbers = _published_by(connection, near) if field.kinds == ("source",) else []
    numbers = numbers or _with_names(connection, near, field, whole=True)
    if not numbers:
        say(f"{term}: no name here is like “{term.value}”")
        return []
    say(*no_match(term.value, _those(connection, numbers)))
    return numbers


def _published_by(connection: sqlite3.Connection, spellings: list[tuple[str, ...]]) -> list[int]:
    """The sources of the publisher of just this name, with each word in one of its spellings."""
    names = ("".join(name) for name in islice(product(*spellings), _EXAMINED))
    return _numbers(connection, Plan(((Wanted(Tokens(tuple(f"xpublishedby{name}" for name in names))),),)))


def _say_who_else(
    connection: sqlite3.Connection, numbers: list[int], asked: list[str], term: FieldTerm, say: Say
) -> None:
    """That other publishers have a longer name with these words."""
    named = Plan(tuple((Wanted(Tokens((f"xpublisher{word}",))),) for word in asked))
    if others := sorted({*_numbers(connection, named)} - {*numbers}):
        say(f"{term} is {_titles(connection, numbers)[0]} alone, not {_those(connection, others, 'or')}")


def _with_names(
    connection: sqlite3.Connection, spellings: list[tuple[str, ...]], field: Field, *, whole: bool
) -> list[int]:
    """Numbers of the items in whose names each word stands in one of its spellings."""
    clauses: list[tuple[Wanted, ...]] = []
    for words_ in spellings:
        clause = [Wanted(Pattern(tuple((word,) for word in words_), prefix=True))]
        if field.kinds == ("source",):
            # A source is known by its publisher as much as by its title.
            clause.append(Wanted(Tokens(tuple(f"xpublisher{word}" for word in words_), prefix=True)))
        clauses.append(tuple(clause))
    if field.kinds:
        clauses.append((Wanted(of_kinds(field.kinds)),))
    return _numbers(connection, Plan(tuple(clauses)), whole=whole)


def is_name(connection: sqlite3.Connection, value: str, field: Field) -> bool:
    """Whether something that a field may be about has a name with these very words."""
    phrase = Plan(((Wanted(Pattern((tuple(words(fold(value))),))),), (Wanted(of_kinds(field.kinds or KIND_CODES)),)))
    return bool(words(fold(value))) and bool(_numbers(connection, phrase))


def _numbers(connection: sqlite3.Connection, plan: Plan, *, whole: bool = True) -> list[int]:
    return matching(connection, plan.expression("names", whole=whole))


def _those_meant(
    connection: sqlite3.Connection, numbers: list[int], asked: list[str], term: FieldTerm, field: Field, say: Say
) -> list[int]:
    """Of several items with a name those that are called exactly so, else all that the field can find anything of."""
    if len(numbers) == 1 or len(numbers) > _EXAMINED:
        meant = numbers
    else:
        others = [FIELDS[other] for other in field.instead]
        meant = (
            [number for number in numbers if _is_called(connection, number, asked, in_order=True)]
            or [number for number in numbers if _is_called(connection, number, asked)]
            or [number for number in numbers if _is_linked(connection, [number], field)]
            or [number for number in numbers if any(_is_linked(connection, [number], other) for other in others)]
            or numbers
        )
    if len(meant) > 1:
        hint = f"{term} may be {_those(connection, meant, 'or')}"
        say(f"{hint}: all are shown", hint)
    return meant


def _is_called(connection: sqlite3.Connection, number: int, asked: list[str], *, in_order: bool = False) -> bool:
    """Whether one of an item's names consists of just these words: an embassy of Russia in Vietnam is no other's."""
    names = names_of(*item_numbered(connection, number))
    return any(words(fold(name)) == asked if in_order else consists_of(name, asked) for name in names)


def _is_linked(connection: sqlite3.Connection, numbers: list[int], field: Field) -> bool:
    """Whether a field finds anything at all of these items."""
    return _count(connection, numbers, field, 1) > 0


def _count(
    connection: sqlite3.Connection, numbers: list[int], field: Field, limit: int, without: Field | None = None
) -> int:
    """How much a field finds of some items that another does not."""
    tokens = Wanted(Tokens(tuple(filter_tokens(field.relations, numbers))))
    others = Wanted(Tokens(tuple(filter_tokens(without.relations if without else (), numbers))), excluded=True)
    return count_matching(connection, Plan(((tokens,), (others,))).expression(), limit)


def say_where_else(connection: sqlite3.Connection, numbers: list[int], term: FieldTerm, say: Say) -> None:
    """Say why a field finds nothing of somebody and which fields do; of acts also which others there are."""
    if len(numbers) > _EXAMINED:
        return
    field = FIELDS[term.field]
    is_linked = _is_linked(connection, numbers, field)
    if is_linked and field.name not in ACTS:
        return
    counts = {other: _count(connection, numbers, FIELDS[other], _COUNTED + 1, without=field) for other in field.instead}

    def counted(count: int) -> str:
        return f"more than {_COUNTED:,}" if count > _COUNTED else f"{count}"

    elsewhere = [f"{term._replace(field=other)} has {counted(count)}" for other, count in counts.items() if count]
    elsewhere[1:] = [words_.replace(" has ", " ") for words_ in elsewhere[1:]]
    fields = ", ".join(elsewhere)
    if not is_linked:
        say("; ".join(filter(None, [f"nothing here is {field.meaning} {_those(connection, numbers, 'or')}", fields])))
    elif found := [f"{counted(count)} {FIELDS[other].name}" for other, count in counts.items() if count]:
        say(f"also: {', '.join(found)} by {_those(connection, numbers, 'or')}")


def _those(connection: sqlite3.Connection, numbers: list[int], conjunction: str = "and") -> str:
    """Some items as a hint names them: by title, sources by whom they are from."""
    titles = _titles(connection, numbers)
    return listed(titles[:NAMED], max(len(titles), len(numbers) if len(numbers) > _EXAMINED else 0), conjunction)


def _titles(connection: sqlite3.Connection, numbers: list[int]) -> list[str]:
    """The titles of the first of some items; of sources the publishers, each once."""
    found = [item_numbered(connection, number) for number in sorted(numbers[:_EXAMINED])]
    return list(dict.fromkeys(item.get("publisher") or title for title, item in found))


def listed(titles: list[str], count: int, conjunction: str = "and") -> str:
    """The first of some titles as an enumeration, with the number of those that are left out."""
    if count > len(titles):
        return f"{', '.join(titles)} {conjunction} {count - len(titles):,} more"
    return titles[0] if count == 1 else f"{', '.join(titles[:-1])} {conjunction} {titles[-1]}"
