"""Who copies whom: a line for each wording, a dot for each page of it, a bar for what rests on it alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from visittui.archive.cards.pictures import Descent, Family, Origin
from visittui.tui.drawing.scale_chart import COPY, WITNESS, mark_of
from visittui.tui.layout.card_text import HANGING, Setting
from visittui.tui.layout.fallen import signed
from visittui.tui.layout.text_runs import Line, Run, cut, width_of, wrap

BAR, FLOWS = "█", "→"

_NAME_CELLS = 44
_MOST_DOTS, _MOST_BAR, _LEAST_BAR = 20, 40, 5


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
    runs = [mark_of(setting, source.ref, is_copy=number > 0) for number, source in enumerate(family.sources[:shown])]
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
