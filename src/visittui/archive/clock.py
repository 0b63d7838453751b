"""Moments in words: in the zone of the visit or any other, never more exact than the record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from visittui.archive.moment import Hours, Moment
from visittui.errors import CannotContinueError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "midnight", "night", "noon")
"""Looked for in the printed words in this order: "afternoon" holds "noon"."""

_HOURS_OF_PARTS = {
    "night": (0, 6),
    "morning": (6, 12),
    "noon": (12, 13),
    "afternoon": (12, 18),
    "evening": (18, 24),
    "midnight": (23, 24),
}

NO_TIME = "no time given"


class Clock:
    """Shows moments in one zone.

    Args:
        home: the visit's zone, a name of the time zone database.
        year: the visit's year; days of other years are shown with theirs.
        zone: the zone to show times in; None is the visit's own.

    Raises:
        CannotContinueError: this machine knows no such zone.
    """

    def __init__(self, home: str, year: str, zone: str | None = None) -> None:
        self.zone = zone or home
        self._year = year
        self._zones: tuple[ZoneInfo, ZoneInfo] | None = None
        if self.zone != home:
            self._zones = (_zone(home), _zone(self.zone))

    def text(self, moment: Moment | None) -> str:
        """Day and time: "20 Jun 12:00", "20 Jun ~01:45", "20 Jun afternoon", "20 Jun", "1994", "no time given"."""
        return " ".join(part for part in (self.day(moment), self.time(moment)) if part) or NO_TIME

    def day(self, moment: Moment | None) -> str:
        """The day, month or year alone: "20 Jun", "16 Jun 1994", "Mar 2024", "1994", or nothing."""
        if moment is None or moment.start is None:
            return ""
        start = self._shown(moment.start, moment)
        end = self._shown(moment.end, moment) if moment.end and "T" not in moment.end else None
        return f"{self._day(start)}–{self._day(end)}" if end and end != start else self._day(start)

    def time(self, moment: Moment | None) -> str:
        """The time of day alone: "12:00", "~01:45", "12:00–13:30", "afternoon", or nothing."""
        if moment is None or moment.start is None or moment.precision not in ("minute", "hour", "part-of-day"):
            return ""
        if moment.precision == "part-of-day":
            return _part_of_day(moment)
        about = "~" if moment.approximate else ""
        _, _, start = self._shown(moment.start, moment).partition("T")
        if not start:
            return ""
        end_day, _, end = self._shown(moment.end, moment).partition("T") if moment.end else ("", "", "")
        if not end:
            return about + start
        same_day = self._shown(moment.start, moment).startswith(end_day)
        return f"{about}{start}–{end}" if same_day else f"{about}{start} – {self._day(end_day)} {end}"

    def hours(self, moment: Moment | None) -> Hours | None:
        """Where on its day it was, for drawing; None where only the day is known."""
        if moment is None or moment.start is None or moment.precision not in ("minute", "hour", "part-of-day"):
            return None
        start = _hour(self._shown(moment.start, moment))
        end = _hour(self._shown(moment.end, moment)) if moment.end else None
        if start is not None and end is not None and end <= start:
            end = 24.0
        if moment.precision == "part-of-day":
            first, last = _HOURS_OF_PARTS.get(_part_of_day(moment), (0, 24))
            start = first if start is None else start
            return Hours(start, end or (last if last > start else 24), "within")
        return None if start is None else Hours(start, end, "about" if moment.approximate else "exact")

    @staticmethod
    def long_days(first: str, last: str) -> str:
        """Days in words: "20 June 2024", "19–20 June 2024", "30 May – 2 June 2024"."""
        ends = [(iso[:4], _LONG_MONTHS[int(iso[5:7]) - 1], str(int(iso[8:10]))) for iso in (first, last)]
        (year, month, day), (last_year, last_month, last_day) = ends
        until = f"{last_day} {last_month} {last_year}"
        if first == last:
            return until
        if year != last_year:
            return f"{day} {month} {year} – {until}"
        return f"{day} {month} – {until}" if month != last_month else f"{day}–{until}"

    def _shown(self, iso: str, moment: Moment) -> str:
        # A day or a part of one has no counterpart in another zone: only hours and minutes are converted.
        if self._zones is None or "T" not in iso or moment.precision not in ("minute", "hour"):
            return iso
        home, shown = self._zones
        try:
            there = datetime.fromisoformat(iso).replace(tzinfo=home).astimezone(shown)
        except OverflowError:  # the first and last days of the calendar have no neighbours
            return iso
        return there.strftime("%Y-%m-%dT%H:%M").rjust(16, "0")

    def _day(self, iso: str) -> str:
        year, month, day = iso[:4], iso[5:7], iso[8:10]
        if not month:
            return year
        name = _MONTHS[int(month) - 1]
        if not day:
            return f"{name} {year}"
        return f"{int(day)} {name}" if year == self._year else f"{int(day)} {name} {year}"


def _hour(iso: str) -> float | None:
    return int(iso[11:13]) + int(iso[14:16]) / 60 if "T" in iso else None


def _part_of_day(moment: Moment) -> str:
    printed = (moment.printed or "").strip()
    for part in _PARTS_OF_DAY:
        if part in printed.lower():
            return part
    if moment.start is None or "T" not in moment.start:
        return printed
    hour = int(moment.start[11:13])
    return "night" if hour < 5 or hour >= 22 else "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"


def _zone(name: str) -> ZoneInfo:
    # Most readers stay in the visit's own zone and never need the time zone database.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotContinueError(f"time zone {name!r} is not known to this machine") from None
