"""Places: their names, and what they lie in."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf, mentioned


def _detail(item: Item, name_of: NameOf) -> str:
    return name_of("place", item["within"]) if item.get("within") else ""


def _mentions(item: Item) -> Iterator[Mention]:
    if whole := item.get("within"):
        yield "part-of", True, "place", whole, ""
    yield from mentioned(item)


KIND = Kind(heading="Places", chapter=8, detail=_detail, mentions=_mentions)
