"""Where an account of a number, day or hour stands on a scale: the `values` of accounts, written and read.

A value is a number (`11`), a year, month, day or minute (`2024-06-20`) or an hour of any day (`01:45`), alone, with a
sign before it (`~10` about ten, `>10` more than, `>=12` at least, `<12` less than) or two of them (`28..36`).
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal, NamedTuple

Measured = Literal["number", "date", "hour"]

_NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?"
_DATE = r"[1-8][0-9]{3}-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?)?"
_HOUR = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_ONE = f"(?:{_DATE}|{_HOUR}|{_NUMBER})"
PATTERN = rf"^(?:(?:~|>=?|<)?{_ONE}|{_ONE}\.\.{_ONE})$"
"""What a value looks like; without lookaround, so that JSON Schema and pydantic read it too."""

_PARTS = re.compile(rf"(~|>=?|<)?({_ONE})(?:\.\.({_ONE}))?")
_SIGNS = {"": "exactly", "~": "about", ">": "more than", ">=": "at least", "<": "less than"}
_MINUTES_OF_DAY = 24 * 60


class Measure(NamedTuple):
    """A point or a stretch on a scale.

    Attributes:
        measured: what the scale counts.
        low: where it begins: a number, days since the year 1, or minutes since midnight.
        high: where it ends; the same as `low` where it is one point.
        qualifier: `exactly`, `about`, `more than`, `at least`, `less than` or `between`.
        first: its number, day or hour as written.
        last: the second of the two as written, empty where there is one.
    """

    measured: Measured
    low: float
    high: float
    qualifier: str
    first: str
    last: str = ""


def measure_of(value: str, *, years: bool = False) -> Measure | None:
    """A value as written in a record, read; with `years` four digits are a year.

    None where it is none: no such day, two of different kinds, or the second before the first.
    """
    parts = _PARTS.fullmatch(value)
    if parts is None:
        return None
    sign, first, last = parts.groups(default="")
    start, end = _point(first, years=years), _point(last or first, years=years)
    if start is None or end is None or start[0] != end[0] or end[1] < start[1] or (last and sign):
        return None
    return Measure(start[0], start[1], end[1], "between" if last else _SIGNS[sign], first, last)


def _point(written: str, *, years: bool) -> tuple[Measured, float] | None:
    if re.fullmatch(_HOUR, written):
        hours, minutes = written.split(":")
        return "hour", int(hours) * 60 + int(minutes)
    if "-" in written[1:] or (years and re.fullmatch("[1-8][0-9]{3}", written)):
        try:
            moment = datetime.fromisoformat(written + "0001-01-01T00:00"[len(written) :])
        except ValueError:
            return None
        return "date", moment.toordinal() + (moment.hour * 60 + moment.minute) / _MINUTES_OF_DAY
    return "number", float(written)
