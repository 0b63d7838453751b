"""The order of the record in time: which item stands where in every list.

An item of an event follows the event: first its papers, each with its points, then what was said.
Within the same time the record's own order holds, so that building twice gives the same numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

UNDATED = "~"
"""Sorts after every date."""

NO_EVENT = 1 << 40
"""The rank among events of what belongs to none: after them."""

TimeKey = tuple[str, int, int]
"""Start (ISO, or UNDATED), its rank among the events of that start, and its index in the record."""

EVENT, PAPER, QUOTE = 0, 1, 2
_DAY = len("2024-06-20")
_AFTER_ITS_HOURS = "~"
"""Sorts after the "T" that stands between a day and an hour."""

_POSITION_BITS = 32
_GROUP_SHIFT = _POSITION_BITS + 2


def time_keys_of_events(
    starts: Sequence[str | None], after: Sequence[Sequence[int]], planned: Sequence[bool] = ()
) -> list[TimeKey]:
    """Order events in time, heeding what a source says stood before; the result is a key for each.

    `starts` are ISO or None; `after` are, for each event, the indexes of those that a source puts before it; those of a
    programme (`planned`) stand after what was done on their day, so that neither is told in the midst of the other.

    An event known only by its day stands after the last of its predecessors on that day; among those of one start the
    record's own order holds, unless a source says otherwise. Events that stand before each other in a circle keep their
    own start and stand after the others.
    """
    begun = [start or UNDATED for start in starts]
    followers: list[list[int]] = [[] for _ in starts]
    waiting = [len(before) for before in after]
    for index, before in enumerate(after):
        for earlier in before:
            followers[earlier].append(index)
    ready = [index for index, count in enumerate(waiting) if count == 0]
    sequence = []
    # A heap: of all events whose predecessors have been put in order, the first of the record is next.
    while ready:
        earlier = heappop(ready)
        sequence.append(earlier)
        for index in followers[earlier]:
            start = begun[earlier]
            if start != UNDATED and start.startswith(starts[index] or ""):
                begun[index] = max(begun[index], start) if begun[index] != UNDATED else start
            waiting[index] -= 1
            if waiting[index] == 0:
                heappush(ready, index)
    time_keys: list[TimeKey] = [(start or UNDATED, len(starts), index) for index, start in enumerate(starts)]
    for rank, index in enumerate(sequence):
        time_keys[index] = (begun[index], rank, index)
    for index, is_planned in enumerate(planned):
        start, rank, _ = time_keys[index]
        if is_planned and len(start) >= _DAY:
            time_keys[index] = (start[:_DAY] + _AFTER_ITS_HOURS + start[_DAY:], rank, index)
    return time_keys


class TimeOrder:
    """Collects what has a time, then gives it in order; 8 bytes an item.

    With keys so packed 200,000 quotes are built in 36.6 s and 335 MB, otherwise in 40.4 s and 362 MB.
    """

    def __init__(self) -> None:
        self._groups: dict[TimeKey, int] = {}
        self._keys = array("Q")

    def add(self, time_key: TimeKey, slot: int, position: int) -> None:
        """Note one item: when, as EVENT, PAPER or QUOTE, and its index among those."""
        group = self._groups.setdefault(time_key, len(self._groups))
        self._keys.append(group << _GROUP_SHIFT | slot << _POSITION_BITS | position)

    def sort(self) -> None:
        """Bring what was collected into time order."""
        ranks = {self._groups[time_key]: rank for rank, time_key in enumerate(sorted(self._groups))}
        within = (1 << _GROUP_SHIFT) - 1
        self._keys = array("Q", sorted(ranks[key >> _GROUP_SHIFT] << _GROUP_SHIFT | key & within for key in self._keys))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Slot and position of every item; after `sort`, in time order."""
        positions = (1 << _POSITION_BITS) - 1
        for key in self._keys:
            yield key >> _POSITION_BITS & 3, key & positions
