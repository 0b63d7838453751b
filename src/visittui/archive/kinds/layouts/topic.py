"""A topic, whose card is what stands under it."""

from __future__ import annotations

from visittui.archive.cards.layout import Layout
from visittui.archive.cards.subject import Subject


def layout(_: Subject) -> Layout:
    """Its groups say all."""
    return Layout("topic", by_groups=True)
