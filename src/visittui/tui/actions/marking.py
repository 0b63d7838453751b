"""Marking items for later, and writing what is marked to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError
from visittui.tui.explorer.empty_list import nothing_marked
from visittui.tui.explorer.tabs import MARKED, TABS
from visittui.tui.keymap.keys import key_of

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen

NOT_FOR_STRANGERS = "Not on a public account, which keeps nothing of its readers and shows one record."


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
    explorer.view.say(
        f"Marked; tab {tab} lists what is marked, {key} writes it to a file." if marked else "No longer marked."
    )


async def write_marked(explorer: ExplorerScreen) -> None:
    """Write the marked items to a Markdown file in the current directory."""
    if explorer.session.kiosk:
        explorer.view.say(NOT_FOR_STRANGERS)
        return
    from visittui.export.formats import FORMATS
    from visittui.export.selection import Selection
    from visittui.tui.actions.new_files import write_file

    archive, refs = explorer.view.archive, explorer.view.marked.rows().refs
    write = FORMATS["markdown"].text
    if not refs or write is None:
        explorer.view.say(nothing_marked(explorer.session.preferences.keys))
        return
    counts = {kind: sum(ref.startswith(f"{kind}/") for ref in refs) for kind in archive.counts}
    text = "".join(write(Selection(archive, counts, refs), explorer.view.say))
    await write_file(explorer, f"{archive.visit.id}-marked", ".md", text)
