"""Pictures with a dot for each source: accounts on a scale, and who copies whom.

On a scale there is a line for each number, day or hour, and where it stands; of copies a line for each wording, and a
bar for what rests on it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from visittui.archive.cards.pictures import Descent, Dot, Family, Origin, Reading, Scale
from visittui.tui.layout.card_text import HANGING, Setting
from visittui.tui.layout.fallen import FALLEN, signed
from visittui.tui.layout.hour_axis import GUIDE, WITHIN_FROM, WITHIN_INSIDE, WITHIN_TO
from visittui.tui.layout.text_runs import Line, Run, cut, joined, width_of, wrap

WITNESS, COPY = "●", "○"
EXACTLY, ABOUT, FROM, UP_TO = "┃", "~", "→", "←"

_STRIP_FROM = 36
"""Cells of a line from which there is a strip beside the words."""

_LEAST_STRIP, _MOST_STRIP = 12, 60
_DOTS = 10
"""Cells that dots have before words that can be broken, or the strip, take any."""

_BETWEEN = 4
"""Cells of gaps on a line; in those beside the strip are the arrows of what stands at its ends."""

BAR, FLOWS = "█", "→"

_NAME_CELLS = 44
_MOST_DOTS, _MOST_BAR, _LEAST_BAR = 20, 40, 5


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
    _set_more(setting, scale.more, "more accounts, below")


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


def _mark_of(setting: Setting, ref: str, *, is_copy: bool) -> Run:
    """The dot of a source, hollow if it is a copy; a sign for one that falls."""
    sign = FALLEN if ref in setting.fallen else COPY if is_copy else WITNESS
    return Run(sign, "muted" if is_copy else "sign", setting.link_to(ref))


def _links(setting: Setting, dots: Sequence[Dot], room: int) -> Line:
    """The dots, each a link to its source; of those that have no room the number."""
    shown = len(dots) if len(dots) <= room else max(1, room - len(f" +{len(dots):,}"))
    runs = [_mark_of(setting, dot.link.ref, is_copy=dot.is_copy) for dot in dots[:shown]]
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


def set_descent(setting: Setting, descent: Descent) -> None:
    """Draw the families of one wording, then whose words go on to whom."""
    _set_families(setting, descent.families)
    # The families come in the order of what rests on them: on the rest no more does than on the last.
    least = descent.families[-1].alone[0] if descent.families else 0
    noun = "wording" if descent.more[0] == 1 else "wordings"
    _set_more(setting, descent.more[0], f"more {noun} on which {'no more' if least else 'nothing'} rests alone")
    if descent.origins:
        setting.blank()
        setting.add((Run("Who passes on whom", "heading"), Run("  in how many items of the record", "label")))
        for origin in descent.origins:
            _set_origin(setting, origin, max(each.items for one in descent.origins for each in one.passed_on))
        _set_more(setting, descent.more[1], "more whose words somebody passes on")


def _set_families(setting: Setting, families: Sequence[Family]) -> None:
    setting.add((Run("One wording, one witness", "heading"), Run("  what rests on it alone", "label")))
    if not families:
        setting.add((Run("No two sources share their wording, and nothing rests on one of them alone.", "muted"),))
        return
    setting.add(
        (
            *(Run(WITNESS, "label"), Run(" a source  ", "muted")),
            *(Run(COPY, "label"), Run(" another of its wording or newsroom  ", "muted")),
            *(Run(BAR, "label"), Run(" items on them alone", "muted")),
        )
    )
    most = max(family.alone[0] for family in families) or 1
    name_cells = min(_NAME_CELLS, setting.width // 3, max(cell_len(_name(setting, family)) for family in families))
    number_cells = len(f"{most:,}") + 1
    room = setting.width - name_cells - number_cells - 3
    dots = max(1, min(_MOST_DOTS, room - _LEAST_BAR, max(len(family.sources) + family.more for family in families)))
    bar_room = max(1, min(_MOST_BAR, room - dots))
    for family in families:
        items, all_of_them = family.alone
        name = (Run(_name(setting, family), "name", setting.link_to(family.sources[0].ref)),)
        marks = _dots(setting, family, dots)
        gap = Run(" " * (dots - width_of(marks) + 2))
        link = setting.link_to(all_of_them.ref) if items else None
        bar: Line = (Run(BAR * max(1, round(items * bar_room / most)), "label", link),) if items else ()
        number = Run(f" {items:,}" if items else "0", "muted")
        setting.put_named(name, name_cells, (Run(" "), *marks, gap, *bar, number))


def _name(setting: Setting, family: Family) -> str:
    return signed(family.name, family.sources[0].ref, setting.fallen)


def _dots(setting: Setting, family: Family, room: int) -> Line:
    """A dot for each source, those without room as their number."""
    total = len(family.sources) + family.more
    rest = f"+{total:,}"
    shown = total if total <= room else max(0, room - len(rest))
    runs = [_mark_of(setting, source.ref, is_copy=number > 0) for number, source in enumerate(family.sources[:shown])]
    hidden = total - len(runs)
    return cut((*runs, *((Run(f"+{hidden:,}", "muted"),) if hidden else ())), room)


def _set_origin(setting: Setting, origin: Origin, most: int) -> None:
    """Whose words, and on a line each who passes them on."""
    number_cells = len(f"{most:,}") + 1
    name_cells = other_cells = min(_NAME_CELLS, setting.width // 3, (setting.width - number_cells - 5) // 2)
    bar_room = max(1, min(_MOST_BAR, setting.width - name_cells - other_cells - number_cells - 4))
    names = wrap((Run(origin.link.title, "name", setting.link_to(origin.link.ref)),), name_cells, HANGING)
    passed_on: list[Line] = []
    for passing in origin.passed_on:
        link = setting.link_to(passing.link.ref)
        other, *below = wrap((Run(passing.link.title, "text", link),), other_cells, HANGING)
        gap = Run(" " * (other_cells - width_of(other) + 1))
        bar = Run(BAR * max(1, round(passing.items * bar_room / most)), "label", link)
        passed_on.append((Run(f"{FLOWS} ", "sign"), *other, gap, bar, Run(f" {passing.items:,}", "muted")))
        passed_on += [(Run("  "), *line) for line in below]
    if origin.more:
        passed_on.append((Run(f"{FLOWS} and {origin.more:,} more", "muted"),))
    for name, line in zip_longest(names, passed_on, fillvalue=()):
        setting.put((*name, Run(" " * (name_cells - width_of(name) + 1)), *line))


def _set_more(setting: Setting, more: int, what: str) -> None:
    if more:
        setting.add((Run(f"and {more:,} {what}", "muted"),))
