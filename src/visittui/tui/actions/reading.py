"""What the reader looks at, and how: in which order and zone, and which match of the query is chosen on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.tui.explorer.tabs import MARKED
from visittui.tui.explorer.zones import next_clock
from visittui.tui.layout.card_text import ANCHOR

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen


def chosen_ref(explorer: ExplorerScreen) -> str | None:
    """The item that the reader looks at, on the overview the one that the chosen link leads to; None is said."""
    view = explorer.view
    ref = view.here().ref
    if ref is None and view.location.card_only:
        target = view.card.target or ""
        ref = None if target.startswith(("?", ANCHOR)) else target or None
    if ref is None:
        view.say("No item is chosen here: go to one first.")
    return ref


def next_order(explorer: ExplorerScreen) -> None:
    """By relevance, by time, from the newest."""
    view = explorer.view
    if view.tab is MARKED:
        view.say("Marked items stand as you marked them.")
    elif view.location.card_only:
        view.say("Only lists have an order.")
    else:
        view.restore(view.navigator.next_order(view.here()))


def next_zone(explorer: ExplorerScreen) -> None:
    """Hours in the next zone."""
    view = explorer.view
    view.show_times(next_clock(view.clock, view.archive.visit, explorer.session.preferences.zone))


def next_match(explorer: ExplorerScreen) -> None:
    """To the next match in the card."""
    _choose_match(explorer, 1)


def previous_match(explorer: ExplorerScreen) -> None:
    """To the previous match in the card."""
    _choose_match(explorer, -1)


def _choose_match(explorer: ExplorerScreen, step: int) -> None:
    view = explorer.view
    if view.search.results is None:
        view.say("There is no query of which to go through the matches.")
    elif view.card.region.height == 0:
        view.say("Enter opens the card; n goes through the matches in it.")
    elif not view.card.choose_hit(step):
        view.say("No match of the query stands in this card.")
