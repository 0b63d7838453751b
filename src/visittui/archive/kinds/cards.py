"""Cards: each item laid out with its facts, its words, and everything it leads to.

Differences between accounts of an item are told as loud as they weigh.
"""

from __future__ import annotations

import json
import sqlite3
from importlib import import_module
from typing import Any, NamedTuple

from visittui.archive.cards.card import ON_THIS_CARD, Card, Fact, Section, Span, Spans
from visittui.archive.cards.groups import groups_of
from visittui.archive.cards.spans import joined, label, link, text
from visittui.archive.cards.subject import Layout, Subject
from visittui.archive.clock import Clock
from visittui.archive.store.references import Reference

_CONCERNS = ("concerns", False)
"""The relation whose links lead from an item to the differences about it."""

_MOST = 3
"""Of one weight named at the top; of more all stand in a group of their own below."""

_LOUD = ("fact", "substance")
_WEIGHED = (
    "SELECT item.id, item.title, item.body, item.weight FROM link JOIN item ON item.number = link.source"
    " WHERE link.target = ? AND link.relation = 'concerns' ORDER BY link.source"
)


def card_of(connection: sqlite3.Connection, reference: Reference, clock: Clock) -> Card:
    """Lay out an item, its times by a clock.

    Raises:
        ItemNotFoundError: there is no such item.
    """
    subject = Subject.read(connection, reference, clock)
    layout: Layout = import_module(f"visittui.archive.kinds.layouts.{reference.kind}").layout(subject)
    differences = _differences_of(subject)
    shown = layout.shown if differences.in_full else layout.shown | {_CONCERNS}
    sections = list(layout.sections)
    if subject.item.get("note"):
        sections.append(Section("Note", (subject.prose(subject.item["note"]),)))
    return Card(
        ref=str(reference),
        kind=reference.kind,
        title=subject.title,
        subtitle=layout.subtitle,
        facts=(*differences.warnings, *layout.facts, *differences.wordings),
        sections=(*sections, *differences.sections, *layout.closing),
        groups=(*layout.groups, *groups_of(subject, shown)),
        lead=tuple(layout.lead),
        printed=layout.printed,
        by_groups=layout.by_groups,
        pictures=tuple(layout.pictures),
    )


class _Difference(NamedTuple):
    ref: str
    title: str
    item: dict[str, Any]
    weight: str


class _Differences(NamedTuple):
    """The parts of a card that tell of differences.

    Attributes:
        warnings: facts that lead to differences of fact and substance, the gravest first.
        wordings: facts that lead to those of wording.
        sections: how its names are written, which is no reason to warn.
        in_full: whether all of them must be listed below, since not all are named.
    """

    warnings: tuple[Fact, ...] = ()
    wordings: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    in_full: bool = False


def _differences_of(subject: Subject) -> _Differences:
    """What is to be said of accounts that differ on an item, with the way to each difference."""
    if not subject.differs:
        return _Differences()
    found = [
        _Difference(f"difference/{id_}", title, json.loads(body), weight)
        for id_, title, body, weight in subject.connection.execute(_WEIGHED, (subject.number,))
    ]
    loud = [each for each in found if each.weight in _LOUD]
    quiet = [each for each in found if each.weight == "wording"]
    spellings = [each for each in found if each.weight == "spelling"]
    warnings = _named("Accounts differ", loud, warn=True)
    wordings = _named("Wording differs", quiet, warn=False)
    sections = (Section("Written differently", tuple(map(_spellings, spellings))),) if spellings else ()
    return _Differences(warnings, wordings, sections, in_full=max(len(loud), len(quiet)) > _MOST)


def _named(heading: str, found: list[_Difference], *, warn: bool) -> tuple[Fact, ...]:
    facts = [Fact(heading, (link(each.ref, each.title, "notice" if warn else "name"),)) for each in found[:_MOST]]
    if more := len(found) - len(facts):
        facts.append(Fact(heading, (Span(f"and {more} more, listed below", "muted", f"{ON_THIS_CARD}concerns"),)))
    return tuple(facts)


def _spellings(difference: _Difference) -> Spans:
    """Under what name it is discussed, and each way in which it is written."""
    written = (text(account["says"].removesuffix(".")) for account in difference.item["accounts"])
    return (link(difference.ref, difference.title), label(": "), *joined(written, "; "))
