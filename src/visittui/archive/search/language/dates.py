"""Dates as queries write them: a year, a month, a day, or a range of these, as in ISO 8601 or as people do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from visittui.archive.clock import LONG_MONTHS

# Compiled when a query has what may be a date: together they are a tenth of what a first search adds to the memory.
_DATE = r"(?P<year>\d{4})(?:[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?)?[-./]?"
_DAY_FIRST = r"(?P<day>\d{1,2})[-./](?P<month>\d{1,2})(?:[-./](?:(?P<year>\d{4}))?)?"
_IN_WORDS = (
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?P<name>[a-z]{3,9})\.?(?: (?P<year>\d{4}))?",
    r"(?P<name>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?",
)
_MONTHS = tuple(month.lower() for month in LONG_MONTHS)

WORDS_OF_A_DATE = 4
"""The longest way to write one: `20th of June 2024`."""

_A_DAY = timedelta(days=1)


class Date(NamedTuple):
    """A year, or a month or day of it. Parts that are not given are None."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """As in ISO 8601: `2024`, `2024-06`, `2024-06-20`."""
        parts = (part for part in (self.month, self.day) if part is not None)
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in parts)])

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = self.month or 12
        if self.day or month == 12:
            return date(self.year, month, self.day or 31)
        return date(self.year, month + 1, 1) - _A_DAY


class DateRange(NamedTuple):
    """From the first day of `start` to the last day of `end`; None is open."""

    start: Date | None
    end: Date | None

    def __str__(self) -> str:
        """As a query writes it: `2024-06-20`, `2024-06-19..2024-06-20`, `2024..`."""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or ''}..{self.end or ''}"


def parse_date_range(text: str, year: int | None = None) -> DateRange | None:
    """Read what follows `date:`: a date as `parse_date` reads it, `a..b`, `a..` or `..b`; None if it does not exist."""
    first, dots, second = text.partition("..")
    start = parse_date(first, year)
    if not dots:
        return DateRange(start, start) if start else None
    end = parse_date(second, year)
    if not (start or end) or (first and not start) or (second and not end):
        return None
    if start and end and start.first > end.last:
        start, end = end, start
    return DateRange(start, end)


def parse_date(text: str, year: int | None = None) -> Date | None:
    """Read one date, folded; None when it is none that exists.

    Args:
        text: `2024`, `2024-06`, `2024-6-20`, `20.06.2024`, `20 june 2024`, `june 20, 2024`, `june`. A dash at the end
            is one being typed.
        year: the one that is meant where none is written.
    """
    plain = " ".join(text.replace(",", " ").split())
    if not any(map(str.isdigit, plain)) and not any(name.startswith(plain.rstrip(".")) for name in _MONTHS):
        return None
    if match := re.fullmatch(_DATE, plain, re.ASCII) or re.fullmatch(_DAY_FIRST, plain, re.ASCII):
        parts = match.groupdict()
        return _date(parts["year"] or year, parts["month"], parts["day"])
    for pattern in _IN_WORDS:
        if match := re.fullmatch(pattern, plain, re.ASCII):
            parts = match.groupdict()
            months = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(parts["name"])]
            return _date(parts["year"] or year, months[0], parts["day"]) if months else None
    return None


def _date(*parts: str | int | None) -> Date | None:
    year, month, day = (int(part) if part else None for part in parts)
    found = Date(year or 0, month, day)
    try:
        # A month or day 0 is none either.
        return found if found.first and 0 not in found else None
    except ValueError:
        return None


def days_meant(field: str, of: DateRange) -> tuple[date, date] | None:
    """The first and the last day of what a field of dates and a range mean.

    `after:` begins with the day after the range, `before:` ends with the day before it; `since:` and `until:` begin and
    end with the range itself. None where the calendar has no such day.
    """
    first = of.start.first if of.start else date.min
    last = of.end.last if of.end else date.max
    match field:
        case "after":
            return (last + _A_DAY, date.max) if last < date.max else None
        case "before":
            return (date.min, first - _A_DAY) if first > date.min else None
        case "since":
            return first, date.max
        case "until":
            return date.min, last
    return first, last


def covering(first: date, last: date) -> Iterator[str]:
    """The fewest years, months and days (`2024`, `202406`, `20240620`) that cover a span of days exactly."""
    day = first
    while day <= last:
        parts = (Date(day.year), Date(day.year, day.month), Date(day.year, day.month, day.day))
        largest = next(part for part in parts if part.first == day and part.last <= last)
        yield str(largest).replace("-", "")
        if largest.last == date.max:
            return
        day = largest.last + _A_DAY
