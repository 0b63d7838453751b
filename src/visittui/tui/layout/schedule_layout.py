"""How the schedule is laid out: an event a line; its day, its hour, how sure that hour is, and its title.

Each has a column of its own, so that titles stand under each other. A day is told where it begins; the line above the
list repeats what began above the first visible row, and explains the signs where there is no room for words.
"""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.clock import Clock
from visittui.archive.store.row import FOLD, Row
from visittui.tui.layout.beside_title import cut_told, told_of, told_whole, told_within, with_witnesses, wrap_told
from visittui.tui.layout.hour_axis import ABOUT, AT, DISPUTED, PLANNED, WITHIN, Mark, hour_axis, hour_scale
from visittui.tui.layout.row_layout import HOURS_FROM, sign_of, title_of
from visittui.tui.layout.text_runs import Line, Run, cut, fits_into, joined, width_of, wrap_within

WORDS_FROM = 74
"""Cells from which the certainty of an hour is a word, below a sign."""

_STRIPS = ((160, 48), (100, 24))
"""From how many cells of a line the hours have a strip, and how wide it is."""

_DAY_CELLS = len("20 Jun ")
_HOUR_CELLS = len("afternoon ")
_HOUR_CELLS_AWAY = len("Hanoi afternoon ")
_RANGES_FROM = 100
"""Cells from which an hour tells its end, too."""

_RANGE_CELLS = len("12:00–13:30 ")
_NO_DATE = "no date"
_LEAST_TOLD = 10
"""Cells below which nothing is told beside a title."""

_TOLD_SHARE = 0.4
"""How much of a line is left beside a title to why a query found the event."""

_FOLD_SIGNS = {"closed": "+ ", "open": "− "}


class _Certainty(NamedTuple):
    """How sure an hour is: in a word, in a sign where there is no room for it, and the ink of both."""

    word: str
    sign: str = ""
    ink: str = "muted"


_EXACT = _Certainty("exact", AT, "name")
_ROUGH = _Certainty("about", ABOUT, "label")
_IN_PART = _Certainty("part of day", WITHIN, "label")
_IN_DISPUTE = _Certainty("disputed", DISPUTED, "notice")
_FORESEEN = _Certainty("planned", PLANNED, "label")
_ON_DAY = _Certainty("day only")

_WITH_SIGN = (_EXACT, _ROUGH, _IN_PART, _IN_DISPUTE, _FORESEEN)
_COARSER = {"month": _Certainty("month only"), "year": _Certainty("year only")}

_WORD_CELLS = max(len(each.word) for each in (*_WITH_SIGN, _ON_DAY))
_SIGN_CELLS = max(len(each.sign) for each in _WITH_SIGN)


def _certainty_of(row: Row) -> _Certainty:
    """How sure it is when an event was."""
    moment = row.moment
    if row.status == "planned":
        return _FORESEEN
    if moment is None or moment.start is None:
        return _Certainty("")
    if moment.disputed:
        return _IN_DISPUTE
    if moment.precision in ("minute", "hour"):
        return _ROUGH if moment.approximate else _EXACT
    return _IN_PART if moment.precision == "part-of-day" else _COARSER.get(moment.precision, _ON_DAY)


def _legend(gap: str, beside: str) -> Line:
    """All signs, what is beside each and its first word, as far from each other for every sign."""
    runs: list[Run] = []
    for each in _WITH_SIGN:
        word = each.word.partition(" ")[0]
        runs += [Run(gap if runs else "", "muted"), Run(each.sign + beside, each.ink), Run(word, "muted")]
    return tuple(runs)


_LEGEND_CELLS = width_of(_legend(" ", " "))
"""Cells of a legend in which no sign touches its word: one that is a letter in ASCII would not be told from it."""


def _legend_within(width: int) -> Line:
    """What the signs mean, as far as there is room, those that are needed most first: "● exact  ○ about …"."""
    legends = [_legend(gap, beside) for gap, beside in (("  ", " "), (" ", " "), (" ", ""))]
    told = next((legend for legend in legends if width_of(legend) <= width), legends[-1])
    while told and width_of(told) > width:
        told = told[:-3]
    return told


def lay_out_event(
    row: Row, width: int, clock: Clock, before: Row | None = None, lines: int | None = None
) -> tuple[Line, ...]:
    """The lines of an event, or of the row that stands for all of the background, without the cursor.

    It has as many as it needs, at most `lines`, if not given one from `HOURS_FROM` cells on, else three.
    """
    if row.kind == FOLD:
        return (cut((Run(f"{_FOLD_SIGNS[row.detail]}{row.title}", "label"),), width),)
    if width < HOURS_FROM:
        return _over_each_other(row, width, clock, lines or 3)
    lead = (*_lead(row, width, clock, before), *_strip(row, width, clock), *sign_of(row))
    room = width - width_of(lead)
    # The column before the title tells a status, too.
    shown = row._replace(status="") if _certainty_of(row).word == row.status else row
    told = told_whole(shown)
    kept = min(int(room * _TOLD_SHARE), width_of(told)) if row.reason or row.passages else 0
    if lines is not None and lines > 1 and width_of(title_of(row, width * lines)) + width_of(told) + 2 > room:
        indent = width_of(lead)
        wrapped = wrap_within((*lead, *title_of(row, room * lines)), width, lines, indent)
        left, blank = lines - len(wrapped), Run(" " * indent)
        told = told_within(shown, None, lambda told: fits_into((blank, *told), width, left, indent), grows=True)
        below = wrap_told((blank, *told), width, left, indent) if left and told else ()
        return with_witnesses((*wrapped, *below), row, width)
    title = cut(title_of(row, room - kept - 2), room - kept)
    told = _within(shown, room - width_of(title) - 2)
    gap = Run(" " * (room - width_of(title) - width_of(told)) if told else "")
    # Blanks have the ink of what is beside them: each change of ink is bytes on the link.
    return with_witnesses((joined((*lead, *title, gap._replace(ink="muted"), *told)),), row, width)


