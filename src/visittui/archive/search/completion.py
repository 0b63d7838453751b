"""What may follow in a search box: names of fields, and the values of each, with how much each finds."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from visittui.archive.relations import filter_tokens
from visittui.archive.search.filters import with_what_lies_within
from visittui.archive.search.folding import fold, joined
from visittui.archive.search.language.fields import FIELDS, NAMED_VALUES, Field, field_named
from visittui.archive.search.language.query import FieldTerm
from visittui.archive.search.plan import Plan, Tokens, Wanted
from visittui.archive.store.archive import Archive
from visittui.archive.store.lookups import count_matching, value_of
from visittui.archive.store.tables import KIND_CODES

MOST = 50
"""So many values are offered at once."""

_COUNTED = 1_000
_READ = 1_000
"""Of so many items that may be a value names are compared; a record with more people is searched by name."""

_TRIED = 200
"""Of so many values that are not counted ahead it is counted what they find."""

_BEGUN = re.compile(r'(?:^|(?<=[\s(]))-?=?(?P<field>[A-Za-z]*)(?P<colon>:?)(?P<value>"[^"]*|[^\s"]*)$')


class Completion(NamedTuple):
    """One way to go on.

    Attributes:
        start: where in the text what is replaced begins; it ends at the caret.
        text: what to put there.
        label: as a list shows it: a field with its colon, a name as the record writes it.
        meaning: what a field finds; empty for values.
        hits: how many items it finds, up to a thousand; None for fields.
    """

    start: int
    text: str
    label: str
    meaning: str = ""
    hits: int | None = None


def completions(archive: Archive, text: str, caret: int | None = None) -> list[Completion]:
    """What may stand where the caret is, at the end of the text if not given: `MOST` at the most.

    Values of a field where one is begun, those with the letters together and then those that find most first; else the
    fields whose names have the letters that are typed, in this order. A value of several words comes in quotation
    marks.
    """
    before = text if caret is None else text[:caret]
    begun = _BEGUN.search(before)
    if begun is None:
        return []
    if not begun["colon"]:
        start = begun.start("field")
        return [
            Completion(start, f"{field.name}:", f"{field.name}:", f"{field.meaning} …")
            for field in FIELDS.values()
            if _has_letters(begun["field"].lower(), field.name)
        ]
    field = field_named(begun["field"])
    if field is None or field.value == "date":
        return []
    start, typed = begun.start("value"), begun["value"].lstrip('"')
    found = archive.reading(lambda connection: list(_values(connection, field, typed)))
    # Letters that stand together are likelier to be meant than scattered ones.
    found.sort(key=lambda value: (fold(typed) not in fold(value[0]), -value[1], fold(value[0])))
    return [
        Completion(start, str(FieldTerm("", name))[1:] + " ", name, hits=hits) for name, hits in found[:MOST] if hits
    ]


def _values(connection: sqlite3.Connection, field: Field, typed: str) -> Iterator[tuple[str, int]]:
    """Names of values with these letters, and how many items each finds."""
    if field.value == "item":
        yield from _items(connection, field, typed)
        return
    for name in value_of(connection, "via") if field.value == "via" else NAMED_VALUES[field.value]:
        if _has_letters(fold(typed), fold(name)):
            yield name, _count(connection, [f"x{field.value}{joined(fold(name))}"])


def _items(connection: sqlite3.Connection, field: Field, typed: str) -> Iterator[tuple[str, int]]:
    """Names of items that a field has something of; sources by who published them."""
    kinds = ",".join(f"'{kind}'" for kind in field.kinds or KIND_CODES if kind not in ("quote", "point"))
    found: dict[str, list[int]] = {}
    # Of what a field finds more than anyone counts to, it is counted ahead.
    related = f"SELECT DISTINCT number FROM crowd WHERE relation IN ({','.join('?' * len(field.relations))})"  # noqa: S608
    crowded = frozenset(chain.from_iterable(connection.execute(related, field.relations)))
    statement = f"SELECT number, kind, title, body FROM item WHERE kind IN ({kinds})"  # noqa: S608
    rows = connection.execute(f"{statement} AND number IN ({','.join(map(str, crowded))})").fetchall()
    rows += connection.execute(f"{statement} LIMIT ?", (_READ,))
    for number, kind, title, body in dict.fromkeys(rows):
        item = json.loads(body)
        name = (item.get("publisher") or title) if kind == "source" else title
        spellings = (name, item.get("local_name") or "", *(item.get("aliases") or ()))
        if any(_has_letters(fold(typed), fold(spelling)) for spelling in spellings):
            found.setdefault(name, []).append(number)
    # To count what each of thousands finds would hold a key up: of many, those that find most and those named first.
    likeliest = sorted(found, key=lambda name: fold(typed) not in fold(name))
    most = [name for name in likeliest if not crowded.isdisjoint(found[name])]
    yield from ((name, _COUNTED) for name in most)
    if len(most) >= MOST:
        return
    for name in (name for name in likeliest[: _TRIED + len(most)] if name not in most):
        numbers = found[name]
        if field.within:
            numbers = with_what_lies_within(connection, numbers)
        yield name, _count(connection, filter_tokens(field.relations, numbers))


def _count(connection: sqlite3.Connection, tokens: Iterable[str]) -> int:
    return count_matching(connection, Plan(((Wanted(Tokens(tuple(tokens))),),)).expression(), _COUNTED)


def _has_letters(typed: str, name: str) -> bool:
    """Whether a name has all typed letters in their order, as fuzzy finders compare them."""
    letters = iter(name)
    return all(letter in letters for letter in typed if not letter.isspace())
