"""Marking items for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError
from visittui.tui.explorer.tabs import MARKED, TABS
from visittui.tui.keymap.keys import key_of

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen

NOT_FOR_STRANGERS = "Not available on a public account, which stores nothing and shows one record."


def mark(explorer: ExplorerScreen) -> None:
    """Mark the item, or take its mark away."""
    if explorer.session.kiosk:
        explorer.view.say(NOT_FOR_STRANGERS)
        return
    ref = explorer.chosen_ref()
    if ref is None:
        return
    try:
        marked = explorer.view.marked.toggle(ref)
    except CannotContinueError as error:
        explorer.view.say(f"{error}.")
        return
    explorer.view.show_marks()
    tab, key = TABS.index(MARKED) + 1, key_of("write_marked", explorer.session.preferences.keys)
    explorer.view.say(f"Marked; tab {tab} lists what is marked, {key} exports it." if marked else "No longer marked.")
