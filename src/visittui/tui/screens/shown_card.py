"""Which card the explorer shows: of an item, the overview, or what the matches have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.archive.cards.overview import overview_card
from visittui.tui.actions.left_out import told_apart

if TYPE_CHECKING:
    from visittui.tui.keymap.keys import Keys
    from visittui.tui.screens.view import View


def show_card(view: View, keys: Keys, top: int, link: int | None) -> None:
    """Show the card that belongs to where the reader is, from its line `top` and with a link chosen by its number."""
    if view.location.facets:
        from visittui.tui.explorer.facets_card import facets_card, link_back

        facets = facets_card(view.archive, view.search.results, keys)
        view.card.show(facets, lambda _: (), top=top, link=link_back(facets, view.narrowed, link))
    elif view.location.card_only and view.location.ref is None:
        overview = told_apart(overview_card(view.archive, view.clock), view.without)
        view.card.show(overview, lambda _: (), top=top, link=link)
    else:
        ref = view.shown_ref
        card = told_apart(view.archive.card(ref, view.clock), view.without) if ref else None
        view.card.show(card, view.search.matches, top=top, link=link)
