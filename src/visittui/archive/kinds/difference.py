"""Differences between accounts: about what they are, what they weigh, who claims what."""

from __future__ import annotations

from visittui.archive.kinds.kind import Item, Kind, NameOf, several

_DIFFER = {
    "count": "about a number",
    "date": "about the day",
    "time": "about the hour",
    "order": "about the order",
    "wording": "about the words",
    "omission": "with something left out",
    "attribution": "about who it was",
    "name": "about a name",
    "sense": "about the meaning",
}
"""How the accounts of each kind of difference differ."""

_DIFFER_LESS_FINELY = {len("2024"): "about the year", len("2024-06"): "about the month"}
"""The same of a date, by how long the finest is that an account gives."""

WEIGHTS = ("fact", "substance", "wording", "spelling")
"""What differences weigh, the gravest first: what happened, what was meant, how it was put, how a name is written."""

_WEIGHT_OF_KIND = {"name": "spelling", "wording": "wording", "omission": "substance", "sense": "substance"}
"""Where the record does not say; every other kind is about a fact."""


def weight_of(item: Item) -> str:
    """What a difference weighs, one of `WEIGHTS`."""
    weight: str = item.get("weight") or _WEIGHT_OF_KIND.get(item["kind"], "fact")
    return weight


def disputes_time(item: Item) -> bool:
    """Whether the hour of what it concerns is not to be relied on: accounts of the hour differ, or an open day."""
    kind: str = item["kind"]
    return kind == "time" or (kind == "date" and str(item["outcome"]) == "open")


def differ(item: Item) -> str:
    """How the accounts of a difference differ."""
    how = _DIFFER[item["kind"]]
    if item["kind"] != "date":
        return how
    values = (value for account in item["accounts"] for value in account.get("values") or ())
    finest = max((len(date.lstrip("~<>=")) for value in values for date in value.split("..")), default=0)
    return _DIFFER_LESS_FINELY.get(finest, how)


def _detail(item: Item, _: NameOf) -> str:
    return f"{len(item['accounts'])} accounts, {differ(item)}, {item['outcome']}"


KIND = Kind(
    heading="Where accounts differ",
    chapter=7,
    detail=_detail,
    mentions=lambda item: several(item, "about", "concerns"),
    cites_in=("accounts",),
    body=("explanation", "note"),
    further_texts=lambda item: [account["says"] for account in item["accounts"]],
)
