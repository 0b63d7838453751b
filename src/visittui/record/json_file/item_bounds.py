"""Where each item of a record begins and ends, found without reading the items.

A record may hold a million quotes. One compiled pattern leaps from item to item at the speed of C, so that items
can be read one at a time and the whole never stands in memory as objects.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from visittui.characters import printable
from visittui.record.json_file.scanning import MAX_DEPTH, JsonSyntaxError, Path, after_space, key_text, require, scan
from visittui.record.models import ITEM_MODELS
from visittui.record.problem import Fault
from visittui.record.wording import one_of, suggested

_SINGLES = ("$schema", "format", "visit")
_FIELDS = (*_SINGLES, *ITEM_MODELS)
_STRIDE = 4096
"""Items between two reports of progress."""


def _leap() -> re.Pattern[bytes]:
    # Possessive throughout: a value that does not end is given up after one pass over it.
    text = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
    inside = rb'(?:[^][{}"]++|' + text + rb")*+"
    for _ in range(MAX_DEPTH - 1):
        inside = rb'(?:[^][{}"]++|' + text + rb"|[\[{]" + inside + rb"[\]}])*+"
    return re.compile(rb"\{" + inside + rb"\}|\[" + inside + rb"\]|" + text + rb"|[-+.\w]++", re.DOTALL)


_VALUE = _leap()
_COMMA = re.compile(rb"[ \t\r\n]*+,[ \t\r\n]*+")


@dataclass(slots=True)
class Bounds:
    """Offsets of the items of one section, 16 bytes an item."""

    starts: array[int] = field(default_factory=lambda: array("Q"))
    ends: array[int] = field(default_factory=lambda: array("Q"))


@dataclass(slots=True)
class ItemBounds:
    """The places of a record's parts.

    Attributes:
        sections: bounds of the items, by section.
        singles: start and end of the values that are no lists (`format`, `visit`), where present.
        faults: what is wrong with the file's structure.
        complete: whether the structure could be followed to the end of the file.
    """

    sections: dict[str, Bounds] = field(default_factory=lambda: {name: Bounds() for name in ITEM_MODELS})
    singles: dict[str, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True


def find_item_bounds(data: bytes, start: int, progress: Callable[[int], None]) -> ItemBounds:
    """The parts of the record that begins at an offset of a file, as far as its structure can be followed.

    `progress` is called now and then with the bytes done.
    """
    found = ItemBounds()
    try:
        _follow(data, start, found, progress)
    except JsonSyntaxError as error:
        found.faults.append(Fault(error.at, error.path, error.what, error.expected))
        found.complete = False
    return found


def _follow(data: bytes, start: int, found: ItemBounds, progress: Callable[[int], None]) -> None:
    seen: set[str] = set()
    at = after_space(data, after_space(data, start) + 1)
    if data[at : at + 1] == b"}":
        at += 1
    else:
        while True:
            at = _member(data, at, found, seen, progress)
            comma = _COMMA.match(data, at)
            if comma is None:
                break
            at = comma.end()
        at = _closed(data, at, b"}", ())
    at = after_space(data, at)
    if at < len(data):
        raise JsonSyntaxError(at, (), "something follows the end of the record", "the end of the file")


def _member(data: bytes, at: int, found: ItemBounds, seen: set[str], progress: Callable[[int], None]) -> int:
    """Follow one `"key": value` of the record; the result is the offset after it."""
    if data[at : at + 1] != b'"':
        raise JsonSyntaxError(at, (), "a key is missing", "a key in double quotes")
    end = end_of_value(data, at)
    key = key_text(data[at:end], at, ())
    colon = after_space(data, end)
    if data[colon : colon + 1] != b":":
        raise JsonSyntaxError(colon, (key,), "the JSON is broken here", "`:` after the key")
    start = after_space(data, colon + 1)
    first = key not in seen
    seen.add(key)
    if not first:
        found.faults.append(Fault(at, (key,), f"“{printable(key)}” stands here a second time"))
    elif key not in _FIELDS:
        found.faults.append(Fault(at, (key,), "unknown field", suggested(key, _FIELDS) or one_of(_FIELDS)))
    elif key in ITEM_MODELS:
        if data[start : start + 1] == b"[":
            bounds = found.sections[key]
            for number, (begin, end) in enumerate(_items(data, start, key)):
                bounds.starts.append(begin)
                bounds.ends.append(end)
                if number % _STRIDE == 0:
                    progress(end)
            return _closed(data, bounds.ends[-1] if bounds.ends else start + 1, b"]", (key,))
        found.faults.append(Fault(start, (key,), "not a list", "a list: [ … ]"))
    end = end_of_value(data, start, (key,))
    if first and key in _SINGLES:
        found.singles[key] = (start, end)
    return end


def _items(data: bytes, start: int, key: str) -> Iterator[tuple[int, int]]:
    value, comma = _VALUE.match, _COMMA.match
    at = after_space(data, start + 1)
    if data[at : at + 1] == b"]":
        return
    number = 0
    while True:
        found = value(data, at)
        # The pattern takes any closing bracket for any opening one.
        if found is None or (data[at] == 0x7B and data[found.end() - 1] != 0x7D):
            yield at, end_of_value(data, at, (key, number))
            return
        yield found.span()
        separator = comma(data, found.end())
        if separator is None:
            return
        at = separator.end()
        number += 1


def end_of_value(data: bytes, at: int, path: Path = ()) -> int:
    """The offset past the value that begins at one.

    Raises:
        JsonSyntaxError: that is no JSON, at its place below `path`.
    """
    found = _VALUE.match(data, at)
    if found is not None and data[found.end() - 1] == {0x7B: 0x7D, 0x5B: 0x5D}.get(data[at], data[found.end() - 1]):
        return found.end()
    # Slowly now, to say where it breaks.
    for _ in scan(data, at, path):
        pass
    raise JsonSyntaxError(at, path, "the JSON is broken in here")


def _closed(data: bytes, at: int, bracket: bytes, path: Path) -> int:
    at = after_space(data, at)
    require(data, at, bracket, path, f"`,` or `{bracket.decode()}`")
    return at + 1
