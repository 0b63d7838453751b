"""Agreements and undertakings: who is party to it, who did what to it, how many papers who counts."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf, single
from visittui.archive.relations import ACTS

STANDINGS = ("signed", "adopted", "announced", "in-force", "background")
"""The statuses of agreements in the order of their list; points follow those that were announced."""


def _standing(item: Item) -> int:
    place = STANDINGS.index(item["status"])
    return place if place < STANDINGS.index("in-force") else place + 1


def _detail(item: Item, name_of: NameOf) -> str:
    parties = " – ".join(name_of("organisation", party) for party in item.get("parties", ()))
    kind: str = item["kind"].replace("-", " ")
    return f"{kind}, {parties}" if parties else kind


def _mentions(item: Item) -> Iterator[Mention]:
    for party in item.get("parties", ()):
        yield "party-to", False, "organisation", party, ""
    for signature in item.get("signatures", ()):
        yield signature["act"], False, "person", signature["person"], ""
        if organisation := signature.get("for"):
            yield "signatory", False, "organisation", organisation, signature["act"]
    yield from single(item, ("event", "at", "event"), ("place", "at", "place"), ("part_of", "part-of", "agreement"))


def amount(count: Item) -> str:
    """An entry of `counts` in words: `more than 50 aircraft`, `7.8 billion USD, worth of the deal`."""
    value = count["value"]
    number = f"{value:g}" if isinstance(value, float) and value < 1e15 else str(value)
    measure = " ".join(str(word) for word in (number, count.get("unit"), count.get("currency")) if word)
    parted = ", " if count.get("currency") or count.get("unit") else " "
    return f"{measure}{parted}{count['what']}"


KIND = Kind(
    heading="Agreements and undertakings",
    chapter=4,
    detail=_detail,
    mentions=_mentions,
    standing=_standing,
    cites_in=("signatures", "counts"),
    body=("summary", "note"),
    further_texts=lambda item: [amount(count) for count in item.get("counts", ())],
    context=("party-to", "signatory", *ACTS),
)
