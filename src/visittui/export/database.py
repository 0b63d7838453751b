"""A SQLite file: a table for each kind, for queries and for Datasette."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from visittui.archive.kinds import citations_of, mentions_of
from visittui.archive.store.tables import PLURALS
from visittui.export.selection import Item, Selection
from visittui.tables.columns import Column, cell_of, columns_of

_FURTHER_TABLES = """
CREATE TABLE visit(
    id TEXT PRIMARY KEY, title TEXT, guest TEXT, host TEXT, place TEXT, starts TEXT, ends TEXT, timezone TEXT,
    summary TEXT
);
CREATE TABLE links(source TEXT NOT NULL, relation TEXT NOT NULL, target TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE citations(
    item TEXT NOT NULL, source TEXT NOT NULL{source}, line INTEGER, exact TEXT, via TEXT NOT NULL, note TEXT
);
"""
_INDEXES = """
CREATE INDEX links_by_source ON links(source, relation);
CREATE INDEX links_by_target ON links(target, relation);
CREATE INDEX citations_by_item ON citations(item);
CREATE INDEX citations_by_source ON citations(source, line);
"""
_JSON = json.JSONEncoder(ensure_ascii=False)


def write_database(selection: Selection, path: Path) -> None:
    """Write an empty file.

    Each kind has its table with a column for each single field, and the item as recorded, as JSON, in `record`.
    `links` reads "source relation target", both as `kind/id`; `citations` has a row for every citation of every item,
    `via` being a JSON list. References between tables are declared where the whole record is written, so that none
    leads nowhere.

    Raises:
        OSError: the disk is full, or the file larger than files may become.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # The file is put in its place when it is whole: no journal need lie beside it.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("BEGIN")
            _write(selection, connection)
            connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        # SQLite does not tell which error of the system it was; whoever has the file made knows what it is called.
        raise OSError(errno.EIO, str(error)) from None


def _write(selection: Selection, connection: sqlite3.Connection) -> None:
    for kind in PLURALS:
        connection.execute(_table(kind, selection.is_whole))
    source = " REFERENCES sources(id)" if selection.is_whole else ""
    for statement in _FURTHER_TABLES.format(source=source).split(";"):
        connection.execute(statement)
    visit = selection.archive.visit
    values = (visit.id, visit.title, visit.guest, visit.host, visit.place, visit.starts, visit.ends, visit.timezone)
    connection.execute("INSERT INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*values, visit.summary))
    for ref, kind, item in selection.items():
        row = [*(cell_of(column, item) for column in _single_columns(kind)), _JSON.encode(item)]
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {PLURALS[kind]} VALUES ({marks})", row)  # noqa: S608
        connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", _links(ref, kind, item))
        connection.executemany("INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?)", _citations(ref, kind, item))
    for statement in _INDEXES.split(";"):
        connection.execute(statement)


def _table(kind: str, whole: bool) -> str:
    columns = []
    for column in _single_columns(kind):
        if column.head == "id":
            columns.append('"id" TEXT PRIMARY KEY')
            continue
        target = PLURALS.get(column.refers)
        columns.append(f'"{column.head}"' + (f" TEXT REFERENCES {target}(id)" if whole and target else ""))
    return f"CREATE TABLE {PLURALS[kind]}({', '.join(columns)}, record TEXT NOT NULL)"


@cache
def _single_columns(kind: str) -> list[Column]:
    """Those of one value: what refers to several items is in `links`, what rests on pages in `citations`."""
    return [column for column in columns_of([PLURALS[kind]]) if column.form not in ("list", "parts")]


def _links(ref: str, kind: str, item: Item) -> Iterator[tuple[str, str, str, str]]:
    for relation, subject, other_kind, other_id, detail in mentions_of(kind, item):
        other = f"{other_kind}/{other_id}"
        source, target = (ref, other) if subject else (other, ref)
        yield source, relation, target, detail


def _citations(ref: str, kind: str, item: Item) -> Iterable[tuple[Any, ...]]:
    for entry in citations_of(kind, item):
        via = _JSON.encode(entry.get("via") or [])
        yield ref, entry["source"], entry.get("line"), entry.get("exact"), via, entry.get("note")
