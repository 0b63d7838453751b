"""Topics, whose cards are what stands under them."""

from __future__ import annotations

from visittui.archive.cards.layout import Layout
from visittui.archive.cards.subject import Subject
from visittui.archive.kinds.kind import Kind


def _layout(_: Subject) -> Layout:
    return Layout("topic", by_groups=True)


KIND = Kind(heading="Topics", layout=_layout, body=())
