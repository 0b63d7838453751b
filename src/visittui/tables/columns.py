"""The columns of a table of items: made from the models of the record, so that a new field has one without a word."""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator

from visittui.archive.kinds.kind import GROUNDS
from visittui.record.citation_models import RecordModel
from visittui.record.field_types import RefersTo
from visittui.record.models import ITEM_MODELS, KINDS, Visit
from visittui.record.part_models import Point

Form = Literal["text", "date", "number", "flag", "list", "parts"]
"""What a cell holds: a list is of texts or ids, parts are objects with fields of their own, as JSON."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        head: what stands above it.
        path: the field of the item, and the field within it where that is one object.
        form: what its cells hold.
        refers: the items that its ids lead to, if they are ids.
        choices: the only values, if there are such.
        model: of the objects in it, if it holds parts.
    """

    head: str
    path: tuple[str, ...]
    form: Form
    refers: RefersTo | None = None
    choices: tuple[str, ...] = ()
    model: type[RecordModel] | None = None


class _AgreementOf(RecordModel):
    agreement: Annotated[str, RefersTo("agreement")]


TABLE_MODELS: dict[str, type[RecordModel]] = {"visit": Visit, **ITEM_MODELS, "points": Point}
"""The tables of a record, by name. Points live in agreements; a table of them says in which."""


def columns_of(tables: Iterable[str]) -> list[Column]:
    """The columns that these tables need together: ids first, what the items rest on last."""
    columns = {column.head: column for name in tables for column in _columns_of_one(name)}
    grounds = [columns[head] for head in GROUNDS if head in columns]
    return [column for column in columns.values() if column.head not in GROUNDS] + grounds


def table_of_kind(kind: str) -> str:
    """The table of a kind of item: `person` stands in `people`."""
    return "points" if kind == "point" else next(name for name, own in KINDS.items() if own == kind)


@cache
def _columns_of_one(name: str) -> tuple[Column, ...]:
    columns = _columns(TABLE_MODELS[name])
    if name == "points":
        columns[1:1] = _columns(_AgreementOf)
    return tuple(columns)


@cache
def columns_of_model(model: type[RecordModel]) -> tuple[Column, ...]:
    """The columns of objects of one model."""
    return tuple(_columns(model))


def _columns(model: type[RecordModel], within: tuple[str, ...] = ()) -> list[Column]:
    columns = []
    for name, field in model.model_fields.items():
        path = (*within, field.alias or name)
        column = _column(path, field.annotation, tuple(field.metadata))
        inner = column.model if column.form == "text" else None
        columns += _columns(inner, path) if inner else [column]
    return columns


def _column(path: tuple[str, ...], annotation: Any, marks: tuple[Any, ...], many: bool = False) -> Column:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _column(path, parts[0], (*marks, *parts[1:]), many)
    if origin in (Union, types.UnionType):
        return _column(path, next(part for part in parts if part is not type(None)), marks, many)
    if origin is list:
        return _column(path, parts[0], (), many=True)
    refers = next((mark for mark in marks if isinstance(mark, RefersTo)), None)
    choices = tuple(str(part) for part in parts) if origin is Literal else ()
    model = annotation if isinstance(annotation, type) and issubclass(annotation, RecordModel) else None
    form: Form = "text"
    if many:
        form = "parts" if model else "list"
    elif annotation is bool:
        form = "flag"
    elif isinstance(annotation, type) and not issubclass(annotation, str) and model is None:
        form = "number"
    elif any(isinstance(mark, AfterValidator) for mark in marks):
        form = "date"
    return Column("_".join(path), path, form, refers, choices, model)
