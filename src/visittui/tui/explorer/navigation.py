"""Where the reader is and has been: places, and a history of them that leads back and forward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from visittui.archive.search.whole_list import Order
from visittui.errors import CannotContinueError

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive

Focus = Literal["list", "card"]


class Place(NamedTuple):
    """Everything needed to stand again exactly where the reader stood.

    Attributes:
        tab: the tab's name; empty until the answer to the query says where most of it is.
        query: the words in the search box, empty for the whole record.
        scope: the item to which the search is confined, a reference; None for the whole record.
        ref: the item under the cursor or on the card, None where the list is empty.
        order: how the hits are ordered.
        focus: whether the list or the card has the keys.
        top: the first line of the list that is visible, from 0.
        card_top: the first line of the card that is visible, from 0.
        link: which link of the card is chosen, from 0; None for none.
        title: how the trail names this place.
    """

    tab: str
    query: str = ""
    ref: str | None = None
    order: Order = "relevance"
    focus: Focus = "list"
    top: int = 0
    card_top: int = 0
    link: int | None = None
    title: str = ""
    scope: str | None = None

    @property
    def whole(self) -> bool:
        """Whether the place shows the whole record, without query or scope."""
        return not self.query.strip() and self.scope is None


_KEPT = {
    **dict.fromkeys(("tab", "query", "title", "order", "focus"), (str,)),
    **dict.fromkeys(("ref", "scope"), (str, type(None))),
    **dict.fromkeys(("top", "card_top"), (int,)),
    "link": (int, type(None)),
}
_HIGHEST = 1 << 31


def kept_place(kept: Mapping[str, Any]) -> Place | None:
    """A place out of what an earlier session kept of it, None if that is no place any more.

    Args:
        kept: the fields of a `Place` by name, of any type and any value.
    """
    if "tab" not in kept or not kept.keys() <= _KEPT.keys():
        return None
    for name, value in kept.items():
        if type(value) not in _KEPT[name]:
            return None
        if isinstance(value, str) and not value.isprintable():
            return None
        if isinstance(value, int) and not 0 <= value < _HIGHEST:
            return None
    place = Place(**kept)
    if place.order not in get_args(Order) or place.focus not in get_args(Focus):
        return None
    return place


def as_far_as_there(place: Place, archive: Archive) -> Place:
    """A place without the item and the scope that a record does not have, or not any more.

    Args:
        place: a place, perhaps of an earlier state of the record.
        archive: the record as it is now.
    """
    if place.scope is not None and not _has(archive, place.scope):
        place = place._replace(scope=None)
    if place.ref is not None and not _has(archive, place.ref):
        place = place._replace(ref=None, focus="list", top=0, card_top=0, link=None)
    return place


def _has(archive: Archive, ref: str) -> bool:
    try:
        archive.title(ref)
    except CannotContinueError:
        return False
    return True


class History:
    """The places visited, with a cursor; a new visit drops what lay ahead of it."""

    def __init__(self, start: Place) -> None:
        self._places = [start]
        self._current = 0

    @property
    def current(self) -> Place:
        """The place at the cursor, as it was when last noted."""
        return self._places[self._current]

    @property
    def trail(self) -> tuple[Place, ...]:
        """The places from the first to the current one."""
        return tuple(self._places[: self._current + 1])

    @property
    def came_from(self) -> str | None:
        """The item at the place before the current one."""
        return self._places[self._current - 1].ref if self._current else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._current > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._current < len(self._places) - 1

    def note(self, place: Place) -> None:
        """Remember how the current place looks now, so that coming back finds it so."""
        self._places[self._current] = place

    def visit(self, place: Place) -> None:
        """Go on to a new place."""
        self._places[self._current + 1 :] = [place]
        self._current += 1

    def step_out(self, place: Place) -> Place:
        """Give up the current place for a plainer one, which is no step: going forward leads to what was given up.

        Args:
            place: where to be instead; the place before the current one, if that is much the same.

        Returns:
            The place that is current now.
        """
        before = self._places[self._current - 1] if self._current else None
        if before is not None and (before.tab, before.whole, before.focus) == (place.tab, True, place.focus):
            self._current -= 1
            if place.ref is not None:
                self.note(place)
        else:
            self._places[self._current :] = [place, self.current]
        return self.current

    def back(self) -> Place | None:
        """The place before this one, which becomes the current one; None at the start."""
        if not self.can_go_back:
            return None
        self._current -= 1
        return self.current

    def forward(self) -> Place | None:
        """The place after this one, which becomes the current one; None at the end."""
        if not self.can_go_forward:
            return None
        self._current += 1
        return self.current
