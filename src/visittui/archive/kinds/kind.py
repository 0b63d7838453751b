"""What is to be told of a kind of item: its references, its texts, its line in lists; `layouts` has its card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from visittui.archive.store.lookups import Item as Item

NameOf = Callable[[str, str], str]
"""The name of the item with this kind and id."""

Mention = tuple[str, bool, str, str, str]
"""A reference that an item holds, as a plain tuple, since a large record has millions of them:

- relation: a name of `relations.RELATIONS`;
- subject: whether the holding item is the link's source (the verb's subject), else its target;
- kind: the other item's kind;
- id: the other item's id;
- detail: what tells this link apart: a role, an office, for whom; empty where nothing does.
"""


class Kind(NamedTuple):
    """One kind of item. Whoever handles items loops over these or looks one up; nobody else asks for a kind by name.

    Attributes:
        heading: above a section of such items in a document.
        chapter: which section of a document of the whole record they are, from 1.
        detail: what tells an item apart in a list: the speaker, an office, the parties, a place.
        mentions: the references that an item holds, topics and sources apart.
        citations: the field that holds its citations.
        cites_in: the fields of entries that have citations of their own, beside the item's `citations`.
        body: the fields that are searched as what the item says.
        further_texts: what else is searched so.
        printed_texts: those of the texts that are a source's words.
        standing: its place among the items that are listed by what they are worth rather than by time; None for others.
        context: the relations by whose other ends' names an item is also found.
    """

    heading: str
    chapter: int
    detail: Callable[[Item, NameOf], str] = lambda item, name_of: ""
    mentions: Callable[[Item], Iterable[Mention]] = lambda item: ()
    citations: str = "citations"
    cites_in: tuple[str, ...] = ()
    body: tuple[str, ...] = ("note",)
    further_texts: Callable[[Item], Iterable[str]] = lambda item: ()
    printed_texts: Callable[[Item], Iterable[str]] = lambda item: ()
    standing: Callable[[Item], int | None] = lambda item: None
    context: tuple[str, ...] = ()


def single(item: Item, *fields: tuple[str, str, str]) -> Iterator[Mention]:
    """The references of which fields hold the id, the item their subject: field, relation, and the other's kind."""
    for field, relation, kind in fields:
        if id_ := item.get(field):
            yield relation, True, kind, id_, ""


def several(item: Item, field: str, relation: str) -> Iterator[Mention]:
    """The references `kind/id` that a field lists, the item their subject."""
    for reference in item.get(field, ()):
        kind, _, id_ = reference.partition("/")
        yield relation, True, kind, id_, ""
