"""The words of the fixed lines: title, matches, tabs, trail, keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from visittui.archive.archive import Archive
from visittui.archive.card import Card
from visittui.archive.visit import Visit
from visittui.archive.whole_list import Order
from visittui.tui.keys import KEYS, Keys, Where, hints, key_of
from visittui.tui.lettering import Line, Run, cut, width_of
from visittui.tui.navigation import Place
from visittui.tui.tabs import EVERY_KIND, MARKED, TABS, Tab
from visittui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from visittui.archive.searching import Results

_TITLE_CELLS = 32
_TRAIL_PLACES = 4
_SCOPE_CELLS = 28


def title_line(line: TextLine, visit: Visit) -> None:
    """The program and the visit, in the words of the record."""
    line.show(
        (Run(" visittui", "name"), Run("  "), Run(visit.title, "text")),
        (Run(f"{visit.when} ", "label"),),
    )


def number(count: int, capped: bool = False) -> str:
    """A count for reading: `1,234`, `10,000+`."""
    return f"{count:,}{'+' if capped else ''}"


def search_label(scope: str) -> Line:
    """The words before the search box, with the name of the item to which the search is confined."""
    if not scope:
        return (Run(" Search: ", "label"),)
    return (Run(" Search in ", "label"), *cut((Run(scope, "name"),), _SCOPE_CELLS), Run(" (Tab: all): ", "label"))


def found_line(found: TextLine, results: Results | None) -> None:
    """The number of matches after the search box."""
    if results is None:
        found.show(())
        return
    total = sum(results.counts.get(kind, 0) for kind in EVERY_KIND)
    words = "no match" if not total else "1 match" if total == 1 else f"{number(total, bool(results.capped))} matches"
    found.show((), (Run(words, "name" if total else "notice"),))


def tab_counts(archive: Archive, results: Results | None, marked: int) -> Mapping[str, str]:
    """What each tab holds: its items, or its matches while there is a query."""
    counts = archive.counts if results is None else results.counts
    capped = frozenset() if results is None else results.capped
    shown = {
        tab.name: number(sum(counts.get(kind, 0) for kind in tab.kinds), not capped.isdisjoint(tab.kinds))
        for tab in TABS
        if (results is not None or tab.name != "Overview") and tab is not MARKED
    }
    return {**shown, MARKED.name: str(marked)} if marked else shown


def nothing_marked(keys: Keys) -> str:
    """How to mark something."""
    return f"Nothing is marked: {key_of('mark', keys)} marks the item under the cursor."


def nothing_found(tab: Tab, results: Results | None, keys: Keys = KEYS) -> str:
    """The sentences of an empty list: why it is empty, and where there is something instead."""
    if tab is MARKED:
        return nothing_marked(keys)
    if results is None:
        return f"The record has no {tab.noun}."
    elsewhere = [
        f"{other.name} {count:,}"
        for other in TABS[1:]
        if (count := sum(results.counts.get(kind, 0) for kind in other.kinds))
    ]
    if elsewhere:
        return f"No {tab.noun} match. Elsewhere: {', '.join(elsewhere)}."
    why = [f"{hint[:1].upper()}{hint[1:]}{'' if hint.endswith('?') else '.'}" for hint in results.hints]
    ways_on = f"{key_of('leave', keys)} clears the query; {key_of('help', keys)} shows what queries can say."
    return "\n".join(["Nothing matches.", *why, ways_on])


def trail_title(place: Place, card: Card | None, scope: str) -> str:
    """How the trail names a place: the card that was read, or the list."""
    if place.focus == "card" and card is not None and place.ref is not None:
        return card.title
    words = [place.tab] if place.tab else []
    if place.query:
        words.append(f"“{place.query}”")
    if scope:
        words.append(f"in {scope}")
    return " ".join(words)


def trail_line(
    line: TextLine, places: Sequence[Place], notice: str, position: tuple[int, int, Order], zone: str
) -> None:
    """Where the reader came from, or what they should know; at the right the row, the order and the zone."""
    row, total, ordering = position
    right = f"{number(row)} of {number(total)} " if row else ""
    if row and not (ordering == "time" and places[-1].whole):
        right += {"relevance": "best first ", "time": "by time ", "newest": "newest first "}[ordering]
    told = (Run(right, "label"), Run(f"{zone} time ", "label"))
    room = line.app.size.width - width_of(told) - 2
    if notice:
        line.show((Run(f" {notice}", "notice"),), told if cell_len(notice) < room else ())
    else:
        line.show(_trail(_unrepeated(places), room), told)


def _unrepeated(places: Sequence[Place]) -> list[Place]:
    """The places without those that the trail would name twice in a row."""
    return [place for index, place in enumerate(places) if not index or place.title != places[index - 1].title]


def _trail(places: Sequence[Place], room: int) -> Line:
    """The last places, as many as there is room for; where the reader is now is always among them."""
    trail: Line = ()
    for count in range(min(_TRAIL_PLACES, len(places)), 0, -1):
        shown = places[-count:]
        trail = (Run(" "), Run("… › ", "muted")) if count < len(places) else (Run(" "),)
        for position, place in enumerate(shown):
            trail += (Run(" › ", "muted"),) if position else ()
            trail += cut((Run(place.title, "name" if position == count - 1 else "muted"),), _TITLE_CELLS)
        if width_of(trail) <= room:
            break
    return trail


def bottom_line(line: TextLine, focused: Where, keys: Keys = KEYS) -> None:
    """The keys that matter where the reader is, as many as there is room for."""
    shown: Line = (Run(" "),)
    for key, word in hints(focused, keys):
        gap = (Run("  "),) if len(shown) > 1 else ()
        longer = (*shown, *gap, Run(key, "name"), Run(f" {word}"))
        if width_of(longer) > line.app.size.width:
            break
        shown = longer
    line.show(shown)
