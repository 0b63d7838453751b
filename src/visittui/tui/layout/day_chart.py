"""The days of a visit in lines: what has an hour stands at its hour, what has none is named beside its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from visittui.archive.cards.card import Occurrence, Timeline
from visittui.tui.layout.card_text import Setting
from visittui.tui.layout.fallen import FALLEN, signed
from visittui.tui.layout.hour_axis import ABOUT, AT, DISPUTED, PLANNED, WITHIN, Mark, axis_cells, hour_axis, hour_scale
from visittui.tui.layout.row_layout import DIFFERS, without_status
from visittui.tui.layout.text_runs import Line, Run, cut, width_of, wrap

_LEGEND = (
    (AT, "exact", "exact"),
    (ABOUT, "about", "about"),
    (WITHIN, "part of day", "part of day"),
    (DISPUTED, "hour disputed", "disputed"),
    (PLANNED, "planned", "planned"),
    (DIFFERS, "sources disagree", "disagree"),
)
"""Each sign, and what it means in some words and in few."""

_STRIPS = ((110, 48), (72, 24), (46, 12))
"""From how many cells of a line the hours have a strip, and how wide it is."""

_WORD_CELLS = 20
_COLUMN = 48
"""Cells from which names stand in columns."""

_GAP = 2
"""Cells between them at least."""

_FEW = (4, 3, 2, 1)
_GROUP_WORDS = {"future": "later"}
_BETWEEN = " · "


class _Manner(NamedTuple):
    """How much is told.

    Attributes:
        each: whether each event that has an hour has a line, or each hour, and names without one stand in columns.
        names: lines of names at most for what has no hour on a day.
        merged: whether what was planned, or is background, shares a line whether or not it has an hour.
    """

    each: bool = False
    names: int = 1
    merged: bool = False


class _Entry(NamedTuple):
    """Events that are told together."""

    day: str
    word: str
    occurrences: tuple[Occurrence, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(Mark(each.hours, each.status == "planned") for each in self.occurrences if each.hours)


class _Named(NamedTuple):
    """Which events are named in which line, by their numbers in the entry; `hidden` are only counted."""

    lines: list[list[int]]
    hidden: int = 0
    column: int = 0


def set_timeline(setting: Setting, timeline: Timeline, room: int = 0) -> None:
    """Draw days hour by hour.

    `room` is how many lines are at hand; where they do not suffice for every name, those that share an hour or have
    none are counted, and the count leads to the first of them.
    """
    chart = _DayChart(setting, timeline)
    manners = [_Manner(each=True, names=len(timeline.occurrences))]
    manners += [_Manner(names=lines) for lines in _FEW]
    chart.draw(next((manner for manner in manners if chart.fits(manner, room)), _Manner(merged=True)))


class _DayChart:
    def __init__(self, setting: Setting, timeline: Timeline) -> None:
        self._setting = setting
        self._timeline = timeline
        words = [each.time or each.status for each in timeline.occurrences]
        self._day_cells = max((cell_len(each.day) for each in timeline.occurrences), default=0) + 2
        self._word_cells = min(max(map(cell_len, [timeline.without_hour, *words])), _WORD_CELLS) + 2
        self._lead_cells = max(self._day_cells + self._word_cells, cell_len(timeline.heading) + 2)
        self._strip = next((cells for least, cells in _STRIPS if setting.width >= least), 0)

    def fits(self, manner: _Manner, room: int) -> bool:
        """Whether it takes no more than so many lines."""
        entries = list(self._entries(manner))
        left = room - 2
        for number, entry in enumerate(entries):
            # Each of those that follow takes a line at least.
            if left < len(entries) - number:
                return False
            left -= len(self._told(entry, self._named(entry, manner)))
        return left >= 0

    def draw(self, manner: _Manner) -> None:
        """Draw it."""
        setting, timeline = self._setting, self._timeline
        scale = (Run(hour_scale(self._strip), "muted"),) if self._strip else ()
        gap = Run(" " * (self._lead_cells - cell_len(timeline.heading) if scale else 0))
        heading = (Run(timeline.heading, "heading"), gap, *scale, Run(f"  {timeline.hours_of}", "label"))
        setting.add(heading)
        day = word = ""
        for entry in self._entries(manner):
            new_day = entry.day != day
            lead = (
                Run((entry.day if new_day else "").ljust(self._day_cells), "name"),
                *cut((Run("" if entry.word == word and not new_day else entry.word, "label"),), self._word_cells - 1),
            )
            day, word = entry.day, entry.word
            self._set_entry(entry, manner, lead)
        if not timeline.occurrences:
            setting.add((Run("No events on these days.", "muted"),))
        for link in timeline.more:
            setting.add_more(link)
        signs = _LEGEND if self._strip else _LEGEND[-1:]
        legends = [
            tuple(run for sign, *words in signs for run in (Run(sign, "label"), Run(f" {words[form]}  ", "muted")))
            for form in (0, 1)
        ]
        setting.add(next((legend for legend in legends if width_of(legend) <= setting.width + 2), legends[-1]))

    def _entries(self, manner: _Manner) -> Iterator[_Entry]:
        """Of each day: what took place by its hours, then what has no hour, was planned, or is background."""
        for day, of_day in groupby(self._timeline.occurrences, key=lambda occurrence: occurrence.day):
            groups: dict[tuple[int, float, str], list[Occurrence]] = {}
            for occurrence in of_day:
                groups.setdefault(self._group(occurrence, manner), []).append(occurrence)
            if manner.merged and (told := groups.get((1, 0, self._timeline.without_hour))) is not None:
                # What is background comes after what took place without an hour.
                for group in [group for group in groups if group[0] > 2]:
                    told += groups.pop(group)
            for (_, _, word), found in sorted(groups.items(), key=lambda group: group[0][:2]):
                # In a line of its own the mark tells; together those that have an hour are named beside it first.
                found.sort(key=lambda occurrence: occurrence.hours is None)
                if manner.each and found[0].time:
                    yield from (_Entry(day, word, (occurrence,)) for occurrence in found)
                else:
                    yield _Entry(day, word, tuple(found))

    def _group(self, occurrence: Occurrence, manner: _Manner) -> tuple[int, float, str]:
        """The number of its group on a day, and the word for it."""
        # A part of a day that is on another day in the zone shown has a word, but stands not among the hours.
        start = occurrence.hours.start if occurrence.hours else -1
        status = _GROUP_WORDS.get(occurrence.status, occurrence.status)
        if not status:
            return (0, start, occurrence.time) if occurrence.time else (1, 0, self._timeline.without_hour)
        rank = 2 if status == "planned" else 3
        timed = occurrence.time and not manner.merged
        return (rank, start, occurrence.time) if timed else (rank, -2, status)

    def _room(self, entry: _Entry) -> int:
        marks = entry.marks
        drawn = axis_cells(marks, self._strip) + 1 if marks and self._strip else 0
        return max(4, self._setting.width - self._lead_cells - drawn)

    def _named(self, entry: _Entry, manner: _Manner) -> _Named:
        room = self._room(entry)
        indexes = list(range(len(entry.occurrences)))
        widths = [width_of(_name(each, entry.word)) for each in entry.occurrences]
        columns = min(room // _COLUMN, room // (max(widths) + _GAP))
        if manner.each and not entry.occurrences[0].time and columns > 1:
            lines = [indexes[first : first + columns] for first in range(0, len(indexes), columns)]
            return _Named(lines, column=room // columns)
        sign = len(f"{FALLEN} ") if self._setting.fallen else 0
        return _flow(widths, room, 1 if entry.occurrences[0].time else manner.names, sign)

    def _told(self, entry: _Entry, named: _Named) -> list[Line]:
        """What is named, line by line; the links are numbers of events of the entry, that of a count the last one's."""
        told: list[Line] = []
        last = sum(map(len, named.lines)) - (not named.hidden)
        for number, indexes in enumerate(named.lines):
            runs: list[Run] = []
            for index in indexes:
                gap = named.column * len(indexes[: indexes.index(index)]) - width_of(runs) if named.column else 0
                between = Run(" " * gap) if named.column else Run(_BETWEEN, "muted")
                runs += [between] if runs else []
                runs += [run._replace(link=index) for run in _name(entry.occurrences[index], entry.word)]
            if named.hidden and number == len(named.lines) - 1:
                more = signed(f"+{named.hidden}", entry.occurrences[last].link.ref, self._setting.fallen)
                runs += [Run(_BETWEEN, "muted"), Run(more, "label", last)]
            told += wrap(runs, self._room(entry))
        return told

    def _set_entry(self, entry: _Entry, manner: _Manner, lead: Line) -> None:
        setting = self._setting
        named = self._named(entry, manner)
        shown = sum(map(len, named.lines)) + bool(named.hidden)
        links = [setting.link_to(each.link.ref) for each in entry.occurrences[:shown]]
        # A mark is part of its event's link; those of events that are not named, of the link to them.
        marks = [mark._replace(link=links[min(index, shown - 1)]) for index, mark in enumerate(entry.marks)]
        axis = (*hour_axis(marks, self._strip), Run(" ")) if marks and self._strip else ()
        before: Line = (*lead, Run(" " * (self._lead_cells - width_of(lead))), *axis)
        for line in self._told(entry, named):
            setting.put((*before, *(run if run.link is None else run._replace(link=links[run.link]) for run in line)))
            before = (Run(" " * width_of(before)),)


def _flow(widths: Sequence[int], room: int, limit: int, sign: int) -> _Named:
    """As many names as have room in so many lines, with room for the number of those that have none, after a sign."""
    lines: list[list[int]] = [[]]
    used = 0
    for index, width in enumerate(widths):
        left = len(widths) - index - 1
        last = len(lines) == limit
        spare = len(f"{_BETWEEN}+{left}") + sign if left and last else 0
        if used and used + len(_BETWEEN) + width + spare > room:
            if last:
                return _Named(lines, left + 1)
            lines.append([])
            used = 0
        used += width + (len(_BETWEEN) if lines[-1] else 0)
        lines[-1].append(index)
    return _Named(lines)


def _name(occurrence: Occurrence, group: str) -> Line:
    """An event's name, with a sign where accounts differ and its status unless the whole line or the mark tells it."""
    title = without_status(occurrence.link.title, occurrence.status)
    told = _GROUP_WORDS.get(occurrence.status, occurrence.status)
    status = (Run(f" ({told})", "muted"),) if told and told != group and not (occurrence.hours) else ()
    sign = (Run(f"{DIFFERS} ", "muted"),) if occurrence.differs else ()
    return *sign, Run(title, "text"), *status
