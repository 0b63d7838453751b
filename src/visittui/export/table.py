"""CSV: a row for each item, for spreadsheets and for `csv.DictReader`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from visittui.archive.store.tables import PLURALS
from visittui.export.selection import Selection
from visittui.tables.columns import as_text, cell_of, columns_of, guarded


def as_csv(selection: Selection) -> Iterator[str]:
    """The lines, the heading first.

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


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()
