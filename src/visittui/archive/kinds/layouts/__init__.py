"""How the card of each kind of item is laid out. Apart from the kinds, since a search lists items and shows no card."""

from __future__ import annotations

from collections.abc import Callable

from visittui.archive.cards.layout import Layout
from visittui.archive.cards.subject import Subject
from visittui.archive.kinds.layouts import (
    agreement,
    difference,
    event,
    organisation,
    person,
    place,
    point,
    quote,
    source,
    topic,
)

LAYOUTS: dict[str, Callable[[Subject], Layout]] = {
    "event": event.layout,
    "person": person.layout,
    "organisation": organisation.layout,
    "agreement": agreement.layout,
    "point": point.layout,
    "quote": quote.layout,
    "difference": difference.layout,
    "place": place.layout,
    "topic": topic.layout,
    "source": source.layout,
}
