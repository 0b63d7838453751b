"""Cards of places and topics, which mostly lead elsewhere."""

from __future__ import annotations

from visittui.archive.cards.card import Fact
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import text
from visittui.archive.cards.subject import Subject


def place(subject: Subject) -> Layout:
    """Its names, and what it lies in."""
    item = subject.item
    layout = Layout("place", by_groups=True)
    names = [name for name in (item.get("local_name"), *item.get("aliases", ())) if name and name != item["name"]]
    if names:
        layout.facts.append(Fact("Also written", text(", ".join(names))))
    layout.facts.extend(subject.fact("Within", "place", "within"))
    layout.shown = frozenset({("part-of", True)})
    return layout


def topic(subject: Subject) -> Layout:
    """Nothing of its own: its card is what stands under it."""
    return Layout("topic", by_groups=True)
