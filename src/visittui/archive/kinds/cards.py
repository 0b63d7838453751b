"""Cards: each item laid out with its facts, its words, and everything it leads to."""

from __future__ import annotations

import sqlite3

from visittui.archive.cards.card import Card, Fact, Section
from visittui.archive.cards.groups import groups_of
from visittui.archive.cards.spans import label, link
from visittui.archive.cards.subject import Subject
from visittui.archive.clock import Clock
from visittui.archive.kinds import KINDS
from visittui.archive.store.references import Reference

_MOST_DIFFERENCES = 3
"""Named at the top; of more all stand in a group of their own below."""


def card_of(connection: sqlite3.Connection, reference: Reference, clock: Clock) -> Card:
    """Lay out an item.

    Args:
        connection: to the archive.
        reference: of the item.
        clock: shows its times.

    Raises:
        ItemNotFoundError: there is no such item.
    """
    subject = Subject.read(connection, reference, clock)
    layout = KINDS[reference.kind].layout(subject)
    shown = layout.shown if subject.differs > _MOST_DIFFERENCES else layout.shown | {("concerns", False)}
    sections = list(layout.sections)
    if subject.item.get("note"):
        sections.append(Section("Note", (subject.prose(subject.item["note"]),)))
    return Card(
        ref=str(reference),
        kind=reference.kind,
        title=subject.title,
        subtitle=layout.subtitle,
        facts=(*_differences(subject), *layout.facts),
        sections=(*sections, *layout.closing),
        groups=(*layout.groups, *groups_of(subject, shown)),
        lead=tuple(layout.lead),
        printed=layout.printed,
        by_groups=layout.by_groups,
        pictures=tuple(layout.pictures),
    )


def _differences(subject: Subject) -> list[Fact]:
    """The warning that accounts differ, with the way to each difference, one a line."""
    if not subject.differs:
        return []
    found = subject.linked("concerns", forward=False, limit=_MOST_DIFFERENCES)
    facts = [Fact("Accounts differ", (link(row.ref, row.title, "notice"),)) for row in found]
    if more := subject.differs - len(found):
        facts.append(Fact("Accounts differ", (label(f"and {more} more, listed below", "notice"),)))
    return facts
