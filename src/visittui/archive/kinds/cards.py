"""Cards: each item laid out with its facts, its words, and everything it leads to."""

from __future__ import annotations

import sqlite3
from importlib import import_module

from visittui.archive.cards.card import Card, Section
from visittui.archive.cards.differences import CONCERNS, differences_of
from visittui.archive.cards.groups import groups_of
from visittui.archive.cards.subject import Layout, Subject
from visittui.archive.clock import Clock
from visittui.archive.store.references import Reference


def card_of(connection: sqlite3.Connection, reference: Reference, clock: Clock) -> Card:
    """Lay out an item, its times by a clock.

    Raises:
        ItemNotFoundError: there is no such item.
    """
    subject = Subject.read(connection, reference, clock)
    layout: Layout = import_module(f"visittui.archive.kinds.layouts.{reference.kind}").layout(subject)
    differences = differences_of(subject)
    shown = layout.shown if differences.in_full else layout.shown | {CONCERNS}
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
