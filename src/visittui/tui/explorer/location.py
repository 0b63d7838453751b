"""Where the reader is: all that is needed to stand there again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from visittui.archive.search.hits.row_source import Order
from visittui.archive.store.archive import Archive
from visittui.errors import CannotContinueError

Focus = Literal["list", "card"]


class Location(NamedTuple):
    """Everything needed to stand again exactly where the reader stood.

    Attributes:
        tab: the tab's name; empty until the answer to the query says where most of it is.
        query: the words in the search box, empty for the whole record.
        facets: whether what the matches have in common stands in the card's place.
        scope: the item to which the search is confined, a reference; None for the whole record.
        ref: the item under the cursor or on the card, None where the list is empty.
        focus: whether the list or the card has the keys.
        top: the first line of the list that is visible, from 0.
        card_top: the first line of the card that is visible, from 0.
        link: which link of the card is chosen, from 0; None for none.
        title: how the trail names it.
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
    facets: bool = False

    @property
    def whole(self) -> bool:
        """Whether the location shows the whole record, without query or scope."""
        return not self.query.strip() and self.scope is None

    @property
    def card_only(self) -> bool:
        """Whether the overview, or an item that no tab lists, has the whole body."""
        return self.tab == "Overview" and self.whole


_HIGHEST = 1 << 31


def kept_location(kept: Mapping[str, Any]) -> Location | None:
    """A location out of what an earlier session kept, fields of any type and value; None if it is none any more."""
    types = get_type_hints(Location)
    if "tab" not in kept or not kept.keys() <= types.keys():
        return None
    for name, value in kept.items():
        if not _is_of(types[name], value):
            return None
        if isinstance(value, str) and not value.isprintable():
            return None
        if isinstance(value, int) and not 0 <= value < _HIGHEST:
            return None
    return Location(**kept)


def _is_of(declared: Any, value: object) -> bool:
    """Whether a value is of a type as it is declared: one type, a union of some, or a literal; a bool is no int."""
    if get_origin(declared) is Literal:
        return value in get_args(declared)
    return type(value) in (get_args(declared) or (declared,))


def as_far_as_there(location: Location, archive: Archive) -> Location:
    """A location, perhaps of an earlier state of a record, without the item and the scope that it does not have now."""
    if location.scope is not None and not _has(archive, location.scope):
        location = location._replace(scope=None)
    if location.ref is not None and not _has(archive, location.ref):
        location = location._replace(ref=None, focus="list", top=0, card_top=0, link=None)
    return location


def _has(archive: Archive, ref: str) -> bool:
    try:
        archive.title(ref)
    except CannotContinueError:
        return False
    return True
