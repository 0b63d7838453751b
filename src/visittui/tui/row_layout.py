"""How a row of a list is laid out in one or two lines."""

from __future__ import annotations

from visittui.archive.clock import Clock
from visittui.archive.row import Row
from visittui.tui.lettering import Line, Run, around, cut, marked, width_of
from visittui.tui.tabs import Tab

SINGLE_FROM = 76
"""Cells from which a list has room for title and detail on one line."""

DIFFERS = "≠"
"""The mark of an item on which accounts differ."""

_SHARE = 0.45
"""How much of a single line the title has when something is told beside it."""

_TIME_CELLS = 17
_KIND_CELLS = 13


def lines_per_row(tab: Tab, width: int) -> int:
    """One line where the tab's rows are short and the list is wide enough, else two."""
    return 1 if tab.single and width >= SINGLE_FROM else 2


def lay_out(row: Row, tab: Tab, width: int, clock: Clock) -> tuple[Line, ...]:
    """The lines of a row, without the cursor.

    Args:
        row: the row.
        tab: the tab whose list it is in.
        width: cells of a line.
        clock: shows moments in the zone that the reader chose.

    Returns:
        `lines_per_row` lines, each at most `width` cells wide.
    """
    lead = _lead(row, tab, clock)
    room = width - width_of(lead)
    title = _title(row, room)
    told = _told(row, tab, clock)
    if lines_per_row(tab, width) == 1:
        share = int(room * _SHARE) if told else room
        name = cut(title, share)
        gap = Run(" " * (share - width_of(name) + 2)) if told else Run("")
        return (cut((*lead, *name, gap, *told), width),)
    indent = Run(" " * min(width_of(lead), _TIME_CELLS if tab.leads_with == "time" else 2))
    return cut((*lead, *title), width), cut((indent, *told), width)


def _lead(row: Row, tab: Tab, clock: Clock) -> Line:
    if tab.leads_with == "time":
        return cut((Run(clock.text(row.moment).ljust(_TIME_CELLS), "label"),), _TIME_CELLS)
    if tab.leads_with == "kind":
        return (Run(row.kind.ljust(_KIND_CELLS), "label"),)
    return ()


def _title(row: Row, room: int) -> Line:
    text, matches = around(row.title, row.title_matches, room - 2)
    ink = "quote" if row.kind == "quote" else "name"
    sign = (Run(f"{DIFFERS} ", "notice"),) if row.differs else ()
    return *sign, *marked(text, matches, ink)


def _told(row: Row, tab: Tab, clock: Clock) -> Line:
    """What is said of the row beside its title: why it matched, status, detail, time."""
    status: list[Line] = [(Run(row.status, "label"),)] if row.status else []
    detail: list[Line] = [(Run(row.detail, "muted"),)] if row.detail else []
    parts = detail + status if row.kind == "quote" else status + detail
    if tab.leads_with != "time" and row.kind in ("quote", "event", "agreement") and row.moment:
        parts.append((Run(clock.text(row.moment), "muted"),))
    if row.excerpt and not row.title_matches:
        # A match in the title is brought into view there.
        parts.insert(0, marked(row.excerpt, row.excerpt_matches, "muted"))
    if row.reason:
        parts.insert(0, (Run(row.reason, "citation"),))
    told: list[Run] = []
    for part in parts:
        told += [Run(" · ", "muted")] if told else []
        told += part
    return tuple(told)
