"""When something was, with exactly the precision that the record has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["minute", "hour", "part-of-day", "day", "month", "year", "none"]


@dataclass(frozen=True, slots=True)
class Moment:
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
