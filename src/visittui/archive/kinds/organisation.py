"""Organisations, states among them: what it is, to which state it belongs, and its names."""

from __future__ import annotations

from visittui.archive.kinds.kind import Item, Kind, NameOf, single


def _detail(item: Item, name_of: NameOf) -> str:
    country = item.get("country")
    kind: str = item["kind"]
    return f"{kind}, {name_of('organisation', country)}" if country and kind != "state" else kind


KIND = Kind(
    heading="Organisations",
    chapter=3,
    detail=_detail,
    mentions=lambda item: single(item, ("country", "country", "organisation"), ("parent", "part-of", "organisation")),
)
