"""How a row of a list is laid out in one or two lines."""

from __future__ import annotations

from visittui.archive.clock import NO_TIME, Clock
from visittui.archive.row import Row
from visittui.tui.hour_axis import PLANNED, Mark, hour_axis
from visittui.tui.lettering import Line, Run, around, cut, marked, width_of
from visittui.tui.tabs import Tab

SINGLE_FROM = 76
"""Cells from which a list has room for title and detail on one line."""

DAY_ONLY = "day only"
"""What stands in the place of an hour that no source gives."""

DIFFERS = "≠"
"""The mark of an item on which accounts differ."""

_WIDE_AXIS_FROM = 104
"""Cells from which the hours of a schedule have a cell each; in less, two share one."""

_SHARE = 0.45
"""How much of a single line the title has when something is told beside it."""

_SHARE_AFTER_HOURS = 0.6

_TIME_CELLS = 19
_DAY_CELLS = 8
"""Cells of a day of the visit's year; beside the longer name of another day there is no room for "day only"."""

_KIND_CELLS = 13

_NEVER_DIFFER = frozenset(("source", "difference"))
"""Kinds of items that no difference is about."""


def lines_per_row(tab: Tab, width: int) -> int:
    """One line where the tab's rows are short and the list is wide enough, else two."""
    return 1 if tab.single and width >= SINGLE_FROM else 2


def lay_out(row: Row, tab: Tab, width: int, clock: Clock, before: Row | None = None) -> tuple[Line, ...]:
    """The lines of a row, without the cursor.

    Args:
        row: the row.
        tab: the tab whose list it is in.
        width: cells of a line.
        clock: shows moments in the zone that the reader chose.
        before: the row above it, if any.

    Returns:
        `lines_per_row` lines, each at most `width` cells wide.
    """
    single = lines_per_row(tab, width) == 1
    hours: Line = ()
    if tab.leads_with == "time":
        marks = _marks(row, clock)
        hours = hour_axis(marks, 24 if width >= _WIDE_AXIS_FROM else 12) if single or marks else ()
    lead = _lead(row, tab, clock, before)
    if single and hours:
        lead = (*lead, *hours, Run("  "))
    room = width - width_of(lead)
    sign = _sign(row, tab)
    title = (*sign, *_title(row, room - width_of(sign)))
    told = _told(row, tab, clock)
    if single:
        share = int(room * (_SHARE_AFTER_HOURS if hours else _SHARE)) if told else room
        if told:
            # A long title takes what the rest leaves: better out of line than cut.
            share = max(share, min(width_of(title), room - width_of(told) - 2))
        name = cut(title, share)
        gap = Run(" " * (share - width_of(name) + 2)) if told else Run("")
        return (cut((*lead, *name, gap, *told), width),)
    indent = Run(
        " " * (min(width_of(lead) + width_of(sign), _TIME_CELLS if tab.leads_with == "time" else 2) - width_of(hours))
    )
    return cut((*lead, *title), width), cut((*hours, indent, *told), width)


def _lead(row: Row, tab: Tab, clock: Clock, before: Row | None) -> Line:
    if tab.leads_with == "time":
        # A day stands out where it begins; in the rows below it is there, but quiet.
        day = clock.day(row.moment)
        begins = before is None or clock.day(before.moment) != day
        time = clock.time(row.moment)
        day_only = row.moment is not None and row.moment.precision == "day" and len(day) <= _DAY_CELLS
        runs = (
            Run(f"{day} " if day else NO_TIME, "name" if begins else "muted"),
            Run(time, "label") if time or not day_only else Run(DAY_ONLY, "muted"),
        )
        return cut((*runs, Run(" " * max(1, _TIME_CELLS - width_of(runs)))), _TIME_CELLS)
    if tab.leads_with == "kind":
        return (Run(row.kind.ljust(_KIND_CELLS), "label"),)
    return ()


def _title(row: Row, room: int) -> Line:
    title = row.title if row.title_matches else without_status(row.title, row.status)
    text, matches = around(title, row.title_matches, room - 2)
    ink = "quote" if row.kind == "quote" else "name"
    planned = (Run(f"{PLANNED} ", "label"),) if row.status == "planned" else ()
    return *planned, *marked(text, matches, ink)


def _sign(row: Row, tab: Tab) -> Line:
    """Whether accounts of the row differ, in cells of their own, so that titles begin in one column."""
    if _NEVER_DIFFER.issuperset(tab.kinds):
        return ()
    return (Run(f"{DIFFERS} " if row.differs else "  ", "muted"),)


def without_status(title: str, status: str) -> str:
    """The title without a status word before it (`Planned: …`) that is told beside it anyway."""
    prefix = f"{status}: "
    if not status or not title.lower().startswith(prefix):
        return title
    return title[len(prefix) :][:1].upper() + title[len(prefix) + 1 :]


def _marks(row: Row, clock: Clock) -> list[Mark]:
    hours = clock.hours(row.moment)
    return [Mark(hours, row.status == "planned")] if hours else []


def _told(row: Row, tab: Tab, clock: Clock) -> Line:
    """What is said of the row beside its title: why it matched, status, detail, time."""
    status: list[Line] = [(Run(row.status, "label"),)] if row.status else []
    detail: list[Line] = [(Run(row.detail, "detail"),)] if row.detail else []
    parts = detail + status if row.kind == "quote" else status + detail
    if tab.leads_with != "time" and row.kind in ("quote", "event", "agreement") and row.moment:
        parts.append((Run(clock.text(row.moment), "muted"),))
    if row.excerpt and not row.title_matches:
        # A match in the title is brought into view there.
        parts.insert(0, marked(row.excerpt, row.excerpt_matches, "detail"))
    if row.reason:
        # Who said it is asked first, by what it was found next.
        parts.insert(len(detail) if row.kind == "quote" else 0, (Run(row.reason, "citation"),))
    told: list[Run] = []
    for part in parts:
        told += [Run(" · ", "muted")] if told else []
        told += part
    return tuple(told)
