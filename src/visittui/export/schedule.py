"""iCalendar: the events of which at least the day is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from visittui import __version__
from visittui.archive.clock import Clock
from visittui.archive.moment import moment_of_event
from visittui.archive.store.archive import Archive
from visittui.export.citations.citations_in_words import as_sources
from visittui.export.citations.citing import Citer
from visittui.export.selection import Item, Selection

_STATUS = {"done": "CONFIRMED", "background": "CONFIRMED", "planned": "TENTATIVE", "future": "TENTATIVE"}
_STATUS_WORDS = {
    "planned": "Planned; see the event itself for what happened.",
    "background": "Background of the visit.",
    "future": "After the visit.",
}
_TIMED = ("minute", "hour")
_WITHOUT_DAY = {
    "month": "of which only the month is known",
    "year": "of which only the year is known",
    "none": "of which no time is known",
}


def as_icalendar(selection: Selection, say: Callable[[str], None]) -> Iterator[str]:
    """The calendar file of the events that are selected; `say` is told how many were left out for want of a day.

    An hour or minute stands in the visit's zone, by its name; what is known by day or part of the day is all-day.
    """
    archive = selection.archive
    calendar = Calendar()
    calendar.add("prodid", f"-//visittui//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", archive.visit.title)
    calendar.add("x-wr-timezone", archive.visit.timezone)
    left_out: Counter[str] = Counter()
    writer = _EventWriter(archive)
    for ref, _, event in selection.items("event"):
        start = event["time"].get("from") or ""
        if len(start) < len("2024-06-20"):
            left_out[_WITHOUT_DAY.get(event["time"]["precision"], _WITHOUT_DAY["none"])] += 1
            continue
        calendar.add_component(writer.event(ref, event))
    say(f"{len(calendar.events)} of {len(calendar.events) + left_out.total()} events exported")
    if left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in left_out.items())
        say(f"{left_out.total()} left out, because a calendar needs a day: {reasons}")
    if not calendar.events:
        return
    # The zones that the events name, over the years in which they lie.
    if starts := [event.start for event in calendar.events if isinstance(event.start, datetime)]:
        first, last = min(starts).date(), max(starts).date()
        calendar.add_missing_timezones(date(first.year, 1, 1), date(last.year + 2, 1, 1))
    yield calendar.to_ical().decode()


class _EventWriter:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._zone = ZoneInfo(archive.visit.timezone)
        self._clock: Clock = archive.clock()
        self._citer = Citer(archive)
        # When the information was last revised (RFC 5545, 3.8.7.2): two exports of one record are the same file.
        self._stamp = datetime.fromtimestamp(int(archive.record_path.stat().st_mtime), UTC)

    def event(self, ref: str, event: Item) -> Event:
        """One VEVENT."""
        written = Event()
        written.add("uid", f"{event['id']}.{self._archive.visit.id}@visittui")
        written.add("dtstamp", self._stamp)
        written.add("summary", event["title"])
        start, end = self._span(event["time"])
        written.add("dtstart", start)
        if end is not None:
            written.add("dtend", end)
        written.add("status", _STATUS[event["status"]])
        # It is somebody else's day: nobody is busy because of it.
        written.add("transp", "TRANSPARENT")
        if event.get("place"):
            written.add("location", self._place(event["place"]))
        if event.get("topics"):
            written.add("categories", [self._archive.title(f"topic/{topic}") for topic in event["topics"]])
        if event.get("part_of"):
            written.add("related-to", f"{event['part_of']}.{self._archive.visit.id}@visittui")
        written.add("description", "\n".join(self._description(ref, event)))
        return written

    def _span(self, time: dict[str, Any]) -> tuple[date, date | None]:
        """Start and end (exclusive); the end is None where nothing is known of it, or it is the start's own day."""
        start, end = time["from"], time.get("to") or ""
        if time["precision"] in _TIMED and "T" in start:
            return self._instant(start), self._instant(end) if "T" in end and end > start else None
        first = date.fromisoformat(start[:10])
        last = date.fromisoformat(end[:10]) if len(end) >= len("2024-06-20") else first
        return first, last + timedelta(days=1) if last > first else None

    def _instant(self, local: str) -> datetime:
        return datetime.fromisoformat(local).replace(tzinfo=self._zone)

    def _place(self, id_: str) -> str:
        names: list[str] = []
        within: str | None = id_
        while within and len(names) < _MOST_PLACES:
            place = self._archive.item(f"place/{within}")
            names.append(place["name"])
            within = place.get("within")
        return ", ".join(names)

    def _description(self, ref: str, event: Item) -> Iterator[str]:
        time = event["time"]
        yield f"Time: {self._clock.stated(moment_of_event(time))}{_time_remarks(time)}"
        if event["status"] in _STATUS_WORDS:
            yield _STATUS_WORDS[event["status"]]
        if event.get("summary"):
            yield event["summary"]
        if event.get("participants"):
            yield "With: " + "; ".join(self._participant(entry) for entry in event["participants"])
        if event.get("after"):
            yield "After: " + "; ".join(self._archive.title(f"event/{id_}") for id_ in event["after"])
        if event.get("note"):
            yield event["note"]
        yield from as_sources(self._citer.citations(ref, event))
        yield f"In the record: {ref}"

    def _participant(self, entry: Item) -> str:
        kind = "person" if entry.get("person") else "organisation"
        name = self._archive.title(f"{kind}/{entry[kind]}")
        return f"{name} ({entry['role']})" if entry.get("role") else name


_MOST_PLACES = 10
"""So many places within each other are named; a record whose places lie in each other in a circle ends there."""


def _time_remarks(time: dict[str, Any]) -> str:
    remarks = (
        "approximate" if time.get("approximate") else "",
        f"{time['basis']} by us" if time.get("basis", "stated") != "stated" else "",
        f"printed as “{time['printed']}”" if time.get("printed") else "",
    )
    told = "; ".join(filter(None, remarks))
    return f" ({told})" if told else ""
