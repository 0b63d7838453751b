"""How sure the hour of an event is: in a word, in a sign, and what the signs mean."""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.store.row import Row
from visittui.tui.layout.hour_axis import ABOUT, AT, DISPUTED, PLANNED, WITHIN
from visittui.tui.layout.text_runs import Line, Run, width_of


class Certainty(NamedTuple):
    """One way to be sure of an hour, or not to be.

    Attributes:
        word: what the column calls it.
        sign: what stands for it where there is no room for a word; empty where the row says so otherwise.
        ink: how it is written.
        short: what the legend of signs calls it.
    """

    word: str
    sign: str = ""
    ink: str = "muted"
    short: str = ""


EXACT = Certainty("exact", AT, "name", "exact")
ROUGH = Certainty("about", ABOUT, "label", "about")
IN_PART = Certainty("part of day", WITHIN, "label", "part")
IN_DISPUTE = Certainty("disputed", DISPUTED, "notice", "disputed")
FORESEEN = Certainty("planned", PLANNED, "label", "planned")
ON_DAY = Certainty("day only")

_IN_LEGEND = (EXACT, ROUGH, IN_PART, IN_DISPUTE, FORESEEN)
_COARSER = {"day": ON_DAY, "month": Certainty("month only"), "year": Certainty("year only")}

WORD_CELLS = max(len(each.word) for each in (*_IN_LEGEND, ON_DAY))
SIGN_CELLS = max(len(each.sign) for each in _IN_LEGEND)


def certainty_of(row: Row) -> Certainty:
    """How sure it is when an event was."""
    moment = row.moment
    if row.status == "planned":
        return FORESEEN
    if moment is None or moment.start is None:
        return Certainty("")
    if moment.disputed:
        return IN_DISPUTE
    if moment.precision in ("minute", "hour"):
        return ROUGH if moment.approximate else EXACT
    return IN_PART if moment.precision == "part-of-day" else _COARSER.get(moment.precision, ON_DAY)


def legend(width: int) -> Line:
    """What the signs mean, as far as there is room, those that are needed most first: "● exact  ○ about …"."""
    for gap, beside in (("  ", " "), (" ", " "), (" ", "")):
        found = _legend(gap, beside)
        if width_of(found) <= width:
            return found
    while found and width_of(found) > width:
        found = found[:-3]
    return found


def _legend(gap: str, beside: str) -> Line:
    """All signs, what is beside each and its word, as far from each other for every sign."""
    runs: list[Run] = []
    for number, each in enumerate(_IN_LEGEND):
        runs += [Run(gap if number else "", "muted"), Run(each.sign + beside, each.ink), Run(each.short, "muted")]
    return tuple(runs)


LEGEND_CELLS = width_of(_legend(" ", " "))
"""Cells of a legend in which no sign touches its word: one that is a letter in ASCII would not be told from it."""
