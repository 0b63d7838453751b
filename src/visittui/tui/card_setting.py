"""Setting text, facts and links into lines: what cards are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from visittui.archive.card import Fact, LinkGroup, Section, Spans
from visittui.tui.lettering import Line, Ranges, Run, marked, width_of, wrap

Matches = Callable[[str], Ranges]
"""Where the query matches in a printed text."""

_MARGIN = Run(" ")


class Setting:
    """Collects lines and numbers links while a card, or a column of one, is being set."""

    def __init__(self, width: int, matches: Matches) -> None:
        self.width = max(8, width - 2)
        self.matches = matches
        self.lines: list[Line] = []
        self.targets: list[str] = []
        self.places: list[tuple[int, int]] = []

    def blank(self) -> None:
        """An empty line, never two in a row."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def add(self, line: Line, indent: int = 0) -> None:
        """Add a line, broken where it is too long."""
        first = len(self.lines)
        set_lines = wrap(line, self.width, indent)
        self.lines += [(_MARGIN, *each) if each else () for each in set_lines]
        for number, each in enumerate(set_lines, first):
            self._place_links(each, number)

    def put(self, line: Line) -> None:
        """Add a line that is known to fit."""
        self._place_links(line, len(self.lines))
        self.lines.append((_MARGIN, *line))

    def _place_links(self, line: Line, number: int) -> None:
        for run in line:
            if run.link is None:
                continue
            while run.link >= len(self.places):
                self.places.append((number, number))
            self.places[run.link] = (min(self.places[run.link][0], number), number)

    def link_to(self, target: str) -> int:
        """The number of a new link."""
        self.targets.append(target)
        return len(self.targets) - 1

    def heading(self, text: str, detail: str = "") -> None:
        """A heading, with a number or a word beside it."""
        self.add((Run(text, "heading"), *((Run(f" {detail}", "label"),) if detail else ())))

    def spans(self, spans: Spans) -> Line:
        """The runs of spans, their links numbered."""
        runs: list[Run] = []
        for span in spans:
            ink: str = span.role
            link = None
            if span.ref is not None:
                link, ink = self.link_to(span.ref), "link"
            runs += marked(span.text, self.matches(span.text), ink, link)
        return tuple(runs)

    def facts(self, facts: tuple[Fact, ...]) -> None:
        """Labelled lines, their values in one column."""
        column = min(14, max((len(fact.label) for fact in facts), default=0)) + 2
        for fact in facts:
            label = Run(fact.label.ljust(column), "label")
            self.add((label, *self.spans(fact.value)), indent=column)

    def section(self, section: Section) -> None:
        """A heading and its paragraphs."""
        if section.heading:
            self.heading(section.heading)
        for paragraph in section.paragraphs:
            self.add(self.spans(paragraph))

    def group(self, group: LinkGroup) -> None:
        """A heading with the full number, the links, and one to all of them."""
        self.heading(group.label, f"({group.count})")
        for link in group.links:
            number = self.link_to(link.ref)
            title = marked(link.title, self.matches(link.title), "link", number)
            detail = (Run(f"  {link.detail}", "muted"),) if link.detail else ()
            self.add((Run("› ", "muted"), *title, *detail), indent=2)
        if group.query and group.count > len(group.links):
            number = self.link_to(f"?{group.query}")
            self.add((Run("› ", "muted"), Run(f"all {group.count}: {group.query}", "link", number)), indent=2)

    def beside(self, columns: Sequence[Setting]) -> None:
        """Put what was set in columns of their own side by side; links count down one column, then down the next."""
        first = len(self.lines)
        rows: list[list[Run]] = [[] for _ in range(max(len(column.lines) for column in columns))]
        for position, column in enumerate(columns):
            shift = len(self.targets)
            for row, runs in enumerate(rows):
                line = column.lines[row] if row < len(column.lines) else ()
                runs += (run._replace(link=run.link + shift) if run.link is not None else run for run in line)
                if position < len(columns) - 1:
                    runs.append(Run(" " * (column.width + 2 - width_of(line))))
            self.targets += column.targets
            self.places += ((first + top, first + bottom) for top, bottom in column.places)
        self.lines += map(tuple, rows)
