"""Reading tables as people have them: a workbook, or a directory of CSV files; each cell with its address."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from visittui.characters import printable
from visittui.errors import CannotContinueError, told_as
from visittui.extras import require_extra
from visittui.tables.columns import unguarded

Value = str | int | float | bool | date | datetime | time
"""What stands in a cell that is not empty."""

_LARGEST = 1 << 30
"""Bytes of a workbook once it is unpacked, or of a CSV file: a bomb must not take the machine along."""
_CONTINUED = re.compile(r"(.*\S) \((\d+)\)", re.DOTALL)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_TRUTHS = {"=TRUE()": "true", "=FALSE()": "false"}
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class CellAddress:
    """Where a cell is: the sheet (or CSV file), its row from 1, its column by its letters."""

    sheet: str
    row: int
    column: str = ""
    head: str = ""


@dataclass(slots=True)
class SheetRow:
    """A row of a sheet.

    Attributes:
        number: from 1, as spreadsheets count.
        cells: by head, those that are not empty.
    """

    number: int
    cells: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """A sheet, or a CSV file.

    Attributes:
        heads: what stands in the first row that is not empty, with the letters of its column.
        rows: below it, those that are not empty.
        head_row: the number of that row.
        faults: cells that cannot be read, and why.
    """

    name: str
    head_row: int = 1
    heads: dict[str, str] = field(default_factory=dict)
    rows: list[SheetRow] = field(default_factory=list)
    faults: list[tuple[CellAddress, str, str]] = field(default_factory=list)


def read_sheets(path: Path) -> list[Sheet]:
    """All sheets of a workbook, or all CSV files of a directory.

    Raises:
        CannotContinueError: it is neither, or cannot be read.
    """
    with told_as(f"{printable(str(path))} cannot be read"):
        if path.is_dir():
            files = sorted(file for file in path.iterdir() if file.suffix.lower() in (".csv", ".tsv"))
            if not files:
                raise CannotContinueError(f"{path}: there is no CSV file in this directory")
            return [_sheet(file.name, enumerate(_csv_rows(file), 1)) for file in files]
        if path.suffix.lower() in (".csv", ".tsv"):
            return [_sheet(path.name, enumerate(_csv_rows(path), 1))]
        return _workbook_sheets(path)


def _csv_rows(path: Path) -> Iterator[list[Value | None]]:
    if path.stat().st_size > _LARGEST:
        raise CannotContinueError(f"{path} is larger than {_LARGEST:,} bytes")
    data = path.read_bytes()
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CannotContinueError(
            f"{path}, line {line}: not {encoding.removesuffix('-sig').upper()}; save it as “CSV UTF-8”"
        ) from None
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # Cells may be longer than the module expects; it keeps this number for the whole process.
    csv.field_size_limit(_LARGEST)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [unguarded(cell) if cell else None for cell in row]
    except csv.Error as error:
        raise CannotContinueError(f"{path} is no CSV file: {error}") from None


def _workbook_sheets(path: Path) -> list[Sheet]:
    require_extra("openpyxl", "tables", "reading a workbook")
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise CannotContinueError(f"{path} unpacks to more than {_LARGEST:,} bytes")
        book = load_workbook(path, read_only=True)
        try:
            return [_sheet(sheet.title, _workbook_rows(sheet), escaped=True) for sheet in book.worksheets]
        finally:
            book.close()
    except (CannotContinueError, OSError):
        raise
    except zipfile.BadZipFile:
        raise CannotContinueError(
            f"{printable(str(path))} is no workbook (XLSX); an older one (XLS, ODS) can be saved as one"
        ) from None
    except Exception as error:
        # openpyxl raises whatever its parts do with a file that is no workbook inside.
        raise CannotContinueError(f"{printable(str(path))} is no sound workbook: {printable(str(error))}") from None


def _workbook_rows(sheet: Any) -> Iterator[tuple[int, list[Value | None]]]:
    # What a file says of its size may be wrong, and then cells are left out.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [_value(cell) for cell in row]


def _value(cell: Any) -> Value | None:
    if cell.data_type in ("f", "e"):
        # LibreOffice writes a truth value as the formula that makes it.
        return _TRUTHS.get(cell.value) or _Unreadable(cell.data_type, cell.value)
    value: Value | None = cell.value
    return value


class _Unreadable(str):
    """The cell of a formula or of an error, neither of which is a value."""

    def __new__(cls, kind: str, value: object) -> _Unreadable:
        made = super().__new__(cls, value)
        made.kind = kind
        return made

    kind: str


def _sheet(name: str, rows: Iterable[tuple[int, list[Value | None]]], *, escaped: bool = False) -> Sheet:
    sheet = Sheet(name)
    heads: list[str] = []
    for number, cells in rows:
        if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells):
            continue
        if not heads:
            heads = _heads(sheet, number, cells)
            continue
        row = _row(sheet, number, heads, cells)
        if escaped:
            texts = {head: value for head, value in row.cells.items() if isinstance(value, str)}
            row.cells |= {head: _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) for head, text in texts.items()}
        sheet.rows.append(row)
    return sheet


def _heads(sheet: Sheet, number: int, cells: list[Value | None]) -> list[str]:
    heads = []
    sheet.head_row = number
    for at, cell in enumerate(cells):
        head = "" if cell is None else str(cell).strip()
        if head in sheet.heads:
            sheet.faults.append(
                (CellAddress(sheet.name, number, letters(at), head), "this head stands twice", "one of them")
            )
        if head:
            sheet.heads.setdefault(head, letters(at))
        heads.append(head)
    return heads


def _row(sheet: Sheet, number: int, heads: list[str], cells: list[Value | None]) -> SheetRow:
    row = SheetRow(number)
    for at, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        head = heads[at] if at < len(heads) else ""
        address = CellAddress(sheet.name, number, letters(at), head)
        if isinstance(cell, _Unreadable):
            what = "a formula" if cell.kind == "f" else f"an error ({cell})"
            sheet.faults.append((address, what, "its value: copy the column and paste it as values"))
        elif not head:
            if str(cell).strip():
                sheet.faults.append((address, "a cell without a head above it", "a head in the first row"))
        elif (further := _CONTINUED.fullmatch(head)) and further[1] in heads:
            row.cells[further[1]] = f"{row.cells.get(further[1], '')}{cell}"
        else:
            row.cells[head] = cell
    return row


def letters(at: int) -> str:
    """The letters of a column, counted from 0: A, B, …, Z, AA."""
    before, last = divmod(at, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
