"""Organisations, states among them: what it is, to which state it belongs, and its names."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf


def _detail(item: Item, name_of: NameOf) -> str:
    country = item.get("country")
    kind: str = item["kind"]
    return f"{kind}, {name_of('organisation', country)}" if country and kind != "state" else kind


def _mentions(item: Item) -> Iterator[Mention]:
    if country := item.get("country"):
        yield "country", True, "organisation", country, ""
    if parent := item.get("parent"):
        yield "part-of", True, "organisation", parent, ""


KIND = Kind(heading="Organisations", chapter=3, detail=_detail, mentions=_mentions)
