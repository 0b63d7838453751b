"""The visit that a record is about."""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.clock import Clock


class Visit(NamedTuple):
    """The visit as the record states it; `guest`, `host` and `place` are ids, the names stand beside them.

    Attributes:
        starts: first day, ISO, in the visit's zone.
        timezone: a name of the time zone database; all times of the record are in it.
    """

    id: str
    title: str
    guest: str
    host: str
    place: str
    starts: str
    ends: str
    timezone: str
    summary: str
    guest_name: str
    host_name: str
    place_name: str

    @property
    def when(self) -> str:
        """The days in words: "19–20 June 2024"."""
        return Clock.long_days(self.starts, self.ends)

    def clock(self, zone: str | None = None) -> Clock:
        """Shows the record's times in a zone (None: the visit's own)."""
        return Clock(self.timezone, self.starts[:4], zone, self.place_name)
