"""What the items of a record have to do with each other, looked up once for each pair that comes again and again.

A million quotes are of some thousands of people, at some thousands of events: what a reference leads to (its number,
its search token, the name it is also found by) is worked out when it is first met.
"""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.build.known_items import KnownItems
from visittui.archive.kinds import KINDS
from visittui.archive.relations import filter_token

_ABOUT_KINDS = ("agreement",)
"""A quote about an agreement is found by its title; one about a country is not found by every word of its name."""

_KEPT = 1 << 16
"""References of one kind of items that are kept, some twenty megabytes."""


class ResolvedReference(NamedTuple):
    """Where a reference leads.

    Attributes:
        token: the search token of an item with this reference.
        name: what the item is also found by, folded; empty if it is not.
    """

    number: int
    token: str
    name: str


class ResolvedReferences(dict[tuple[str, str, str], ResolvedReference]):
    """The references of items of one kind, by relation, and by kind and id of the other item."""

    def __init__(self, kind: str, known: KnownItems) -> None:
        super().__init__()
        self._relations = KINDS[kind].context
        self._directory = known

    def __missing__(self, key: tuple[str, str, str]) -> ResolvedReference:
        if len(self) >= _KEPT:
            self.clear()
        relation, kind, id_ = key
        number = self._directory.numbers[kind][id_]
        by_name = relation in self._relations and (relation != "about" or kind in _ABOUT_KINDS)
        name = self._directory.spellings[kind][id_] if by_name else ""
        resolved = self[key] = ResolvedReference(number, filter_token(relation, number), name)
        return resolved


class Witness(NamedTuple):
    """A source that items cite.

    Attributes:
        lineage: which sources are one witness with it.
        cites: the search token of an item that cites it.
        rests: the further one of an item that rests on it alone, or on others of its lineage.
    """

    number: int
    lineage: str
    cites: str
    rests: str


class Witnesses(dict[str, Witness]):
    """The sources, by id."""

    def __init__(self, known: KnownItems) -> None:
        super().__init__()
        self._directory = known

    def __missing__(self, id_: str) -> Witness:
        number = self._directory.numbers["source"][id_]
        tokens = filter_token("cites", number), filter_token("rests-on", number)
        witness = self[id_] = Witness(number, self._directory.lineages[id_], *tokens)
        return witness
