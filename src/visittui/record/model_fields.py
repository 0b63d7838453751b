"""What the models say about an item's fields, in the form that checking walks along."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from visittui.record.field_types import RefersTo
from visittui.record.json_file.record_file import Item as Item
from visittui.record.json_file.scanning import Path
from visittui.record.part_models import Citation, Printing, RecordModel


@dataclass(frozen=True, slots=True)
class ModelField:
    """One field of a model.

    Attributes:
        name: as in the file.
        refers: whether its values are references, and to what.
        model: of the objects in it, if any.
        many: whether it is a list.
    """

    name: str
    refers: RefersTo | None = None
    model: type[RecordModel] | None = None
    many: bool = False


@cache
def fields_of(model: type[RecordModel]) -> tuple[ModelField, ...]:
    """The fields of a model."""
    return tuple(
        _model_field(field.alias or name, field.annotation, tuple(field.metadata))
        for name, field in model.model_fields.items()
    )


def model_at(model: type[RecordModel], path: Path) -> type[RecordModel] | None:
    """The model of the object that a path within an item leads to, if it leads to one."""
    found: type[RecordModel] | None = model
    for step in path:
        if isinstance(step, str) and found is not None:
            found = next((field.model for field in fields_of(found) if field.name == step), None)
    return found


def references(item: object, model: type[RecordModel], path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Every reference of an item that may be malformed: its path, the kind and the id that it leads to."""
    for inner, value, field in _values(item, model, path):
        if field.model is not None:
            yield from references(value, field.model, inner)
        elif field.refers is not None and isinstance(value, str):
            if field.refers.kind is not None:
                yield inner, field.refers.kind, value
            else:
                kind, _, name = value.partition("/")
                yield inner, kind, name


def citations(item: object, model: type[RecordModel], path: Path = ()) -> Iterator[tuple[Path, Item]]:
    """Every citation and printing of an item that may be malformed, with its path."""
    for inner, value, field in _values(item, model, path):
        if field.model is Citation or field.model is Printing:
            if isinstance(value, dict):
                yield inner, value
        elif field.model is not None:
            yield from citations(value, field.model, inner)


def entries(item: Item, name: str) -> Iterator[tuple[int, Item]]:
    """The objects in a list of an item that may be malformed, each with its index."""
    values = item.get(name)
    if isinstance(values, list):
        for index, value in enumerate(values):
            if isinstance(value, dict):
                yield index, value


def text_of(item: Item, name: str) -> str | None:
    """A text field of an item that may be malformed; None where it is missing or no text."""
    value = item.get(name)
    return value if isinstance(value, str) else None


def _values(item: object, model: type[RecordModel], path: Path) -> Iterator[tuple[Path, Any, ModelField]]:
    if not isinstance(item, dict):
        return
    for field in fields_of(model):
        value = item.get(field.name)
        if value is None or (field.refers is None and field.model is None):
            continue
        if not field.many:
            yield (*path, field.name), value, field
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                yield (*path, field.name, index), entry, field


def _model_field(name: str, annotation: Any, metadata: tuple[Any, ...], many: bool = False) -> ModelField:
    refers = next((mark for mark in metadata if isinstance(mark, RefersTo)), None)
    if refers is not None:
        return ModelField(name, refers=refers, many=many)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _model_field(name, inner, tuple(marks), many)
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(annotation) if part is not type(None))
        return _model_field(name, inner, (), many)
    if origin is list:
        return _model_field(name, get_args(annotation)[0], (), many=True)
    if isinstance(annotation, type) and issubclass(annotation, RecordModel):
        return ModelField(name, model=annotation, many=many)
    return ModelField(name, many=many)
