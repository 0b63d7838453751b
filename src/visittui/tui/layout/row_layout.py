"""How a row of a list is laid out in one or two lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from visittui.archive.clock import Clock
from visittui.archive.store.row import Row
from visittui.tui.explorer.tabs import Tab
from visittui.tui.layout.beside_title import (
    cut_to_words,
    tells_witnesses,
    told_of,
    told_whole,
    told_within,
    with_witnesses,
    wrap_told,
)
from visittui.tui.layout.text_runs import Line, Run, around, cut, fits_into, marked, width_of, wrap, wrap_within

HOURS_FROM = 40
"""Cells from which an event of the schedule has one line."""

SINGLE_FROM = 76
"""Cells from which a list has room for title and detail on one line."""

DIFFERS = "≠"
"""The mark of an item on which accounts differ in a fact or in substance."""

DIFFERS_IN_WORDING = "≈"
"""The mark of an item that accounts only word differently."""

_LINES_OF_A_QUOTE = 4
_LINES_OF_OTHERS = 3

_SHARE = 0.45
"""How much of a single line the title has when something is told beside it."""

_LEAST_DETAIL = 12
"""Cells of a detail below which it tells nothing."""

_KIND_CELLS = 13
_STATUS_CELLS = len("background ")
_WITH_STATUS = ("agreement", "point")
"""The kinds of a tab in which the status of each row has a column."""

_OUTLET_CELLS = 22
_DAY_CELLS = 8
_DATE = re.compile(r", (?=[^,]*\d)")
_QUESTION_FROM = 100
"""Cells from which the list of differences says on what accounts differ."""

_AMOUNT_CELLS = len("12 accounts")
_DETAIL_CELLS = (len("with something left out"), len("explained"))


def is_single(tab: Tab, width: int) -> bool:
    """Whether the tab's rows are short and the list is wide enough for one line each."""
    return tab.single and width >= (HOURS_FROM if tab.leads_with == "time" else SINGLE_FROM)


def usual_lines(tab: Tab, width: int) -> int:
    """The most lines that a row of a long list may take; a short list gives the free ones to those that need more."""
    if is_single(tab, width):
        return 1
    return _LINES_OF_A_QUOTE if tab.kinds == ("quote",) else _LINES_OF_OTHERS


def first_column(rows: Sequence[Row], tab: Tab, width: int, clock: Clock) -> int:
    """The cells that the first column of single lines needs for these rows, such as those in view.

    They are 0 where a line has no such column.
    """
    if tab.leads_with == "time" or "difference" in tab.kinds or not is_single(tab, width):
        return 0
    if tab.leads_with == "outlet":
        left = width - max((cell_len(row.title) for row in rows), default=0) - _DAY_CELLS - 2
        return min(max(_OUTLET_CELLS, left), max((cell_len(_publisher(row)) for row in rows), default=0))
    told = max((width_of(told_of(row, clock)) for row in rows), default=0)
    room = width - max((width_of(_lead(row, tab, clock, 0)) for row in rows), default=0)
    most = max(int(room * _SHARE), room - told - 2)
    return min(most, max((width_of(title_of(row, width)) for row in rows), default=0))


def dividing_line(told: str, width: int) -> Line:
    """A line across a list that says what comes below it."""
    rest = max(0, width - cell_len(told) - len("──  "))
    return cut((Run("── ", "muted"), Run(told, "label"), Run(f" {'─' * rest}", "muted")), width)


