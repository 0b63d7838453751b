"""A line for each item: CSV, for spreadsheets and for `csv.DictReader`, and JSON Lines, an object as in the record."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator

from visittui.archive.store.tables import GROUNDS, PLURALS
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
    heads = ["ref", *(column.head for column in columns_of(tables.values()))]
    columns = {
        kind: [(heads.index(column.head), column) for column in columns_of([table])] for kind, table in tables.items()
    }
    line_of: Callable[[list[str]], str] = csv.writer(_Lines(), lineterminator="\n").writerow
    yield line_of(heads)
    for ref, kind, item in selection.items():
        cells = [ref] + [""] * (len(heads) - 1)
        for place, column in columns[kind]:
            cells[place] = guarded(as_text(cell_of(column, item)))
        yield line_of(cells)


def as_json_lines(selection: Selection) -> Iterator[str]:
    """The lines of JSON: `ref`, then the item's fields as recorded, its id first and what it rests on last."""
    for ref, _, item in selection.items():
        grounds = {field: item.pop(field) for field in GROUNDS if field in item}
        yield json.dumps({"ref": ref, "id": item.pop("id"), **item, **grounds}, ensure_ascii=False) + "\n"


class _Lines:
    """A file for `csv.writer`, which returns what `write` does: each line goes to whoever asked for it."""

    def write(self, line: str) -> str:
        return line
