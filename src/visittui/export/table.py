"""CSV: a row for each item, for spreadsheets and for `csv.DictReader`."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from visittui.export.fields import FIELDS, GROUNDS, TIME_FIELDS
from visittui.export.selection import Selection

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_LISTS_OF_IDS = frozenset({"after", "topics", "parties", "held_by", "about", "mentions"})


def as_csv(selection: Selection) -> Iterator[str]:
    """The lines, the heading first.

    Every field of the record has a column of its own, empty where the item has no such field or nothing in it. Lists of
    ids are joined by "; "; what has parts of its own is JSON. A cell that a spreadsheet would take for a formula gets
    an apostrophe before it (and one that begins with apostrophes before such a sign, one more).
    """
    columns = columns_of(selection.counts)
    yield _line(["ref", *columns])
    for ref, _, item in selection.items():
        row = {**item, **{f"time_{part}": value for part, value in (item.get("time") or {}).items()}}
        yield _line([ref, *(_cell(column, row.get(column)) for column in columns)])


def columns_of(kinds: dict[str, int]) -> list[str]:
    """The columns that these kinds need: ids first, what the items rest on last."""
    fields = dict.fromkeys(field for kind in kinds for field in FIELDS[kind])
    columns: list[str] = []
    for field in fields:
        if field == "time":
            columns += [f"time_{part}" for part in TIME_FIELDS]
        elif field not in GROUNDS:
            columns.append(field)
    return columns + [field for field in GROUNDS if field in fields]


def guarded(text: str) -> str:
    """Text that no spreadsheet calculates; `unguarded` is the way back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(column: str, value: Any) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if column in _LISTS_OF_IDS:
        return guarded("; ".join(value))
    return json.dumps(value, ensure_ascii=False)


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()
