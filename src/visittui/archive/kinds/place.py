"""Places: their names, and what they lie in."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf, several, single


def _detail(item: Item, name_of: NameOf) -> str:
    return name_of("place", item["within"]) if item.get("within") else ""


def _mentions(item: Item) -> Iterator[Mention]:
    yield from single(item, ("within", "part-of", "place"))
    yield from several(item, "mentions", "mentions")


KIND = Kind(heading="Places", chapter=8, detail=_detail, mentions=_mentions)
