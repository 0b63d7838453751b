"""Dates as queries write them: a year, a month, a day, or a range of these."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Date:
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
        return self.year, month, self.day or monthrange(self.year, month)[1]


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the first day of `start` to the last day of `end`; None is open."""

    start: Date | None
    end: Date | None

    def __str__(self) -> str:
        """As a query writes it: `2024-06-20`, `2024-06-19..2024-06-20`, `2024..`."""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or ''}..{self.end or ''}"


def parse_date_range(text: str) -> DateRange | None:
    """Read what follows `date:`, `after:` or `before:`.

    Args:
        text: `2024`, `2024-06`, `2024-6-20`, `a..b`, `a..` or `..b`.

    Returns:
        The range, or None when it is no date that exists.
    """
    first, dots, second = text.partition("..")
    start = parse_date(first)
    if not dots:
        return DateRange(start, start) if start else None
    end = parse_date(second)
    if not (start or end) or (first and not start) or (second and not end):
        return None
    if start and end and start.first > end.last:
        start, end = end, start
    return DateRange(start, end)


def parse_date(text: str) -> Date | None:
    """Read one date; None when it is none. A dash at the end is one being typed."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Date(year, month, day)
