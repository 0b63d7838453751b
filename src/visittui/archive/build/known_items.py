"""What a first reading of the record collects, so that the second can write each item in one go."""

from __future__ import annotations

from collections import Counter

from visittui.archive.kinds.difference import WEIGHTS, disputes_time, weight_of
from visittui.archive.moment import Moment
from visittui.archive.search.folding import fold, words
from visittui.archive.store.lookups import Item
from visittui.archive.store.references import Reference
from visittui.archive.store.tables import JOINED_KINDS


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
