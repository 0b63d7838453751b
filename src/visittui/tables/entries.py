"""The rows of tables as entries of a record to be: which table a sheet is, which field a head means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from visittui.archive.store.tables import GROUNDS, PLURALS
from visittui.record.wording import one_of, suggested
from visittui.tables.columns import KIND_OF_TABLE, Column, columns_of, table_names
from visittui.tables.sheets import CellAddress, Sheet, SheetRow, Value

SHORTHAND = ("source", "line", "exact", "via")
"""Heads of one citation in columns of its own."""

_OTHER_SPELLINGS = {"organizations": "organisations", "organization": "organisations", "persons": "people"}

_PRECISIONS = {4: "year", 7: "month", 10: "day", 16: "minute"}
"""How exact a time is, by the length in which it is written."""


@dataclass(slots=True)
class TableEntry:
    """A row that is to become an item.

    Attributes:
        row: its cells as they are.
        columns: for each of its heads, the column that is meant, or a word of `SHORTHAND`.
        item: what becomes of it.
    """

    table: str
    sheet: Sheet
    row: SheetRow
    columns: dict[str, Column | str]
    item: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of the item; of tables without items their name."""
        return KIND_OF_TABLE.get(self.table, self.table)

    def cell(self, head: str) -> Value | None:
        """What stands below the head that means this column."""
        return next((self.row.cells.get(own) for own, column in self.columns.items() if _name(column) == head), None)

    def address(self, head: str = "") -> CellAddress:
        """Where the cell below the head that means this column is; without such a head the row."""
        own = next((own for own, column in self.columns.items() if _name(column) == head), "")
        return CellAddress(self.sheet.name, self.row.number, self.sheet.heads.get(own, ""), own or head)


CellFault = tuple[CellAddress, str, str]
"""Where, what is wrong, what was expected."""


def entries_of(sheets: list[Sheet], faults: list[CellFault]) -> Iterator[TableEntry]:
    """The entries of all sheets; sheets and heads that mean nothing are added to the faults."""
    for sheet in sheets:
        faults += sheet.faults
        if not sheet.heads:
            continue
        if "ref" in sheet.heads:
            yield from _mixed(sheet, faults)
            continue
        table = table_named(sheet.name)
        if table is None:
            what = f"no table is called “{sheet.name}”"
            faults.append((CellAddress(sheet.name, sheet.head_row), what, one_of(table_names())))
            continue
        columns = _columns(sheet, [table], faults)[table]
        for row in sheet.rows:
            yield TableEntry(table, sheet, row, columns)


def table_named(name: str) -> str | None:
    """The table that a sheet or file is, by its name: `People`, `person`, `organizations.csv`."""
    plain = re.sub(r"\.(csv|tsv)$", "", name.strip().casefold())
    plain = _OTHER_SPELLINGS.get(plain, plain)
    if plain in table_names():
        return plain
    return PLURALS.get(plain)


def _mixed(sheet: Sheet, faults: list[CellFault]) -> Iterator[TableEntry]:
    """The rows of a CSV file as exported: `ref` says of each what it is."""
    tables: dict[str, list[SheetRow]] = {}
    for row in sheet.rows:
        ref = str(row.cells.pop("ref", ""))
        kind = ref.partition("/")[0]
        if kind in PLURALS:
            tables.setdefault(PLURALS[kind], []).append(row)
        else:
            address = CellAddress(sheet.name, row.number, sheet.heads["ref"], "ref")
            faults.append((address, f"“{ref}” is no reference", "kind/id, such as person/to-lam"))
    columns = _columns(sheet, list(tables), faults)
    for table, rows in tables.items():
        for row in rows:
            for head in row.cells.keys() - columns[table].keys():
                address = CellAddress(sheet.name, row.number, sheet.heads[head], head)
                faults.append((address, f"{table} have no “{head}”", "an empty cell"))
            yield TableEntry(table, sheet, row, columns[table])


def _columns(sheet: Sheet, tables: list[str], faults: list[CellFault]) -> dict[str, dict[str, Column | str]]:
    """For each table, what the heads of a sheet mean; a head that means nothing in any of them is a fault."""
    meant: dict[str, dict[str, Column | str]] = {table: {} for table in tables}
    for head, letters in sheet.heads.items():
        if head == "ref":
            continue
        for table in tables:
            # One head of several tables means the same field in all of them, and nothing like it in others.
            column = _column_named(head, table, exactly="ref" in sheet.heads)
            if column is not None:
                if any(_name(other) == _name(column) for other in meant[table].values()):
                    what = f"a second column for {_name(column)}"
                    faults.append((CellAddress(sheet.name, sheet.head_row, letters, head), what, "one of them"))
                meant[table][head] = column
        continued = re.fullmatch(r"(.*\S) \(\d+\)", head)
        if not any(head in columns for columns in meant.values()) and not (continued and continued[1] in sheet.heads):
            names = [column.head for column in columns_of(tables)]
            expected = suggested(head, names) or one_of(names)
            faults.append(
                (CellAddress(sheet.name, sheet.head_row, letters, head), f"no field is called “{head}”", expected)
            )
    return meant


def _column_named(head: str, table: str, *, exactly: bool) -> Column | str | None:
    plain = re.sub(r"[\s.-]+", "_", head.strip().casefold())
    columns = {column.head: column for column in columns_of([table])}
    if exactly:
        return columns.get(head)
    for name in (plain, f"{plain}s", f"{plain}es"):
        if name in columns:
            return columns[name]
    # "From" for `time_from`, where no other field ends so.
    inner = [column for column in columns.values() if len(column.path) > 1 and column.path[-1] == plain]
    if inner:
        return inner[0]
    return plain if plain in SHORTHAND and any(ground in columns for ground in GROUNDS[1:]) else None


def _name(column: Column | str) -> str:
    return column if isinstance(column, str) else column.head


def fill_in(entry: TableEntry) -> None:
    """Add to a row's item what follows from the rest of it.

    A source alone has a lineage of its own, a publisher that is named is stated, a time is as exact as it is written,
    and the printing of a quote has its very words.
    """
    item = entry.item
    if entry.table == "sources":
        item.setdefault("publisher_basis", "stated" if item.get("publisher") else "unknown")
        item.setdefault("lineage", item.get("id"))
    elif entry.table == "events":
        time: dict[str, Any] = item.setdefault("time", {})
        time.setdefault("precision", _PRECISIONS.get(len(str(time.get("from", ""))), "none"))
    elif entry.table == "quotes" and item.get("form") != "paraphrase":
        if str(entry.cell("printings")).lstrip().startswith("["):
            return  # told in full, as JSON
        for printing in item.get("printings") or ():
            printing.setdefault("exact", item.get("text"))
