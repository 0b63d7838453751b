"""Every relation between two items, and what it is called on the card at either end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple


class Relation(NamedTuple):
    """A kind of link, which reads "source name target".

    Attributes:
        name: as stored in the archive.
        forward: heading of the targets on the source's card.
        backward: heading of the sources on the target's card.
        field: the query field that lists all items which name this card's item in this relation; empty where the
            search has none.
        without: the query field of what `field` lists and this relation does not.
        holder: which end's entry of the record holds the reference, and so is what `field` finds.
    """

    name: str
    forward: str
    backward: str
    field: str = ""
    holder: str = "source"
    without: str = ""


RELATIONS = {
    relation.name: relation
    for relation in (
        Relation("said", "Said", "Said by", "speaker", "target"),
        Relation("signed", "Signed", "Signed by", "signed", "target"),
        Relation("exchanged", "Exchanged", "Exchanged by", "exchanged", "target"),
        Relation("adopted", "Adopted", "Adopted by", "adopted", "target"),
        Relation("negotiated", "Negotiated", "Negotiated by", "negotiated", "target"),
        Relation("witnessed", "Witnessed", "Witnessed by", "witnessed", "target"),
        Relation("signatory", "Acted for in", "Acted for", "signatory", "target"),
        Relation("party-to", "Party to", "Parties", "party", "target"),
        Relation("attended", "Took part in", "Took part", "attended", "target"),
        Relation("named-in", "Named in", "Named", "named", "target"),
        Relation("addressed", "Addressed to", "Addressed in", "addressed"),
        Relation("held-by", "Held by", "Holds"),
        Relation("about", "About", "Quotes about it", "about"),
        Relation("mentions", "Mentions", "Mentioned in", "mentions"),
        Relation("concerns", "Concerns", "Differences"),
        Relation("at", "At", "Here", "here"),
        Relation("part-of", "Part of", "Parts"),
        Relation("follows", "After", "Followed by"),
        Relation("holds-office-at", "Office at", "Office holders"),
        Relation("country", "Country", "Belonging to it"),
        Relation("topic", "Topics", "On this topic", "topic"),
        Relation("rests-on", "Sources (one witness)", "Found only here or in copies", "only"),
        Relation("cites", "Sources", "Found elsewhere too", "source", without="only"),
    )
}
"""In the order in which a card lists them."""

CHAIN = " ‹ "
"""Between a source and whom it cites."""

ACTS = ("signed", "exchanged", "adopted", "negotiated", "witnessed")
"""What a person can have done to an agreement; different acts, never summed up as one."""


ON_BEHALF = {act: f"{act}-for" for act in ACTS}
"""For each act the name under which `filter_token` knows the organisation on whose behalf it was done."""

AT_EVENT = "at-event"
"""The name under which `filter_token` knows the place of an item's event."""


def filter_token(relation: str, number: int) -> str:
    """The search token of an item that names item `number` in this relation, a name of `RELATIONS` or `ON_BEHALF`."""
    return f"x{relation.replace('-', '')}{number}"


def filter_tokens(relations: Iterable[str], numbers: Iterable[int]) -> Iterator[str]:
    """The tokens of what names some items in any of some relations."""
    return (filter_token(relation, number) for number, relation in product(numbers, tuple(relations)))
