"""The record without one of its sources, as the screen tells it, until that is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Fact, Span

if TYPE_CHECKING:
    from visittui.archive.store.without import Without

_NOUNS = {"quote": "quotes", "event": "events", "agreement": "agreements", "person": "people"}
_MOST_NAMED = 2


def told_shortly(without: Without, key: str) -> str:
    """What falls with whom, and which key takes it back: "Without RT: 74 of 87 quotes, 6 of 61 events fall".

    Args:
        without: whom the record is without.
        key: the key that takes it back, as the reader calls it.
    """
    shares = [(noun, *without.share(kind)) for kind, noun in _NOUNS.items()]
    told = [f"{fallen:,} of {total:,} {noun}" for noun, fallen, total in shares if fallen][:_MOST_NAMED]
    falls = f"{', '.join(told)} fall" if told else "nothing else falls"
    return f"Without {without.title}: {falls}; {key} takes it back"


def with_warning(card: Card, without: Without) -> Card:
    """The card, with a warning at its top where it falls itself."""
    if card.ref not in without.falls([card.ref]):
        return card
    if card.kind == "source":
        words = "left out, or a copy of what is: what rests on it alone is dim"
    else:
        words = f"it rests on {without.title} and copies of it alone"
    return card._replace(facts=(Fact("Falls", (Span(words, "notice"),)), *card.facts))
