"""The visit at a glance, as a card: who, when, how much of what, and where accounts differ."""

from __future__ import annotations

from collections import defaultdict

from visittui.archive.archive import Archive
from visittui.archive.card import Card, Fact, Link, LinkGroup, Section, Span, Spans
from visittui.archive.clock import Clock
from visittui.archive.row import Row

_NOUNS = (
    ("event", "event", "events"),
    ("person", "person", "people"),
    ("organisation", "organisation", "organisations"),
    ("agreement", "agreement or undertaking", "agreements and undertakings"),
    ("quote", "statement", "statements"),
    ("source", "source", "sources"),
    ("difference", "difference between accounts", "differences between accounts"),
)
_BAR_CELLS = 20
_NAME_CELLS = 24
_SPEAKERS = 10
_FORMS = 3
_EVENTS = 40
_DIFFERENCES = 6


def overview_card(archive: Archive, clock: Clock | None = None) -> Card:
    """The overview of an archive.

    Args:
        archive: the open archive.
        clock: shows times; None is the visit's own zone.
    """
    visit = archive.visit
    clock = clock or archive.clock()
    return Card(
        ref=f"visit/{visit.id}",
        kind="visit",
        title=visit.title,
        subtitle=f"{visit.place_name}, {visit.when}",
        facts=(
            Fact("Guest", (Span(visit.guest_name, "name", f"person/{visit.guest}"),)),
            Fact("Host", (Span(visit.host_name, "name", f"person/{visit.host}"),)),
            Fact("Place", (Span(visit.place_name, "name", f"place/{visit.place}"),)),
            Fact("Record", (Span(amounts(archive.counts)),)),
        ),
        sections=(
            Section("", ((Span(visit.summary),),)),
            Section("Who said how much", _speakers(archive)),
        ),
        groups=(*_days(archive, clock), *_fields(archive), _differences(archive)),
    )


def amounts(counts: dict[str, int]) -> str:
    """How much there is of what matters most, in words: "59 events · 33 people · …"."""
    parts = [f"{counts[kind]:,} {one if counts[kind] == 1 else many}" for kind, one, many in _NOUNS if counts.get(kind)]
    return " · ".join(parts)


def _speakers(archive: Archive) -> tuple[Spans, ...]:
    """A bar for each of those who said most: full blocks for printed words, light ones for what is told."""
    said: dict[int, dict[str, int]] = defaultdict(dict)
    for number, status, items in archive.tally("speaker", limit=_SPEAKERS * _FORMS):
        said[number][status] = items
    most = list(said)[:_SPEAKERS]
    if not most:
        return ((Span("Nobody is quoted.", "muted"),),)
    longest = max(sum(said[number].values()) for number in most)
    rows = archive.rows_by_number(most)
    name_cells = min(_NAME_CELLS, max(len(row.title) for row in rows))
    lines: list[Spans] = []
    for row in rows:
        told = said[row.number].get("paraphrase", 0)
        printed = sum(said[row.number].values()) - told
        scale = min(1.0, _BAR_CELLS / longest)
        bar = "█" * max(round(printed * scale), bool(printed)), "░" * max(round(told * scale), bool(told))
        lines.append(
            (
                Span(_shortened(row.title), "name", row.ref),
                Span(" " * (name_cells - len(_shortened(row.title)) + 2)),
                Span(bar[0], "label"),
                Span(bar[1], "muted"),
                Span(f" {printed}" + (f" + {told} told" if told else "")),
            )
        )
    lines.append((Span("█ words as printed  ░ told without quotation marks, here in our words", "muted"),))
    return tuple(lines)


def _shortened(name: str) -> str:
    return name if len(name) <= _NAME_CELLS else name[: _NAME_CELLS - 1] + "…"


def _days(archive: Archive, clock: Clock) -> list[LinkGroup]:
    """The events of the visit's days, day by day."""
    first, last = archive.visit.starts, archive.visit.ends
    days: dict[str, list[Row]] = {}
    events = archive.events_between(first, last, limit=_EVENTS)
    for row in events:
        days.setdefault(clock.day(row.moment), []).append(row)
    return [
        LinkGroup(
            relation="day",
            label=day,
            count=len(rows),
            links=tuple(Link(row.ref, row.title, _event_detail(row, clock)) for row in rows),
        )
        for day, rows in days.items()
    ]


def _event_detail(row: Row, clock: Clock) -> str:
    parts = (clock.time(row.moment), row.status, "accounts differ" if row.differs else "")
    return " · ".join(part for part in parts if part)


def _fields(archive: Archive) -> list[LinkGroup]:
    """Papers by the field that they are about."""
    fields: dict[int, int] = defaultdict(int)
    for number, _, items in archive.tally("field"):
        fields[number] += items
    most = sorted(fields, key=lambda number: (-fields[number], number))
    if not most:
        return []
    rows = archive.rows_by_number(most)
    links = tuple(Link(row.ref, row.title, f"{fields[row.number]}") for row in rows)
    return [LinkGroup("field", "Agreements and undertakings by field", len(links), links)]


def _differences(archive: Archive) -> LinkGroup:
    rows = archive.rows(("difference",), 0, _DIFFERENCES)
    return LinkGroup(
        relation="differs",
        label="Where accounts differ",
        count=archive.counts.get("difference", 0),
        links=tuple(Link(row.ref, row.title, row.detail) for row in rows),
        query="kind:difference",
    )
