"""Sources: what they are, whose wording they share, whom they pass on."""

from __future__ import annotations

from visittui.archive.kinds.kind import Item, Kind, NameOf

_BASES = {"inferred": "inferred", "computed": "worked out"}


def _detail(item: Item, _: NameOf) -> str:
    publisher = item.get("publisher") or "publisher unknown"
    if item["publisher_basis"] == "inferred":
        publisher += " (inferred)"
    date = item.get("date") or item.get("published") or ""
    if date and date == item.get("date") and item.get("date_basis", "stated") != "stated":
        date += f" ({_BASES[item['date_basis']]})"
    return ", ".join(part for part in (publisher, date) if part)


KIND = Kind(heading="Sources", chapter=10, detail=_detail, body=("publisher", "published", "note"))
