"""How the schedule is laid out: a timeline, an event a line, under a scale of the hours.

A day, an hour, or a word such as "no hour" is told where it begins; the events below it are of the same until another
is told. The line above the list repeats what began above the first visible row.
"""

from __future__ import annotations

from rich.cells import cell_len

from visittui.archive.clock import Clock
from visittui.archive.store.row import Row
from visittui.tui.layout.hour_axis import PLANNED, Mark, hour_axis, hour_scale
from visittui.tui.layout.row_layout import HOURS_FROM, sign_of, told_of, without_status
from visittui.tui.layout.text_runs import Line, Run, around, cut, joined, marked, width_of, wrap_within

_STRIPS = ((150, 48), (104, 24), (50, 12))
"""From how many cells of a line the hours have a strip, and how wide it is."""

_NARROW_STRIP = 12
_DAY_CELLS = len("20 Jun ")
_WORD_CELLS = len("12:00–13:30")
_WORD_CELLS_AWAY = len("Hanoi afternoon ")
_ROOMY_FROM = 72
"""Cells from which day and hour have a blank after them."""

_NO_DATE = "no date"
_GROUP_WORDS = {"future": "later"}
_LEAST_TOLD = 10
"""Cells below which nothing is told beside a title."""

_TOLD_SHARE = 0.4
"""How much of a line is left beside a title to why a query found the event."""


def lay_out_event(
    row: Row, width: int, clock: Clock, before: Row | None = None, lines: int | None = None
) -> tuple[Line, ...]:
    """The lines of an event, without the cursor.

    Args:
        row: the event.
        width: cells of a line.
        clock: shows moments in the zone that the reader chose.
        before: the row above it, if any.
        lines: how many it may take; one from `HOURS_FROM` cells on, else three, if not given.

    Returns:
        As many lines as it needs, at most `lines`; each at most `width` cells wide.
    """
    if width < HOURS_FROM:
        return _over_each_other(row, width, clock, lines or 3)
    lead = _lead(row, width, clock, before)
    strip = next((cells for least, cells in _STRIPS if width >= least), 0)
    mark = _mark(row, clock) if strip else None
    lead = (*lead, *(hour_axis([mark], strip) if mark is not None else ()))
    lead = (*lead, Run(" "), *sign_of(row)) if mark is not None else (*lead, *_signs(row))
    room = width - width_of(lead)
    told = _told(row, clock, mark)
    kept = int(room * _TOLD_SHARE) if row.reason or row.excerpt else 0
    if lines is not None and lines > 1 and width_of(_title(row, width * lines)) + width_of(told) + 2 > room:
        indent = width_of(lead)
        wrapped = wrap_within((*lead, *_title(row, room * lines)), width, lines, indent)
        left = lines - len(wrapped)
        further = wrap_within((Run(" " * indent), *told), width, left, indent) if left and told else []
        return (*wrapped, *further)
    title = cut(_title(row, room - kept - 2), room - kept)
    told = cut(told, room - width_of(title) - 2)
    if width_of(told) < min(_LEAST_TOLD, width_of(_told(row, clock, mark))):
        told = ()
    gap = Run(" " * (room - width_of(title) - width_of(told)) if told else "")
    # Blanks have the ink of what is beside them: each change of ink is bytes on the link.
    return (joined((*lead, *title, gap._replace(ink="muted"), *told)),)


def heading(width: int, clock: Clock, first: Row | None, before: Row | None) -> Line:
    """The line above the list: the scale of the hours, and the day of the first visible row where it began above.

    Args:
        width: cells of a line.
        clock: shows moments.
        first: the first visible row.
        before: the row above it, not visible.

    Returns:
        Nothing where events take two lines.
    """
    if width < HOURS_FROM:
        return ()
    strip = next((cells for least, cells in _STRIPS if width >= least), 0)
    day, word = Run("Day", "muted"), Run("Hour" if strip else clock.hours_of, "muted")
    if first is not None and before is not None and _day(first, clock) == _day(before, clock):
        day = Run(_day(first, clock), "name")
        word = Run(_word(first, clock), "label") if _word(first, clock) == _word(before, clock) else Run("")
    scale = (Run(f"{hour_scale(strip)}  {clock.hours_of}", "muted"),) if strip else ()
    return cut((*_columns(day, word, width, clock), *scale), width)


def _over_each_other(row: Row, width: int, clock: Clock, lines: int) -> tuple[Line, ...]:
    lead = _columns(Run(_day(row, clock), "name"), Run(_word(row, clock), "label"), width, clock)
    mark = _mark(row, clock) if width >= width_of(lead) + _NARROW_STRIP else None
    beside = hour_axis([mark], _NARROW_STRIP) if mark is not None else _told(row, clock, None)
    signs = _signs(row)
    title = (*signs, *_title(row, (width - width_of(signs)) * max(1, lines - 1)))
    return cut((*lead, *beside), width), *wrap_within(title, width, max(1, lines - 1), width_of(signs))


def _lead(row: Row, width: int, clock: Clock, before: Row | None) -> Line:
    """The day and the hour, each where it begins."""
    day, word = _day(row, clock), _word(row, clock)
    same_day = before is not None and _day(before, clock) == day
    same_word = same_day and before is not None and _word(before, clock) == word
    ink = "label" if clock.time(row.moment) else "muted"
    return _columns(Run("" if same_day else day, "name"), Run("" if same_word else word, ink), width, clock)


def _columns(day: Run, word: Run, width: int, clock: Clock) -> Line:
    spare = int(width >= _ROOMY_FROM)
    cells = _DAY_CELLS + (_WORD_CELLS if clock.at_home else _WORD_CELLS_AWAY) + 2 * spare
    gap = Run(" " * max(1, _DAY_CELLS + spare - day.cells), "muted") if word.text else Run("", "muted")
    lead = cut([run for run in (day, gap, word) if run.text], cells - spare)
    return (*lead, Run(" " * (cells - width_of(lead)), "muted"))


def _day(row: Row, clock: Clock) -> str:
    return clock.day(row.moment) or _NO_DATE


def _word(row: Row, clock: Clock) -> str:
    """The hour; without one what else is to be said of all that follow."""
    if time := clock.time(row.moment):
        return time
    if row.status:
        word = _GROUP_WORDS.get(row.status, row.status)
        # Beside the long name of another day there may be no room for it; then it is told after the title.
        return word if cell_len(_day(row, clock)) + cell_len(word) < _DAY_CELLS + _WORD_CELLS else ""
    return clock.without_hour if row.moment is not None and row.moment.precision == "day" else ""


def _mark(row: Row, clock: Clock) -> Mark | None:
    hours = clock.hours(row.moment)
    return Mark(hours, row.status == "planned") if hours else None


def _signs(row: Row) -> Line:
    """Told differently, in a column of its own; planned, beside the title: on the hours it would stand at midnight."""
    planned = (Run(f"{PLANNED} ", "label"),) if row.status == "planned" else ()
    return Run(" "), *sign_of(row), *planned


def _title(row: Row, room: int) -> Line:
    title = row.title if row.title_matches else without_status(row.title, row.status)
    return marked(*around(title, row.title_matches, room), "name")


def _told(row: Row, clock: Clock, mark: Mark | None) -> Line:
    """Why it was found, its place, and its status where neither a mark nor the word before it tells that."""
    said = _word(row, clock) == _GROUP_WORDS.get(row.status, row.status) or (mark is not None and mark.planned)
    return told_of(row._replace(status="") if said else row)
