"""An Excel workbook with a sheet for each kind of item, for people to read, sort, fill in and send back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from visittui.errors import CannotContinueError
from visittui.tables.columns import Cell, Column, cell_of, columns_of

LONGEST = 16_000
"""Characters of a cell. It holds 32,767 halves of them ("Excel specifications and limits"), and openpyxl cuts the rest
off in silence."""

MOST_ROWS = 1_048_575
"""Items that a sheet has room for, below its head ("Excel specifications and limits")."""

_WIDTHS = {"id": 26, "parts": 40, "list": 30, "date": 17, "number": 9, "flag": 9}
_WIDE = ("title", "text", "summary", "note", "explanation", "reason", "name")
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_|[\ufffe\uffff]")

Table = tuple[str, Iterable[dict[str, Any]]]


def write_workbook(tables: Iterable[Table], path: Path) -> None:
    """Write an empty file: a sheet for each table and its items.

    Ids come first, the head stays in view, filters are set, and nothing is a formula: whatever a text begins with, it
    is a text. What is longer than a cell goes on in further columns, `text (2)`, `text (3)`.

    Raises:
        CannotContinueError: there are more items of a kind than a sheet has rows.
    """
    book = Workbook(write_only=True)
    for name, items in tables:
        _write_sheet(book, name, list(items))
    book.save(path)


def _write_sheet(book: Workbook, name: str, items: list[dict[str, Any]]) -> None:
    # Points have a sheet of their own.
    columns = [column for column in columns_of([name]) if column.head != "points"]
    if len(items) > MOST_ROWS:
        raise CannotContinueError(f"a sheet has room for {MOST_ROWS:,} rows, and there are {len(items):,} {name}")
    rows = [[_pieces(cell_of(column, item)) for column in columns] for item in items]
    sizes = [max((len(row[at]) for row in rows), default=1) or 1 for at in range(len(columns))]
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "B2"
    spread = [(at, number) for at, size in enumerate(sizes) for number in range(size)]
    heads = [columns[at].head + (f" ({number + 1})" if number else "") for at, number in spread]
    for column, (at, _) in enumerate(spread, 1):
        sheet.column_dimensions[get_column_letter(column)].width = _width(columns[at])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    sheet.append([_cell(sheet, head, bold=True) for head in heads])
    for row in rows:
        sheet.append([_cell(sheet, row[at][number] if number < len(row[at]) else None) for at, number in spread])


def _pieces(cell: Cell) -> list[Cell]:
    """The cell, or as many as its text needs."""
    if not isinstance(cell, str):
        return [cell]
    # In a workbook "_x0041_" stands for "A", and must be escaped to stand for itself (ECMA-376, 22.9.2.19).
    text = _ESCAPED.sub(lambda found: f"_x005F{found[0]}" if len(found[0]) > 1 else f"_x{ord(found[0]):04X}_", cell)
    return [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)]


def _cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        # Whatever it begins with: openpyxl would make a formula of "=…" and an error of "#N/A".
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _width(column: Column) -> int:
    """In characters, as spreadsheets count them."""
    if column.head in _WIDE:
        return 50
    return _WIDTHS.get(column.head) or _WIDTHS.get(column.form, 20)
