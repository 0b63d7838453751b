"""Narrowing the list: by what its matches have in common, and by fields completed in the search box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from visittui.tui.keymap.ways_on import QUERY

if TYPE_CHECKING:
    from visittui.archive.search.completion import Completion
    from visittui.tui.screens.explorer import ExplorerScreen


def completions_at(explorer: ExplorerScreen, text: str, caret: int) -> Sequence[Completion]:
    """How the text of the search box can go on at the caret."""
    from visittui.archive.search.completion import completions

    return completions(explorer.view.archive, text, caret)


def show_facets(explorer: ExplorerScreen) -> None:
    """Show beside the list, or over it, what the matches have in common; where that is shown, the card again."""
    view = explorer.view
    here = view.here()
    if here.facets and here.focus == "card":
        close_facets(explorer)
    elif here.facets:
        view.focus_on("card")
    else:
        view.narrowed = ""
        explorer.visit(here._replace(facets=True, focus="card", card_top=0, link=0))


def close_facets(explorer: ExplorerScreen) -> None:
    """Show the card again, and turn to the list."""
    explorer.view.restore(explorer.view.here()._replace(facets=False, focus="list", card_top=0, link=None))


def narrow(explorer: ExplorerScreen, target: str) -> None:
    """Ask what a facet leads to, the facets staying where they are."""
    view = explorer.view
    read = view.search.results
    view.narrowed = QUERY + (str(read.query) if read is not None else "")
    view.restore(view.navigator.narrow(view.here(), target.removeprefix(QUERY)))