def heading(width: int, clock: Clock, first: Row | None, before: Row | None) -> Line:
    """The line above the list: what the columns or signs say, and the day of the first visible row if it began above.

    Nothing where events take two lines.
    """
    if width < HOURS_FROM:
        return ()
    day = Run("Day", "muted")
    if first is not None and before is not None and _day(first, clock) == _day(before, clock):
        day = Run(_day(first, clock), "name")
    if width < WORDS_FROM:
        lead = _padded(day, _DAY_CELLS)
        hour = _padded(Run("Hour", "muted"), len("Hour "))
        # An hour is known for one without a word above it; signs are not.
        lead = (*lead, *hour) if width - width_of((*lead, *hour)) >= _LEGEND_CELLS else lead
        return cut((*lead, *_legend_within(width - width_of(lead))), width)
    lead = (*_padded(day, _DAY_CELLS), *_padded(Run("Hour", "muted"), _hour_cells(width, clock)))
    lead = (*lead, *_padded(Run("How sure", "muted"), _WORD_CELLS + 1))
    cells = _strip_cells(width)
    scale = f"{hour_scale(cells)}  {clock.hours_of}" if cells else clock.hours_of
    return cut((*lead, *(() if cells else (Run("  "),)), Run(scale, "muted")), width)


def _over_each_other(row: Row, width: int, clock: Clock, lines: int) -> tuple[Line, ...]:
    sure = _certainty_of(row)
    lead = (
        *_padded(Run(_day(row, clock), "name"), _DAY_CELLS),
        *_padded(_hour(row, width, clock), _hour_cells(width, clock)),
    )
    if width < width_of(lead) + _WORD_CELLS:
        lead = tuple(run for run in (Run(f"{_day(row, clock)} ", "name"), _hour(row, width, clock)) if run.text.strip())
        lead = (*lead, Run(" " if lead and not lead[-1].text.endswith(" ") else ""))
    signs = sign_of(row)
    title = (*signs, *title_of(row, (width - width_of(signs)) * max(1, lines - 1)))
    beside = (Run(sure.word, sure.ink),) if sure.word else ()
    below = wrap_within(title, width, max(1, lines - 1), width_of(signs))
    return with_witnesses((cut((*lead, *beside), width), *below), row, width)


def _lead(row: Row, width: int, clock: Clock, before: Row | None) -> Line:
    """The day where it begins, the hour, and how sure it is."""
    day = _day(row, clock)
    same_day = before is not None and before.kind != FOLD and _day(before, clock) == day
    cells, sure = _DAY_CELLS + _hour_cells(width, clock), _certainty_of(row)
    hour = _hour(row, width, clock)
    if not hour.text and not sure.sign and width < WORDS_FROM and len(day) < _DAY_CELLS:
        hour = Run(sure.word, sure.ink)
    lead: Line = () if same_day else (Run(day, "name"),)
    if hour.text:
        # A long day, such as one of another year, goes on where an hour would stand: it mostly has none.
        lead = (*lead, Run(" " * max(1, _DAY_CELLS - width_of(lead)), "muted"), hour)
    lead = cut(lead, cells - 1)
    lead = (*lead, Run(" " * (cells - width_of(lead)), "muted"))
    column = Run(sure.word, sure.ink) if width >= WORDS_FROM else Run(sure.sign, sure.ink)
    return (*lead, *_padded(column, (_WORD_CELLS if width >= WORDS_FROM else _SIGN_CELLS) + 1))


def _hour_cells(width: int, clock: Clock) -> int:
    if not clock.at_home:
        return _HOUR_CELLS_AWAY
    return _RANGE_CELLS if width >= _RANGES_FROM else _HOUR_CELLS


def _padded(run: Run, cells: int) -> Line:
    return (*cut((run,), cells), Run(" " * max(0, cells - run.cells), "muted"))


def _day(row: Row, clock: Clock) -> str:
    return clock.day(row.moment) or _NO_DATE


def _hour(row: Row, width: int, clock: Clock) -> Run:
    """The hour, its end where there is room; away from home, that a day is one of the visit's zone."""
    if time := clock.time(row.moment):
        start, until, end = time.partition("–")
        return Run(time if width >= _RANGES_FROM or not end else start + until, "label")
    day_only = row.moment is not None and row.moment.precision == "day" and not clock.at_home
    return Run(clock.without_hour if day_only else "", "muted")


def _strip_cells(width: int) -> int:
    return next((cells for least, cells in _STRIPS if width >= least), 0)


def _strip(row: Row, width: int, clock: Clock) -> Line:
    """The hours of the day with the event's own, as wide for every event."""
    cells = _strip_cells(width)
    if not cells:
        return ()
    hours = clock.hours(row.moment)
    drawn = hour_axis([Mark(hours, row.status == "planned")], cells) if hours else ()
    return (*drawn, Run(" " * (cells + 1 - width_of(drawn)), "muted"))


def _within(row: Row, room: int) -> Line:
    """What is told beside a title in so many cells: before it is cut, the place goes, for witnesses say more."""
    whole = told_within(row, None, lambda told: width_of(told) <= room, grows=True)
    if width_of(whole) <= room:
        return whole
    if not (row.reason or row.passages):
        without_place = told_of(row._replace(detail=""))
        return without_place if width_of(without_place) <= room else ()
    return cut_told(whole, room) if room >= _LEAST_TOLD else ()
