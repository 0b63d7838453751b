"""When each item was, in the forms in which its rows say so."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import orjson

from visittui.archive.build.indexing import days_of
from visittui.archive.build.known_items import KnownItems
from visittui.archive.moment import Moment, finer, moment_of_date
from visittui.archive.store.lookups import Item

_KEPT = 1 << 14
"""Times of agreements and quotes that are kept: many are of one event and date."""


class ItemTime(NamedTuple):
    """When an item was.

    Attributes:
        start: by which it stands in the order of time; None if that is unknown.
        json: the fields of its moment.
        days: search tokens of the days.
        hour: as lists show it, where it is known.
    """

    start: str | None = None
    json: str | None = None
    days: tuple[str, ...] = ()
    hour: str = ""


_NEVER = ItemTime()


class ItemTimes:
    """The times of the items of a record, asked for in the order of their numbers."""

    def __init__(self, known: KnownItems) -> None:
        self._known = known
        self._at = lru_cache(_KEPT)(lambda event, date: _time_of(finer(known.moments.get(event or ""), date)))
        """Of agreements and quotes, by event and date."""
        self._agreement = _NEVER
        """Of the agreement last asked for; its points follow it."""

    def of(self, kind: str, item: Item) -> ItemTime:
        """When an item was."""
        if kind == "point":
            return self._agreement
        if kind == "source":
            return _time_of(moment_of_date(item.get("date")))
        if kind == "event":
            return _time_of(self._known.moments[item["id"]])
        if kind not in ("quote", "agreement"):
            return _NEVER
        time = self._at(item.get("event"), item.get("date"))
        if kind == "agreement":
            self._agreement = time
        return time


def _time_of(moment: Moment | None) -> ItemTime:
    if moment is None:
        return _NEVER
    hour = moment.start[11:16] if moment.start is not None and moment.precision in ("hour", "minute") else ""
    return ItemTime(moment.start, orjson.dumps([*moment]).decode(), days_of(moment), hour)
