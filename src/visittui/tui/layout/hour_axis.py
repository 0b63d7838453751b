"""The hours of a day as a strip of cells, with marks where events were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from visittui.archive.moment import Hours
from visittui.tui.layout.text_runs import Line, Run, joined

AT, ABOUT, LASTING, PLANNED, DISPUTED, GUIDE = "●", "○", "━", "◇", "?", "┊"
WITHIN_FROM, WITHIN_INSIDE, WITHIN_TO = "├", "─", "┤"
WITHIN = WITHIN_FROM + WITHIN_TO
GUIDES = (0, 6, 12, 18)
"""The hours that are marked on the strip itself."""

_HOURS = 24


class Mark(NamedTuple):
    """An event on the strip; its cells belong to the link."""

    hours: Hours
    planned: bool = False
    link: int | None = None


def hour_axis(marks: Sequence[Mark], cells: int) -> Line:
    """Draw a day up to the end of its last mark, where a name may stand; without a mark the whole of it.

    A whole day is so many cells wide, a multiple of 4; where two marks meet, the first is seen.
    """
    guide, gap = Run(GUIDE, "muted"), Run(" ", "muted")
    runs = [gap] * cells
    for hour in GUIDES:
        runs[hour * cells // _HOURS] = guide
    for mark in reversed(marks):
        first, last = _span(mark, cells)
        for cell in range(first, last + 1):
            runs[cell] = Run(_sign(mark, cell - first, last - first), "label", mark.link)
    return joined(runs[: axis_cells(marks, cells)])


def axis_cells(marks: Sequence[Mark], cells: int) -> int:
    """How wide `hour_axis` draws these marks."""
    return 1 + max((_span(mark, cells)[1] for mark in marks), default=cells - 1)


def hour_scale(cells: int) -> str:
    """The hours that stand above a strip so wide: "0     6     12    18    24"."""
    return "".join(str(hour).ljust(cells // len(GUIDES)) for hour in GUIDES) + str(_HOURS)


def _span(mark: Mark, cells: int) -> tuple[int, int]:
    start, end, _ = mark.hours
    first = min(int(start * cells / _HOURS), cells - 1)
    return first, max(first, min(round((end or start) * cells / _HOURS), cells) - 1)


def _sign(mark: Mark, cell: int, last: int) -> str:
    """What stands in a cell of a mark: a point in time and how long it lasted, or the ends of a time within."""
    within = mark.hours.certainty == "within" and last
    if cell:
        return (WITHIN_TO if cell == last else WITHIN_INSIDE) if within else LASTING
    if mark.planned:
        return PLANNED
    if mark.hours.certainty == "disputed":
        return DISPUTED
    return WITHIN_FROM if within else AT if mark.hours.certainty == "exact" else ABOUT
