"""What is asked of an archive everywhere: an item, a value of the whole record, what the full-text index finds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import Any, Literal

Item = dict[str, Any]
"""An item as in the record."""

_LAST = (1 << 63) - 1


def column_of(
    connection: sqlite3.Connection, column: Literal["number", "title", "detail", "body"], reference: tuple[str, str]
) -> Any:
    """A column of the item of this kind and id, None where there is none."""
    row = connection.execute(f"SELECT {column} FROM item WHERE kind = ? AND id = ?", reference).fetchone()  # noqa: S608
    return row[0] if row else None


def item_of(connection: sqlite3.Connection, kind: str, id_: str) -> Item:
    """The item of this kind and id, which is there."""
    item: Item = json.loads(column_of(connection, "body", (kind, id_)))
    return item


def item_numbered(connection: sqlite3.Connection, number: int) -> tuple[str, Item]:
    """Title and content of the item with this number."""
    title, body = connection.execute("SELECT title, body FROM item WHERE number = ?", (number,)).fetchone()
    return title, json.loads(body)


def title_of(connection: sqlite3.Connection, number: int) -> str:
    """Title of the item with this number, whose content is not read for it."""
    title: str = connection.execute("SELECT title FROM item WHERE number = ?", (number,)).fetchone()[0]
    return title


def value_of(connection: sqlite3.Connection, key: str) -> Any:
    """What stands in `meta` under a key, None where nothing does."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return json.loads(row[0]) if row else None


def matching(
    connection: sqlite3.Connection, expression: str, limit: int = -1, *, first: int = 0, last: int = _LAST
) -> list[int]:
    """Numbers of the items that an FTS5 expression finds, in time order.

    At most `limit` of them, all if that is negative, from the number `first` to `last`.
    """
    rows = connection.execute(
        "SELECT rowid FROM text WHERE text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?",
        (expression, first, last, limit),
    )
    return list(chain.from_iterable(rows))


def count_matching(connection: sqlite3.Connection, expression: str, limit: int = -1) -> int:
    """How many items an FTS5 expression finds, counted up to a limit; a negative one counts all."""
    statement = "SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT ?)"
    return int(connection.execute(statement, (expression, limit)).fetchone()[0])


def named(connection: sqlite3.Connection, names: str, kinds: Iterable[str], limit: int) -> list[int]:
    """The first items in whose names an FTS5 expression is found, of kinds without a time, given in their order."""
    first, *_ = kinds
    # Without where they begin FTS5 would read on through all items with a frequent word.
    (begin,) = connection.execute("SELECT min(number) FROM item WHERE kind = ?", (first,)).fetchone()
    tokens = " OR ".join(f"xkind{kind}" for kind in kinds)
    expression = f"(names : ({names})) AND (filters : ({tokens}))"
    return [] if begin is None else matching(connection, expression, limit, first=begin)
