"""What a first reading of the record collects, so that the second can write each item in one go."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from visittui.archive.kinds import KINDS
from visittui.archive.kinds.difference import WEIGHTS, disputes_time, weight_of
from visittui.archive.moment import Moment
from visittui.archive.relations import filter_token
from visittui.archive.search.folding import fold, words
from visittui.archive.search.language.fields import WITNESSES
from visittui.archive.store.lookups import Item
from visittui.archive.store.references import Reference
from visittui.archive.store.tables import JOINED_KINDS

_ABOUT_KINDS = ("agreement",)
"""A quote about an agreement is found by its title; one about a country is not found by every word of its name."""


class ResolvedReference(NamedTuple):
    """Where a reference leads.

    Attributes:
        token: the search token of an item with this reference.
        name: what the item is also found by, folded; empty if it is not.
    """

    number: int
    token: str
    name: str


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


class KnownItems:
    """Numbers, names and times of the items, by kind and id."""

    def __init__(self) -> None:
        self.numbers: dict[str, dict[str, int]] = {}
        """Each item's number in the archive."""
        self.names: dict[str, dict[str, str]] = {}
        """Display names and titles, of all kinds but quotes."""
        self.spellings: dict[str, dict[str, str]] = {}
        """Folded names in all spellings, for the search text of the items that refer to them."""
        self.moments: dict[str, Moment] = {}
        """When each event was."""
        self.event_places: dict[str, str] = {}
        """Where each event was."""
        self.lineages: dict[str, str] = {}
        """Which sources are one witness."""
        self.publishers: dict[str, str] = {}
        """Who published each source, where that is known."""
        self.differences: Counter[str] = Counter()
        """How many differences concern an item, by reference."""
        self.weights: dict[str, str] = {}
        """What the gravest of them weighs, and of a difference its own, by reference."""
        self.disputed: set[str] = set()
        """References of what accounts disagree on the hour or day of."""

    def name(self, kind: str, id_: str) -> str:
        """The display name of an item."""
        return self.names[kind][id_]

    def title(self, reference: Reference) -> str | None:
        """The display name or title of what is referred to, None of a quote and of what is not in the record."""
        return self.names.get(reference.kind, {}).get(reference.id)

    def enter_difference(self, item: Item) -> None:
        """Note what a difference concerns, and how much it weighs."""
        concerned = set(item.get("about", ()))
        self.differences.update(concerned)
        weight = weight_of(item)
        for reference in (f"difference/{item['id']}", *concerned):
            known = self.weights.get(reference, weight)
            self.weights[reference] = min(weight, known, key=WEIGHTS.index)
        if disputes_time(item):
            self.disputed |= concerned

    def enter(self, kind: str, item: Item) -> None:
        """Note an item's names."""
        name: str = item.get("name") or item.get("title") or item["text"]
        self.names.setdefault(kind, {})[item["id"]] = name
        self.spellings.setdefault(kind, {})[item["id"]] = folded_names(kind, name, item)

    def resolved(self, kind: str, relation: str, other_kind: str, other_id: str) -> ResolvedReference:
        """Where a reference of an item of a kind leads: its relation, and kind and id of the other item."""
        number = self.numbers[other_kind][other_id]
        by_name = relation in KINDS[kind].context and (relation != "about" or other_kind in _ABOUT_KINDS)
        name = self.spellings[other_kind][other_id] if by_name else ""
        return ResolvedReference(number, filter_token(relation, number), name)

    def witnesses(self, sources: tuple[str, ...]) -> Witnesses:
        """What the sources that an item cites amount to, by their ids."""
        numbers = tuple(self.numbers["source"][id_] for id_ in sources)
        independent = len({self.lineages[id_] for id_ in sources})
        tokens = [f"xwitnesses{WITNESSES[min(independent, len(WITNESSES)) - 1]}"] if independent else []
        for number in numbers:
            tokens.append(filter_token("cites", number))
            # An item with one witness rests on it alone, or on others of its lineage.
            if independent == 1:
                tokens.append(filter_token("rests-on", number))
        relation = "rests-on" if independent == 1 else "cites"
        return Witnesses(self.publishers[sources[0]] if sources else "", independent, relation, numbers, tuple(tokens))


def folded_names(kind: str, name: str, item: Item) -> str:
    """All spellings of an item's name, folded; names of people, organisations and places also without spaces.

    Of a person's name of three words or more the later ones also go together: phutrong.
    """
    spellings = [name, *(item.get("aliases") or ())]
    if item.get("local_name"):
        spellings.append(item["local_name"])
    found = dict.fromkeys(map(fold, spellings))
    if kind in JOINED_KINDS:
        for spelling in tuple(found):
            parts = words(spelling)
            for first in range(max(1, len(parts) - 1) if kind == "person" else 1):
                found["".join(parts[first:])] = None
    return "\n".join(found)
