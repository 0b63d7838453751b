"""The cross-references of one item of the record, each as a link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

Item = dict[str, Any]


class Mention(NamedTuple):
    """A reference that an item holds.

    Attributes:
        relation: a name of `relations.RELATIONS`.
        subject: whether the holding item is the link's source (the verb's subject), else its target.
        kind: the other item's kind.
        id: the other item's id.
        detail: what tells this link apart: a role, an office, for whom.
    """

    relation: str
    subject: bool
    kind: str
    id: str
    detail: str = ""


def mentions_of(kind: str, item: Item) -> Iterator[Mention]:
    """All references that an item holds, sources apart (those are its citations)."""
    for topic in item.get("topics", ()):
        yield Mention("topic", True, "topic", topic)
    reader = _READERS.get(kind)
    if reader is not None:
        yield from reader(item)


def citations_of(kind: str, item: Item) -> Iterator[Item]:
    """All citations of an item, wherever it holds them; an agreement's points are items of their own."""
    if kind == "quote":
        yield from item["printings"]
        return
    yield from item.get("citations", ())
    for part in _CITING_PARTS.get(kind, ()):
        for entry in item.get(part, ()):
            yield from entry.get("citations", ())


_CITING_PARTS = {
    "person": ("offices",),
    "event": ("participants",),
    "agreement": ("signatures", "counts"),
    "difference": ("accounts",),
}


def _quote(item: Item) -> Iterator[Mention]:
    if speaker := item.get("speaker"):
        yield Mention("said", False, "person", speaker, item.get("capacity") or "")
    if organisation := item.get("speaker_organisation"):
        yield Mention("said", False, "organisation", organisation, item.get("speaker_described") or "")
    if addressee := item.get("addressee"):
        yield Mention("addressed", True, "person", addressee)
    if event := item.get("event"):
        yield Mention("at", True, "event", event)
    if whole := item.get("part_of"):
        yield Mention("part-of", True, "quote", whole)
    for relation in ("about", "mentions"):
        for reference in item.get(relation, ()):
            kind, _, id_ = reference.partition("/")
            yield Mention(relation, True, kind, id_)


def _event(item: Item) -> Iterator[Mention]:
    # Whoever is on a programme or a list, or in what lies outside the visit, is not reported as having been there.
    relation = "attended" if item["status"] == "done" else "named-in"
    for participant in item.get("participants", ()):
        for kind in ("person", "organisation"):
            if id_ := participant.get(kind):
                yield Mention(relation, False, kind, id_, participant.get("role") or "")
    if place := item.get("place"):
        yield Mention("at", True, "place", place)
    if whole := item.get("part_of"):
        yield Mention("part-of", True, "event", whole)
    for event in item.get("after", ()):
        yield Mention("follows", True, "event", event)


def _agreement(item: Item) -> Iterator[Mention]:
    for party in item.get("parties", ()):
        yield Mention("party-to", False, "organisation", party)
    for signature in item.get("signatures", ()):
        yield Mention(signature["act"], False, "person", signature["person"])
        if organisation := signature.get("for"):
            yield Mention("signatory", False, "organisation", organisation, signature["act"])
    if event := item.get("event"):
        yield Mention("at", True, "event", event)
    if place := item.get("place"):
        yield Mention("at", True, "place", place)
    if whole := item.get("part_of"):
        yield Mention("part-of", True, "agreement", whole)


def _point(item: Item) -> Iterator[Mention]:
    yield Mention("part-of", True, "agreement", item["agreement"])
    for holder in item.get("held_by", ()):
        yield Mention("held-by", True, "organisation", holder)


def _person(item: Item) -> Iterator[Mention]:
    if country := item.get("country"):
        yield Mention("country", True, "organisation", country)
    for office in item.get("offices", ()):
        if organisation := office.get("organisation"):
            yield Mention("holds-office-at", True, "organisation", organisation, office["title"])


def _organisation(item: Item) -> Iterator[Mention]:
    if country := item.get("country"):
        yield Mention("country", True, "organisation", country)
    if parent := item.get("parent"):
        yield Mention("part-of", True, "organisation", parent)


def _place(item: Item) -> Iterator[Mention]:
    if whole := item.get("within"):
        yield Mention("part-of", True, "place", whole)


def _difference(item: Item) -> Iterator[Mention]:
    for reference in item.get("about", ()):
        kind, _, id_ = reference.partition("/")
        yield Mention("concerns", True, kind, id_)


_READERS = {
    "quote": _quote,
    "event": _event,
    "agreement": _agreement,
    "point": _point,
    "person": _person,
    "organisation": _organisation,
    "place": _place,
    "difference": _difference,
}
