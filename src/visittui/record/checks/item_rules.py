"""The rules of single items: a reason for what is inferred, a basis for what is explained, times that run forwards."""

from __future__ import annotations

import zoneinfo

from visittui.measures import measure_of
from visittui.record.checks.findings import ItemFindings
from visittui.record.model_fields import Item, entries, text_of
from visittui.record.wording import shown, suggested

_OUTSIDE_ALLOWED = ("background", "future")
_LONG_ENOUGH = {"minute": 16, "hour": 16, "part-of-day": 10, "day": 10, "month": 7, "year": 4}
"""Characters of `from` that each precision needs."""


def check_person(person: Item, found: ItemFindings) -> None:
    """A family name is a part of the name that is printed, and given names stand beside one."""
    name, family = text_of(person, "name"), text_of(person, "family")
    if family is not None and name is not None and family not in name:
        found.say(("family",), f"{shown(family)} is no part of the name {shown(name)}", "a part of “name”")
    if person.get("given") is not None and person.get("family") is None:
        found.say(("given",), "given names without a family name", "“family”, or neither")


def check_participants(event: Item, found: ItemFindings) -> None:
    """Each participant is one person or one organisation."""
    for index, one in entries(event, "participants"):
        if (one.get("person") is None) == (one.get("organisation") is None):
            what = "neither" if one.get("person") is None else "both"
            found.say(("participants", index), f"{what} person and organisation", "one of the two")


def check_agreement(agreement: Item, found: ItemFindings) -> None:
    """What is inferred about an agreement says why."""
    if agreement.get("basis") == "inferred" and agreement.get("note") is None:
        found.say(("basis",), "inferred, without a reason", "the reason in “note”")


def check_difference(difference: Item, found: ItemFindings) -> None:
    """A difference that is explained has an explanation, and says whose it is."""
    if difference.get("explanation") is None:
        if difference.get("outcome") == "explained":
            found.say(("outcome",), "explained, without an explanation", "“open”, or an explanation")
    elif difference.get("explanation_basis") is None:
        found.say(("explanation",), "an explanation without a basis", "“explanation_basis”")
    _check_values(difference, found)


def _check_values(difference: Item, found: ItemFindings) -> None:
    """What accounts give is of one kind, or no scale has room for it."""
    scale = None
    for index, account in entries(difference, "accounts"):
        values = account.get("values")
        for number, value in enumerate(values if isinstance(values, list) else ()):
            if not isinstance(value, str):
                continue
            path = ("accounts", index, "values", number)
            measure = measure_of(value, years=difference.get("kind") == "date")
            if measure is None:
                found.say(path, f"{shown(value)} cannot be", "a day of the calendar; two of one kind, the first first")
            elif scale not in (None, measure.measured):
                found.say(path, f"{shown(value)} is of another kind", f"a value of the kind {scale}, as before it")
            else:
                scale = measure.measured


def check_source(source: Item, found: ItemFindings) -> None:
    """A publisher that nobody names is unknown; a title in our words has both of its brackets."""
    title = source.get("title")
    if isinstance(title, str):
        opens, closes = title.startswith("[") and "]" not in title, title.endswith("]") and "[" not in title
        if opens or closes:
            what = f"{shown(title)} has one bracket alone"
            found.say(("title",), what, "both around a title in our words, none around a printed one")
    if source.get("publisher") is None and source.get("publisher_basis") in ("stated", "inferred"):
        found.say(("publisher_basis",), "a basis for a publisher that is not given", "“unknown”, or the publisher")


def check_visit_times(visit: Item, found: ItemFindings) -> None:
    """Check the days and the zone of the visit."""
    starts, ends, zone = text_of(visit, "starts"), text_of(visit, "ends"), text_of(visit, "timezone")
    if starts is not None and ends is not None and starts > ends:
        found.say(("ends",), f"the visit ends on {shown(ends)}, before it starts on {shown(starts)}")
    if zone is not None and not _is_zone(zone):
        known = zoneinfo.available_timezones()
        # A machine without the time zone database cannot tell a wrong name from a right one.
        if known and zone not in known:
            found.say(
                ("timezone",), f"{shown(zone)} is not a time zone", suggested(zone, known) or "such as Asia/Ho_Chi_Minh"
            )


def _is_zone(name: str) -> bool:
    """Whether the machine has rules for a zone: to list all that it knows takes a thirtieth of a check.

    The database also has each zone twice more under names that are none of its own (`posix/…`, `right/…`).
    """
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return not name.startswith(("posix", "right/"))


def check_event_time(event: Item, visit: Item, found: ItemFindings) -> None:
    """Check when an event was: by itself and against the visit."""
    time = event.get("time")
    if not isinstance(time, dict) or not all(_is_moment(time.get(name)) for name in ("from", "to")):
        return
    start, end, precision = text_of(time, "from"), text_of(time, "to"), text_of(time, "precision")
    if start is not None and end is not None:
        shared = min(len(start), len(end))
        if start[:shared] > end[:shared]:
            found.say(("time", "to"), f"“from” {shown(start)} is after “to” {shown(end)}", "a time that runs forwards")
    if precision == "none" and start is not None:
        found.say(("time", "precision"), f"“none”, but “from” is {shown(start)}", "how exact “from” is")
    elif precision in _LONG_ENOUGH:
        if start is None:
            found.say(("time", "precision"), f"{shown(precision)}, but there is no “from”", "“none”, or a “from”")
        elif len(start) < _LONG_ENOUGH[precision]:
            found.say(("time", "from"), f"{shown(start)} is less exact than “{precision}”", "as much as precision says")
    if time.get("basis") == "inferred" and event.get("note") is None:
        found.say(("time", "basis"), "inferred, without a reason", "the reason in the event's “note”")
    if event.get("status") in _OUTSIDE_ALLOWED or event.get("kind") == "announced":
        return
    first, last = text_of(visit, "starts"), text_of(visit, "ends")
    for field, moment in (("from", start), ("to", end)):
        if moment is not None and first is not None and last is not None:
            day = moment[:10]
            if day < first[: len(day)] or day > last[: len(day)]:
                expected = f"a time from {first} to {last}, or the status background or future"
                found.say(("time", field), f"{shown(moment)} lies outside the visit", expected)


def _is_moment(value: object) -> bool:
    """Whether a time can be compared: what is malformed has been reported as such."""
    return value is None or (isinstance(value, str) and value[:4].isdigit() and len(value) in (4, 7, 10, 16))
