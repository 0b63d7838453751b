"""An item as a form: every field that it may have is there to be filled in, and what stays blank goes again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from visittui.record.editing import Item
from visittui.record.model_fields import ModelField, fields_of
from visittui.record.models import ITEM_MODELS, KINDS
from visittui.record.part_models import Citation, Printing, RecordModel

_SELDOM = frozenset(["note", "to_line", "pieces"])
"""Fields that a form would only be longer for; who wants one writes it."""

_MOST = 40
"""Ids named above a form, for each kind of item that it may refer to."""

_BLANKS = 2
"""Blanks in a list of objects: an account needs another, and guest and host meet."""

_CITED = re.compile(r"([a-z0-9-]+)(?::([0-9]{1,9}))?(?: (.+))?", re.DOTALL)
"""A citation as it is written in a form: the source, the line, words of that line."""


def new_item(section: str, source: str, line: int) -> Item:
    """A form of an item of a section of the record, which cites a line of a source."""
    model = ITEM_MODELS[section]
    form = with_blanks({}, model)
    for name in ("citations", "printings"):
        if name in form and model.model_fields[name].is_required():
            cited = {"source": source, "line": line}
            form[name] = [_cited(cited) if name == "citations" else {**form[name][0], **cited}]
    return form


def with_blanks(item: Item, model: type[RecordModel]) -> Item:
    """An item, or an object in one, with a blank for each field that it has not."""
    form: Item = {}
    for field, info in _fields(model):
        value = item.get(field.name)
        if value in (None, []):
            if field.name in _SELDOM or info.default is False:
                continue
            value = _blank(field, info)
        elif field.model is Citation:
            value = [_cited(one) for one in value] if isinstance(value, list) else value
        elif field.model is not None:
            entries = value if isinstance(value, list) else [value]
            if field.model is not Printing:  # where something is printed is said in three fields
                entries = [with_blanks(one, field.model) if isinstance(one, dict) else one for one in entries]
            value = entries if isinstance(value, list) else entries[0]
        form[field.name] = value
    return {**form, **item, **form}


def without_blanks(item: Item, model: type[RecordModel]) -> Item:
    """An item, or an object in one, as it was filled in; a field that must be there stays, whatever it holds."""
    shapes = {field.name: (field, info) for field, info in _fields(model)}
    left: Item = {}
    for name, value in item.items():
        field, info = shapes.get(name, (None, None))
        if field is not None and field.model is not None:
            if isinstance(value, dict):
                value = without_blanks(value, field.model)
            elif isinstance(value, list):
                value = [_citation(one) if field.model is Citation else one for one in value if not _is_blank(one)]
                value = [without_blanks(one, field.model) if isinstance(one, dict) else one for one in value]
        if info is not None and value == "" and type(None) in get_args(info.annotation):
            value = None
        if info is None or info.is_required() or not _is_blank(value):
            left[name] = value
    return left


def choices(section: str) -> Iterator[str]:
    """A line for each field of an item that has one of a few values, and one that says how to cite."""
    yield 'citations: "SOURCE:LINE the words of that line"'
    for field, info in _fields(ITEM_MODELS[section]):
        if len(values := _choices(info.annotation)) > 1:
            yield f"{field.name}: {', '.join(values)}"


def ids(section: str, items: Callable[[str], list[Item]]) -> Iterator[str]:
    """A line for each kind of item that one of a section may refer to, with the ids that there are."""
    kinds = set(_referred(ITEM_MODELS[section]))
    for other, kind in KINDS.items():
        if kind in kinds and (found := [str(item.get("id")) for item in items(other)]):
            more = f" and {len(found) - _MOST:,} more" if len(found) > _MOST else ""
            yield f"{other}: {', '.join(found[:_MOST])}{more}"


def _referred(model: type[RecordModel]) -> Iterator[str]:
    for field in fields_of(model):
        if field.model is not None:
            yield from _referred(field.model)
        elif field.refers is not None and field.refers.kind is not None:
            yield field.refers.kind


def _fields(model: type[RecordModel]) -> Iterator[tuple[ModelField, FieldInfo]]:
    """The fields of a model, each with what pydantic knows of it."""
    return zip(fields_of(model), model.model_fields.values(), strict=True)


def _blank(field: ModelField, info: FieldInfo) -> Any:
    if field.model is Citation:
        return [""]
    if field.model is not None:
        blank = with_blanks({}, field.model)
        if not field.many:
            return blank
        # Nothing is chosen for the reader in what may stay as it is.
        blank = {name: "" if isinstance(value, str) else value for name, value in blank.items()}
        return [blank] * (1 if field.model is Printing else _BLANKS)
    if field.many:
        return []
    values = _choices(info.annotation)
    if len(values) > 1 and info.is_required():
        return values[0]
    return "" if values or _is_text(info.annotation) else None


def _cited(citation: object) -> object:
    """A citation as a form has it, where it says nothing but source, line and words."""
    if not isinstance(citation, dict) or not citation.keys() <= {"source", "line", "exact"} or "source" not in citation:
        return citation
    line = "" if citation.get("line") is None else f":{citation['line']}"
    words = "" if citation.get("exact") is None else f" {citation['exact']}"
    return f"{citation['source']}{line}{words}"


def _citation(written: object) -> object:
    match = _CITED.fullmatch(written) if isinstance(written, str) else None
    if match is None:
        return written
    source, line, words = match.groups()
    found: Item = {"source": source}
    if line is not None:
        found["line"] = int(line)
    if words is not None:
        found["exact"] = words
    return found


def _is_blank(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_blank, value.values()))
    if isinstance(value, list):
        return all(map(_is_blank, value))
    return value is None or value == ""


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((found for part in get_args(annotation) if (found := _choices(part))), ())


def _is_text(annotation: Any) -> bool:
    return annotation is str or any(map(_is_text, get_args(annotation)))
