"""What is told of a row beside its title or below it: why it was found, who, when and where, and its witnesses."""

from __future__ import annotations

from collections.abc import Callable

from visittui.archive.clock import Clock
from visittui.archive.excerpt import EXCERPT, Passage
from visittui.archive.store.row import Row
from visittui.tui.layout.text_runs import Line, Run, fits_into, marked, width_of, wrap, wrap_within

_NO_BREAK = "\N{NO-BREAK SPACE}"
_WITNESS = f"{_NO_BREAK}witness"
_BETWEEN = " · "
_RETOLD = "retold"
"""What a list calls words that are ours, which also lack the quotation marks of printed ones."""

_STEP = 8
"""So many characters more or less make no odds."""

_LEAST_BEFORE_WITNESSES = 12
"""Cells before the number of witnesses below which it is not kept whole."""

_LEAST_EXCERPT = 40
"""Characters of a passage below which it tells nothing."""


def told_of(row: Row, clock: Clock | None = None, characters: int = EXCERPT) -> Line:
    """What is said of a row beside its title: why it matched, status, detail, and by a clock its time.

    Of each passage that matched so many characters, give or take a word.
    """
    said = _RETOLD if row.status == "paraphrase" else row.status
    status: list[Line] = [(Run(said, "label"),)] if said else []
    detail: list[Line] = [(Run(row.detail, "detail"),)] if row.detail else []
    parts = status + detail
    if clock is not None and row.kind in ("quote", "event", "agreement") and row.moment:
        parts.append((Run(clock.text(row.moment), "muted"),))
    if row.kind == "quote" and row.outlet:
        parts.append((Run(row.outlet, "citation"),))
    lacks: list[Line] = [(Run(f"without {', '.join(row.lacks)}", "notice"),)] if row.lacks else []
    reasons: list[Line] = lacks + ([(Run(row.reason, "citation"),)] if row.reason else [])
    for passage in _below_title(row):
        around = passage.around(characters)
        reasons.append(marked(around.text, around.matches, "detail"))
    # Words are nothing without who spoke them and when.
    parts = parts + reasons if row.kind == "quote" else reasons + parts
    if row.witnesses and row.kind in ("quote", "event", "agreement", "point"):
        parts.append((Run(f"{row.witnesses}{_WITNESS}{'es' if row.witnesses > 1 else ''}", "muted"),))
    told: list[Run] = []
    for part in parts:
        told += [Run(_BETWEEN, "muted")] if told else []
        told += part
    return tuple(told)


def told_whole(row: Row, clock: Clock | None = None) -> Line:
    """The same with all of each passage that matched."""
    return told_of(row, clock, _longest(row))


def told_within(row: Row, clock: Clock | None, fits: Callable[[Line], bool], *, grows: bool) -> Line:
    """The same with as much of each passage as there is room for; where even the shortest have none, these.

    `fits` is whether there is room for a line, `grows` whether a passage may be longer than usual.
    """
    if not _below_title(row):
        return told_of(row, clock)
    if grows and fits(whole := told_whole(row, clock)):
        return whole
    told = told_of(row, clock)
    least, most = (EXCERPT, _longest(row) if grows else EXCERPT + 1) if fits(told) else (_LEAST_EXCERPT, EXCERPT)
    if least == _LEAST_EXCERPT:
        told = told_of(row, clock, least)
    while most - least > _STEP:
        characters = (least + most) // 2
        if fits(longer := told_of(row, clock, characters)):
            least, told = characters, longer
        else:
            most = characters
    return told


def wrap_told(told: Line, width: int, lines: int, indent: int) -> list[Line]:
    """What is told broken into lines, at most so many, none of which ends with a dot between two parts.

    The number of witnesses stands on none of them alone, and is whole where what stands before it is cut.
    """
    *others, between, last = told
    if _WITNESS not in last.text or between.text != _BETWEEN:
        return _without_last_dots(wrap_within(told, width, lines, indent))
    ending = (between, last)
    if not fits_into(told, width, lines, indent) and width >= indent + _LEAST_BEFORE_WITNESSES + width_of(ending):
        return _without_last_dots(wrap_within(others, width, lines, indent, ending))
    wrapped = wrap_within(told, width, lines, indent)
    if "".join(run.text for run in wrapped[-1]).strip() == last.text:
        glued, apart = f"{_NO_BREAK}·{_NO_BREAK}{last.text}", f"{_BETWEEN}{last.text}"
        again = wrap((*others, last._replace(text=glued)), width, indent)
        if len(again) <= len(wrapped):
            wrapped = [tuple(run._replace(text=run.text.replace(glued, apart)) for run in line) for line in again]
    return _without_last_dots(wrapped)


def _without_last_dots(lines: list[Line]) -> list[Line]:
    """The lines of one text: where a line ends, no dot is needed between two parts of it."""
    dot = _BETWEEN.rstrip()
    ended: list[Line] = []
    for line in lines:
        *before, last = line or (Run(""),)
        text = last.text.removesuffix(dot) if last.ink == "muted" else last.text
        ended.append((*before, last._replace(text=text)) if text else tuple(before))
    return ended


def _below_title(row: Row) -> list[Passage]:
    """The passages that are not the title, in which a match is brought into view."""
    return [passage for passage in row.passages if passage.text != row.title]


def _longest(row: Row) -> int:
    """Characters for which no passage is cut."""
    return 2 * max((EXCERPT, *(len(passage.text) for passage in row.passages)))
