"""The trail: how the reader came to where they are, as many steps as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from visittui.archive.cards.card import Card
from visittui.tui.explorer.location import Location
from visittui.tui.keymap.ways_on import BACK
from visittui.tui.layout.text_runs import Line, Run, cut, parted, width_of

_TITLE_CELLS = 24
"""Cells that the trail leaves each title at least, before it leaves out the location."""

_MOST = 4
"""Locations of a trail."""


def trail_title(location: Location, card: Card | None, scope: str) -> str:
    """How the trail names a location: the card that was read, or the list."""
    if location.focus == "card" and card is not None and location.ref is not None:
        return card.title
    words = [location.tab] if location.tab else []
    if location.query:
        words.append(f"“{location.query}”")
    if scope:
        words.append(f"in {scope}")
    return " ".join(words)


def trail(locations: Sequence[Location], room: int) -> Line:
    """The last locations, as many as there is room for; where the reader is now is always among them.

    Each location is told once, where it was visited last; a click on it leads back there.
    """
    last = {each.title: steps for steps, each in enumerate(locations, 1 - len(locations))}
    named = sorted(((-steps, title) for title, steps in last.items()), reverse=True)
    told: Line = ()
    for count in range(min(_MOST, len(named)), 0, -1):
        titles = [title for _, title in named[-count:]]
        # A tab that stands before is not named again with the query that was asked there.
        twice = [f"{before} " if title.startswith(f"{before} “") else "" for before, title in pairwise(["", *titles])]
        titles = [title.removeprefix(tab) for title, tab in zip(titles, twice, strict=True)]
        before = (Run(" "), Run("… › ", "muted")) if count < len(named) else (Run(" "),)
        cells = _titles_cells(titles, room - width_of(before) - 3 * (count - 1))
        runs = [
            Run(title, "muted", target=f"{BACK}{steps}") if steps else Run(title, "name")
            for (steps, _), title in zip(named[-count:], titles, strict=True)
        ]
        told = (*before, *parted((cut((run,), cells) for run in runs), Run(" › ", "muted")))
        if width_of(told) <= room:
            break
    return told


def _titles_cells(titles: Sequence[str], room: int) -> int:
    """How long a title may be so that all fit: only the longest are cut, and none below what tells it apart."""
    widths = [cell_len(title) for title in titles]
    cells = max(widths)
    while cells > _TITLE_CELLS and sum(min(width, cells) for width in widths) > room:
        cells -= 1
    return cells
