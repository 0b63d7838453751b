"""Places: their names, and what they lie in."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.cards.layout import Layout
from visittui.archive.cards.subject import Subject, other_names
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf, mentioned


def _layout(subject: Subject) -> Layout:
    """Its names, and what it lies in."""
    layout = Layout("place", by_groups=True)
    layout.facts.extend(other_names(subject.item))
    layout.facts.extend(subject.fact("Within", "place", "within"))
    layout.shown = frozenset({("part-of", True)})
    return layout


def _detail(item: Item, name_of: NameOf) -> str:
    return name_of("place", item["within"]) if item.get("within") else ""


def _mentions(item: Item) -> Iterator[Mention]:
    if whole := item.get("within"):
        yield "part-of", True, "place", whole, ""
    yield from mentioned(item)


KIND = Kind(heading="Places", layout=_layout, detail=_detail, mentions=_mentions)
