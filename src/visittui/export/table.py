"""A line for each item: CSV, for spreadsheets and for `csv.DictReader`, and JSON Lines, an object as in the record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from visittui.archive.kinds.kind import GROUNDS
from visittui.archive.store.tables import PLURALS
from visittui.export.selection import Selection
from visittui.tables.columns import as_text, cell_of, columns_of, guarded


def as_csv(selection: Selection) -> Iterator[str]:
    """The lines of CSV, the heading first.

    Every field of the record has a column of its own, empty where the item has no such field or nothing in it. Lists
    are joined by "; " (as JSON where an entry has a semicolon); what has parts of its own is JSON. A cell that a
    spreadsheet would take for a formula gets an apostrophe before it (and one that begins with apostrophes before such
    a sign, one more).
    """
    tables = {kind: PLURALS[kind] for kind in selection.counts}
    heads = [column.head for column in columns_of(tables.values())]
    columns = {kind: {column.head: column for column in columns_of([table])} for kind, table in tables.items()}
    yield _line(["ref", *heads])
    for ref, kind, item in selection.items():
        own = columns[kind]
        cells = [guarded(as_text(cell_of(own[head], item))) if head in own else "" for head in heads]
        yield _line([ref, *cells])


def as_json_lines(selection: Selection) -> Iterator[str]:
    """The lines of JSON: `ref`, then the item's fields as recorded, its id first and what it rests on last."""
    for ref, _, item in selection.items():
        grounds = {field: item.pop(field) for field in GROUNDS if field in item}
        yield json.dumps({"ref": ref, "id": item.pop("id"), **item, **grounds}, ensure_ascii=False) + "\n"


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()
