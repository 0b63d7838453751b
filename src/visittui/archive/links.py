"""The cross-references of one item of the record, each as a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

Item = dict[str, Any]


Mention = tuple[str, bool, str, str, str]
"""A reference that an item holds, as a plain tuple, since a large record has millions of them:

- relation: a name of `relations.RELATIONS`;
- subject: whether the holding item is the link's source (the verb's subject), else its target;
- kind: the other item's kind;
- id: the other item's id;
- detail: what tells this link apart: a role, an office, for whom; empty where nothing does.
"""


def mentions_of(kind: str, item: Item) -> list[Mention]:
    """All references that an item holds, sources apart (those are its citations)."""
    mentions: list[Mention] = []
    for topic in item.get("topics", ()):
        mentions.append(("topic", True, "topic", topic, ""))
    reader = _READERS.get(kind)
    if reader is not None:
        mentions += reader(item)
    return mentions


def citations_of(kind: str, item: Item) -> Iterable[Item]:
    """All citations of an item, wherever it holds them; an agreement's points are items of their own."""
    if kind == "quote":
        printings: list[Item] = item["printings"]
        return printings
    parts = [entry for part in _CITING_PARTS.get(kind, ()) for entry in item.get(part, ())]
    return chain(item.get("citations", ()), *[entry.get("citations", ()) for entry in parts])


_CITING_PARTS = {
    "person": ("offices",),
    "event": ("participants",),
    "agreement": ("signatures", "counts"),
    "difference": ("accounts",),
}


def _quote(item: Item) -> list[Mention]:
    # A list, and each field looked for once: most items are quotes.
    mentions: list[Mention] = []
    get, add = item.get, mentions.append
    if speaker := get("speaker"):
        add(("said", False, "person", speaker, get("capacity") or ""))
    if organisation := get("speaker_organisation"):
        add(("said", False, "organisation", organisation, get("speaker_described") or ""))
    if addressee := get("addressee"):
        add(("addressed", True, "person", addressee, ""))
    if event := get("event"):
        add(("at", True, "event", event, ""))
    if whole := get("part_of"):
        add(("part-of", True, "quote", whole, ""))
    for relation in ("about", "mentions"):
        for reference in get(relation, ()):
            kind, _, id_ = reference.partition("/")
            add((relation, True, kind, id_, ""))
    return mentions


def _mentioned(item: Item) -> Iterator[Mention]:
    for reference in item.get("mentions", ()):
        kind, _, id_ = reference.partition("/")
        yield "mentions", True, kind, id_, ""


def _event(item: Item) -> Iterator[Mention]:
    # Whoever is on a programme or a list, or in what lies outside the visit, is not reported as having been there.
    relation = "attended" if item["status"] == "done" else "named-in"
    for participant in item.get("participants", ()):
        for kind in ("person", "organisation"):
            if id_ := participant.get(kind):
                yield relation, False, kind, id_, participant.get("role") or ""
    if place := item.get("place"):
        yield "at", True, "place", place, ""
    if whole := item.get("part_of"):
        yield "part-of", True, "event", whole, ""
    for event in item.get("after", ()):
        yield "follows", True, "event", event, ""
    yield from _mentioned(item)


def _agreement(item: Item) -> Iterator[Mention]:
    for party in item.get("parties", ()):
        yield "party-to", False, "organisation", party, ""
    for signature in item.get("signatures", ()):
        yield signature["act"], False, "person", signature["person"], ""
        if organisation := signature.get("for"):
            yield "signatory", False, "organisation", organisation, signature["act"]
    if event := item.get("event"):
        yield "at", True, "event", event, ""
    if place := item.get("place"):
        yield "at", True, "place", place, ""
    if whole := item.get("part_of"):
        yield "part-of", True, "agreement", whole, ""


def _point(item: Item) -> Iterator[Mention]:
    yield "part-of", True, "agreement", item["agreement"], ""
    for holder in item.get("held_by", ()):
        yield "held-by", True, "organisation", holder, ""


def _person(item: Item) -> Iterator[Mention]:
    if country := item.get("country"):
        yield "country", True, "organisation", country, ""
    for office in item.get("offices", ()):
        if organisation := office.get("organisation"):
            yield "holds-office-at", True, "organisation", organisation, office["title"]


def _organisation(item: Item) -> Iterator[Mention]:
    if country := item.get("country"):
        yield "country", True, "organisation", country, ""
    if parent := item.get("parent"):
        yield "part-of", True, "organisation", parent, ""


def _place(item: Item) -> Iterator[Mention]:
    if whole := item.get("within"):
        yield "part-of", True, "place", whole, ""
    yield from _mentioned(item)


def _difference(item: Item) -> Iterator[Mention]:
    for reference in item.get("about", ()):
        kind, _, id_ = reference.partition("/")
        yield "concerns", True, kind, id_, ""


_READERS: dict[str, Callable[[Item], Iterable[Mention]]] = {
    "quote": _quote,
    "event": _event,
    "agreement": _agreement,
    "point": _point,
    "person": _person,
    "organisation": _organisation,
    "place": _place,
    "difference": _difference,
}
