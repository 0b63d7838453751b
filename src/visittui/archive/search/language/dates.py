"""Dates as queries write them: a year, a month, a day, or a range of these, as in ISO 8601 or as people do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Compiled when a query has what may be a date: together they are a tenth of what a first search adds to the memory.
_DATE = r"(?P<year>\d{4})(?:[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?)?[-./]?"
_DAY_FIRST = r"(?P<day>\d{1,2})[-./](?P<month>\d{1,2})(?:[-./](?:(?P<year>\d{4}))?)?"
_IN_WORDS = (
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?P<name>[a-z]{3,9})\.?(?: (?P<year>\d{4}))?",
    r"(?P<name>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?",
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

WORDS_OF_A_DATE = 4
"""The longest way to write one: `20th of June 2024`."""


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days_of(year: int, month: int) -> int:
    """The days of a month, by the Gregorian calendar."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


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
    def first(self) -> tuple[int, int, int]:
        """Its first day as year, month, day."""
        return self.year, self.month or 1, self.day or 1

    @property
    def last(self) -> tuple[int, int, int]:
        """Its last day as year, month, day."""
        month = self.month or 12
        return self.year, month, self.day or _days_of(self.year, month)


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
    """Read what follows `date:`.

    Args:
        text: a date as `parse_date` reads it, `a..b`, `a..` or `..b`.
        year: the one that is meant where none is written.

    Returns:
        The range, or None when it is no date that exists.
    """
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
    """Read one date.

    Args:
        text: folded: `2024`, `2024-06`, `2024-6-20`, `20.06.2024`, `20 june 2024`, `june 20, 2024`, `june`. A dash at
            the end is one being typed.
        year: the one that is meant where none is written.

    Returns:
        The date, or None when it is none that exists.
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
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not 1 <= day <= _days_of(year, month):
        return None
    return Date(year, month, day)


Day = tuple[int, int, int]
"""Year, month, day."""

_FIRST_DAY, _LAST_DAY = (1, 1, 1), (9999, 12, 31)


def days_meant(field: str, of: DateRange) -> tuple[Day, Day]:
    """The first and the last day of what a field of dates and a range mean.

    `after:` begins with the day after the range, `before:` ends with the day before it; `since:` and `until:` begin and
    end with the range itself.
    """
    first = of.start.first if of.start else _FIRST_DAY
    last = of.end.last if of.end else _LAST_DAY
    if field == "after":
        return _next_day(last), _LAST_DAY
    if field == "before":
        return _FIRST_DAY, _day_before(first)
    if field == "since":
        return first, _LAST_DAY
    if field == "until":
        return _FIRST_DAY, last
    return first, last


def covering(first: Day, last: Day, *, first_year: int, last_year: int) -> Iterator[str]:
    """The fewest years, months and days that cover a span of days exactly.

    Args:
        first: its first day.
        last: its last day.
        first_year: years before this one are left out.
        last_year: years after this one are left out.

    Yields:
        `2024`, `202406` or `20240620`.
    """
    for year in range(max(first[0], first_year), min(last[0], last_year) + 1):
        if first <= (year, 1, 1) and (year, 12, 31) <= last:
            yield f"{year:04}"
            continue
        for month in range(1, 13):
            length = _days_of(year, month)
            if (year, month, length) < first or last < (year, month, 1):
                continue
            if first <= (year, month, 1) and (year, month, length) <= last:
                yield f"{year:04}{month:02}"
                continue
            for day in range(1, length + 1):
                if first <= (year, month, day) <= last:
                    yield f"{year:04}{month:02}{day:02}"


def _next_day(day: Day) -> Day:
    year, month, number = day
    if number < _days_of(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def _day_before(day: Day) -> Day:
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    return (year, month - 1, _days_of(year, month - 1)) if month > 1 else (year - 1, 12, 31)
