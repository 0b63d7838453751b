"""Changing the items of a record in its bytes: what is not changed stays byte for byte as it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from typing import Any

import orjson

from visittui.errors import CannotContinueError
from visittui.record.editing.layout_style import Style, style_of
from visittui.record.json_file.item_bounds import Bounds, ItemBounds, end_of_value, find_item_bounds
from visittui.record.json_file.record_file import Item as Item
from visittui.record.json_file.scanning import after_space, scan
from visittui.record.models import ITEM_MODELS


@dataclass(frozen=True, slots=True)
class Add:
    """A new item of a section.

    Attributes:
        section: `quotes`, `sources`, ….
        item: its fields in the order in which they are written; those that are None are left out where they may be.
        after: key of the item to write it behind; the last one where None.
    """

    section: str
    item: Item
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """New fields of an item; those that stay the same are not touched.

    Attributes:
        section: `quotes`, `sources`, … or `visit`.
        key: id of the item; of an entry of `uncited`, `SOURCE:LINE`; "" for the visit.
        was: the item as it is, where another may have its key, too, or be given it by a change before.
    """

    section: str
    key: str
    item: Item
    was: Item | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """An item that goes, by its section and its key as for `Replace`."""

    section: str
    key: str


Change = Add | Replace | Remove


def patched(data: bytes, changes: Sequence[Change]) -> bytes:
    """A record with changes, made in order; whatever they do not change is as before.

    Raises:
        CannotContinueError: the file is no record, or has no such item.
    """
    return reduce(_patched, changes, data)


def key_of(section: str, item: Item) -> str:
    """What an item of a section is found by."""
    return f"{item.get('source')}:{item.get('line')}" if section == "uncited" else str(item.get("id"))


def items_of(data: bytes, section: str) -> list[Item]:
    """The items of a section, in order; those that are no objects are left out.

    Raises:
        CannotContinueError: the file is no record, or an item cannot be read.
    """
    bounds = _item_bounds(data).sections[section]
    found = (_read(data, start, end) for start, end in zip(bounds.starts, bounds.ends, strict=True))
    return [item for item in found if isinstance(item, dict)]


def visit_of(data: bytes) -> Item | None:
    """The visit of a record, as far as it is written.

    Raises:
        CannotContinueError: the file is no record, or its visit cannot be read.
    """
    start, end = _item_bounds(data).singles.get("visit", (0, 0))
    visit = _read(data, start, end) if end else None
    return visit if isinstance(visit, dict) else None


def _read(data: bytes, start: int, end: int) -> Any:
    """An item; that its structure can be followed does not mean that it can be read, such as half a surrogate pair."""
    try:
        return orjson.loads(data[start:end])
    except orjson.JSONDecodeError as error:
        line = data.count(b"\n", 0, start) + error.lineno
        raise CannotContinueError(
            f"line {line}, column {error.colno}: the item cannot be read ({error.msg}); `visittui check` says more"
        ) from None


def _patched(data: bytes, change: Change) -> bytes:
    if isinstance(change, Replace) and change.section == "visit":
        start, end = _item_bounds(data).singles.get("visit", (0, 0))
        return _replaced(data, start, end, change.item) if end else data
    if change.section not in ITEM_MODELS:
        raise CannotContinueError(f"a record has no section {change.section}")
    bounds = _item_bounds(data).sections[change.section]
    if isinstance(change, Add):
        return _added(data, bounds, change)
    if isinstance(change, Replace):
        number = _number(data, bounds, change.section, change.key, change.was)
        return _replaced(data, bounds.starts[number], bounds.ends[number], change.item)
    return _removed(data, bounds, _number(data, bounds, change.section, change.key))


def _item_bounds(data: bytes) -> ItemBounds:
    begin = after_space(data, 0)
    found = find_item_bounds(data, begin, lambda done: None)
    if data[begin : begin + 1] != b"{" or not found.complete:
        raise CannotContinueError("the file cannot be followed to its end as JSON; nothing was changed")
    return found


def _number(data: bytes, bounds: Bounds, section: str, key: str, was: Item | None = None) -> int:
    for number, (start, end) in enumerate(zip(bounds.starts, bounds.ends, strict=True)):
        raw = data[start:end]
        if key.rpartition(":")[0].encode() in raw or key.encode() in raw:
            item = _read(data, start, end)
            if isinstance(item, dict) and key_of(section, item) == key and was in (None, item):
                return number
    raise CannotContinueError(f"{section} has no {key}; nothing was changed")


def _added(data: bytes, bounds: Bounds, change: Add) -> bytes:
    required = {key for key, one in ITEM_MODELS[change.section].model_fields.items() if one.is_required()}
    item = {key: value for key, value in change.item.items() if value is not None or key in required}
    if not bounds.starts:
        return _first(data, change.section, item)
    last = len(bounds.starts) - 1
    number = last if change.after is None else _number(data, bounds, change.section, change.after)
    start, end = bounds.starts[number], bounds.ends[number]
    before = bounds.ends[number - 1] if number else data.rfind(b"[", 0, bounds.starts[0]) + 1
    # What parts this item from the one before parts the new one from it.
    gap = data[before:start] if number else b"," + data[before:start]
    if not gap.lstrip().startswith(b","):
        gap = b"," + gap
    return data[:end] + gap + style_of(data, start, end).written(item).encode() + data[end:]


def _first(data: bytes, section: str, item: Item) -> bytes:
    """The first item of a section that is empty or missing."""
    style = _any_style(data)
    outer = style.indent[: -len(style.step)] if style.indent.endswith(style.step) else "  "
    written = f"[\n{style.indent}{style.written(item)}\n{outer}]".encode()
    for value in scan(data, after_space(data, 0), max_depth=64):
        if value.path == (section,):
            closing = data.index(b"]", value.at)
            last = data.rfind(b"\n", value.at, closing)
            if last >= 0:
                # Two brackets on lines of their own: that of the last one stays as it is.
                written = f"[\n{style.indent}{style.written(item)}".encode() + data[last : closing + 1]
            return data[: value.at] + written + data[closing + 1 :]
    closing = data.rstrip().rfind(b"}")
    before = data[:closing].rstrip()
    comma = b"" if before.endswith(b"{") else b","
    return before + comma + f'\n{outer}"{section}": '.encode() + written + b"\n" + data[closing:]


def _any_style(data: bytes) -> Style:
    """The style of the record's items, of whichever section has some."""
    found = _item_bounds(data)
    for section in ITEM_MODELS:
        bounds = found.sections[section]
        if bounds.starts:
            return style_of(data, bounds.starts[0], bounds.ends[0])
    return Style("    ")


