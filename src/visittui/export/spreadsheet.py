"""XLSX: a workbook with a sheet for each kind, which `visittui import tables` reads back."""

from __future__ import annotations

from pathlib import Path

from visittui.export.selection import Item, Selection
from visittui.extras import require_extra
from visittui.record.reading import read_record
from visittui.tables.columns import KIND_OF_TABLE, table_names


def write_spreadsheet(selection: Selection, path: Path) -> None:
    """Write an empty file: of the whole record the visit and the lines that nothing cites, too.

    Raises:
        CannotContinueError: openpyxl is not installed, or the record cannot be read again.
    """
    require_extra("openpyxl", "tables", "xlsx")
    from visittui.tables.workbook import write_workbook

    further: dict[str, list[Item]] = {}
    if selection.is_whole:
        # The archive holds what is shown, and not these.
        record = read_record(selection.archive.record_path)
        further = {"visit": [record.visit], "uncited": list(record.sections["uncited"])}
    tables = [name for name in table_names() if further.get(name) or KIND_OF_TABLE.get(name) in selection.counts]
    write_workbook(
        ((name, further.get(name) or (one.item for one in selection.items(KIND_OF_TABLE[name]))) for name in tables),
        path,
    )
