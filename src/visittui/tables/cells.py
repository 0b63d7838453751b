"""What stands in a cell for a value of the record, and the value that a cell stands for."""

from __future__ import annotations

import json
import re
from typing import Any

from visittui.tables.columns import Column, columns_of_model

Cell = str | int | float | bool | None
"""What a cell holds; None is an empty one."""

SEPARATOR = "; "
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")

_JSON = json.JSONEncoder(ensure_ascii=False)
"""Made once: `json.dumps` makes one for each call that asks for other letters."""


class CellError(Exception):
    """A cell does not hold what its column asks for."""

    def __init__(self, what: str, expected: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.expected = expected


def cell_of(column: Column, item: dict[str, Any]) -> Cell:
    """The cell of a column in the row of an item: empty where the item has no such field or nothing in it."""
    value: Any = item
    for step in column.path:
        value = value.get(step) if isinstance(value, dict) else None
    if value is None or value == []:
        return None
    if column.form == "list" and all(map(_is_plain, value)):
        return SEPARATOR.join(value)
    if column.model:
        value = [_in_order(part, column.model) for part in value]
    if column.form in ("list", "parts"):
        return _JSON.encode(value)
    return value  # type: ignore[no-any-return]


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula; `unguarded` is the way back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def as_text(cell: Cell) -> str:
    """The cell where all are text: empty, `true`, a number."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else json.dumps(cell)


def listed(text: str) -> list[str]:
    """The entries of a cell with a list.

    Raises:
        CellError: it begins as JSON does, and is none or no list of texts.
    """
    if not text.startswith("["):
        return entries_in(text)
    try:
        entries: list[str] = json.loads(text)
        if not all(isinstance(entry, str) for entry in entries):
            raise ValueError("not a list of texts")
    except ValueError as error:
        raise CellError(f"a list that cannot be read ({error})", "entries with “; ” between them") from None
    return entries


def entries_in(text: str) -> list[str]:
    """What stands between the semicolons of a cell."""
    return [entry for part in text.split(";") if (entry := part.strip())]


def _in_order(part: Any, model: str) -> Any:
    """An object with its fields in the order of its model, so that the same is written the same."""
    if not isinstance(part, dict):
        return part
    ordered = {}
    for column in columns_of_model(model):
        name = column.path[0]
        if name not in part:
            continue
        value = part[name]
        if column.model and isinstance(value, list):
            value = [_in_order(inner, column.model) for inner in value]
        ordered[name] = value
    return ordered


def _is_plain(entry: str) -> bool:
    """Whether an entry can be told from its neighbours when they are joined."""
    return ";" not in entry and entry == entry.strip() and not entry.startswith("[")
