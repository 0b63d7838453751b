"""Parts of an item as people write them in one cell: `Ada Birk (guest); Tam Linh`, `live-page:8; wrap-up`."""

from __future__ import annotations

import re

from visittui.archive.store.lookups import Item
from visittui.tables.cells import CellError, entries_in
from visittui.tables.columns import Column
from visittui.tables.named_items import Names, UnknownNameError, made_id

_WITH_MORE = re.compile(r"(.*\S)\s*\((.*)\)\s*")
_WITH_LINE = re.compile(r"(.*\S)\s*:\s*(\d+)")


def parts_in_short(column: Column, text: str, names: Names, item: Item) -> list[Item]:
    """The parts that a cell names; what must rest on a page rests on those of the item of its row.

    Raises:
        CellError: an entry names nobody, or parts of this kind cannot be told in short.
    """
    entries, cited = entries_in(text), item.get("citations") or []
    if column.model in ("Citation", "Printing"):
        return [_citation(entry, names) for entry in entries]
    if column.model == "Participant":
        return [_participant(entry, names) for entry in entries]
    if column.model == "Signature":
        return [{**_signature(entry, names), "citations": cited} for entry in entries]
    if column.model == "Office":
        return [{"title": entry, "citations": cited} for entry in entries]
    if column.model == "Point":
        stem = made_id(str(item.get("id", "")))
        return [
            {"id": f"{stem}-{number}", "text": entry, "citations": cited} for number, entry in enumerate(entries, 1)
        ]
    raise CellError("words that cannot be taken apart", "JSON, as export writes it: [{ … }]")


def _citation(entry: str, names: Names) -> Item:
    try:
        return {"source": names.id_of("source", entry)}
    except UnknownNameError:
        found = _WITH_LINE.fullmatch(entry)
        if found is None:
            raise
    return {"source": names.id_of("source", found[1]), "line": int(found[2])}


def _participant(entry: str, names: Names) -> Item:
    name, role = entry, None
    if not _kind_called(entry, names) and (found := _WITH_MORE.fullmatch(entry)):
        name, role = found.groups()
    kind = _kind_called(name, names) or "person"
    return {kind: names.id_of(kind, name), **({"role": role} if role else {})}


def _kind_called(name: str, names: Names) -> str | None:
    """Whether a person or an organisation is called so."""
    kinds = ("person", "organisation")
    return next((kind for kind in kinds if names.has(kind, name) or names.called(kind, name)), None)


def _signature(entry: str, names: Names) -> Item:
    found = _WITH_MORE.fullmatch(entry)
    if found is None:
        # To exchange or witness a paper is not to sign it.
        raise CellError(f"“{entry}” without what was done", f"{entry} (signed), (exchanged), (adopted), …")
    return {"person": names.id_of("person", found[1]), "act": found[2]}
