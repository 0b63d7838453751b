"""In which zone hours are shown: the visit's own, UTC, or the reader's where it is known."""

from __future__ import annotations

import os

from visittui.archive.clock import Clock
from visittui.archive.store.visit import Visit
from visittui.errors import CannotContinueError
from visittui.state.settings import VISIT_ZONE


def first_clock(zone: str, visit: Visit) -> Clock:
    """The clock of a zone: `visit`, or a name of the time zone database."""
    return visit.clock() if zone == VISIT_ZONE else visit.clock(zone)


def next_clock(clock: Clock, visit: Visit, settled: str = VISIT_ZONE) -> Clock:
    """The clock for the next zone in turn: the visit's own, UTC, that of the settings.

    The reader's zone takes part only where the settings or TZ name one: over SSH the machine's own is the server's.
    """
    own = settled if settled != VISIT_ZONE else os.environ.get("TZ", "").lstrip(":") or "UTC"
    zones = list(dict.fromkeys([visit.timezone, "UTC", own]))
    following = zones[(zones.index(clock.zone) + 1) % len(zones)] if clock.zone in zones else zones[0]
    try:
        return visit.clock(following)
    except CannotContinueError:
        return visit.clock()
