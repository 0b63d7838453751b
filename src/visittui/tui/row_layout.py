"""How a row of a list is laid out in one or two lines."""

from __future__ import annotations

from visittui.archive.clock import Clock
from visittui.archive.row import Row
from visittui.tui.lettering import Line, Run, around, cut, marked, width_of
from visittui.tui.tabs import Tab

HOURS_FROM = 40
"""Cells from which an event of the schedule has one line."""

SINGLE_FROM = 76
"""Cells from which a list has room for title and detail on one line."""

DIFFERS = "≠"
"""The mark of an item on which accounts differ."""

_SHARE = 0.45
"""How much of a single line the title has when something is told beside it."""

_KIND_CELLS = 13
_QUESTION_FROM = 100
"""Cells from which the list of differences says on what accounts differ."""

_AMOUNT_CELLS = len("12 accounts")
_DETAIL_CELLS = (len("with something left out"), len("explained"))
_TOLD_ALIKE = frozenset(("source", "difference"))
"""Kinds of which no accounts differ."""


def lines_per_row(tab: Tab, width: int) -> int:
    """One line where the tab's rows are short and the list is wide enough, else two."""
    return 1 if tab.single and width >= (HOURS_FROM if tab.leads_with == "time" else SINGLE_FROM) else 2


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
    lead: Line = (Run(row.kind.ljust(_KIND_CELLS), "label"),) if tab.leads_with == "kind" else ()
    if not tab.kinds or not _TOLD_ALIKE.issuperset(tab.kinds):
        # In a column of its own, so that titles stand under each other.
        lead = (*lead, Run(f"{DIFFERS if row.differs else ' '} ", "muted"))
    room = width - width_of(lead)
    title = _title(row, room)
    told = told_of(row, clock)
    if lines_per_row(tab, width) > 1:
        return cut((*lead, *title), width), cut((Run("  "), *told), width)
    if row.kind == "difference" and not row.reason and not row.excerpt:
        told = _in_columns(row.detail, question=width >= _QUESTION_FROM)
    share = int(room * _SHARE) if told else room
    if told:
        # A long title takes what the rest leaves: better out of line than cut.
        share = max(share, min(width_of(title), room - width_of(told) - 2))
        if row.kind == "difference":
            share = max(share, room - width_of(told) - 2)
    name = cut(title, share)
    gap = Run(" " * (share - width_of(name) + 2)) if told else Run("")
    return (cut((*lead, *name, gap, *told), width),)


def _in_columns(detail: str, *, question: bool) -> Line:
    """What is told of a difference, each part under that of the row above; its title often is the question."""
    amount, *words = detail.split(", ")
    cells = list(zip(words, _DETAIL_CELLS, strict=False))[0 if question else 1 :]
    return (
        Run(amount.rjust(_AMOUNT_CELLS), "muted"),
        *(Run(f"  {word.ljust(width)}", "muted") for word, width in cells),
    )


def _title(row: Row, room: int) -> Line:
    title = row.title if row.title_matches else without_status(row.title, row.status)
    text, matches = around(title, row.title_matches, room)
    return marked(text, matches, "quote" if row.kind == "quote" else "name")


def without_status(title: str, status: str) -> str:
    """The title without a status word before it (`Planned: …`) that is told beside it anyway."""
    prefix = f"{status}: "
    if not status or not title.lower().startswith(prefix):
        return title
    return title[len(prefix) :][:1].upper() + title[len(prefix) + 1 :]


def told_of(row: Row, clock: Clock | None = None) -> Line:
    """What is said of a row beside its title: why it matched, status, detail, and by a clock its time."""
    status: list[Line] = [(Run(row.status, "label"),)] if row.status else []
    detail: list[Line] = [(Run(row.detail, "detail"),)] if row.detail else []
    parts = detail + status if row.kind == "quote" else status + detail
    if clock is not None and row.kind in ("quote", "event", "agreement") and row.moment:
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
