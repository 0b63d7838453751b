"""The order of the record in time: which item stands where in every list.

An item of an event follows the event: first the papers of that occasion, each with its points, then what was said.
Within the same time the record's own order holds, so that building twice gives the same numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

UNDATED = "~"
"""Sorts after every date."""

NO_EVENT = 1 << 40
"""The place among events of what belongs to none: after them."""

Occasion = tuple[str, int, int]
"""Start (ISO, or UNDATED), its place among the events of that start, and its place in the record."""

EVENT, PAPER, QUOTE = 0, 1, 2
_DAY = len("2024-06-20")
_AFTER_ITS_HOURS = "~"
"""Sorts after the "T" that stands between a day and an hour."""

_POSITION_BITS = 32
_GROUP_SHIFT = _POSITION_BITS + 2


def occasions_of_events(
    starts: Sequence[str | None], after: Sequence[Sequence[int]], planned: Sequence[bool] = ()
) -> list[Occasion]:
    """Place events in time, heeding what a source says stood before.

    Args:
        starts: each event's ISO start, or None.
        after: for each event, the indexes of those that a source places before it.
        planned: for each event, whether it is one of a programme; those stand after what was done on their day, so
            that neither is told in the midst of the other.

    Returns:
        An occasion for each event. An event known only by its day stands after the last of its predecessors on
        that day; among those of one start the record's own order holds, unless a source says otherwise. Events that
        stand before each other in a circle keep their own start and stand after the others.
    """
    placed = [start or UNDATED for start in starts]
    followers: list[list[int]] = [[] for _ in starts]
    waiting = [len(before) for before in after]
    for index, before in enumerate(after):
        for earlier in before:
            followers[earlier].append(index)
    ready = [index for index, count in enumerate(waiting) if count == 0]
    sequence = []
    # A heap: of all events whose predecessors have been placed, the first of the record is next.
    while ready:
        earlier = heappop(ready)
        sequence.append(earlier)
        for index in followers[earlier]:
            start = placed[earlier]
            if start != UNDATED and start.startswith(starts[index] or ""):
                placed[index] = max(placed[index], start) if placed[index] != UNDATED else start
            waiting[index] -= 1
            if waiting[index] == 0:
                heappush(ready, index)
    occasions: list[Occasion] = [(start or UNDATED, len(starts), index) for index, start in enumerate(starts)]
    for rank, index in enumerate(sequence):
        occasions[index] = (placed[index], rank, index)
    for index, is_planned in enumerate(planned):
        start, rank, _ = occasions[index]
        if is_planned and len(start) >= _DAY:
            occasions[index] = (start[:_DAY] + _AFTER_ITS_HOURS + start[_DAY:], rank, index)
    return occasions


class TimeOrder:
    """Collects what has a time, then gives it in order; 8 bytes an item.

    With keys so packed 200,000 quotes are built in 36.6 s and 335 MB, otherwise in 40.4 s and 362 MB.
    """

    def __init__(self) -> None:
        self._groups: dict[Occasion, int] = {}
        self._keys = array("Q")

    def add(self, occasion: Occasion, slot: int, position: int) -> None:
        """Note one item.

        Args:
            occasion: when.
            slot: EVENT, PAPER or QUOTE.
            position: its place among those.
        """
        group = self._groups.setdefault(occasion, len(self._groups))
        self._keys.append(group << _GROUP_SHIFT | slot << _POSITION_BITS | position)

    def sort(self) -> None:
        """Bring what was collected into time order."""
        ranks = {self._groups[occasion]: rank for rank, occasion in enumerate(sorted(self._groups))}
        within = (1 << _GROUP_SHIFT) - 1
        self._keys = array("Q", sorted(ranks[key >> _GROUP_SHIFT] << _GROUP_SHIFT | key & within for key in self._keys))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Slot and position of every item; after `sort`, in time order."""
        positions = (1 << _POSITION_BITS) - 1
        for key in self._keys:
            yield key >> _POSITION_BITS & 3, key & positions