def _removed(data: bytes, bounds: Bounds, number: int) -> bytes:
    start, end = bounds.starts[number], bounds.ends[number]
    if number + 1 < len(bounds.starts):
        return data[:start] + data[bounds.starts[number + 1] :]
    if number:
        return data[: bounds.ends[number - 1]] + data[end:]
    opening = data.rfind(b"[", 0, start)
    return data[: opening + 1] + data[data.index(b"]", end) :]


def _replaced(data: bytes, start: int, end: int, item: Item) -> bytes:
    """The file with other fields of an item: values that are the same stay as they are written."""
    old = _read(data, start, end)
    new = {key: value for key, value in item.items() if value is not None or key in old}
    return data[:start] + _value(data, start, end, old, new) + data[end:]


def _value(data: bytes, start: int, end: int, old: Any, new: Any) -> bytes:
    if old == new:
        return data[start:end]
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        return _members(data, start, end, old, new)
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        spans = _children(data, start, end)
        out, at = b"", start
        for number, (_, low, high) in enumerate(spans):
            out += data[at:low] + _value(data, low, high, old[number], new[number])
            at = high
        return out + data[at:end]
    return style_of(data, start, end).written(new).encode()


def _members(data: bytes, start: int, end: int, old: Item, new: Item) -> bytes:
    """An object with some of its fields changed, gone or new; new ones stand behind those before them."""
    spans = dict(zip(old, _children(data, start, end), strict=True))
    style = style_of(data, start, end)
    kept = [key for key in old if key in new]
    if not kept or kept != [key for key in new if key in old]:
        return style.written(new).encode()
    gap = re.match(rb"[ \t\r\n]*", data[start + 1 : end])
    between = gap.group() if gap is not None and b"\n" in gap.group() else b" "
    deeper = replace(style, indent=style.indent + style.step)
    separators = {key: data[spans[before][2] : spans[key][0]] for before, key in pairwise(spans)}
    first, last = next(iter(spans.values())), next(reversed(spans.values()))
    out = data[start : first[0]]
    for number, (key, value) in enumerate(new.items()):
        if number:
            out += separators.get(key, b"," + between)
        if key in spans:
            key_at, low, high = spans[key]
            out += data[key_at:low] + _value(data, low, high, old[key], value)
        else:
            out += orjson.dumps(key) + b": " + deeper.written(value).encode()
    return out + data[last[2] : end]


def _children(data: bytes, start: int, end: int) -> list[tuple[int, int, int]]:
    """Offsets of each direct child of an object or list: of its key (in a list, of itself), of its value, past it."""
    values = list(scan(data[start:end], max_depth=64))
    children = [(start + value.key_at, start + value.at) for value in values if len(value.path) == 1]
    return [(key_at, at, end_of_value(data, at)) for key_at, at in children]
