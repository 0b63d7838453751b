"""Going to a tab: by its number, by a click, or on from the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.tui.actions.reviewing import review_drafts
from visittui.tui.explorer.tabs import TABS

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen


async def open_tab(explorer: ExplorerScreen, index: int) -> None:
    """To a tab by its number in the tab line, from 0; behind all others stand the drafts, where there are some."""
    if index == len(TABS) and explorer.view.waiting_drafts is not None:
        await review_drafts(explorer)
    elif index >= len(TABS):
        explorer.view.say(f"There are tabs 1 to {len(TABS)}.")
    else:
        list_tab(explorer, index)


def list_tab(explorer: ExplorerScreen, index: int) -> None:
    """To a tab that lists items, by its number from 0."""
    location = explorer.view.navigator.to_tab(explorer.view.here(), TABS[index].name)
    if location is None:
        explorer.view.focus_on("list")
    else:
        explorer.view.restore(location)


async def turn_to_tab(explorer: ExplorerScreen, step: int) -> None:
    """To the next or the previous tab."""
    tabs = len(TABS) + (explorer.view.waiting_drafts is not None)
    await open_tab(explorer, (TABS.index(explorer.view.tab) + step) % tabs)
