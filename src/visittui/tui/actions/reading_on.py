"""Going on from a card to the next, and how things are shown: in which order and zone, and which match is chosen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError
from visittui.state.settings import VISIT_ZONE
from visittui.tui.actions.looking_up import PICTURE
from visittui.tui.explorer.tabs import MARKED
from visittui.tui.layout.card_text import ANCHOR

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen


def chosen_ref(explorer: ExplorerScreen) -> str | None:
    """The item that the reader looks at, on the overview the one that the chosen link leads to; None is said."""
    view = explorer.view
    ref = view.here().ref
    if ref is None and view.location.card_only:
        target = view.card.target or ""
        ref = None if target.startswith(("?", ANCHOR, PICTURE)) else target or None
    if ref is None:
        view.say("No item is selected: choose one first.")
    return ref


def next_order(explorer: ExplorerScreen) -> None:
    """By relevance, by time, from the newest."""
    view = explorer.view
    if view.tab is MARKED:
        view.say("Marked items stay in the order in which you marked them.")
    elif view.location.card_only:
        view.say("Only lists can be ordered.")
    elif view.location.whole and view.tab.undated:
        view.say(f"These have no time; they stay in their order, {view.tab.undated}.")
    else:
        view.restore(view.navigator.next_order(view.here()))


def widen(explorer: ExplorerScreen) -> None:
    """Search the whole record instead of what belongs to one item."""
    view = explorer.view
    if view.location.scope is None:
        view.say("The whole record is already being searched.")
    else:
        view.restore(view.here()._replace(scope=None))


def next_zone(explorer: ExplorerScreen) -> None:
    """Hours in the next zone in turn: the visit's own, UTC, that of the settings.

    The reader's zone takes part only where the settings or TZ name one: over SSH the machine's own is the server's.
    """
    visit, now, settled = explorer.view.archive.visit, explorer.view.clock.zone, explorer.session.preferences.zone
    own = settled if settled != VISIT_ZONE else os.environ.get("TZ", "").lstrip(":") or "UTC"
    zones = list(dict.fromkeys([visit.timezone, "UTC", own]))
    following = zones[(zones.index(now) + 1) % len(zones)] if now in zones else zones[0]
    try:
        clock = visit.clock(following)
    except CannotContinueError:
        clock = visit.clock()
    explorer.view.show_times(clock)


def to_item(explorer: ExplorerScreen, step: int) -> None:
    """From one item of the list to the next or the one before; what shows its card goes on showing cards."""
    view = explorer.view
    if view.location.card_only:
        view.say("This card stands in no list: go to a tab first.")
    elif not 0 <= view.rows.cursor + step < len(view.rows.source):
        view.say("This is the last item of the list." if step > 0 else "This is the first item of the list.")
    else:
        view.rows.move_to(view.rows.cursor + step)
        if (row := view.rows.row) is not None:
            view.navigator.stand_on(row.ref)
        if not view.body.has_class("-list"):
            view.show_card()
        view.tell()


def to_match(explorer: ExplorerScreen, step: int) -> None:
    """To the next or the previous match in the card."""
    view = explorer.view
    if view.search.results is None:
        view.say("There is no search, and so there are no matches to go through.")
    elif view.card.region.height == 0:
        view.say("Enter opens the card; n goes through the matches in it.")
    elif not view.card.choose_hit(step):
        view.say("The search has no match in this card.")
