"""Setting text, facts and links into lines: what cards are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from visittui.archive.cards.card import ON_THIS_CARD, Fact, Link, LinkGroup, Section, Span, Spans
from visittui.tui.layout.fallen import FALLEN
from visittui.tui.layout.row_layout import DIFFERS
from visittui.tui.layout.text_runs import Line, Ranges, Run, marked, parted, width_of, wrap, wrap_within

Matches = Callable[[str], Ranges]
"""Where the query matches in a printed text."""

ANCHOR = ON_THIS_CARD
"""Before the number of a group, to which a link leads that stays on the card."""

_MARGIN = Run(" ")
_BAR = Run("┃ ", "sign")

_ANCHOR_LINES = 2
"""Lines that the groups of a card may take at its top before their names are told more shortly."""

HANGING = 3
"""Cells before the second and later lines of one of several paragraphs, or of a name in a column."""

_BELOW = 4
"""Cells before what stands below a title."""

_LEAST_GAP = 3
"""Cells between a title and what stands at its right."""

_SOURCES_NAMED = 2
"""Sources of a statement that are named beside it; those of more are counted, and listed at the foot of the card."""

_LINES_NAMED = 3
"""Lines that are named of each."""


class Setting:
    """Collects lines and numbers links while a card, or a column of one, is being set."""

    def __init__(self, width: int, matches: Matches, fallen: Collection[str] = ()) -> None:
        self.width = max(8, width - 2)
        self.matches = matches
        self.groups: Mapping[str, int] = {}
        """The numbers of the card's groups by relation; of several of one relation, the first."""
        self.fallen = fallen
        """Where links lead to that falls with a source that is left out."""
        self.sources: int | None = None
        """Which of the card's groups lists its sources."""
        self.group_lines: dict[int, int] = {}
        """The line on which a group begins, by its number on the card."""
        self.lines: list[Line] = []
        self.targets: list[str] = []
        self.link_lines: list[tuple[int, int]] = []

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
            self._note_links(each, number)

    def put(self, line: Line) -> None:
        """Add a line that is known to fit."""
        self._note_links(line, len(self.lines))
        self.lines.append((_MARGIN, *line))

    def put_named(self, name: Line, cells: int, beside: Line, most: int = 99) -> None:
        """Add a name in a column, in which it goes on below, and what stands beside its first line.

        The column has so many cells, and `most` is how many lines the name may take.
        """
        first, *below = wrap_within(name, cells, most, HANGING)
        self.put((*first, Run(" " * (cells - width_of(first))), *beside))
        for line in below:
            self.put(line)

    def _note_links(self, line: Line, number: int) -> None:
        for run in line:
            if run.link is None:
                continue
            while run.link >= len(self.link_lines):
                self.link_lines.append((number, number))
            self.link_lines[run.link] = (min(self.link_lines[run.link][0], number), number)

    def link_to(self, target: str) -> int:
        """The number of a new link."""
        self.targets.append(target)
        return len(self.targets) - 1

    def add_more(self, link: Link) -> None:
        """The line below what has room for some things only, which leads to the others."""
        self.add((Run("› ", "label"), Run(link.title, "text", self.link_to(link.ref))))

    def title(self, text: str, *, printed: bool) -> None:
        """The title; where it is words as printed, with a bar beside them."""
        if not printed:
            self.add(marked(text, self.matches(text), "title"))
            return
        for line in wrap(marked(text, self.matches(text), "words"), self.width - width_of((_BAR,))):
            self.put((_BAR, *line))

    def anchors(self, groups: Sequence[LinkGroup]) -> None:
        """The groups of a card with their numbers, each leading down to it; in fewer letters where that takes lines."""
        for form in ("{} ({})", "{} {}"):
            # No name is broken between two lines.
            names = [form.format(group.label, group.count).replace(" ", "\N{NO-BREAK SPACE}") for group in groups]
            if len(wrap((Run("  ".join(names)),), self.width)) <= _ANCHOR_LINES:
                break
        links = ((Run(name, "link", self.link_to(f"{ANCHOR}{number}")),) for number, name in enumerate(names))
        self.add(parted(links, Run("  ")))

    def spans(self, spans: Spans) -> Line:
        """The runs of spans, their links numbered; sources in one bracket are one link."""
        runs: list[Run] = []
        for bracket in _brackets(spans):
            if isinstance(bracket, Span):
                link = None if bracket.ref is None else self.link_to(self._target(bracket.ref))
                ink = "link" if link is not None else "text" if bracket.role == "time" else bracket.role
                if link is not None and bracket.role == "notice":
                    runs.append(Run(f"{DIFFERS} ", "differs"))
                runs += marked(bracket.text, self.matches(bracket.text), ink, link)
            else:
                runs += self._bracket(bracket)
        return tuple(runs)

    def _target(self, ref: str) -> str:
        """Where a reference leads; that of a group by its number on this card."""
        if not ref.startswith(ON_THIS_CARD):
            return ref
        return f"{ANCHOR}{self.groups[ref.removeprefix(ON_THIS_CARD)]}"

    def _bracket(self, cited: Spans) -> Line:
        """The sources of a statement: the first in words, of more their number; one link to it or to all of them."""
        all_of_them = self.sources is not None and len([span for span in cited if span.ref]) > 1
        link = self.link_to(f"{ANCHOR}{self.sources}" if all_of_them else cited[0].ref or "")
        shown = _in_short(cited) if all_of_them else cited
        return tuple(run for span in shown for run in marked(span.text, self.matches(span.text), "citation", link))

    def facts(self, facts: tuple[Fact, ...]) -> None:
        """Labelled lines, their values in one column; a label stands where it begins to hold."""
        column = min(14, max((len(fact.label) for fact in facts), default=0)) + 2
        label = ""
        for fact in facts:
            name = Run(("" if fact.label == label else fact.label).ljust(column), "label")
            label = fact.label
            self.add((name, *self.spans(fact.value)), indent=column)

    def section(self, section: Section) -> None:
        """A heading and its paragraphs, each of several told from the next by where it begins."""
        if section.heading:
            self.add((Run(section.heading, "heading"),))
        indent = HANGING if section.heading and len(section.paragraphs) > 1 else 0
        for paragraph in section.paragraphs:
            self.add(self.spans(paragraph), section.hanging or indent)

    def group(self, group: LinkGroup, position: int) -> None:
        """A heading with the full number, the links, and one to all; links on the card lead to its `position`."""
        self.group_lines[position] = len(self.lines)
        all_of_them = f"?{group.query}" if group.query else ""
        self.add(
            (Run(group.label, "heading", target=all_of_them), Run(f" ({group.count})", "label", target=all_of_them))
        )
        for link in group.links:
            self._row(link)
        if group.query and group.count > len(group.links):
            self._row(Link(f"?{group.query}", f"all {group.count:,}"))

    def _row(self, link: Link) -> None:
        """A link on lines of its own; what tells it apart stands at the right, or below where there is no room."""
        number = self.link_to(link.ref)
        title = wrap(
            (Run("› ", "sign", number), *marked(link.title, self.matches(link.title), "text", number)), self.width, 2
        )
        detail: Line = (Run(link.detail, "detail"),) if link.detail else ()
        time: Line = (Run(link.time, "muted"),) if link.time else ()
        both = (*detail, Run(" · ", "muted"), *time) if detail and time else detail or time
        room = self.width - width_of(title[-1]) - _LEAST_GAP
        at_right: Line = ()
        below: Line = both
        if width_of(both) <= room:
            at_right, below = both, ()
        elif width_of(time) <= room and width_of(both) > self.width - _BELOW:
            at_right, below = time, detail
        if at_right:
            title[-1] = (*title[-1], Run(" " * (_LEAST_GAP + room - width_of(at_right))), *at_right)
        for line in (*title, *((Run(" " * _BELOW), *each) for each in wrap(below, self.width - _BELOW) if each)):
            self.put(line)

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
            self.group_lines |= {position: first + line for position, line in column.group_lines.items()}
            self.link_lines += ((first + top, first + bottom) for top, bottom in column.link_lines)
        self.lines += map(tuple, rows)


