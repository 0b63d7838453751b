"""The rules of times: they run forwards, lie within the visit, and claim no more than they know."""

from __future__ import annotations

import zoneinfo

from visittui.record.checks.findings import ItemFindings
from visittui.record.model_fields import Item, text_of
from visittui.record.wording import shown, suggested

_OUTSIDE_ALLOWED = ("background", "future")
_LONG_ENOUGH = {"minute": 16, "hour": 16, "part-of-day": 10, "day": 10, "month": 7, "year": 4}
"""Characters of `from` that each precision needs."""


def check_visit_times(visit: Item, found: ItemFindings) -> None:
    """Check the days and the zone of the visit."""
    starts, ends, zone = text_of(visit, "starts"), text_of(visit, "ends"), text_of(visit, "timezone")
    if starts is not None and ends is not None and starts > ends:
        found.say(("ends",), f"the visit ends on {shown(ends)}, before it starts on {shown(starts)}")
    if zone is not None:
        known = zoneinfo.available_timezones()
        # A machine without the time zone database cannot tell a wrong name from a right one.
        if known and zone not in known:
            found.say(
                ("timezone",), f"{shown(zone)} is not a time zone", suggested(zone, known) or "such as Asia/Ho_Chi_Minh"
            )


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
