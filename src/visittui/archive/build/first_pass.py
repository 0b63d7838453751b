"""The first pass over a record: names, times and ids, and from them every item's number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from visittui.archive.build.known_items import KnownItems
from visittui.archive.build.ordering import (
    EVENT,
    NO_EVENT,
    PAPER,
    QUOTE,
    UNDATED,
    TimeKey,
    TimeOrder,
    time_keys_of_events,
)
from visittui.archive.kinds.difference import WEIGHTS
from visittui.archive.moment import moment_of_event
from visittui.archive.store.lookups import Item
from visittui.archive.store.tables import KIND_CODES, PLURALS, item_number

_DATED_KINDS = ("event", "agreement", "point", "quote")

UNDATED_SECTIONS = {PLURALS[kind]: kind for kind in KIND_CODES if kind not in _DATED_KINDS}
"""Sections whose items have no time, in the order in which they follow the dated ones."""

_STRIDE = 500
"""Items between two reports of progress."""


class SectionItems(Protocol):
    """One section of a record; items are parsed when asked for."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> Item: ...
    def __iter__(self) -> Iterator[Item]: ...


@dataclass(slots=True)
class Collected:
    """What the first pass learnt.

    Attributes:
        known: names, times and numbers.
        order: the dated items in time order.
        papers: agreements and their points: index of the agreement, and of the point or -1.
        differences: their indexes, the weightiest first, those of one weight in the record's order.
    """

    known: KnownItems = field(default_factory=KnownItems)
    order: TimeOrder = field(default_factory=TimeOrder)
    papers: list[tuple[int, int]] = field(default_factory=list)
    differences: list[int] = field(default_factory=list)


def collect(sections: Mapping[str, SectionItems], advance: Callable[[int], None]) -> Collected:
    """Read every item of a checked record once; `advance` is told now and then how many were read since."""
    collected = Collected()
    known, order = collected.known, collected.order

    def reading(section: str) -> Iterator[Item]:
        number = 0
        for number, item in enumerate(sections[section], 1):
            yield item
            if number % _STRIDE == 0:
                advance(_STRIDE)
        advance(number % _STRIDE)

    for section, kind in UNDATED_SECTIONS.items():
        known.numbers[kind] = {}
        for item in reading(section):
            known.numbers[kind][item["id"]] = 0
            known.enter(kind, item)
            if kind == "source":
                known.lineages[item["id"]] = item["lineage"]
                known.publishers[item["id"]] = item.get("publisher") or ""
            elif kind == "difference":
                known.enter_difference(item)
    weights = [WEIGHTS.index(known.weights[f"difference/{id_}"]) for id_ in known.numbers["difference"]]
    collected.differences = sorted(range(len(weights)), key=weights.__getitem__)
    ids = list(known.numbers["difference"])
    known.numbers["difference"] = dict.fromkeys((ids[index] for index in collected.differences), 0)
    events = _collect_events(reading("events"), collected)
    papers: list[tuple[str, str]] = []
    for index, agreement in enumerate(reading("agreements")):
        time_key = _time_key(agreement, events, known)
        for number, paper in enumerate((agreement, *agreement.get("points", ())), -1):
            kind = "agreement" if number < 0 else "point"
            known.enter(kind, paper)
            order.add(time_key, PAPER, len(papers))
            papers.append((kind, paper["id"]))
            collected.papers.append((index, number))
    quotes = []
    for index, quote in enumerate(reading("quotes")):
        quotes.append(quote["id"])
        order.add(_time_key(quote, events, known), QUOTE, index)
    order.sort()
    _number(collected, list(events), papers, quotes)
    return collected


def _collect_events(events: Iterator[Item], collected: Collected) -> dict[str, TimeKey]:
    known = collected.known
    indexes: dict[str, int] = {}
    starts: list[str | None] = []
    after: list[list[str]] = []
    planned: list[bool] = []
    parts: list[tuple[str, str]] = []
    for index, event in enumerate(events):
        known.enter("event", event)
        moment = moment_of_event(event["time"], disputed=f"event/{event['id']}" in known.disputed)
        known.moments[event["id"]] = moment
        if event.get("place"):
            known.event_places[event["id"]] = event["place"]
        indexes[event["id"]] = index
        starts.append(moment.start)
        planned.append(event.get("status") == "planned")
        if whole := event.get("part_of"):
            parts.append((event["id"], whole))
        # What is part of a larger event and is known by its day alone stands after that event's beginning.
        after.append([*event.get("after", ()), *filter(None, [whole])])
    for part, whole in parts:
        if known.moments[whole].disputed and known.moments[whole].start == known.moments[part].start:
            known.moments[part] = known.moments[part]._replace(disputed=True)
    time_keys = time_keys_of_events(starts, [[indexes[id_] for id_ in before] for before in after], planned)
    for index, time_key in enumerate(time_keys):
        collected.order.add(time_key, EVENT, index)
    return dict(zip(indexes, time_keys, strict=True))


def _time_key(item: Item, events: dict[str, TimeKey], known: KnownItems) -> TimeKey:
    """When an agreement or quote was, by the same rule as `moment.finer`."""
    event, date = item.get("event"), item.get("date")
    if event is not None:
        start = known.moments[event].start
        if date is None or (start is not None and start.startswith(date)):
            return events[event]
    return (date or UNDATED, 0, NO_EVENT)


def _number(collected: Collected, events: list[str], papers: list[tuple[str, str]], quotes: list[str]) -> None:
    numbers = collected.known.numbers
    numbers.update({"event": {}, "agreement": {}, "point": {}, "quote": {}})
    ordinal = 0
    for slot, position in collected.order:
        ordinal += 1
        if slot == EVENT:
            kind, id_ = "event", events[position]
        elif slot == PAPER:
            kind, id_ = papers[position]
        else:
            kind, id_ = "quote", quotes[position]
        numbers[kind][id_] = item_number(ordinal, kind)
    for kind in UNDATED_SECTIONS.values():
        for id_ in numbers[kind]:
            ordinal += 1
            numbers[kind][id_] = item_number(ordinal, kind)
