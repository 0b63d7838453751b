"""What the items of a record have to do with each other, looked up once for each pair that comes again and again.

A million quotes are of some thousands of people, at some thousands of events: what a reference leads to (its number,
its search token, the name it is also found by) is worked out when it is first met.
"""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.build.known_items import KnownItems
from visittui.archive.kinds import KINDS
from visittui.archive.relations import filter_token
from visittui.archive.search.language.fields import WITNESSES

_ABOUT_KINDS = ("agreement",)
"""A quote about an agreement is found by its title; one about a country is not found by every word of its name."""

_KEPT = 1 << 16
"""References of one kind of items that are kept, some twenty megabytes."""

_COMBINATIONS_KEPT = 1 << 12
"""Sources cited together that are kept, some three megabytes."""


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


class Witnesses(NamedTuple):
    """Sources that items cite together.

    Attributes:
        outlet: who published the first of them; empty where that is unknown.
        independent: how many of them are witnesses of their own.
        relation: of an item to each of them.
        numbers: theirs, in the order in which they are cited.
        tokens: the search tokens of an item that cites them.
    """

    outlet: str
    independent: int
    relation: str
    numbers: tuple[int, ...]
    tokens: tuple[str, ...]


class WitnessesOf(dict[tuple[str, ...], Witnesses]):
    """What the sources that an item cites amount to, by their ids: most items cite one, as many others do."""

    def __init__(self, known: KnownItems) -> None:
        super().__init__()
        self._directory = known

    def __missing__(self, ids: tuple[str, ...]) -> Witnesses:
        if len(self) >= _COMBINATIONS_KEPT:
            self.clear()
        known = self._directory
        numbers = tuple(known.numbers["source"][id_] for id_ in ids)
        independent = len({known.lineages[id_] for id_ in ids})
        tokens = [f"xwitnesses{WITNESSES[min(independent, len(WITNESSES)) - 1]}"] if independent else []
        for number in numbers:
            tokens.append(filter_token("cites", number))
            # An item with one witness rests on it alone, or on others of its lineage.
            if independent == 1:
                tokens.append(filter_token("rests-on", number))
        relation = "rests-on" if independent == 1 else "cites"
        outlet = known.publishers[ids[0]] if ids else ""
        witnesses = self[ids] = Witnesses(outlet, independent, relation, numbers, tuple(tokens))
        return witnesses
