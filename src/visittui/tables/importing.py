"""A record made of tables, or an older one with what they hold: all of it, or none and every reason with its cell."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from types import NoneType
from typing import get_args

from visittui.archive.store.lookups import Item
from visittui.record.models import FORMAT, ITEM_MODELS, KINDS, SECTIONS, Visit
from visittui.record.part_models import Point, RecordModel
from visittui.record.problem import Problem
from visittui.tables.columns import CellError, Column, cell_of, entries_in
from visittui.tables.entries import CellFault, TableEntry, entries_of, fill_in
from visittui.tables.named_items import Names, UnknownNameError
from visittui.tables.sheets import CellAddress, Sheet
from visittui.tables.values import value_of

_MODELS: dict[str, type[RecordModel]] = {"visit": Visit, **ITEM_MODELS, "points": Point}
_MADE_UP = ("topic", "place")
_PATH = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?(?:\[(\d+)\])?(?:\.(\w+))?")


class Import:
    """Makes a record of sheets, or has an older one, as written, take in what they hold.

    Attributes:
        record: the record, as far as it could be made.
        faults: cells, heads and sheets that mean nothing, in their order.
        made: topics and places that are only named, by kind.
        tables: how many rows there were of each.
    """

    def __init__(self, sheets: list[Sheet], into: Item | None = None) -> None:
        self.faults: list[CellFault] = []
        self._entries = list(entries_of(sheets, self.faults))
        self._sheets = [sheet.name for sheet in sheets]
        self.tables = Counter(entry.table for entry in self._entries)
        kinds = {entry.kind for entry in self._entries}
        self._names = Names(tuple(kind for kind in _MADE_UP if kind not in kinds))
        self.record: Item = {"format": FORMAT, **deepcopy(into or {})}
        self._known: dict[tuple[str, str], Item] = {
            (kind, item["id"]): item for name, kind in KINDS.items() for item in self.record.get(name) or ()
        }
        self._entry_of: dict[int, TableEntry] = {}
        self._enter_all()
        for entry in self._entries:
            self._read(entry)
        self._assemble()
        self.made = self._names.made
        self.faults = list(dict.fromkeys(sorted(self.faults, key=self._order)))

    def address_of(self, problem: Problem) -> CellAddress | None:
        """The cell that a problem of the record comes from; None where that comes from no table."""
        found = _PATH.match(problem.path)
        if found is None:
            return None
        section, index, field, inner_index, inner = found.groups()
        value = self.record.get(section)
        item = value[int(index)] if isinstance(value, list) and index and int(index) < len(value) else value
        if field == "points" and inner_index and isinstance(item, dict):
            point = item["points"][int(inner_index)]
            if id(point) in self._entry_of:
                return self._entry_of[id(point)].address(inner or "")
        entry = self._entry_of.get(id(item))
        if entry is None:
            return None
        return entry.address(field if field != "time" or inner is None else f"time_{inner}")

    def _order(self, fault: CellFault) -> tuple[int, int, int, str]:
        cell = fault[0]
        return self._sheets.index(cell.sheet), cell.row, len(cell.column), cell.column

    def _enter_all(self) -> None:
        """Find every item's id before any cell is read: cells name items of tables that come later."""
        for (kind, id_), item in self._known.items():
            self._names.enter(kind, id_, item)
            for point in item.get("points") or () if kind == "agreement" else ():
                self._names.enter("point", point["id"], point)
        seen: dict[tuple[str, str], TableEntry] = {}
        late = []
        for entry in self._entries:
            if entry.table not in KINDS and entry.table not in ("points", "visit"):
                continue
            cell = entry.cell("id")
            if cell is None:
                late.append(entry)
                continue
            entry.item["id"] = str(cell).strip()
            if (entry.kind, entry.item["id"]) in seen:
                other = seen[entry.kind, entry.item["id"]].address("id")
                what = f"this id stands in row {other.row} of {other.sheet} already"
                self.faults.append((entry.address("id"), what, "an id of its own"))
            seen[entry.kind, entry.item["id"]] = entry
            self._names.enter(entry.kind, entry.item["id"], _called(entry))
        for entry in late:
            called = _called(entry)
            text = str(called.get("name") or called.get("title") or entry.cell("text") or "")
            known = [id_ for id_ in self._names.called(entry.kind, text) if (entry.kind, id_) in self._known]
            free = len(known) == 1 and (entry.kind, known[0]) not in seen
            entry.item["id"] = known[0] if free else self._names.new_id(entry.kind, text)
            seen[entry.kind, entry.item["id"]] = entry
            self._names.enter(entry.kind, entry.item["id"], called)
        for entry in self._entries:
            points = entry.cell("points") if entry.table == "agreements" else None
            if isinstance(points, str) and points.startswith("["):
                for id_ in re.findall(r'"id": ?"([^"]*)"', points):
                    self._names.enter("point", id_, {})

    def _read(self, entry: TableEntry) -> None:
        """Read the cells of an entry: parts last, for those told in short rest on the citations of the row."""
        columns = [column for column in entry.columns.values() if isinstance(column, Column) and column.head != "id"]
        for column in sorted(columns, key=lambda column: (column.form == "parts", column.head != "citations")):
            if column.head == "citations" or (column.form == "parts" and "citations" not in entry.item):
                self._read_shorthand(entry)
            cell = entry.cell(column.head)
            if cell is None or (isinstance(cell, str) and not cell.strip()):
                continue
            try:
                value = value_of(column, cell, self._names, entry.item)
            except CellError as error:
                self.faults.append((entry.address(column.head), error.what, error.expected))
                continue
            inside = entry.item
            for step in column.path[:-1]:
                inside = inside.setdefault(step, {})
            inside[column.path[-1]] = value
        self._read_shorthand(entry)
        fill_in(entry)

    def _read_shorthand(self, entry: TableEntry) -> None:
        """Read the one citation that stands in columns of its own: source, line, exact, via."""
        source = entry.cell("source")
        heads = {column.head for column in entry.columns.values() if isinstance(column, Column)}
        if source is None or "source" in heads:
            return
        ground = "printings" if entry.table == "quotes" else "citations"
        if ground in entry.item:
            return
        if entry.cell(ground) is not None:
            what = f"a source here and {ground} there"
            self.faults.append((entry.address("source"), what, "one of the two"))
            return
        citation: Item = {}
        try:
            citation["source"] = self._names.id_of("source", str(source).strip())
            if (line := entry.cell("line")) is not None:
                citation["line"] = int(str(line).strip().removesuffix(".0"))
        except UnknownNameError as error:
            self.faults.append((entry.address("source"), error.what, error.expected))
            return
        except ValueError:
            self.faults.append((entry.address("line"), f"“{entry.cell('line')}” stands here", "a whole number"))
        if (exact := entry.cell("exact")) is not None:
            citation["exact"] = str(exact)
        if (via := entry.cell("via")) is not None:
            citation["via"] = entries_in(str(via))
        entry.item[ground] = [citation]

    def _assemble(self) -> None:
        sections: Item = {name: list(self.record.get(name) or ()) for name in ITEM_MODELS}
        for kind, items in self._names.made.items():
            sections[SECTIONS[kind]] += items
        if "uncited" in self.tables:
            sections["uncited"] = []
        for entry in self._entries:
            if entry.table == "points":
                continue
            old = self.record.get("visit") if entry.table == "visit" else self._known.get((entry.kind, _id(entry)))
            item = _merged(entry, old)
            self._entry_of[id(item)] = entry
            if entry.table == "visit":
                self.record["visit"] = item
            elif old is None:
                sections[entry.table].append(item)
        self._assemble_points({item.get("id"): item for item in sections["agreements"]})
        self.record |= {name: items for name, items in sections.items() if items or name in self.record}

    def _assemble_points(self, agreements: dict[str | None, Item]) -> None:
        """Put the rows of points into their agreements, in the order in which they stand."""
        rows: dict[str, list[TableEntry]] = {}
        for entry in self._entries:
            if entry.table == "points":
                rows.setdefault(str(entry.item.pop("agreement", "")), []).append(entry)
        for id_, entries in rows.items():
            agreement = agreements.get(id_)
            if agreement is None:
                self.faults += [(entry.address("agreement"), f"there is no agreement “{id_}”", "") for entry in entries]
                continue
            old = {point.get("id"): point for point in agreement.get("points") or () if isinstance(point, dict)}
            points = agreement.setdefault("points", [])
            for entry in entries:
                point = _merged(entry, old.get(_id(entry)))
                self._entry_of[id(point)] = entry
                if _id(entry) not in old:
                    points.append(point)


