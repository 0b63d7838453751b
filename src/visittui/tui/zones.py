"""In which zone hours are shown: the visit's own, UTC, or the reader's where it is known."""

from __future__ import annotations

import os

from visittui.archive.archive import Visit
from visittui.archive.clock import Clock
from visittui.errors import CannotContinueError


def clock_of(visit: Visit, zone: str | None = None) -> Clock:
    """A clock for the visit's times; `zone` None is the visit's own."""
    return Clock(visit.timezone, visit.starts[:4], zone)


def next_clock(clock: Clock, visit: Visit) -> Clock:
    """The clock for the next zone in turn.

    The reader's zone takes part only where TZ names one: over SSH the machine's own zone is the server's.
    """
    zones = list(dict.fromkeys([visit.timezone, "UTC", os.environ.get("TZ", "").lstrip(":") or "UTC"]))
    following = zones[(zones.index(clock.zone) + 1) % len(zones)] if clock.zone in zones else zones[0]
    try:
        return clock_of(visit, following)
    except CannotContinueError:
        return clock_of(visit)
