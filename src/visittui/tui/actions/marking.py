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
    news = explorer.view.marked.news
    explorer.view.show_marks()
    if news:
        explorer.view.say(news)
        return
    if not marked:
        explorer.view.say("No longer marked.")
        return
    keys = explorer.session.preferences.keys
    onwards = key_of("next_item" if explorer.view.focused_part == "card" else "down", keys)
    tab, export = TABS.index(MARKED) + 1, key_of("write_marked", keys)
    explorer.view.say(f"Marked; {onwards} goes to the next one, tab {tab} lists what is marked, {export} exports it.")