def lay_out(
    row: Row, tab: Tab, width: int, clock: Clock, column: int = 0, lines: int | None = None
) -> tuple[Line, ...]:
    """The lines of a row, without the cursor: as many as it needs, at most `lines`, each at most `width` cells wide.

    `column` are the cells of the first column, as `first_column` finds them, 0 for a fixed share. Without `lines` it
    has as many as are usual in a long list, where agreements are told in brief.
    """
    if lines is None and row.kind == "agreement" and tab.kinds == _WITH_STATUS and not row.reason and not row.passages:
        return _agreement_in_brief(row, tab, width, clock)
    grows = lines is not None
    lines = usual_lines(tab, width) if lines is None else lines
    if is_single(tab, width):
        line, is_whole = _single_line(row, tab, width, clock, column)
        if is_whole or lines == 1:
            return (line,)
    if tab.leads_with == "outlet" and column:
        return _beside_outlet(row, width, clock, column, lines, grows=grows)
    lead = _lead(row, tab, clock, column)
    shown = row._replace(status="") if tab.kinds == _WITH_STATUS else row
    return with_witnesses(_title_and_told(lead, row, shown, width, clock, lines, grows=grows), row, width)


def _title_and_told(
    lead: Line, row: Row, shown: Row, width: int, clock: Clock, lines: int, *, grows: bool
) -> list[Line]:
    """The title after what leads it, and below what else is told of the row as shown, which has one line at least."""
    told = told_of(shown, clock)
    indent, most = width_of(lead), max(1, lines - bool(told))
    title = wrap((*lead, *title_of(row, None)), width, indent)
    if len(title) > most:
        title = wrap_within((*lead, *title_of(row, (width - indent) * most)), width, most, indent)
    # The words have what they need before what is told takes a second line.
    room = lines - len(title)
    told = told_within(shown, clock, lambda told: fits_into((Run("  "), *told), width, room, 2), grows=grows)
    if room == 1:
        told = _with_less_detail(told, row.detail, width - 2)
    return [*title, *(wrap_told((Run("  "), *told), width, room, 2) if told and room > 0 else ())]


def _with_less_detail(told: Line, detail: str, room: int) -> Line:
    """What is told of a row in so many cells, its detail cut before the outlet and the witnesses that follow are."""
    left = room - width_of(told)
    for at, run in enumerate(told):
        if left < 0 and run.text == detail and run.cells + left >= _LEAST_DETAIL:
            return (*told[:at], cut_to_words(run, run.cells + left), *told[at + 1 :])
    return told


def _lead(row: Row, tab: Tab, clock: Clock, column: int) -> Line:
    """What stands before the title: the kind or the outlet, and the sign of accounts that differ."""
    lead: Line = (Run(row.kind.ljust(_KIND_CELLS), "label"),) if tab.leads_with == "kind" else ()
    if tab.leads_with == "outlet" and column:
        outlet = cut((Run(_publisher(row), "label"),), column)
        gap, day = " " * (column - width_of(outlet) + 2), clock.day(row.moment).ljust(_DAY_CELLS)
        lead = (*outlet, Run(gap), Run(day, "muted"))
    if tab.kinds == _WITH_STATUS:
        lead = (Run((row.status or row.kind).ljust(_STATUS_CELLS), "label"),)
    if tab.kinds != ("source",):
        # Of all else accounts may differ; in a column of its own, so that titles stand under each other.
        lead = (*lead, *sign_of(row))
    return lead


def sign_of(row: Row) -> Line:
    """The sign of accounts that differ: loud for facts and substance, quiet for wording, none for spelling."""
    if row.weight in ("fact", "substance"):
        return (Run(f"{DIFFERS} ", "differs"),)
    return (Run(f"{DIFFERS_IN_WORDING if row.weight == 'wording' else ' '} ", "muted"),)


def _agreement_in_brief(row: Row, tab: Tab, width: int, clock: Clock) -> tuple[Line, ...]:
    """Its status and what it is called, and on how many witnesses it rests; with what it is where that takes a line."""
    lead = _lead(row, tab, clock, 0)
    room = width - width_of(lead)
    shown = row._replace(status="")
    title, told = title_of(row, 2 * room), told_of(shown._replace(detail=""))
    if width_of(title) + 2 + width_of(told) > room:
        named = with_witnesses(wrap_within((*lead, *title), width, 2, width_of(lead)), row, width)
        if not row.witnesses or tells_witnesses(named):
            return named
        return tuple(_title_and_told(lead, row, shown, width, clock, len(named) + 1, grows=False))
    return ((*lead, *title, Run(" " * (room - width_of(title) - width_of(told)), "muted"), *told),)


