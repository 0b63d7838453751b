"""When something was, with exactly the precision that the record has."""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple, cast

Precision = Literal["minute", "hour", "part-of-day", "day", "month", "year", "none"]

_PRECISION_BY_LENGTH: dict[int, Precision] = {4: "year", 7: "month", 10: "day", 16: "minute"}


class Moment(NamedTuple):
    """A time of the record.

    Attributes:
        start: ISO date or local date and time of the visit's zone, None when no source gives one.
        end: likewise, None when open.
        precision: how exact `start` is.
        approximate: whether the source says "around".
        printed: the words of the source, None when it has none.
        basis: `stated`, `computed` or `inferred`.
    """

    start: str | None
    end: str | None = None
    precision: Precision = "none"
    approximate: bool = False
    printed: str | None = None
    basis: str = "stated"
    disputed: bool = False

    @classmethod
    def stored(cls, fields: str | None) -> Moment | None:
        """A moment as the archive stores it: its fields in order, as JSON; None for none."""
        return cls(*json.loads(fields)) if fields else None


Certainty = Literal["exact", "about", "within", "disputed"]


class Hours(NamedTuple):
    """Where on its day something was.

    Attributes:
        start: hours from midnight.
        end: likewise; None when open, 24 when it ended on a later day.
        certainty: whether these are meant exactly, roughly, it was at some time within them, or accounts disagree.
    """

    start: float
    end: float | None
    certainty: Certainty = "exact"


def moment_of_event(time: dict[str, Any], *, disputed: bool = False) -> Moment:
    """Read an event's `time` as the record writes it; whether it is `disputed` its differences tell."""
    return Moment(
        start=time.get("from"),
        end=time.get("to"),
        precision=cast(Precision, time["precision"]),
        approximate=time.get("approximate", False),
        printed=time.get("printed"),
        basis=time.get("basis", "stated"),
        disputed=disputed,
    )


def moment_of_date(date: str | None) -> Moment | None:
    """Read a date as the record writes it: a year, a month, a day or a minute."""
    return Moment(date, precision=_PRECISION_BY_LENGTH[len(date)]) if date else None


def finer(event: Moment | None, date: str | None) -> Moment | None:
    """The moment of what has a date of its own and belongs to an event: the event's, unless the date is another day."""
    if event is not None and event.start is not None and (date is None or event.start.startswith(date)):
        return event
    return moment_of_date(date) or event
