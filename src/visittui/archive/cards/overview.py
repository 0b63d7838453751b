"""The visit at a glance, as a card: the days by the hour, statements by speaker, agreements by field, differences."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from visittui.archive.cards.card import (
    Bar,
    BarChart,
    Card,
    Fact,
    Link,
    LinkGroup,
    Occurrence,
    Section,
    Span,
    Spans,
    Timeline,
)
from visittui.archive.cards.spans import joined, link
from visittui.archive.clock import Clock
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row
from visittui.archive.store.tables import PLURALS

_GROUPS = (
    ("events", ("event",)),
    ("people and organisations", ("person", "organisation")),
    ("agreements and points", ("agreement", "point")),
    ("quotes", ("quote",)),
    ("sources", ("source",)),
    ("differences", ("difference",)),
)
"""What is counted, as the tabs of the screen count it, and of which kinds each is."""

_WITNESSES = {1: "one source alone", 2: "two", 3: "more"}
PICTURES_IN_SHORT = {
    "picture/sources": "who copies whom",
    "picture/papers": "who signed with whom",
    "picture/scales": "accounts on a scale",
}
_SPEAKERS = 10
_FORMS = 3
_FIELDS = 11
_CONCLUDED = ("signed", "adopted")
_DAYS = 7
_EVENTS_A_DAY = 60
_DIFFERENCES = 36


def overview_card(archive: Archive, clock: Clock | None = None) -> Card:
    """The overview, timed by a clock or else in the visit's zone; what it costs does not grow with the record."""
    visit = archive.visit
    clock = clock or archive.clock()
    return Card(
        ref=f"visit/{visit.id}",
        kind="visit",
        title=visit.title,
        subtitle=f"{visit.place_name}, {visit.when}",
        facts=(
            Fact("Guest", (link(f"person/{visit.guest}", visit.guest_name),)),
            Fact("Host", (link(f"person/{visit.host}", visit.host_name),)),
            Fact("Place", (link(f"place/{visit.place}", visit.place_name),)),
        ),
        sections=(
            Section("In short", ((Span(visit.summary),),)),
            *_witnesses(archive),
            Section("In this record", (_amounts(archive.counts),)),
            Section("Pictures", (joined(([link(*each)] for each in PICTURES_IN_SHORT.items()), " · "),)),
        ),
        groups=(_differences(archive),),
        timeline=_timeline(archive, clock),
        charts=tuple(chart for chart in (_speakers(archive), _fields(archive)) if chart.bars),
    )


def amounts(counts: dict[str, int]) -> str:
    """How much there is of what matters most, in words: "61 events · 105 people and organisations (33 people, …"."""
    return "".join(span.text for span in _amounts(counts))


def _amounts(counts: dict[str, int]) -> Spans:
    """The same, each amount of one kind leading to what it counts."""
    groups: list[Spans] = []
    for noun, kinds in _GROUPS:
        there = [
            Span(f"{counts[kind]:,} {kind if counts[kind] == 1 else PLURALS[kind]}", "name", f"?kind:{kind}")
            for kind in kinds
            if counts.get(kind)
        ]
        if len(there) > 1:
            whole = f"{sum(counts.get(kind, 0) for kind in kinds):,} {noun} ("
            groups.append((Span(whole), *[span for one in there for span in (Span(", "), one)][1:], Span(")")))
        elif there:
            groups.append((there[0],))
    return joined(groups, " · ")


def _witnesses(archive: Archive) -> tuple[Section, ...]:
    """On how many independent sources the statements rest, each number leading to its statements."""
    told = sorted((number, items) for number, _, items in archive.tally("witnesses") if number)
    spans: list[Span] = []
    for number, items in told:
        of_all = "" if spans else f" of {archive.counts['quote']:,} statements"
        words = f"{items:,}{of_all} on {_WITNESSES[number]}"
        spans.append(link(f"?kind:quote witnesses:{_WITNESSES[number].partition(' ')[0]}", words))
    return (Section("Witnesses", (joined(([span] for span in spans), " · "),)),) if spans else ()


def _timeline(archive: Archive, clock: Clock) -> Timeline:
    """The events of the visit's first days."""
    occurrences: list[Occurrence] = []
    more: list[Link] = []
    first, last = date.fromisoformat(archive.visit.starts), date.fromisoformat(archive.visit.ends)
    days = min((last - first).days + 1, _DAYS)
    for day in ((first + timedelta(offset)).isoformat() for offset in range(days)):
        rows = archive.events_between(day, day, limit=_EVENTS_A_DAY + 1)
        occurrences += (_occurrence(row, clock) for row in rows[:_EVENTS_A_DAY])
        if len(rows) > _EVENTS_A_DAY:
            more.append(Link(f"?kind:event date:{day}", f"all events of {clock.day(rows[0].moment)}"))
    if last - first >= timedelta(days):
        following = first + timedelta(days)
        more.append(Link(f"?kind:event date:{following}..{last}", "the events of later days"))
    # In another zone an hour may be on another day than its neighbours of which the hour is not known.
    occurrences.sort(key=lambda occurrence: occurrence.date)
    return Timeline("Day by day", tuple(occurrences), clock.hours_of, clock.without_hour, tuple(more))


def _occurrence(row: Row, clock: Clock) -> Occurrence:
    moment = row.moment
    return Occurrence(
        link=Link(row.ref, row.title),
        date=clock.date(moment) if moment else "",
        day=clock.day(moment),
        time=clock.time(moment),
        hours=clock.hours(moment),
        status=row.status,
        differs=bool(row.differs),
    )


def _speakers(archive: Archive) -> BarChart:
    """Those who said most."""
    said: dict[int, dict[str, int]] = defaultdict(dict)
    for number, form, items in archive.tally("speaker", limit=_SPEAKERS * _FORMS):
        said[number][form] = items
    bars = []
    for row in archive.rows_by_number(list(said)[:_SPEAKERS]):
        told = said[row.number].get("paraphrase", 0)
        bars.append(Bar(Link(row.ref, row.title), (sum(said[row.number].values()) - told, told)))
    speakers: int
    (speakers,) = archive.reading(
        lambda connection: connection.execute(
            "SELECT count(DISTINCT number) FROM tally WHERE subject = 'speaker'"
        ).fetchone()
    )
    more = _more(speakers - len(bars), "quote")
    return BarChart("Statements by speaker", ("quoted", "retold"), tuple(bars), more)


def _fields(archive: Archive) -> BarChart:
    """Agreements by the field that they are about."""
    fields: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for number, status, items in archive.tally("field"):
        fields[number][status not in _CONCLUDED] += items
    most = sorted(fields, key=lambda number: (-sum(fields[number]), number))[:_FIELDS]
    bars = tuple(Bar(Link(row.ref, row.title), tuple(fields[row.number])) for row in archive.rows_by_number(most))
    more = _more(len(fields) - len(bars), "agreement")
    return BarChart("Agreements by field", ("signed or adopted", "others"), bars, more)


def _more(left_out: int, kind: str) -> Link | None:
    """How many have no bar of their own; they are found among all items of a kind."""
    return Link(f"?kind:{kind}", f"{left_out:,} more, in all {PLURALS[kind]}") if left_out else None


def _differences(archive: Archive) -> LinkGroup:
    rows = archive.rows(("difference",), 0, _DIFFERENCES)
    return LinkGroup(
        relation="differs",
        label="Where accounts differ",
        count=archive.counts.get("difference", 0),
        links=tuple(Link(row.ref, row.title, row.detail) for row in rows),
        query="kind:difference",
    )
