"""The columns of a table of items, and what stands in their cells.

Columns are read from the schema of the models, so that a new field has one without a word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple

from visittui.archive.store.shipped import shipped_schema
from visittui.archive.store.tables import GROUNDS, PLURALS

CellForm = Literal["text", "date", "number", "flag", "list", "parts"]
"""What a cell holds: a list is of texts or ids, parts are objects with fields of their own, as JSON."""

KIND_OF_TABLE = {table: kind for kind, table in PLURALS.items()}
"""The kind of the items that a table holds; `visit` and `uncited` hold none."""

ANY_KIND = "any"
"""What a `kind/id` refers to."""

Cell = str | int | float | bool | None
"""What a cell holds; None is an empty one."""

SEPARATOR = "; "
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")

_JSON = json.JSONEncoder(ensure_ascii=False)
"""Made once: `json.dumps` makes one for each call that asks for other letters."""


class Column(NamedTuple):
    """One column.

    Attributes:
        head: what stands above it.
        path: the field of the item, and the field within it where that is one object.
        form: what its cells hold.
        refers: the kind of the items that its ids lead to, or `ANY_KIND`; empty if they are no ids.
        choices: the only values, if there are such.
        model: the name of the model of the objects in it, if it holds parts.
    """

    head: str
    path: tuple[str, ...]
    form: CellForm
    refers: str = ""
    choices: tuple[str, ...] = ()
    model: str = ""


_POINTS = "points"
_AGREEMENT = Column("agreement", ("agreement",), "text", refers="agreement")
"""Points live in agreements; a table of them says in which."""


@cache
def table_names() -> tuple[str, ...]:
    """The tables of a record."""
    return (*_models_of_tables(), _POINTS)


def columns_of(tables: Iterable[str]) -> list[Column]:
    """The columns that these tables need together: ids first, what the items rest on last."""
    columns = {column.head: column for name in tables for column in _columns_of_one(name)}
    grounds = [columns[head] for head in GROUNDS if head in columns]
    return [column for column in columns.values() if column.head not in GROUNDS] + grounds


@cache
def _columns_of_one(name: str) -> tuple[Column, ...]:
    if name == _POINTS:
        first, *others = columns_of_model("Point")
        return (first, _AGREEMENT, *others)
    return columns_of_model(_models_of_tables()[name])


@cache
def _schema() -> dict[str, Any]:
    # The models themselves say the same, and importing them takes four times as long as a whole export.
    schema: dict[str, Any] = json.loads(shipped_schema().read_bytes())
    return schema


@cache
def _models_of_tables() -> dict[str, str]:
    columns = (_column((name,), field) for name, field in _schema()["properties"].items())
    return {column.head: column.model for column in columns if column.model}


@cache
def columns_of_model(model: str, within: tuple[str, ...] = ()) -> tuple[Column, ...]:
    """The columns of objects of one model, which may stand within a field of another's."""
    columns: list[Column] = []
    for name, field in _schema()["$defs"][model]["properties"].items():
        column = _column((*within, name), field)
        is_object = column.model and column.form == "text"
        columns += columns_of_model(column.model, column.path) if is_object else [column]
    return tuple(columns)


def _column(path: tuple[str, ...], field: dict[str, Any]) -> Column:
    field = next((one for one in field.get("anyOf", ()) if one.get("type") != "null"), field)
    many = field.get("type") == "array"
    held = field["items"] if many else field
    model = held.get("$ref", "").rpartition("/")[2]
    form: CellForm = "text"
    if many:
        form = "parts" if model else "list"
    elif held.get("type") == "boolean":
        form = "flag"
    elif held.get("type") in ("integer", "number"):
        form = "number"
    elif held.get("x-date"):
        form = "date"
    choices = () if many else tuple(map(str, held.get("enum", ())))
    return Column("_".join(path), path, form, held.get("x-refers-to", ""), choices, model)


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
    if column.form in ("list", "parts"):
        return _JSON.encode(_in_order(value, column.model))
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
    except (ValueError, RecursionError) as error:
        raise CellError(f"a list that cannot be read ({error})", "entries with “; ” between them") from None
    return entries


def entries_in(text: str) -> list[str]:
    """What stands between the semicolons of a cell."""
    return [entry for part in text.split(";") if (entry := part.strip())]


def _in_order(value: Any, model: str) -> Any:
    """Objects with their fields in the order of their model, so that the same is written the same."""
    if isinstance(value, list):
        return [_in_order(part, model) for part in value]
    if not model or not isinstance(value, dict):
        return value
    held = _models_of_fields(model).items()
    return {name: _in_order(value[name], inner) if inner else value[name] for name, inner in held if name in value}


@cache
def _models_of_fields(model: str) -> dict[str, str]:
    return {column.path[0]: column.model for column in columns_of_model(model)}


def _is_plain(entry: str) -> bool:
    """Whether an entry can be told from its neighbours when they are joined."""
    return ";" not in entry and entry == entry.strip() and not entry.startswith("[")
