"""Deciding on what was drafted for the record that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError
from visittui.tui.actions.marking import NOT_FOR_STRANGERS
from visittui.tui.actions.record_exchange import read_again

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen


async def review_drafts(explorer: ExplorerScreen) -> None:
    """Open the review over the explorer; the record is read again when something was written."""
    session, record = explorer.session, explorer.view.archive.record_path
    if session.kiosk or session.in_browser:
        explorer.view.say(NOT_FOR_STRANGERS if session.kiosk else "Drafts are decided on in a terminal.")
        return
    if explorer.view.waiting_drafts is None:
        explorer.view.say("Nothing was drafted for this record; visittui draft TEXTS -o NAME.json does that.")
        return
    from visittui.tui.review.screen import ReviewScreen

    try:
        screen = ReviewScreen(record, session.texts, session.preferences.keys)
    except CannotContinueError as error:
        explorer.view.say(str(error).splitlines()[0])
        return

    def closed(changed: bool | None) -> None:
        if changed:
            read_again(explorer)

    explorer.view.take_focus()
    await explorer.app.push_screen(screen, closed)
