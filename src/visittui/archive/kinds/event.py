"""Events: when, where, and who was there or is only named in a programme."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf, several, single


def _detail(item: Item, name_of: NameOf) -> str:
    return name_of("place", item["place"]) if item.get("place") else ""


def _mentions(item: Item) -> Iterator[Mention]:
    # Whoever is on a programme or a list, or in what lies outside the visit, is not reported as having been there.
    relation = "attended" if item["status"] == "done" else "named-in"
    for participant in item.get("participants", ()):
        for kind in ("person", "organisation"):
            if id_ := participant.get(kind):
                yield relation, False, kind, id_, participant.get("role") or ""
    yield from single(item, ("place", "at", "place"), ("part_of", "part-of", "event"))
    for event in item.get("after", ()):
        yield "follows", True, "event", event, ""
    yield from several(item, "mentions", "mentions")


def _printed_time(item: Item) -> list[str]:
    printed = item["time"].get("printed")
    return [printed] if printed else []


KIND = Kind(
    heading="Schedule",
    chapter=1,
    detail=_detail,
    mentions=_mentions,
    cites_in=("participants",),
    body=("summary", "note"),
    further_texts=_printed_time,
    printed_texts=_printed_time,
    context=("attended", "named-in", "at"),
)
