"""People: their offices on the day of the visit, and their names in every script."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf, single


def _detail(item: Item, name_of: NameOf) -> str:
    offices = "; ".join(_offices(item))
    return offices or (name_of("organisation", item["country"]) if item.get("country") else "")


def _offices(item: Item) -> list[str]:
    return [office["title"] for office in item.get("offices", ())]


def _mentions(item: Item) -> Iterator[Mention]:
    yield from single(item, ("country", "country", "organisation"))
    for office in item.get("offices", ()):
        if organisation := office.get("organisation"):
            yield "holds-office-at", True, "organisation", organisation, office["title"]


KIND = Kind(
    heading="People",
    chapter=2,
    detail=_detail,
    mentions=_mentions,
    cites_in=("offices",),
    body=("summary", "note"),
    further_texts=_offices,
    context=("holds-office-at", "country"),
)
