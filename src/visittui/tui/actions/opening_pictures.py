"""Pictures of the whole record, each of which leads into it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from visittui.tui.actions.left_out import leave_out, sources_left_out, told_apart

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen

PICTURE = "picture/"
"""Before the name of a picture, where else a reference stands."""

PICTURE_OF_TAB = {
    "Sources": "picture/sources",
    "People": "picture/papers",
    "Agreements": "picture/papers",
    "Differences": "picture/scales",
}
"""Which picture goes with a tab; with all others who copies whom, from which links lead to the rest."""

LEAVE_OUT = "-"
"""Before the reference of a source that a picture hands back to be left out, or to count again."""


def show_picture(explorer: ExplorerScreen) -> None:
    """The picture that goes with where the reader is."""
    open_picture(explorer, PICTURE_OF_TAB.get(explorer.view.tab.name, "picture/sources"))


def open_picture(explorer: ExplorerScreen, ref: str) -> None:
    """Open a picture, one of `drawn.PICTURES`, over the explorer."""
    from visittui.archive.cards.drawn import picture_card
    from visittui.tui.screens.dialogs import PictureScreen

    view = explorer.view
    card = told_apart(picture_card(view.archive, ref), view.without)
    screen = PictureScreen(card, explorer.session.preferences.keys, sources_left_out(view))
    explorer.app.push_screen(screen, partial(_leave_picture, explorer))


def _leave_picture(explorer: ExplorerScreen, target: str | None) -> None:
    if target is not None and target.startswith(LEAVE_OUT):
        leave_out(explorer, target.removeprefix(LEAVE_OUT))
    else:
        explorer.arrive(target)
