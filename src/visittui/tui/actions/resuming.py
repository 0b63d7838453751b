"""Going on where the reader was the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.tui.explorer.location import as_far_as_there

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen


def resume(explorer: ExplorerScreen) -> None:
    """Go on where the reader was the last time."""
    view = explorer.view
    location, explorer.session.resume = explorer.session.resume, None
    if location is None or as_far_as_there(location, view.archive) != location:
        view.say("There is no earlier place to go on at.")
    else:
        view.restore(view.navigator.visit(view.here(), location))
