"""In which zone hours are shown: the visit's own, UTC, or the reader's where it is known."""

from __future__ import annotations

import os

from visittui.archive.clock import Clock
from visittui.archive.visit import Visit
from visittui.errors import CannotContinueError


def next_clock(clock: Clock, visit: Visit) -> Clock:
    """The clock for the next zone in turn.

    The reader's zone takes part only where TZ names one: over SSH the machine's own zone is the server's.
    """
    zones = list(dict.fromkeys([visit.timezone, "UTC", os.environ.get("TZ", "").lstrip(":") or "UTC"]))
    following = zones[(zones.index(clock.zone) + 1) % len(zones)] if clock.zone in zones else zones[0]
    try:
        return visit.clock(following)
    except CannotContinueError:
        return visit.clock()