def _brackets(spans: Spans) -> Iterator[Span | Spans]:
    """Spans one by one, but those of one bracket of sources together."""
    cited: list[Span] = []
    for span in spans:
        # A citation in short is such as live-page:86; others are titles.
        goes_on = cited and span.role in ("citation", "muted") and span.text != ")"
        if goes_on or (span.role == "citation" and span.ref == f"source/{_cited_id(span.text)}"):
            cited.append(span)
        else:
            if cited:
                yield tuple(cited)
                cited = []
            yield span
    if cited:
        yield tuple(cited)


def _cited_id(citation: str) -> str:
    return citation.removeprefix(f"{FALLEN} ").partition(":")[0]


def _in_short(cited: Spans) -> Spans:
    """The first sources of a bracket, and how many more there are."""
    linked = [index for index, span in enumerate(cited) if span.ref is not None]
    shown = cited
    if len(linked) > _SOURCES_NAMED:
        # Without the comma before the first that is left out.
        more = Span(f" +{len(linked) - _SOURCES_NAMED}", "citation")
        shown = (*cited[: linked[_SOURCES_NAMED] - 1], more)
    return tuple(span._replace(text=_few_lines(span.text)) for span in shown)


def _few_lines(citation: str) -> str:
    lines = citation.split(", ")
    return citation if len(lines) <= _LINES_NAMED else f"{', '.join(lines[:_LINES_NAMED])} …"
