"""A topic, whose card is what stands under it."""

from __future__ import annotations

from visittui.archive.cards.subject import Layout, Subject


def layout(_: Subject) -> Layout:
    """Its groups say all."""
    return Layout("topic", by_groups=True)
