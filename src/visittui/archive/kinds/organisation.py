"""Organisations, states among them: what it is, to which state it belongs, and its names."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.cards.layout import Layout
from visittui.archive.cards.subject import Subject, other_names
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf


def _layout(subject: Subject) -> Layout:
    """What it is, to which state it belongs, and its names."""
    layout = Layout(subject.item["kind"], by_groups=True)
    layout.facts.extend(other_names(subject.item))
    layout.facts.extend(subject.fact("Country", "organisation", "country"))
    layout.facts.extend(subject.fact("Part of", "organisation", "parent"))
    layout.shown = frozenset({("country", True), ("part-of", True)})
    return layout


def _detail(item: Item, name_of: NameOf) -> str:
    country = item.get("country")
    kind: str = item["kind"]
    return f"{kind}, {name_of('organisation', country)}" if country and kind != "state" else kind


def _mentions(item: Item) -> Iterator[Mention]:
    if country := item.get("country"):
        yield "country", True, "organisation", country, ""
    if parent := item.get("parent"):
        yield "part-of", True, "organisation", parent, ""


KIND = Kind(heading="Organisations", layout=_layout, detail=_detail, mentions=_mentions)
