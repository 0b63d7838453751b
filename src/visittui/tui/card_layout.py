"""How a card is laid out in lines, and where its links stand in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from visittui.archive.card import Card, Fact, LinkGroup, Spans
from visittui.tui.lettering import Line, Ranges, Run, marked, wrap

Matches = Callable[[str], Ranges]
"""Where the query matches in a printed text."""

_MARGIN = Run(" ")


class LaidCard(NamedTuple):
    """A card set for one width.

    Attributes:
        lines: the lines from top to bottom.
        targets: where each link leads, a reference `kind/id` or a query after `?`; by link number.
        places: the first and last line of each link, by link number.
        hits: the lines with a match of the query, one entry a match, as (line, number of its run).
    """

    lines: tuple[Line, ...]
    targets: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    hits: tuple[tuple[int, int], ...] = ()


class _Setting:
    """Collects lines and numbers links while a card is being set."""

    def __init__(self, width: int, matches: Matches) -> None:
        self.width = max(8, width - 2)
        self.matches = matches
        self.lines: list[Line] = []
        self.targets: list[str] = []
        self.places: list[tuple[int, int]] = []

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def add(self, line: Line, indent: int = 0) -> None:
        first = len(self.lines)
        set_lines = wrap(line, self.width, indent)
        self.lines += [(_MARGIN, *each) if each else () for each in set_lines]
        for number, each in enumerate(set_lines, first):
            for run in each:
                if run.link is None:
                    continue
                if run.link == len(self.places):
                    self.places.append((number, number))
                else:
                    self.places[run.link] = (self.places[run.link][0], number)

    def spans(self, spans: Spans) -> Line:
        runs: list[Run] = []
        for span in spans:
            ink: str = span.role
            link = None
            if span.ref is not None:
                link, ink = len(self.targets), "link"
                self.targets.append(span.ref)
            runs += marked(span.text, self.matches(span.text), ink, link)
        return tuple(runs)

    def facts(self, facts: tuple[Fact, ...]) -> None:
        column = min(14, max((len(fact.label) for fact in facts), default=0)) + 2
        for fact in facts:
            label = Run(fact.label.ljust(column), "label")
            self.add((label, *self.spans(fact.value)), indent=column)

    def group(self, group: LinkGroup) -> None:
        self.add((Run(group.label, "heading"), Run(f" ({group.count})", "label")))
        for link in group.links:
            number = len(self.targets)
            self.targets.append(link.ref)
            title = marked(link.title, self.matches(link.title), "link", number)
            detail = (Run(f"  {link.detail}", "muted"),) if link.detail else ()
            self.add((Run("› ", "muted"), *title, *detail), indent=2)
        if group.query and group.count > len(group.links):
            number = len(self.targets)
            self.targets.append(f"?{group.query}")
            self.add((Run("› ", "muted"), Run(f"all {group.count}: {group.query}", "link", number)), indent=2)


def lay_out_card(card: Card, width: int, matches: Matches) -> LaidCard:
    """Set a card.

    Args:
        card: the card.
        width: cells of a line, margins included.
        matches: finds the query's matches in a text, to be highlighted.
    """
    setting = _Setting(width, matches)
    setting.add(marked(card.title, matches(card.title), "title"))
    if card.subtitle:
        setting.add(marked(card.subtitle, matches(card.subtitle), "muted"))
    if card.facts:
        setting.blank()
        setting.facts(card.facts)
    for section in card.sections:
        setting.blank()
        if section.heading:
            setting.add((Run(section.heading, "heading"),))
        for paragraph in section.paragraphs:
            setting.add(setting.spans(paragraph))
    for group in card.groups:
        setting.blank()
        setting.group(group)
    hits = tuple(
        (number, position)
        for number, line in enumerate(setting.lines)
        for position, run in enumerate(line)
        if run.ink == "match"
    )
    return LaidCard(tuple(setting.lines), tuple(setting.targets), tuple(setting.places), hits)
