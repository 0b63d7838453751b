"""How the card of each kind of item is laid out, each in a module called as the kind is.

Apart from the kinds, since a search lists items and shows no card.
"""

from __future__ import annotations

from importlib import import_module

from visittui.archive.cards.layout import Layout
from visittui.archive.cards.subject import Subject


def layout_of(subject: Subject) -> Layout:
    """The layout of an item's card."""
    laid_out: Layout = import_module(f"{__name__}.{subject.reference.kind}").layout(subject)
    return laid_out
