"""What a list without rows says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from visittui.tui.explorer.tabs import MARKED, TABS, Tab
from visittui.tui.keymap.keys import Keys, key_of

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results


def nothing_marked(keys: Keys) -> str:
    """How to mark something."""
    return f"Nothing is marked: {key_of('mark', keys)} marks an item."


def nothing_found(tab: Tab, results: Results | None, scope: str, marked: int, keys: Keys) -> str:
    """What an empty list says, a line for each sentence: why it is empty, and where there is something instead.

    Args:
        tab: the tab.
        results: the answer to the query, if there is one.
        scope: the name of the item to which the search is confined.
        marked: how many items are marked in all.
        keys: the reader's table of keys.
    """
    if results is None:
        return nothing_marked(keys) if tab is MARKED else f"The record has no {tab.noun}."
    if tab is MARKED:
        what = f"Of the {marked} marked items none matches." if marked else nothing_marked(keys)
        return f"{what}\nTab 1 lists all that matches in the record."
    elsewhere = [
        f"{other.name} {count:,}"
        for other in TABS[1:]
        if (count := sum(results.counts.get(kind, 0) for kind in other.kinds))
    ]
    within = f" in {scope}" if scope else ""
    if elsewhere:
        return "\n".join(
            (f"No {tab.noun} match{within}. Elsewhere: {', '.join(elsewhere)}.", *_sentences(results.hints))
        )
    ways_on = f"{key_of('leave', keys)} clears the query; {key_of('help', keys)} shows what queries can say."
    return "\n".join((f"Nothing matches{within}.", *_sentences(results.hints), ways_on))


def _sentences(hints: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{hint[:1].upper()}{hint[1:]}{'' if hint.endswith(('.', '?')) else '.'}" for hint in hints)
