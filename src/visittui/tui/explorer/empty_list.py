"""What a list without rows says, and what is offered instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.tui.explorer.tabs import MARKED, TABS, Tab
from visittui.tui.keymap.keys import Keys, key_of
from visittui.tui.keymap.ways_on import QUERY, TAB, Sentence, Told, press

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results


def nothing_marked(keys: Keys) -> str:
    """How to mark something."""
    return f"Nothing is marked: {key_of('mark', keys)} marks an item."


def nothing_found(tab: Tab, results: Results | None, scope: str, marked: int, keys: Keys) -> Told:
    """What an empty list says: why it is empty, and where there is something instead.

    `scope` is the name of the item to which the search is confined, `marked` how many items are marked in all.
    """
    if results is None:
        return (Sentence(nothing_marked(keys) if tab is MARKED else f"The record has no {tab.noun}."),)
    if tab is MARKED:
        what = f"None of the {marked} marked items match." if marked else nothing_marked(keys)
        return Sentence(what), Sentence("Tab 1 lists everything that matches.", TAB + TABS[0].name)
    elsewhere = [
        Sentence(f"{other.name} {count:,}", TAB + other.name)
        for other in TABS[1:]
        if (count := sum(results.counts.get(kind, 0) for kind in other.kinds))
    ]
    within = f" in {scope}" if scope else ""
    further = [
        Sentence(
            f"{hint[:1].upper()}{hint[1:]}{'' if hint.query or hint.endswith(('.', '?')) else '.'}",
            QUERY + hint.query if hint.query else "",
        )
        for hint in results.hints
    ]
    if scope and results.in_whole_record:
        further.insert(0, Sentence(f"In the whole record: {results.in_whole_record:,}", press("widen", keys)))
    if elsewhere:
        return Sentence(f"No {tab.noun} match{within}. Elsewhere:"), *elsewhere, *further
    return (
        Sentence(f"Nothing matches{within}."),
        *further,
        Sentence(f"{key_of('leave', keys)} clears the query.", press("leave", keys)),
        Sentence(f"{key_of('help', keys)} explains how to search.", press("help", keys)),
    )
