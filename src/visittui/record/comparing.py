"""What changed between two versions of a record, item by item and field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from visittui.record.json_file.record_file import Item, RecordFile, RecordSection
from visittui.record.models import KINDS

_NAMES_OF_PARTS = ("id", "source", "line", "person", "organisation", "act", "for", "title", "what", "says")
"""Fields by which a part of an item (a citation, a signature, an account) is recognised in the other version."""

_POINTS = "points"
"""The field of an agreement whose entries are items of their own."""


class FieldChange(NamedTuple):
    """A field, or a part of one, that differs; None stands for nothing.

    Attributes:
        path: `time.from`, `citations[live-page 86].exact`.
    """

    path: str
    old: Any
    new: Any


class ItemChange(NamedTuple):
    """An item that differs.

    Attributes:
        ref: `kind/id`, or `visit`, or `uncited`.
        title: its name, title or words, in the new version if it is there.
        fields: of a changed item, what differs.
    """

    ref: str
    what: Literal["added", "removed", "changed"]
    title: str
    fields: tuple[FieldChange, ...] = ()


def compare(old: RecordFile, new: RecordFile) -> Iterator[ItemChange]:
    """All differences, section by section in the order of the new version, what is gone after what is there.

    Order within a section says nothing and is not compared; a field that is absent is the same as an empty one.
    """
    yield from _changed("visit", old.visit, new.visit)
    for name, kind in KINDS.items():
        yield from _items(kind, old.sections[name], new.sections[name])
    before, after = ({"uncited": list(version.sections["uncited"])} for version in (old, new))
    yield from _changed("uncited", before, after)


def _items(kind: str, old: RecordSection | list[Item], new: RecordSection | list[Item]) -> Iterator[ItemChange]:
    indexes = {item["id"]: index for index, item in enumerate(old)}
    for item in new:
        index = indexes.pop(item["id"], None)
        before = {} if index is None else old[index]
        ref = f"{kind}/{item['id']}"
        if index is None:
            yield ItemChange(ref, "added", _title(item))
        else:
            yield from _changed(ref, before, item)
        yield from _items("point", before.get(_POINTS) or [], item.get(_POINTS) or [])
    for id_, index in indexes.items():
        yield ItemChange(f"{kind}/{id_}", "removed", _title(old[index]))
        yield from _items("point", old[index].get(_POINTS) or [], [])


def _changed(ref: str, old: Item, new: Item) -> Iterator[ItemChange]:
    fields = tuple(change for change in _fields("", old, new) if change.path.partition("[")[0] != _POINTS)
    if fields:
        yield ItemChange(ref, "changed", _title(new), fields)


def _fields(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    if old == new or (_is_nothing(old) and _is_nothing(new)):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*new, *old)):
            yield from _fields(f"{path}.{name}" if path else name, old.get(name), new.get(name))
    elif isinstance(old, list | None) and isinstance(new, list | None):
        yield from _list(path, old or [], new or [])
    else:
        yield FieldChange(path, old, new)


def _list(path: str, old: list[Any], new: list[Any]) -> Iterator[FieldChange]:
    before, after = _named(old), _named(new)
    for name in dict.fromkeys((*after, *before)):
        part = f"{path}[{name}]"
        if name in before and name in after:
            yield from _fields(part, before[name], after[name])
        else:
            yield FieldChange(part, before.get(name), after.get(name))
    if list(before) != list(after) and set(before) == set(after):
        yield FieldChange(f"{path} (order)", list(before), list(after))


def _named(parts: list[Any]) -> dict[str, Any]:
    """The parts of a list by what they are recognised by; the second of the same name is `name #2`."""
    seen: Counter[str] = Counter()
    named = {}
    for part in parts:
        if isinstance(part, dict):
            name = " ".join(str(part[field]) for field in _NAMES_OF_PARTS if part.get(field) is not None)
        else:
            name = str(part)
        seen[name] += 1
        named[name if seen[name] == 1 else f"{name} #{seen[name]}"] = part
    return named


def _is_nothing(value: Any) -> bool:
    return value is None or value is False or value == []


def _title(item: Item) -> str:
    title: str = item.get("title") or item.get("name") or item.get("text") or ""
    return title
