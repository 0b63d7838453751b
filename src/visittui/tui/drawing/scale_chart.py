"""Accounts on a scale: a line for each number, day or hour, where it stands on the scale, a dot for each source."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from visittui.archive.cards.pictures import Dot, Reading, Scale
from visittui.tui.layout.card_text import Setting
from visittui.tui.layout.fallen import FALLEN
from visittui.tui.layout.hour_axis import GUIDE, WITHIN_FROM, WITHIN_INSIDE, WITHIN_TO
from visittui.tui.layout.text_runs import Line, Run, joined, width_of, wrap

WITNESS, COPY = "●", "○"
EXACTLY, ABOUT, FROM, UP_TO = "┃", "~", "→", "←"

_STRIP_FROM = 36
"""Cells of a line from which there is a strip beside the words."""

_LEAST_STRIP, _MOST_STRIP = 12, 60
_DOTS = 10
"""Cells that dots have before words that can be broken, or the strip, take any."""

_BETWEEN = 4
"""Cells of gaps on a line; in those beside the strip are the arrows of what stands at its ends."""


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
    words, strip = _columns(setting.width, scale.readings)
    low, high = min(each.low for each in scale.readings), max(each.high for each in scale.readings)
    for reading in scale.readings:
        links = _links(setting, reading.dots, setting.width - words - strip - _BETWEEN)
        # A value stays as long as any of those that give it does.
        first = next((run.link for run in links if run.text != FALLEN), links[0].link if links else None)
        name, *below = (
            (Run(" " * (words - width_of(line))), *line) for line in wrap((Run(reading.words, "name", first),), words)
        )
        mark = (*_strip(reading, strip, low, high, first), Run(" ")) if strip else ()
        setting.put((*name, Run(" "), *mark, *links))
        for line in below:
            setting.put(line)
    for account in scale.without_value:
        links = _links(setting, account.dots, max(4, setting.width // 3))
        lead = (Run("no exact value: ", "muted"),)
        setting.add((*lead, Run(account.says.removesuffix(".")), Run("  "), *links), indent=2)
    if scale.more:
        setting.add((Run(f"and {scale.more:,} more accounts, below", "muted"),))


def _columns(width: int, readings: Sequence[Reading]) -> tuple[int, int]:
    """Cells of words and strip: words without room go on below, and no number or hour is broken for a strip."""
    dots = max(len(reading.dots) for reading in readings)
    room = width - min(dots, _DOTS) - _BETWEEN
    # Between two ends; a single point has none.
    apart = min(each.low for each in readings) < max(each.high for each in readings)
    least = _LEAST_STRIP if apart and width >= _STRIP_FROM else 0
    words = max(width // 3, room - least)
    if max(cell_len(word) for reading in readings for word in reading.words.split()) > words:
        least, words = 0, max(width // 3, room)
    words = min(words, max(cell_len(reading.words) for reading in readings))
    return words, max(least, min(_MOST_STRIP, width - words - dots - _BETWEEN)) if least else 0


def mark_of(setting: Setting, ref: str, *, is_copy: bool) -> Run:
    """The dot of a source, hollow if it is a copy; a sign for one that falls."""
    sign = FALLEN if ref in setting.fallen else COPY if is_copy else WITNESS
    return Run(sign, "muted" if is_copy else "sign", setting.link_to(ref))


def _links(setting: Setting, dots: Sequence[Dot], room: int) -> Line:
    """The dots, each a link to its source; of those that have no room the number."""
    shown = len(dots) if len(dots) <= room else max(1, room - len(f" +{len(dots):,}"))
    runs = [mark_of(setting, dot.link.ref, is_copy=dot.is_copy) for dot in dots[:shown]]
    rest = len(dots) - shown
    return (*runs, *((Run(f" +{rest:,}", "muted"),) if rest else ()))


def _strip(reading: Reading, cells: int, low: float, high: float, link: int | None) -> Line:
    """Where a reading stands between the lowest and the highest, and to which side it is open."""
    runs = [Run(" ")] * (cells + 2)
    for end in (1, cells):
        runs[end] = Run(GUIDE, "muted")
    first, last = (_cell(value, cells, low, high) + 1 for value in (reading.low, reading.high))
    marks = {first: ABOUT if reading.qualifier == "about" else EXACTLY}
    if last > first:
        marks = dict.fromkeys(range(first, last), WITHIN_INSIDE) | {first: WITHIN_FROM, last: WITHIN_TO}
    elif reading.qualifier in ("more than", "at least"):
        marks[first + 1] = FROM
    elif reading.qualifier == "less than":
        marks[first - 1] = UP_TO
    for cell, sign in marks.items():
        runs[cell] = Run(sign, "label", link)
    return joined(runs)


def _cell(value: float, cells: int, low: float, high: float) -> int:
    share = (value - low) / (high - low) if high > low else 0.5
    return min(round(share * (cells - 1)), cells - 1)
