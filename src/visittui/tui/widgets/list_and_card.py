"""List and card, side by side where there is room, else one over the other."""

from __future__ import annotations

from typing import Literal

from textual.containers import Horizontal

from visittui.tui.explorer.location import Location
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.pane import Pane
from visittui.tui.widgets.row_list import RowList

BESIDE_FROM = 100
"""Columns from which list and card stand side by side."""

Arrangement = Literal["-list", "-card", "-beside"]


def arrangement(location: Location, columns: int, *, is_empty: bool = False) -> Arrangement:
    """Side by side, or whichever of list and card has the focus; beside an empty list there is no card of an item."""
    if columns >= BESIDE_FROM and not location.card_only:
        return "-list" if is_empty and not location.facets else "-beside"
    return "-card" if location.card_only or location.focus == "card" else "-list"


class ListAndCard(Horizontal):
    """Knows how the two stand and which of them has the keys."""

    def __init__(self, rows: RowList, card: CardView, arranged: Arrangement) -> None:
        """Put two panes beside each other, arranged from the beginning.

        Another arrangement after the first one would style and lay everything out once more.
        """
        super().__init__(rows, card, id="body", classes=arranged)
        self._rows = rows
        self._card = card

    def stand(self, arranged: Arrangement) -> bool:
        """Stand like this; whether that is another arrangement than before, which is to be laid out."""
        if self.has_class(arranged):
            return False
        self.set_classes(arranged)
        self.app.stylesheet.update(self)
        return True

    def focus_of(self, location: Location) -> Pane:
        """The pane that has the keys at a location; it looks so from now on."""
        wanted: Pane = self._card if location.card_only or location.focus == "card" else self._rows
        for pane in (self._rows, self._card):
            pane.hear_of_focus(pane is wanted)
        return wanted
