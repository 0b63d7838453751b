"""Pictures of the whole record, and the record without one of its sources."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from visittui.tui.keymap.keys import key_of

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen

_OF_TAB = {"People": "picture/papers", "Agreements": "picture/papers", "Differences": "picture/scales"}
"""Which picture goes with a tab; with all others who copies whom, from which links lead to the rest."""

LEAVE_OUT = "-"
"""Before the reference of a source that a picture hands back to be left out."""


def show_picture(explorer: ExplorerScreen) -> None:
    """The picture that goes with where the reader is."""
    open_picture(explorer, _OF_TAB.get(explorer.view.tab.name, "picture/sources"))


def open_picture(explorer: ExplorerScreen, ref: str) -> None:
    """Open a picture over the explorer.

    Args:
        explorer: the screen.
        ref: one of `drawn.PICTURES`.
    """
    from visittui.archive.cards.drawn import picture_card
    from visittui.tui.screens.dialogs import PictureScreen

    screen = PictureScreen(picture_card(explorer.view.archive, ref), explorer.session.preferences.keys)
    explorer.app.push_screen(screen, partial(_leave_picture, explorer))


def _leave_picture(explorer: ExplorerScreen, target: str | None) -> None:
    if target is not None and target.startswith(LEAVE_OUT):
        _leave_out(explorer, target.removeprefix(LEAVE_OUT))
    else:
        explorer.arrive(target)


def without_source(explorer: ExplorerScreen) -> None:
    """Leave out the source that is looked at, or count again the one that is left out."""
    view = explorer.view
    if view.without is not None:
        view.leave_out(None)
        view.say("Every source counts again.")
        return
    target = view.card.target if view.focused_part == "card" else None
    ref = target if target is not None and target.startswith("source/") else view.here().ref
    if ref is None or not ref.startswith("source/"):
        view.say(f"Go to a source, or to one on a card: {key_of('without', view.keys)} shows the record without it.")
        return
    _leave_out(explorer, ref)


def _leave_out(explorer: ExplorerScreen, ref: str) -> None:
    from visittui.archive.store.without import Without

    explorer.view.leave_out(Without(explorer.view.archive, ref))