def _single_line(row: Row, tab: Tab, width: int, clock: Clock, column: int) -> tuple[Line, bool]:
    """Title and what is told of it beside each other, and whether nothing of it was cut."""
    by_outlet = tab.leads_with == "outlet"
    lead = _lead(row, tab, clock, column)
    room = width - width_of(lead)
    title = title_of(row, room)
    shown, beside = row._replace(detail="") if by_outlet else row, room - min(width_of(title), int(room * _SHARE)) - 2
    told = told_within(shown, clock, lambda told: width_of(told) <= beside, grows=True)
    is_told = told == told_whole(shown, clock)
    if row.kind == "difference" and not row.reason and not row.passages:
        told = _in_columns(row.detail, question=width >= _QUESTION_FROM)
    share = room
    if told:
        share = column if column and not by_outlet else int(room * _SHARE)
        # A long title takes what the rest leaves, and the rest what a short title leaves: better out of line than cut.
        left = room - width_of(told) - 2
        share = max(share, min(width_of(title), left))
        share = min(share, left) if width_of(title) <= left else share
        if left < width_of(title) <= share - _LEAST_DETAIL:
            share = width_of(title)
        if row.kind == "difference":
            share = max(share, left)
    name = cut(title, share)
    gap = Run(" " * (share - width_of(name) + 2)) if told else Run("")
    whole = (*lead, *name, gap, *told)
    uncut = (not by_outlet or cell_len(_publisher(row)) <= column) and cell_len(row.title) <= share
    return cut(whole, width), uncut and is_told and width_of(whole) <= width


def _beside_outlet(row: Row, width: int, clock: Clock, column: int, lines: int, *, grows: bool) -> tuple[Line, ...]:
    """Who published it, on what day, and its title with why it matched, each in a column that goes on below."""
    names = wrap_within((Run(_publisher(row), "label"),), column, lines)
    room = width - column - 2 - _DAY_CELLS
    words = _title_and_told((), row, row._replace(detail=""), room, clock, lines, grows=grows)
    laid: list[Line] = []
    for number in range(max(len(names), len(words))):
        name, title = (part[number] if number < len(part) else () for part in (names, words))
        day = clock.day(row.moment) if not number else ""
        lead = (*name, Run(" " * (column - width_of(name) + 2)), Run(day.ljust(_DAY_CELLS), "muted"))
        laid.append((*lead, *title) if title else name)
    return tuple(laid)


def _in_columns(detail: str, *, question: bool) -> Line:
    """What is told of a difference, each part under that of the row above; its title often is the question."""
    amount, *words = detail.split(", ")
    cells = list(zip(words, _DETAIL_CELLS, strict=False))[0 if question else 1 :]
    return (
        Run(amount.rjust(_AMOUNT_CELLS), "muted"),
        *(Run(f"  {word.ljust(width)}", "muted") for word, width in cells),
    )


def _publisher(row: Row) -> str:
    """The detail of a source as far as its date, which has a column of its own where it is known."""
    return _DATE.split(row.detail, maxsplit=1)[0] if row.moment else row.detail


def title_of(row: Row, room: int | None) -> Line:
    """The title, around its first match where there is not room for all of it."""
    title = row.title if row.title_matches else without_status(row.title, row.status)
    text, matches = (title, row.title_matches) if room is None else around(title, row.title_matches, room)
    ink = "name" if row.kind != "quote" else "detail" if row.status == "paraphrase" else "quote"
    return marked(text, matches, ink)


def without_status(title: str, status: str) -> str:
    """The title without a status word before it (`Planned: …`) that is told beside it anyway."""
    prefix = f"{status}: "
    if not status or not title.lower().startswith(prefix):
        return title
    return title[len(prefix) :][:1].upper() + title[len(prefix) + 1 :]
