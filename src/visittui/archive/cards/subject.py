"""The item that a card is about, with ways to the items around it, and what the writer of its card hands back."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from visittui.archive.cards.card import Fact, LinkGroup, Section, Span, Spans
from visittui.archive.cards.spans import bracketed, cited_lines, joined, known_by, label, line_ranges, link
from visittui.archive.clock import Clock
from visittui.archive.excerpt import shortened
from visittui.archive.moment import Moment
from visittui.archive.store.lookups import Item, column_of, item_of
from visittui.archive.store.references import IN_TEXT, Reference, not_found

if TYPE_CHECKING:
    from visittui.archive.cards.pictures import Picture


class Subject(NamedTuple):
    """One item, with ways to what it is linked to."""

    connection: sqlite3.Connection
    clock: Clock
    reference: Reference
    number: int
    title: str
    moment: Moment | None
    differs: int
    item: Item

    @classmethod
    def read(cls, connection: sqlite3.Connection, reference: Reference, clock: Clock) -> Subject:
        """Look an item up.

        Raises:
            ItemNotFoundError: there is none.
        """
        row = connection.execute(
            "SELECT number, title, moment, differs, body FROM item WHERE kind = ? AND id = ?", reference
        ).fetchone()
        if row is None:
            raise not_found(connection, reference)
        number, title, moment, differs, body = row
        return cls(connection, clock, reference, number, title, Moment.stored(moment), differs, json.loads(body))

    def name(self, kind: str, id_: str) -> str:
        """The title of another item."""
        return str(column_of(self.connection, "title", (kind, id_)))

    def other(self, kind: str, id_: str) -> Item:
        """Another item as in the record."""
        return item_of(self.connection, kind, id_)

    def link(self, kind: str, id_: str) -> Span:
        """The title of another item, leading there."""
        return link(f"{kind}/{id_}", self.name(kind, id_))

    def cited(self, entry: Item) -> Spans:
        """The source of a citation by its title, leading there, who published it and when, and the lines cited."""
        source = entry["source"]
        spans = [link(f"source/{source}", self.name("source", source), "citation")]
        if published := column_of(self.connection, "detail", ("source", source)):
            spans += [label(", "), Span(published)]
        if lines := line_ranges(cited_lines(entry)):
            spans.append(label(f", line {lines}" if lines.isdigit() else f", lines {lines}"))
        return tuple(spans)

    def fact(self, heading: str, kind: str, field: str) -> list[Fact]:
        """A fact that leads to the item whose id stands in a field, if it stands there."""
        id_ = self.item.get(field)
        return [Fact(heading, (self.link(kind, id_),))] if id_ else []

    def facts(self, heading: str, kind: str, field: str) -> list[Fact]:
        """One fact that leads to all items whose ids stand in a field."""
        spans = joined(((self.link(kind, id_),) for id_ in self.item.get(field) or ()), ", ")
        return [Fact(heading, spans)] if spans else []

    def words(self, heading: str, field: str) -> list[Fact]:
        """A fact with the words of a field, if it has any."""
        value = self.item.get(field)
        return [Fact(heading, (Span(value),))] if value else []

    def remark(self, entry: Item) -> Spans:
        """The note of an entry, in square brackets; nothing where it has none."""
        return bracketed(self.prose(entry["note"])) if entry.get("note") else ()

    def when(self) -> list[Fact]:
        """The item's time: as counted in the clock's zone, as printed, and how it is known."""
        moment = self.moment
        if moment is None:
            return []
        spans: list[Span] = [Span(self.clock.stated(moment), "time")]
        if moment.printed:
            spans += [Span(" "), Span(f"“{moment.printed}”", "quote")]
        return [Fact("When", (*spans, *known_by(moment.basis)))]

    def prose(self, words: str) -> Spans:
        """Words of ours, in which a reference such as quote/us-embassy-free-travel is told by name and leads there."""
        spans: list[Span] = []
        done = 0
        for found in re.finditer(IN_TEXT, words):
            named = column_of(self.connection, "title", Reference.parse(found[0]))
            if named is None:
                continue
            title = shortened(named)
            spans += [Span(words[done : found.start()]), link(found[0], title)]
            # "See Was it signed?" ends the sentence by itself.
            done = found.end() + (title[-1:] in ".?!" and words.startswith(".", found.end()))
        return tuple(span for span in (*spans, Span(words[done:])) if span.text)


class Layout:
    """What the writer of one kind's cards hands back: the parts that differ from kind to kind, as in `Card`.

    Attributes:
        closing: paragraphs after all others, the note among them.
        groups: links that are not read from the archive's table of links.
        shown: relations (name, forward) whose links stand in facts or sections, so that no group repeats them.
    """

    def __init__(self, subtitle: str, *, by_groups: bool = False, printed: bool = False) -> None:
        self.subtitle = subtitle
        self.by_groups = by_groups
        self.printed = printed
        self.lead: list[Section] = []
        self.facts: list[Fact] = []
        self.sections: list[Section] = []
        self.closing: list[Section] = []
        self.groups: list[LinkGroup] = []
        self.pictures: list[Picture] = []
        self.shown: frozenset[tuple[str, bool]] = frozenset()


def other_names(item: Item) -> list[Fact]:
    """A fact with an item's names in other scripts and spellings, if it has any."""
    names = [name for name in (item.get("local_name"), *item.get("aliases", ())) if name and name != item["name"]]
    return [Fact("Also written", (Span(", ".join(names)),))] if names else []


def spans_of(*parts: Span | Spans) -> Spans:
    """Spans and runs of spans in one run."""
    return tuple(span for part in parts for span in ((part,) if isinstance(part, Span) else part))
