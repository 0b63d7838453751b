"""The record without one of its sources: what rests on it alone is dim everywhere, after a ×, until taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Fact, Link, Span
from visittui.tui.keymap.keys import key_of
from visittui.tui.layout.fallen import FALLEN, with_signs

if TYPE_CHECKING:
    from visittui.archive.store.without import Without
    from visittui.tui.screens.explorer import ExplorerScreen
    from visittui.tui.screens.view import View

_NOUNS = {"quote": "quotes", "event": "events", "agreement": "agreements", "person": "people"}


def without_source(explorer: ExplorerScreen) -> None:
    """Leave out the source that is looked at, or count again the one that is left out."""
    view = explorer.view
    if view.without is not None:
        _take_back(explorer)
        return
    ref = source_looked_at(view)
    if ref is not None:
        leave_out(explorer, ref)
    else:
        key = key_of("without", explorer.session.preferences.keys)
        view.say(f"Go to a source, or to one on a card: {key} shows the record without it.")


def source_looked_at(view: View) -> str | None:
    """The source that a chosen link of the card leads to, or that the list or the card is at."""
    target = view.card.target if view.focused_part == "card" else None
    row = view.rows.row
    at = view.location.ref if view.location.focus == "card" or row is None else row.ref
    return next((ref for ref in (target, at) if ref is not None and ref.startswith("source/")), None)


def leave_out(explorer: ExplorerScreen, ref: str) -> None:
    """Show the record without a source, `source/id`; or with all of them, where that one is left out."""
    from visittui.archive.store.without import Without

    if ref in sources_left_out(explorer.view):
        _take_back(explorer)
    else:
        _show(explorer, Without(explorer.view.archive, ref))


def sources_left_out(view: View) -> tuple[str, ...]:
    """The source without which the record is shown and its copies, by reference."""
    return () if view.without is None else tuple(f"source/{id_}" for id_ in view.without.sources)


def _take_back(explorer: ExplorerScreen) -> None:
    _show(explorer, None)
    explorer.view.say("Every source counts again.")


def _show(explorer: ExplorerScreen, without: Without | None) -> None:
    view = explorer.view
    view.without = without
    view.rows.show_left_out(without.falls if without is not None else None)
    view.show_card(view.card.top, view.card.link)
    view.tell()


def told_shortly(without: Without, key: str) -> tuple[str, ...]:
    """What falls with whom, and which key takes it back: "Without RT: 74 of 87 quotes fall; …"; then in fewer words."""
    shares = [(noun, *without.share(kind)) for kind, noun in _NOUNS.items()]
    told = [f"{fallen:,} of {total:,} {noun}" for noun, fallen, total in shares if fallen]
    falls = f"{told[0]} fall" if told else "nothing else falls"
    short = f"Without {without.title}: {falls}; {key} takes it back"
    return (f"{short} ({told[1]}, too)", short) if len(told) > 1 else (short,)


def told_apart(card: Card, without: Without | None) -> Card:
    """The card with what falls on it told from the rest, and where it falls itself with a warning at its top."""
    if without is None:
        return card
    fallen = without.falls(_refs(card))
    card = with_signs(card, fallen)._replace(fallen=fallen)
    if card.kind == "picture":
        words = f"Without {without.title}: {FALLEN} what rests on it alone."
        return card._replace(subtitle=f"{words} {card.subtitle}".rstrip())
    if card.ref not in without.falls([card.ref]):
        return card
    words = f"it rests on {without.title} and copies of it alone"
    if card.kind == "source":
        words = f"left out, or a copy of a source that is: {FALLEN} what rests on it alone"
    return card._replace(facts=(Fact("Falls", (Span(words, "notice"),)), *card.facts))


def _refs(part: object) -> Iterator[str]:
    """Where the links of a card lead, or of a part of it."""
    if isinstance(part, Link | Span):
        if part.ref:
            yield part.ref
    elif isinstance(part, tuple):
        for inner in part:
            yield from _refs(inner)
