"""Points of agreements: one undertaking, in our words, and who holds it."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.kinds.agreement import STANDINGS
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf


def _detail(item: Item, name_of: NameOf) -> str:
    holders = ", ".join(name_of("organisation", holder) for holder in item.get("held_by", ()))
    whole = name_of("agreement", item["agreement"])
    return f"{holders}: {whole}" if holders else whole


def _mentions(item: Item) -> Iterator[Mention]:
    yield "part-of", True, "agreement", item["agreement"], ""
    for holder in item.get("held_by", ()):
        yield "held-by", True, "organisation", holder, ""


KIND = Kind(
    heading="Points of agreements",
    chapter=5,
    detail=_detail,
    mentions=_mentions,
    standing=lambda item: STANDINGS.index("announced") + 1,
    body=("text", "note"),
    context=("held-by", "part-of"),
)
