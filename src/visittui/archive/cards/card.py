"""The card: one item of the record laid out as plain data, before anything draws or prints it.

The screen draws cards, `visittui show` prints them, exports walk them. Nothing here is a widget or markup: text is
text, and a span that leads somewhere carries the reference it leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from visittui.archive.moment import Hours

if TYPE_CHECKING:
    from visittui.archive.cards.pictures import Picture

Role = Literal["text", "quote", "label", "name", "muted", "citation", "notice", "time"]
"""What a span is, never how it looks: the screen gives each role a style, plain printing ignores it.

Of these `label`, `muted`, `notice` and `time` (by the clock in use) are visittui's own words, which plain printing may
put into others to be heard; the rest are the record's and stay as they are.
"""


ON_THIS_CARD = "#"
"""Before the relation of a group of the same card, in the place of a reference."""


class Span(NamedTuple):
    """A run of text of one role; with `ref` it is a link: to an item (`person/to-lam`), or a group below (`#cites`)."""

    text: str
    role: Role = "text"
    ref: str | None = None

    @property
    def leads_away(self) -> bool:
        """Whether it is a link that leaves the card."""
        return bool(self.ref) and not str(self.ref).startswith(ON_THIS_CARD)


Spans = tuple[Span, ...]


class Fact(NamedTuple):
    """A labelled line of a card: `When`, `Where`, `Office`."""

    label: str
    value: Spans


class Section(NamedTuple):
    """Paragraphs under a heading (empty for the card's main text): the words of a quote, printings, accounts.

    `hanging` is the column, in cells, at which every line of a paragraph but its first begins.
    """

    heading: str
    paragraphs: tuple[Spans, ...]
    hanging: int = 0


class Link(NamedTuple):
    """Where a card leads: an item, how a list names it, and what else tells it apart.

    Attributes:
        ref: a reference `kind/id`, or a query after `?`.
        detail: what tells it apart, in the record's words: speaker, act, office.
        time: when it was, by the clock in use.
    """

    ref: str
    title: str
    detail: str = ""
    time: str = ""

    @property
    def told(self) -> str:
        """Detail and time in one."""
        return "; ".join(part for part in (self.detail, self.time) if part)


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
    """How much of several things, the most first; `meanings` says in words what each part of a bar counts.

    `more` says how many have no bar, and leads to where they are found.
    """

    heading: str
    meanings: tuple[str, ...]
    bars: tuple[Bar, ...]
    more: Link | None = None


class Occurrence(NamedTuple):
    """An event on a timeline.

    Attributes:
        date: its day as shown, ISO.
        day: the same in words.
        time: its time of day in words, empty where only the day is known.
        hours: where on its day it was, None where only the day is known.
        status: as in `Row`: empty for what took place, else `planned`, `background`, …
    """

    link: Link
    date: str
    day: str
    time: str
    hours: Hours | None
    status: str = ""
    differs: bool = False


class Timeline(NamedTuple):
    """Events in time order.

    Attributes:
        hours_of: whose hours these are, in words: "Hanoi time".
        without_hour: what stands for the hour of what has none.
        more: leads to those that are too many to show.
    """

    heading: str
    occurrences: tuple[Occurrence, ...]
    hours_of: str
    without_hour: str
    more: tuple[Link, ...] = ()


class Card(NamedTuple):
    """One item of the record, ready to be drawn, printed or exported.

    Attributes:
        title: what it is called; of a quote its words.
        facts: labelled lines; several in a row may have one label.
        sections: paragraphs after the facts.
        lead: paragraphs that say what it is, before the facts.
        printed: whether the title is words as printed, which are what the card is about.
        by_groups: whether it is mostly its groups, so that each is named at the top.
        fallen: where its links lead to that falls with a source which the reader has left out.
    """

    ref: str
    kind: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    groups: tuple[LinkGroup, ...]
    timeline: Timeline | None = None
    charts: tuple[BarChart, ...] = ()
    lead: tuple[Section, ...] = ()
    printed: bool = False
    by_groups: bool = False
    pictures: tuple[Picture, ...] = ()
    fallen: frozenset[str] = frozenset()
