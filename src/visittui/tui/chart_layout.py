"""How charts are drawn in lines of cells: bars, and the hours of days. Every mark is a link into the record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from visittui.archive.card import BarChart, Occurrence, Timeline
from visittui.tui.card_setting import Setting
from visittui.tui.hour_axis import ABOUT, AT, GUIDES, PLANNED, WITHIN, Mark, hour_axis
from visittui.tui.lettering import Line, Run, cut, width_of
from visittui.tui.row_layout import DAY_ONLY, DIFFERS, without_status

_PARTS = (("█", "label"), ("░", "muted"))
"""The sign and the ink of each part of a bar."""

_BAR_CELLS = 40
_NAME_SHARE = 0.5

_LEGEND = ((AT, "at"), (ABOUT, "about"), (WITHIN, "within"), (PLANNED, "planned"))
_AXIS_CELLS = 24
_AXIS_FROM = 64
"""Cells from which the hours are drawn."""

_WIDE_AXIS_FROM = 110
_LINES = 4
"""Lines that the names of events at one time have at most, where there is room."""

_GROUP_WORDS = {"background": "background", "future": "later"}


def set_bars(setting: Setting, chart: BarChart) -> None:
    """Draw a bar chart as wide as there is room."""
    setting.heading(chart.heading)
    numbers = [" + ".join(f"{part:,}" for part in _counted(bar.parts)) for bar in chart.bars]
    number_cells = max(map(len, numbers), default=0) + 1
    name_cells = min(int(setting.width * _NAME_SHARE), max((cell_len(bar.link.title) for bar in chart.bars), default=0))
    room = max(4, min(_BAR_CELLS, setting.width - name_cells - number_cells - 1))
    longest = max((sum(bar.parts) for bar in chart.bars), default=0)
    for bar, number in zip(chart.bars, numbers, strict=True):
        link = setting.link_to(bar.link.ref)
        name = cut((Run(bar.link.title, "link", link),), name_cells)
        drawn = [
            Run(sign * max(1, round(part * min(1.0, room / longest))), ink, link)
            for part, (sign, ink) in zip(bar.parts, _PARTS, strict=False)
            if part
        ]
        setting.put((*name, Run(" " * (name_cells - width_of(name) + 1)), *drawn, Run(f" {number}")))
    legend = [
        run
        for (sign, ink), meaning in zip(_PARTS, chart.meanings, strict=False)
        for run in (Run(sign, ink), Run(f" {meaning}  ", "muted"))
    ]
    setting.add(tuple(legend))


def _counted(parts: Sequence[int]) -> Sequence[int]:
    """The parts without empty ones at the end."""
    return parts[:1] if not any(parts[1:]) else parts


class _Entry(NamedTuple):
    """A line of a timeline: one event, or all events that share a time or a status."""

    day: str
    time: str
    occurrences: tuple[Occurrence, ...]


def set_timeline(setting: Setting, timeline: Timeline, room: int = 0) -> None:
    """Draw days hour by hour.

    Args:
        setting: where to draw it.
        timeline: the events.
        room: lines at hand: if they suffice, each event has one; else those of one time share some, each time has at
            least one.
    """
    if len(timeline.occurrences) < room:
        _draw(setting, timeline, _one_by_one(timeline.occurrences), lines=1)
        return
    entries = _together(timeline.occurrences)
    for lines in range(_LINES if len(entries) < room else 1, 0, -1):
        drawn = Setting(setting.width + 2, setting.matches)
        _draw(drawn, timeline, entries, lines)
        if len(drawn.lines) <= room:
            break
    setting.beside([drawn])


def _draw(setting: Setting, timeline: Timeline, entries: Sequence[_Entry], lines: int) -> None:
    """Draw entries, each in at most so many lines."""
    day_cells = max((cell_len(entry.day) for entry in entries), default=0) + 2
    time_cells = max((cell_len(entry.time) for entry in entries), default=0) + 2
    scale = 0 if setting.width < _AXIS_FROM else 1 if setting.width < _WIDE_AXIS_FROM else 2
    _set_axis(setting, timeline, day_cells + time_cells, scale)
    if not entries:
        setting.add((Run("No events on these days.", "muted"),))
    shown_day = ""
    for entry in entries:
        day = entry.day if entry.day != shown_day else ""
        shown_day = entry.day
        lead = (
            Run(day.ljust(day_cells), "name"),
            Run(entry.time.ljust(time_cells), "label" if entry.occurrences[0].hours else "muted"),
        )
        _set_entry(setting, entry, lead, scale, lines)
    for link in timeline.more:
        setting.add((Run("› ", "muted"), Run(link.title, "link", setting.link_to(link.ref))))


def _one_by_one(occurrences: Sequence[Occurrence]) -> list[_Entry]:
    return [_Entry(occurrence.day, occurrence.time or DAY_ONLY, (occurrence,)) for occurrence in occurrences]


def _together(occurrences: Sequence[Occurrence]) -> list[_Entry]:
    """Of each day: what took place by its times, then what has no hour, was planned, or is background."""
    entries = []
    for day, of_day in groupby(occurrences, key=lambda occurrence: occurrence.day):
        of_times: dict[str, list[Occurrence]] = {}
        for occurrence in of_day:
            word = occurrence.time or DAY_ONLY
            if occurrence.status:
                word = _GROUP_WORDS.get(occurrence.status, occurrence.status)
            of_times.setdefault(word, []).append(occurrence)
        ordered = sorted(of_times.items(), key=lambda item: _rank(item[1][0]))
        entries += [_Entry(day, word, tuple(found)) for word, found in ordered]
    return entries


def _rank(occurrence: Occurrence) -> tuple[bool, bool, float]:
    return bool(occurrence.status), occurrence.hours is None, occurrence.hours.start if occurrence.hours else 0


def _set_axis(setting: Setting, timeline: Timeline, lead_cells: int, scale: int) -> None:
    """The heading, the hours above the axis, and what the signs mean."""
    if not scale:
        setting.heading(timeline.heading)
        return
    hours = "".join(str(hour).ljust(_AXIS_CELLS * scale // len(GUIDES)) for hour in GUIDES)
    legend = [
        run for sign, meaning in _LEGEND for run in (Run(sign, "label"), Run(f" {meaning}{' ' * scale}", "muted"))
    ]
    heading = cut((Run(timeline.heading, "heading"),), lead_cells)
    gap = Run(" " * (lead_cells - width_of(heading)))
    room = setting.width - lead_cells - len(hours) - 2
    setting.put((*heading, gap, Run(hours + "  ", "muted"), *cut(legend, room)))


def _set_entry(setting: Setting, entry: _Entry, lead: Line, scale: int, lines: int) -> None:
    lead_cells = width_of(lead)
    axis_cells = _AXIS_CELLS * scale + 2 if scale else 0
    first_link = len(setting.targets)
    names = _names(setting, entry, setting.width - lead_cells - axis_cells, lines)
    last_link = len(setting.targets) - 1
    # A mark is part of its event's link; those of events that are not named, of the link to them.
    marks = [
        Mark(occurrence.hours, occurrence.status == "planned", min(first_link + position, last_link))
        for position, occurrence in enumerate(entry.occurrences)
        if occurrence.hours is not None
    ]
    axis = (*hour_axis(marks, _AXIS_CELLS * scale), Run("  ")) if scale else ()
    below = (*hour_axis((), _AXIS_CELLS * scale), Run("  ")) if scale and len(names) > 1 else ()
    for number, line in enumerate(names):
        if number == 0:
            setting.put((*lead, *axis, *line))
        else:
            setting.put((Run(" " * lead_cells), *below, *line))


def _names(setting: Setting, entry: _Entry, room: int, limit: int) -> list[Line]:
    """The names of the events in at most `limit` lines; the last link leads to the first that has no room."""
    lines: list[list[Run]] = [[]]
    for position, occurrence in enumerate(entry.occurrences):
        left = len(entry.occurrences) - position - 1
        name = _name(occurrence, entry.time)
        before = width_of(lines[-1])
        needed = width_of(name) + (3 if before else 0)
        last = len(lines) == limit
        # Room is kept on the last line for the number of those that are not named.
        spare = len(f" · +{left}") if left and last else 0
        if before and before + needed + spare > room:
            if last:
                hidden = left + 1
                link = setting.link_to(occurrence.link.ref)
                lines[-1] += [Run(" · ", "muted"), Run(f"+{hidden}", "link", link)]
                break
            lines.append([])
            before = 0
        if before:
            lines[-1].append(Run(" · ", "muted"))
        last = len(lines) == limit
        link = setting.link_to(occurrence.link.ref)
        fitted = cut(name, room - before - 3 * bool(before) - (len(f" · +{left}") if left and last else 0))
        lines[-1] += (run._replace(link=link) if run.ink == "link" else run for run in fitted)
    return [tuple(line) for line in lines]


def _name(occurrence: Occurrence, group: str) -> Line:
    """An event's name, with a sign where accounts differ and its status unless the whole line tells it."""
    title = without_status(occurrence.link.title, occurrence.status)
    told = _GROUP_WORDS.get(occurrence.status, occurrence.status)
    status = (Run(f"  {told}", "label"),) if told and told != group else ()
    sign = (Run(f"{DIFFERS} ", "notice"),) if occurrence.differs else ()
    return *sign, Run(title, "link"), *status
