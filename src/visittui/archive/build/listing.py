"""How lists name an item of the record: its title, what tells it apart, and a word where it is not plainly so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Item = dict[str, Any]
NameOf = Callable[[str, str], str]
"""The name of the item with this kind and id."""

CHAIN = " ‹ "
"""Between a source and whom it cites."""

DIFFER = {
    "count": "about a number",
    "date": "about the day",
    "time": "about the hour",
    "order": "about the order",
    "wording": "about the words",
    "omission": "with something left out",
    "attribution": "about who",
    "name": "about a name",
    "sense": "about the meaning",
}
"""How the accounts of each kind of difference differ."""

_BASES = {"inferred": "inferred", "computed": "worked out"}

_PLAIN_STATUS = {"done", "signed", "adopted", "verbatim"}


def title_of(kind: str, item: Item) -> str:
    """An item's name or title; of a quote its words, in quotation marks where they are words as printed."""
    if kind == "quote":
        return quoted(item)
    if kind == "point":
        text: str = item["text"]
        return text
    name: str = item.get("name") or item["title"]
    return name


def is_devised(title: str) -> bool:
    """Whether a source's title is in our words: all of it in square brackets, as cataloguers write such (ISBD)."""
    if not (title.startswith("[") and title.endswith("]")):
        return False
    # "[Video] Arrival [photos]" is printed so: the first bracket closes before the end.
    depth = 0
    for position, sign in enumerate(title, 1):
        depth += (sign == "[") - (sign == "]")
        if depth == 0:
            return position == len(title)
    return False


def quoted(item: Item) -> str:
    """A quote's words as they are shown: marks around printed words, none around a paraphrase.

    This is the one place that adds marks; the record's `text` has none, and copying takes that.
    """
    return item["text"] if item["form"] == "paraphrase" else f"“{item['text']}”"


def status_of(item: Item) -> str:
    """`planned`, `background`, `future`, `announced`, `paraphrase`, `fragment`, …; empty for the plain case."""
    status: str = item.get("status") or item.get("form") or ""
    return "" if status in _PLAIN_STATUS else status.replace("-", " ")


def detail_of(kind: str, item: Item, name_of: NameOf) -> str:
    """What tells an item apart in a list: the speaker, an office, the parties, a place."""
    writer = _DETAILS.get(kind)
    return writer(item, name_of) if writer else ""


def speaker_of(item: Item, name_of: NameOf) -> str:
    """Who said a quote, as a list names them."""
    if speaker := item.get("speaker"):
        return name_of("person", speaker)
    organisation = item.get("speaker_organisation")
    described: str = item.get("speaker_described") or ""
    if organisation and described:
        return f"{described} ({name_of('organisation', organisation)})"
    return name_of("organisation", organisation) if organisation else described


def _person(item: Item, name_of: NameOf) -> str:
    offices = "; ".join(office["title"] for office in item.get("offices", ()))
    return offices or (name_of("organisation", item["country"]) if item.get("country") else "")


def _organisation(item: Item, name_of: NameOf) -> str:
    country = item.get("country")
    kind: str = item["kind"]
    return f"{kind}, {name_of('organisation', country)}" if country and kind != "state" else kind


def _agreement(item: Item, name_of: NameOf) -> str:
    parties = " – ".join(name_of("organisation", party) for party in item.get("parties", ()))
    kind: str = item["kind"].replace("-", " ")
    return f"{kind}, {parties}" if parties else kind


def _point(item: Item, name_of: NameOf) -> str:
    holders = ", ".join(name_of("organisation", holder) for holder in item.get("held_by", ()))
    whole = name_of("agreement", item["agreement"])
    return f"{holders}: {whole}" if holders else whole


def _event(item: Item, name_of: NameOf) -> str:
    return name_of("place", item["place"]) if item.get("place") else ""


def _place(item: Item, name_of: NameOf) -> str:
    return name_of("place", item["within"]) if item.get("within") else ""


def _source(item: Item, name_of: NameOf) -> str:
    publisher = item.get("publisher") or "publisher unknown"
    if item["publisher_basis"] == "inferred":
        publisher += " (inferred)"
    date = item.get("date") or item.get("published") or ""
    if date and date == item.get("date") and item.get("date_basis", "stated") != "stated":
        date += f" ({_BASES[item['date_basis']]})"
    return ", ".join(part for part in (publisher, date) if part)


def _difference(item: Item, name_of: NameOf) -> str:
    return f"{len(item['accounts'])} accounts, {DIFFER[item['kind']]}, {item['outcome']}"


_DETAILS: dict[str, Callable[[Item, NameOf], str]] = {
    "quote": speaker_of,
    "person": _person,
    "organisation": _organisation,
    "agreement": _agreement,
    "point": _point,
    "event": _event,
    "place": _place,
    "source": _source,
    "difference": _difference,
}
