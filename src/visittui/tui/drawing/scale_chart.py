"""Accounts on a scale: a line for each number, day or hour, where it stands on the scale, a dot for each source."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from visittui.archive.cards.pictures import Dot, Reading, Scale
from visittui.tui.layout.card_text import Setting
from visittui.tui.layout.text_runs import Line, Run, cut, joined, width_of

WITNESS, COPY = "●", "○"
EXACTLY, ABOUT, FROM, UP_TO, WITHIN_FROM, WITHIN_INSIDE, WITHIN_TO = "┃", "~", "→", "←", "├", "─", "┤"
GUIDE = "┊"

_WORD_CELLS = 22
_STRIP_FROM = 36
"""Cells of a line from which there is a strip beside the words."""

_LEAST_STRIP, _MOST_STRIP = 12, 60
_DOTS = 10
"""Cells that dots have before the strip takes any."""


def set_scale(setting: Setting, scale: Scale) -> None:
    """Draw accounts on a scale, as wide as there is room."""
    noun = "witness" if scale.witnesses == 1 else "independent witnesses"
    unit = f"{scale.unit}, " if scale.unit else ""
    setting.add((Run(scale.heading, "heading"), Run(f"  {unit}{scale.witnesses:,} {noun}", "label")))
    legend: Line = (
        *(Run(WITNESS, "sign"), Run(" a source  ", "muted")),
        *(Run(COPY, "muted"), Run(" another of its wording or newsroom", "muted")),
    )
    setting.add(legend)
    if scale.repeats:
        setting.add((Run("A witness of several accounts has a dot at each.", "muted"),))
    words = min(max(cell_len(reading.words) for reading in scale.readings), min(_WORD_CELLS, setting.width // 3))
    dots = max(_DOTS, *(len(reading.dots) for reading in scale.readings))
    strip = 0
    if setting.width >= _STRIP_FROM:
        strip = max(_LEAST_STRIP, min(_MOST_STRIP, setting.width - words - dots - 4))
    low, high = min(each.low for each in scale.readings), max(each.high for each in scale.readings)
    for reading in scale.readings:
        links = _links(setting, reading.dots, setting.width - words - strip - 4)
        first = links[0].link if links else None
        name = cut((Run(reading.words, "name", first),), words)
        gap = (Run(" " * (words - width_of(name))), *name, Run(" "))
        mark = (*_strip(reading, strip, low, high, first), Run("  ")) if strip else ()
        setting.put((*gap, *mark, *links))
    for account in scale.without_value:
        links = _links(setting, account.dots, max(4, setting.width // 3))
        lead = (Run("no exact value: ", "muted"),)
        setting.add((*lead, Run(account.says.removesuffix(".")), Run("  "), *links), indent=2)
    if scale.more:
        setting.add((Run(f"and {scale.more:,} more accounts, below", "muted"),))


def _links(setting: Setting, dots: Sequence[Dot], room: int) -> Line:
    """The dots, each a link to its source; of those that have no room the number."""
    shown = len(dots) if len(dots) <= room else max(1, room - len(f" +{len(dots):,}"))
    runs = [
        Run(COPY if dot.is_copy else WITNESS, "muted" if dot.is_copy else "sign", setting.link_to(dot.link.ref))
        for dot in dots[:shown]
    ]
    rest = len(dots) - shown
    return (*runs, *((Run(f" +{rest:,}", "muted"),) if rest else ()))


def _strip(reading: Reading, cells: int, low: float, high: float, link: int | None) -> Line:
    """Where a reading stands between the lowest and the highest, and to which side it is open."""
    runs = [Run(" ")] * cells
    for end in (0, cells - 1):
        runs[end] = Run(GUIDE, "muted")
    first, last = (_cell(value, cells, low, high) for value in (reading.low, reading.high))
    marks = {first: ABOUT if reading.qualifier == "about" else EXACTLY}
    if last > first:
        marks = dict.fromkeys(range(first, last), WITHIN_INSIDE) | {first: WITHIN_FROM, last: WITHIN_TO}
    elif reading.qualifier in ("more than", "at least"):
        marks |= {cell: FROM for cell in (first + 1,) if cell < cells}
        marks = marks if len(marks) > 1 else {first - 1: EXACTLY, first: FROM}
    elif reading.qualifier == "less than":
        marks |= {cell: UP_TO for cell in (first - 1,) if cell >= 0}
        marks = marks if len(marks) > 1 else {first: UP_TO, first + 1: EXACTLY}
    for cell, sign in marks.items():
        runs[cell] = Run(sign, "label", link)
    return joined(runs)


def _cell(value: float, cells: int, low: float, high: float) -> int:
    share = (value - low) / (high - low) if high > low else 0.5
    return min(round(share * (cells - 1)), cells - 1)
