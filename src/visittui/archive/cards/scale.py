"""The accounts of a difference on a scale of numbers, days or hours: one dot for each source."""

from __future__ import annotations

from collections.abc import Iterable

from visittui.archive.cards.card import Link
from visittui.archive.cards.pictures import Dot, Reading, Scale, WithoutValue
from visittui.archive.cards.subject import Subject
from visittui.archive.clock import Clock
from visittui.archive.moment import Moment
from visittui.archive.store.lookups import Item
from visittui.measures import Measure, measure_of

_Given = tuple[Measure, list[str]]

_LEAST_ACCOUNTS = 2
_MOST_READINGS = 24
"""Points of a scale; more than these are gathered in as many stretches."""

_MOST_ACCOUNTS = 2000
"""Accounts that are read; a record has twenty, a hostile one must not make a picture without end."""

_MOST_WITHOUT_VALUE = 12
_ORDER = ("less than", "about", "exactly", "between", "at least", "more than")
"""Of readings of one number."""

_OF_TIME = {"more than": "after", "at least": "from", "less than": "before"}
"""What signs mean before a day or an hour."""


def scale_of(subject: Subject) -> Scale | None:
    """The scale of a difference, None where fewer than two of its accounts give anything to stand on it."""
    item = subject.item
    accounts: list[Item] = item["accounts"]
    told = accounts[:_MOST_ACCOUNTS]
    given: dict[Measure, list[str]] = {}
    without_value: list[tuple[str, list[str]]] = []
    on_scale = 0
    for account in told:
        measures = [measure_of(value, years=item["kind"] == "date") for value in account.get("values") or ()]
        sources = [entry["source"] for entry in account["citations"]]
        on_scale += any(measures)
        for measure in filter(None, measures):
            given.setdefault(measure, []).extend(sources)
        if not any(measures):
            without_value.append((account["says"], sources))
    if on_scale < _LEAST_ACCOUNTS:
        return None
    marks = _Dots(subject)
    ordered = sorted(given.items(), key=lambda each: (each[0].low, each[0].high, _ORDER.index(each[0].qualifier)))
    return Scale(
        heading="The accounts on a scale",
        unit=item.get("unit") or "",
        readings=tuple(_reading(stretch, subject.clock, marks) for stretch in _stretches(ordered)),
        without_value=tuple(
            WithoutValue(says, marks.of(sources)) for says, sources in without_value[:_MOST_WITHOUT_VALUE]
        ),
        witnesses=len(marks.lineages),
        more=len(accounts) - len(told) + max(0, len(without_value) - _MOST_WITHOUT_VALUE),
    )


class _Dots:
    """Makes dots, and keeps count of the witnesses."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._known: dict[str, tuple[str, Link]] = {}
        self.lineages: set[str] = set()

    def of(self, sources: Iterable[str]) -> tuple[Dot, ...]:
        """The dots of sources, each once: every witness with its copies behind it."""
        here: dict[str, list[Dot]] = {}
        for source in dict.fromkeys(sources):
            lineage, link = self._source(source)
            family = here.setdefault(lineage, [])
            family.append(Dot(link, is_copy=bool(family)))
        self.lineages |= here.keys()
        return tuple(dot for family in here.values() for dot in family)

    def _source(self, id_: str) -> tuple[str, Link]:
        if id_ not in self._known:
            source = self._subject.other("source", id_)
            link = Link(f"source/{id_}", source.get("publisher") or id_, id_)
            self._known[id_] = source["lineage"], link
        return self._known[id_]


def _words(measure: Measure, clock: Clock) -> str:
    first, last = (_as_read(measure, part, clock) for part in (measure.first, measure.last))
    if last:
        return f"{first} – {last}" if " " in first else f"{first}–{last}"
    if measure.qualifier == "exactly":
        return first
    qualifier = (
        measure.qualifier if measure.measured == "number" else _OF_TIME.get(measure.qualifier, measure.qualifier)
    )
    return f"{qualifier} {first}"


def _as_read(measure: Measure, written: str, clock: Clock) -> str:
    if measure.measured != "date" or not written:
        return written
    # As stated: which clock an account goes by is often what the accounts differ about.
    return " ".join(part for part in (clock.day(Moment(written)), written[11:]) if part)


def _stretches(given: list[_Given]) -> Iterable[list[_Given]]:
    """Each measure by itself; very many in stretches of equal length."""
    if len(given) <= _MOST_READINGS:
        return [[each] for each in given]
    low, high = given[0][0].low, max(measure.high for measure, _ in given)
    length = (high - low) / _MOST_READINGS or 1.0
    stretches: dict[int, list[_Given]] = {}
    for each in given:
        stretches.setdefault(min(int((each[0].low - low) / length), _MOST_READINGS - 1), []).append(each)
    return stretches.values()


def _reading(stretch: list[_Given], clock: Clock, marks: _Dots) -> Reading:
    measures = [measure for measure, _ in stretch]
    first, last = measures[0], measures[-1]
    dots = marks.of(source for _, sources in stretch for source in sources)
    if first == last:
        return Reading(_words(first, clock), first.low, first.high, first.qualifier, dots)
    words = f"{_words(first, clock)} to {_words(last, clock)}"
    return Reading(words, first.low, max(measure.high for measure in measures), "between", dots)
