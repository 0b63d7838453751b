"""The card: one item of the record laid out as plain data, before anything draws or prints it.

The screen draws cards, `visittui show` prints them, exports walk them. Nothing here is a widget or markup: text is
text, and a span that leads somewhere carries the reference it leads to.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from visittui.archive.moment import Hours

Role = Literal["text", "quote", "label", "name", "muted", "citation", "notice"]
"""What a span is, never how it looks: the screen gives each role a style, plain printing ignores it."""


class Span(NamedTuple):
    """A run of text of one role; with `ref` it is a link to another item (`person/to-lam`)."""

    text: str
    role: Role = "text"
    ref: str | None = None


Spans = tuple[Span, ...]


class Fact(NamedTuple):
    """A labelled line of a card: `When`, `Where`, `Office`."""

    label: str
    value: Spans


class Section(NamedTuple):
    """Paragraphs under a heading (empty for the card's main text): the words of a quote, printings, accounts."""

    heading: str
    paragraphs: tuple[Spans, ...]


class Link(NamedTuple):
    """Where a card leads: an item, how a list names it, and what else tells it apart (date, speaker, act)."""

    ref: str
    title: str
    detail: str = ""


class LinkGroup(NamedTuple):
    """All links of one relation, read from this item's end.

    `count` is the full number; `links` holds the first of them, in time order, and `query` lists all on the screen
    and the command line (empty where no query can).
    """

    relation: str
    label: str
    count: int  # type: ignore[assignment]  # hides a method of tuples that nobody calls here
    links: tuple[Link, ...]
    query: str = ""


class Bar(NamedTuple):
    """How much of one thing: one number for each meaning of its chart."""

    link: Link
    parts: tuple[int, ...]


class BarChart(NamedTuple):
    """How much of several things, the most first; `meanings` says in words what each part of a bar counts."""

    heading: str
    meanings: tuple[str, ...]
    bars: tuple[Bar, ...]


class Occurrence(NamedTuple):
    """An event on a timeline.

    Attributes:
        link: the event.
        day: its day in words.
        time: its time of day in words, empty where only the day is known.
        hours: where on its day it was, None where only the day is known.
        status: as in `Row`: empty for what took place, else `planned`, `background`, …
        differs: whether accounts of it differ.
    """

    link: Link
    day: str
    time: str
    hours: Hours | None
    status: str = ""
    differs: bool = False


class Timeline(NamedTuple):
    """Events in time order; `more` leads to those that are too many to show."""

    heading: str
    occurrences: tuple[Occurrence, ...]
    more: tuple[Link, ...] = ()


class Card(NamedTuple):
    """One item of the record, ready to be drawn, printed or exported."""

    ref: str
    kind: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    groups: tuple[LinkGroup, ...]
    timeline: Timeline | None = None
    charts: tuple[BarChart, ...] = ()
