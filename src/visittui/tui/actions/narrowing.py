"""Narrowing the list: by what its matches have in common, and by fields completed in the search box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Bar, BarChart, Card, Link
from visittui.tui.explorer.tabs import MARKED, TABS, Tab
from visittui.tui.keymap.keys import KEYS, Keys, key_of
from visittui.tui.keymap.ways_on import QUERY

if TYPE_CHECKING:
    from visittui.archive.search.completion import Completion
    from visittui.archive.search.hits.results import Results
    from visittui.archive.store.archive import Archive
    from visittui.tui.explorer.marked_list import MarkedItems
    from visittui.tui.screens.explorer import ExplorerScreen

_FACETS = (("speaker", "Speaker of the quotes"), ("topic", "Topic"))
_TAKEN, _FREE = "[x]", "[ ]"


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


def facets_card(
    archive: Archive,
    results: Results | None,
    keys: Keys = KEYS,
    *,
    tab: Tab = TABS[0],
    marked: MarkedItems | None = None,
) -> Card:
    """Counts by speaker and topic, without results of the whole record; each link narrows the query, or undoes that.

    On the tab of what is `marked` that alone is counted; on all others what any tab lists is.
    """
    from visittui.archive.search.hits.facets import has_room, narrowings
    from visittui.archive.search.searching import search

    found = results or search(archive, "")
    counted = marked.to_narrow(results) if marked is not None and tab is MARKED else found
    charts = []
    for field, label in _FACETS:
        bars = tuple(
            Bar(Link(f"{QUERY}{each.query}", f"{_TAKEN if each.is_taken else _FREE} {each.title}"), (each.hits,))
            for each in narrowings(counted, field)
        )
        if bars:
            charts.append(BarChart(label, (), bars))
    how = (
        f"{key_of('up', keys)} and {key_of('down', keys)} choose, {key_of('follow', keys)} adds one or takes it back, "
        f"{key_of('facets', keys)} closes."
    )
    if not has_room(found.query) and not charts:
        how = "Nothing can be added to a query of so many words."
    elif not charts:
        how = f"Nothing {'linked with this' if found.linked else 'here'} has a speaker or a topic."
    elif tab is not TABS[0]:
        how += " Only what is marked is counted." if tab is MARKED else " What other tabs list is counted too."
    if charts and found.linked:
        how += " With one of these a reference stands for what is linked with it, and that is counted."
    return Card("help/facets", "help", "Narrow", how, (), (), (), charts=tuple(charts))


def link_back(card: Card, target: str, otherwise: int | None) -> int | None:
    """The number of the link that leads to a target, such as what was added last and can be taken back."""
    links = [bar.link.ref for chart in card.charts for bar in chart.bars]
    return links.index(target) if target in links else otherwise


def close_facets(explorer: ExplorerScreen) -> None:
    """Show the card again, and turn to the list."""
    explorer.view.restore(explorer.view.here()._replace(facets=False, focus="list", card_top=0, link=None))


def narrow(explorer: ExplorerScreen, target: str) -> None:
    """Ask what a facet leads to, the facets staying where they are."""
    view = explorer.view
    read = view.search.results
    view.narrowed = QUERY + (str(read.query) if read is not None else "")
    view.restore(view.navigator.narrow(view.here(), target.removeprefix(QUERY)))
