"""Deciding on what was drafted for the record that is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError
from visittui.tui.actions.marking import NOT_FOR_STRANGERS
from visittui.tui.actions.record_exchange import read_again

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen

_HANGS = "the directory of the record does not answer"


async def review_drafts(explorer: ExplorerScreen) -> None:
    """Open the review over the explorer; the record is read again when something was written."""
    session, record = explorer.session, explorer.view.archive.record_path
    if session.kiosk or session.in_browser:
        explorer.view.say(NOT_FOR_STRANGERS if session.kiosk else "Drafts are decided on in a terminal.")
        return
    if explorer.view.waiting_drafts is None:
        explorer.view.say("Nothing was drafted for this record; visittui draft TEXTS -o NAME.json does that.")
        return
    from visittui.files.paired_files import contents
    from visittui.tui.review.decisions import Review
    from visittui.tui.review.screen import ReviewScreen

    try:
        session.files.run(partial(contents, record), late=_HANGS, busy=_HANGS)
        review = Review(record, session.texts_directory)
    except CannotContinueError as error:
        explorer.view.say(str(error).splitlines()[0])
        return

    def closed(changed: bool | None) -> None:
        if changed:
            read_again(explorer)

    explorer.view.take_focus()
    await explorer.app.push_screen(ReviewScreen(review, session.preferences.keys), closed)
