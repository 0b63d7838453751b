"""The words of the fixed lines: title, matches, tabs, trail, keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from visittui.archive.cards.card import Card
from visittui.archive.search.whole_list import Order
from visittui.archive.store.archive import Archive
from visittui.archive.store.visit import Visit
from visittui.tui.explorer.navigation import Place
from visittui.tui.explorer.tabs import EVERY_KIND, MARKED, TABS, Tab
from visittui.tui.keymap.keys import Hint, Keys, key_of
from visittui.tui.layout.text_runs import Line, Run, cut, width_of
from visittui.tui.widgets.pane import Span
from visittui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from visittui.archive.search.searching import Results

_TITLE_CELLS = 24
"""Cells that the trail leaves each title at least, before it leaves out the place."""

_TRAIL_PLACES = 4
_SCOPE_CELLS = 28
_ORDERINGS: Mapping[Order, str] = {
    "relevance": "best first",
    "time": "by time",
    "newest": "newest first",
    "standing": "signed first",
}
_MARKS_EXPECTED = 9
"""So many marks the tab line has room for beside all else."""


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
    return (Run(" Search in ", "label"), *cut((Run(scope, "name"),), _SCOPE_CELLS), Run(": ", "label"))


def found_line(found: TextLine, results: Results | None) -> None:
    """The number of matches after the search box."""
    if results is None or not results.query:
        # Of signs alone nothing is asked: the list stays whole, and nothing in it is a match.
        found.show(())
        return
    total = sum(results.counts.get(kind, 0) for kind in EVERY_KIND)
    words = "no match" if not total else "1 match" if total == 1 else f"{number(total, bool(results.capped))} matches"
    found.show((), (Run(f"{words} ", "name" if total else "notice"),))


def tab_counts(archive: Archive, results: Results | None, marked: int | None) -> Mapping[str, str]:
    """What each tab holds: its items, or its matches while there is a query.

    Args:
        archive: the open archive.
        results: the answer to the query, if there is one.
        marked: how many items the tab of marked ones lists; None where nothing is marked.
    """
    counts = archive.counts if results is None else results.counts
    capped = frozenset() if results is None else results.capped
    shown = {
        tab.name: number(sum(counts.get(kind, 0) for kind in tab.kinds), not capped.isdisjoint(tab.kinds))
        for tab in TABS[1:]
        if tab is not MARKED
    }
    return shown if marked is None else {**shown, MARKED.name: str(marked)}


def most_counts(archive: Archive) -> Mapping[str, str]:
    """The most that each tab can come to hold; of marks, as many as readers usually make."""
    return tab_counts(archive, None, _MARKS_EXPECTED)


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
        what = f"Of the {marked} marked items, none match." if marked else nothing_marked(keys)
        return f"{what}\nTab 1 lists everything that matches."
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
    ways_on = f"{key_of('leave', keys)} clears the query; {key_of('help', keys)} explains how to search."
    return "\n".join((f"Nothing matches{within}.", *_sentences(results.hints), ways_on))


def _sentences(hints: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{hint[:1].upper()}{hint[1:]}{'' if hint.endswith(('.', '?')) else '.'}" for hint in hints)


def beyond_scope(results: Results | None, scope: str, key: str) -> str:
    """That the whole record has more than the item to which a search is confined, and by which key; or nothing."""
    if results is None or not scope or results.in_whole_record is None:
        return ""
    within = sum(results.counts.values())
    if results.in_whole_record <= within:
        return ""
    found = number(within) if within else "Nothing"
    return f"{found} in {scope}; {number(results.in_whole_record)} in the whole record: {key}"


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


def list_position(row: int, total: int, ordering: Order, told: bool) -> tuple[str, ...]:
    """Which row the cursor is on, with how the rows are ordered if that is to be told; then the same in fewer cells."""
    if not row:
        return ()
    place = f"{number(row)} of {number(total)}"
    return (f"{place} · {_ORDERINGS[ordering]}", place) if told else (place,)


def card_position(span: Span) -> tuple[str, ...]:
    """Which lines of a card are in view, then the same in fewer cells; nothing where all are."""
    return (span.words, span.short) if span.words else ()


def trail_line(
    line: TextLine,
    places: Sequence[Place],
    notice: Sequence[str],
    position: Sequence[str],
    zone: str,
    *,
    both: bool = False,
) -> None:
    """Where the reader came from, or what they should know; at the right what part of all is in view, and the zone.

    Args:
        line: the line.
        places: where the reader came from, and where they are.
        notice: what they should know, then the same in fewer words; empty for nothing.
        position: what part of the list or card is in view, then the same in fewer words; empty for all.
        zone: the name of the zone in which hours are shown.
        both: whether the position is told beside any notice, which gets fewer words or is cut for it.
    """
    width = line.app.size.width
    separator = (Run(" · ", "muted"),) if position else ()
    ends: list[Line] = [
        (Run(words, "label"), *separator, Run(f"{zone} time ", "label")) for words in position[:1] or ("",)
    ]
    ends += [(Run(f"{words} ", "label"),) for words in position]
    if notice:
        least = ends[-1] if both and position else ()
        words = next((words for words in notice if cell_len(words) < width - 2 - width_of(least)), notice[-1])
        room = width - cell_len(words) - 3
        line.show((Run(f" {words}", "notice"),), next((end for end in ends if width_of(end) <= room), least))
    else:
        told = next((end for end in ends if width_of(end) <= width // 2), ends[-1])
        line.show(_trail(_unrepeated(places), width - width_of(told) - 2), told)


def _unrepeated(places: Sequence[Place]) -> list[Place]:
    """The places without those that the trail would name twice in a row."""
    return [place for index, place in enumerate(places) if not index or place.title != places[index - 1].title]


def _trail(places: Sequence[Place], room: int) -> Line:
    """The last places, as many as there is room for; where the reader is now is always among them."""
    trail: Line = ()
    for count in range(min(_TRAIL_PLACES, len(places)), 0, -1):
        titles = [place.title for place in places[-count:]]
        before = (Run(" "), Run("… › ", "muted")) if count < len(places) else (Run(" "),)
        cells = _titles_cells(titles, room - width_of(before) - 3 * (count - 1))
        trail = before
        for position, title in enumerate(titles):
            trail += (Run(" › ", "muted"),) if position else ()
            trail += cut((Run(title, "name" if position == count - 1 else "muted"),), cells)
        if width_of(trail) <= room:
            break
    return trail


def _titles_cells(titles: Sequence[str], room: int) -> int:
    """How long a title may be so that all fit: only the longest are cut, and none below what tells it apart."""
    widths = [cell_len(title) for title in titles]
    cells = max(widths)
    while cells > _TITLE_CELLS and sum(min(width, cells) for width in widths) > room:
        cells -= 1
    return cells


def bottom_line(line: TextLine, named: Sequence[Hint]) -> None:
    """The keys that matter where the reader is, as many as there is room for, those that are needed most before all."""
    room = line.app.size.width - 1
    kept: set[Hint] = set()
    for hint in sorted(named, key=lambda hint: hint.rank):
        cells = cell_len(f"{hint.key} {hint.word}") + 2
        if cells - 2 <= room:
            kept.add(hint)
            room -= cells
    shown: Line = (Run(" "),)
    for hint in named:
        if hint in kept:
            gap = (Run("  "),) if len(shown) > 1 else ()
            shown += (*gap, Run(hint.key, "name"), Run(f" {hint.word}"))
    line.show(shown)