def _called(entry: TableEntry) -> Item:
    """What the row of an entry says of its name, before it is read."""
    names = {name: str(cell) for name in ("name", "title", "local_name") if (cell := entry.cell(name)) is not None}
    aliases = entry.cell("aliases")
    if isinstance(aliases, str) and not aliases.startswith("["):
        return {**names, "aliases": entries_in(aliases)}
    return names


def _id(entry: TableEntry) -> str:
    return str(entry.item.get("id", ""))


def _merged(entry: TableEntry, old: Item | None) -> Item:
    """The item of an entry: a new one, or an old one with what the cells of the row say otherwise."""
    if old is None:
        model = _MODELS[entry.table]
        for name, field in model.model_fields.items():
            if field.is_required() and NoneType in get_args(field.annotation):
                entry.item.setdefault(field.alias or name, None)
        return entry.item
    for column in entry.columns.values():
        if isinstance(column, Column) and column.head != "agreement":
            _take_over(column, entry, old)
    for ground in ("citations", "printings"):
        if ground in entry.item and any(column == "source" for column in entry.columns.values()):
            old[ground] = entry.item[ground]
    return old


def _take_over(column: Column, entry: TableEntry, old: Item) -> None:
    new = entry.item
    # What is the same in a cell stays as it was written, also where nothing was written as null.
    if cell_of(column, new) == cell_of(column, old):
        return
    inside_new, inside_old = new, old
    for step in column.path[:-1]:
        inside_new, inside_old = inside_new.get(step) or {}, inside_old.setdefault(step, {})
    last = column.path[-1]
    if last in inside_new:
        inside_old[last] = inside_new[last]
    elif inside_old is old and _MODELS[entry.table].model_fields[last].is_required():
        inside_old[last] = [] if column.form == "parts" else None
    else:
        inside_old.pop(last, None)
