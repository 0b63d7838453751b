"""The hours of a day as a strip of cells, with marks where events were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from visittui.archive.moment import Hours
from visittui.tui.lettering import Line, Run, joined

AT, ABOUT, LASTING, WITHIN, PLANNED, GUIDE = "●", "○", "━", "░", "◇", "┊"
GUIDES = (0, 6, 12, 18)
"""The hours that are marked on the strip itself."""

_HOURS = 24


class Mark(NamedTuple):
    """An event on the strip; its cells belong to the link."""

    hours: Hours
    planned: bool = False
    link: int | None = None


def hour_axis(marks: Sequence[Mark], cells: int) -> Line:
    """Draw a day.

    Args:
        marks: the events; where two meet, the first is seen.
        cells: width of the strip, a multiple of 4.
    """
    guide, gap = Run(GUIDE, "muted"), Run(" ", "muted")
    runs = [gap] * cells
    for hour in GUIDES:
        runs[hour * cells // _HOURS] = guide
    for mark in reversed(marks):
        start, end, certainty = mark.hours
        first = min(int(start * cells / _HOURS), cells - 1)
        last = max(first, min(round((end or start) * cells / _HOURS), cells) - 1)
        inside = WITHIN if certainty == "within" else LASTING
        for cell in range(first, last + 1):
            runs[cell] = Run(inside, "muted" if inside == WITHIN else "label", mark.link)
        if certainty != "within":
            sign = PLANNED if mark.planned else ABOUT if certainty == "about" else AT
            runs[first] = Run(sign, "label", mark.link)
    return joined(runs)
