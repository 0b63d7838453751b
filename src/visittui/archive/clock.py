"""Moments in words: in the zone of the visit or any other, never more exact than the record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from visittui.archive.moment import Certainty, Hours, Moment
from visittui.errors import CannotContinueError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_HOURS_OF_PARTS = {
    "morning": (6, 12),
    "afternoon": (12, 18),
    "evening": (18, 24),
    "midnight": (23, 24),
    "night": (0, 6),
    "noon": (12, 13),
}
"""Looked for in the printed words in this order: "afternoon" holds "noon"."""

NO_TIME = "no time given"


class Clock:
    """Shows moments in one zone.

    Args:
        home: the visit's zone, a name of the time zone database.
        year: the visit's year; days of other years are shown with theirs.
        zone: the zone to show times in; None is the visit's own.
        town: what the visit's zone is called in words, such as "Hanoi"; empty: as its name says.

    Raises:
        CannotContinueError: this machine knows no such zone.
    """

    def __init__(self, home: str, year: str, zone: str | None = None, town: str = "") -> None:
        self.zone = zone or home
        self.town = town or _town_of(home)
        self._year = year
        self._zones: tuple[ZoneInfo, ZoneInfo] | None = None
        if self.zone != home:
            self._zones = (_zone(home), _zone(self.zone))

    @property
    def at_home(self) -> bool:
        """Whether times are shown in the visit's own zone."""
        return self._zones is None

    @property
    def name(self) -> str:
        """The zone in a word: "Hanoi", "UTC", "Berlin"."""
        return self.town if self.at_home else _town_of(self.zone)

    @property
    def hours_of(self) -> str:
        """Whose hours are shown, in words: "Hanoi time", "UTC"."""
        return self.name if self.name == "UTC" else f"{self.name} time"

    @property
    def without_hour(self) -> str:
        """What stands for the hour where only a day is known; away from home, that it is a day of the visit's zone."""
        return "no hour" if self.at_home else f"{self.town} day"

    def text(self, moment: Moment | None) -> str:
        """Day and time: "20 Jun 12:00", "20 Jun ~01:45", "20 Jun afternoon", "20 Jun", "1994", "no time given".

        Away from home the zone stands beside it: "20 Jun 05:00 UTC", "20 Jun Hanoi afternoon".
        """
        words = " ".join(part for part in (self.day(moment), self.time(moment)) if part) or NO_TIME
        return words if self.at_home or not self._has_hour(moment) else f"{words} {self.hours_of}"

    def stated(self, moment: Moment | None) -> str:
        """Day and time with the zone in any case, for what is read alone: "20 Jun 12:00 Hanoi time"."""
        words = self.text(moment)
        return f"{words} {self.hours_of}" if self.at_home and self._has_hour(moment) else words

    def date(self, moment: Moment) -> str:
        """The ISO day (or month, or year) on which it is shown; empty where there is none."""
        return self._shown(moment.start, moment)[:10] if moment.start else ""

    def day(self, moment: Moment | None) -> str:
        """The day, month or year alone: "20 Jun", "16 Jun 1994", "Mar 2024", "Sep–Dec 2023", "1994", or nothing."""
        if moment is None or moment.start is None:
            return ""
        start = self._shown(moment.start, moment)
        end = self._shown(moment.end, moment) if moment.end and "T" not in moment.end else None
        return self._days(start, end) if end and end != start else self._day(start)

    def time(self, moment: Moment | None) -> str:
        """The time of day alone: "12:00", "~01:45", "12:00–13:30", "afternoon", or nothing."""
        if moment is None or moment.start is None:
            return ""
        if moment.precision == "part-of-day":
            part = _part_of_day(moment)
            return part if self.at_home else f"{self.town} {part}"
        if not self._has_hour(moment):
            return ""
        about = "~" if moment.approximate else ""
        day, _, start = self._shown(moment.start, moment).partition("T")
        end_day, _, end = self._shown(moment.end or "", moment).partition("T")
        if not end:
            return about + start
        return f"{about}{start}–{end}" if day == end_day else f"{about}{start} – {self._day(end_day)} {end}"

    def hours(self, moment: Moment | None) -> Hours | None:
        """Where on its day it was, for drawing; None where only the day is known.

        Away from home a part of a day is at other hours; where these are no longer on the day that `day` tells, it
        does not stand on that day either.
        """
        if moment is None or moment.start is None:
            return None
        if moment.precision == "part-of-day":
            return self._hours_of_part(moment.start, moment)
        if not self._has_hour(moment):
            return None
        shown, until = self._shown(moment.start, moment), None
        if moment.end and "T" in moment.end:
            end = self._shown(moment.end, moment)
            until = _hour(end) if end[:10] == shown[:10] else 24.0
        certainty: Certainty = "disputed" if moment.disputed else "about" if moment.approximate else "exact"
        return Hours(_hour(shown), until, certainty)

    @staticmethod
    def long_days(first: str, last: str) -> str:
        """Days in words: "20 June 2024", "19–20 June 2024", "30 May – 2 June 2024"."""
        ends = [(iso[:4], LONG_MONTHS[int(iso[5:7]) - 1], str(int(iso[8:10]))) for iso in (first, last)]
        (year, month, day), (last_year, last_month, last_day) = ends
        until = f"{last_day} {last_month} {last_year}"
        if first == last:
            return until
        if year != last_year:
            return f"{day} {month} {year} – {until}"
        return f"{day} {month} – {until}" if month != last_month else f"{day}–{until}"

    def _hours_of_part(self, iso: str, moment: Moment) -> Hours | None:
        day, _, clock = iso.partition("T")
        if len(day) != len("2024-06-20"):
            return None
        first, last = _HOURS_OF_PARTS.get(_part_of_day(moment), (0, 24))
        start = _hour(iso) if clock else float(first)
        until = float(last if last > start else 24)
        if moment.end and "T" in moment.end:
            until = _hour(moment.end)
            until = 24.0 if moment.end[:10] != day or until <= start else until
        shown = self._elsewhere(f"{day}T{clock or f'{first:02}:00'}")
        if shown[:10] != day:
            return None
        moved = _hour(shown)
        return Hours(moved, min(moved + until - start, 24.0), "disputed" if moment.disputed else "within")

    @staticmethod
    def _has_hour(moment: Moment | None) -> bool:
        return bool(moment and moment.start and "T" in moment.start and moment.precision in ("minute", "hour"))

    def _shown(self, iso: str, moment: Moment) -> str:
        # A day or a part of one has no counterpart in another zone: only hours and minutes are converted.
        return self._elsewhere(iso) if "T" in iso and moment.precision in ("minute", "hour") else iso

    def _elsewhere(self, iso: str) -> str:
        """A local date and time of the visit's zone in the zone that is shown."""
        if self._zones is None:
            return iso
        home, shown = self._zones
        try:
            there = datetime.fromisoformat(iso).replace(tzinfo=home).astimezone(shown)
        except OverflowError:  # the first and last days of the calendar have no neighbours
            return iso
        return there.strftime("%Y-%m-%dT%H:%M").rjust(16, "0")

    def _days(self, start: str, end: str) -> str:
        """From one to another, of which the first is told without the month or year that both have."""
        first, last = self._day(start), self._day(end)
        if len(start) == len(end) == len("2024-06-20") and start[:7] == end[:7]:
            first, _, _ = first.partition(" ")
        elif start[:4] == end[:4]:
            first = first.removesuffix(f" {start[:4]}")
        return f"{first}–{last}"

    def _day(self, iso: str) -> str:
        year, month, day = iso[:4], iso[5:7], iso[8:10]
        if not month:
            return year
        name = LONG_MONTHS[int(month) - 1][:3]
        if not day:
            return f"{name} {year}"
        return f"{int(day)} {name}" if year == self._year else f"{int(day)} {name} {year}"


def _town_of(zone: str) -> str:
    """A zone's name without what it lies in: "Asia/Ho_Chi_Minh" is "Ho Chi Minh"."""
    return zone.rpartition("/")[2].replace("_", " ")


def _hour(iso: str) -> float:
    return int(iso[11:13]) + int(iso[14:16]) / 60


def _part_of_day(moment: Moment) -> str:
    printed = (moment.printed or "").strip()
    for part in _HOURS_OF_PARTS:
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
