"""The overview as a page: who, where and what in short, the days, then bars and tables, as the screen has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from rich.cells import cell_len

from visittui.archive.cards.card import BarChart, Card, Link, LinkGroup, Section
from visittui.tui.layout.card_text import HANGING, Setting
from visittui.tui.layout.day_chart import set_timeline
from visittui.tui.layout.text_runs import Line, Run, cut, parted, width_of, wrap

_COLUMN = 36
"""Cells that a column beside others needs at least."""

_TWO_PAGES_FROM = 150
"""Cells from which the days have a column of their own, and all else another."""

_DAYS_SHARE = 0.6
_TOLD_FIRST = 2
"""Sections before the days: the visit in short, and on how many witnesses the record stands."""

_TITLE_LINE_REST = 30
"""Cells of the screen's first line beside the title."""

_ROWS = 10
"""Lines that the rows of a table have at least; as many as charts have bars."""

_TABLE_LINES = 3
"""Lines of a table that are none of its rows: an empty one, the heading, the link to all."""

PARTS = (("█", "label"), ("░", "muted"))
"""The sign and the ink of each part of a bar."""

_BAR_CELLS = 40
_LEAST_BAR = 8
_CELLS_OF_ONE = 3
_UNCUT = 0.75
"""Of the titles of a table, how many must have room beside all that is told of them."""

_Block = Callable[[Setting], None]


def set_overview(setting: Setting, card: Card, height: int) -> None:
    """Set the overview, a card with a timeline, so that it fills the first screen of `height` lines if it can."""
    assert card.timeline is not None
    if cell_len(card.title) + _TITLE_LINE_REST > setting.width:
        # The screen's first line has no room for it.
        setting.add((Run(card.title, "title"),))
    facts = [(Run(f"{fact.label}  ", "label"), *setting.spans(fact.value), Run("   ")) for fact in card.facts]
    setting.add(tuple(run for fact in facts for run in fact))
    for section in card.sections[:1]:
        for paragraph in section.paragraphs:
            setting.add(setting.spans(paragraph))
    for section in card.sections[1:_TOLD_FIRST]:
        _set_amounts(setting, section)
    setting.blank()
    charts: list[_Block] = [partial(set_bars, chart=chart) for chart in card.charts]
    amounts: list[_Block] = [partial(_set_amounts, section=section) for section in card.sections[_TOLD_FIRST:]]
    room = height - len(setting.lines)
    if setting.width >= _TWO_PAGES_FROM:
        _two_pages(setting, card, charts, amounts, room)
        return
    columns = max(1, min(len(charts) + len(card.groups), setting.width // _COLUMN))
    width = (setting.width - 2 * (columns - 1)) // columns
    drawn = [_page(setting, width, [chart]) for chart in charts[: max(1, columns - len(card.groups))]]
    tallest = max((len(chart.lines) + 1 for chart in drawn[: columns - 1]), default=0)
    tables = _tables(card, tallest - _TABLE_LINES)
    beside = [_page(setting, width, [table]) for table in tables[: columns - len(drawn[:1])]]
    first = [*drawn[:1], *beside, *drawn[1:]][:columns]
    below = [*charts[:1], *tables, *charts[1:]][columns:]
    tail = _page(setting, setting.width, [*below, *amounts])
    needed = max(len(column.lines) for column in first) + 1
    under = needed + (0 if below else len(tail.lines) + 1)
    set_timeline(setting, card.timeline, room - under)
    if len(setting.lines) + under <= height:
        # Signs of the days are not those of the charts: an empty line between them where there is one to spare.
        setting.blank()
    setting.beside(first)
    setting.blank()
    setting.beside([tail])


def _two_pages(setting: Setting, card: Card, charts: list[_Block], amounts: list[_Block], room: int) -> None:
    """The days on the left, the rest on the right; what has no room there, below the days."""
    assert card.timeline is not None
    left = _narrowed(setting, int(setting.width * _DAYS_SHARE))
    right = _narrowed(setting, setting.width - left.width - 2)
    set_timeline(left, card.timeline, room)
    _set_below(right, charts[:1])
    below = []
    for block in [*charts[1:], *amounts]:
        if len(left.lines) + _lines(left, block) <= room:
            _set_below(left, [block])
        else:
            below.append(block)
    spare = room - len(right.lines) - sum(_lines(right, block) for block in below)
    _set_below(right, [*_tables(card, spare - _TABLE_LINES), *below])
    setting.beside([left, right])


def _tables(card: Card, lines: int) -> list[_Block]:
    """The groups of the overview, each with so many lines for its rows, or as many as charts have bars."""
    return [partial(_set_table, group=group, lines=max(_ROWS, lines)) for group in card.groups]


def _set_below(setting: Setting, blocks: Sequence[_Block]) -> None:
    """One block under the other."""
    for block in blocks:
        setting.blank()
        block(setting)


def _lines(setting: Setting, block: _Block) -> int:
    """How many lines a block takes there, with the empty one before it."""
    return len(_page(setting, setting.width, [block]).lines) + 1


def _narrowed(setting: Setting, width: int) -> Setting:
    """A setting of so many cells beside others."""
    margins = 2
    return Setting(width + margins, setting.matches, setting.fallen)


def _page(setting: Setting, width: int, blocks: Sequence[_Block]) -> Setting:
    """Blocks under each other in a column of so many cells."""
    page = _narrowed(setting, width)
    _set_below(page, blocks)
    return page


def _set_amounts(setting: Setting, section: Section) -> None:
    """A heading and what is under it in one paragraph."""
    for paragraph in section.paragraphs:
        setting.add((Run(f"{section.heading}  ", "heading"), *setting.spans(paragraph)))


def set_bars(setting: Setting, chart: BarChart) -> None:
    """Draw a bar chart as wide as there is room, its signs explained beside its heading."""
    heading = Run(chart.heading, "heading")
    for between, within in ((" + ", " "), (" ", "")):
        signs = zip(PARTS, chart.meanings, strict=False)
        parts = [(Run(sign, ink), Run(f"{within}{meaning}", "muted")) for (sign, ink), meaning in signs]
        legend = parted(parts, Run(between, "muted"))
        line: Line = (heading, Run(" ", "muted"), *legend) if legend else (heading,)
        if width_of(line) <= setting.width:
            setting.put(line)
            break
    else:
        setting.put(cut((heading,), setting.width))
        if legend:
            setting.add(legend)
    # Empty parts at the end are not told.
    counted = [bar.parts if any(bar.parts[1:]) else bar.parts[:1] for bar in chart.bars]
    numbers = [" + ".join(f"{part:,}" for part in parts) for parts in counted]
    number_cells = max(map(len, numbers), default=0) + 1
    longest_name = max((cell_len(bar.link.title) for bar in chart.bars), default=0)
    name_cells = max(4, min(longest_name, setting.width - number_cells - 1 - _LEAST_BAR))
    room = max(4, min(_BAR_CELLS, setting.width - name_cells - number_cells - 1))
    longest = max((sum(bar.parts) for bar in chart.bars), default=0) or 1
    # Small numbers have whole cells each, so that they can be counted.
    scale = room / longest if longest > room else min(room // longest, _CELLS_OF_ONE)
    for bar, number in zip(chart.bars, numbers, strict=True):
        link = setting.link_to(bar.link.ref)
        drawn = [
            Run(sign * max(1, round(part * scale)), ink, link)
            for part, (sign, ink) in zip(bar.parts, PARTS, strict=False)
            if part
        ]
        setting.put_named((Run(bar.link.title, "text", link),), name_cells, (Run(" "), *drawn, Run(f" {number}")))
    if chart.more:
        setting.add_more(chart.more)


def _set_table(setting: Setting, group: LinkGroup, lines: int) -> None:
    """Draw some links of a group as a table: what their details hold stands in columns, or its number alone.

    A long title goes on below; no more links are drawn than so many lines hold, but one at least. Details are alike: an
    amount and words, a comma between them.
    """
    links = group.links[:lines]
    details = [link.detail.split(", ") for link in links]
    titles = sorted(cell_len(link.title) for link in links)
    columns = [max(map(cell_len, column)) for column in zip(*details, strict=False)]
    heading: Line = (Run(group.label, "heading"), Run(f" ({group.count:,})", "label"))
    whole = sum(columns) + 2 * len(columns)
    if titles and titles[int(len(titles) * _UNCUT)] + whole > setting.width:
        amounts = [detail[0].partition(" ") for detail in details]
        noun = amounts[0][2] if amounts else ""
        details = [[amount] for amount, _, _ in amounts]
        columns = [max((cell_len(amount) for amount, _, _ in amounts), default=0)]
        gap = setting.width - width_of(heading) - cell_len(noun)
        heading = (*heading, Run(" " * gap + noun, "muted")) if gap > 0 else heading
    setting.put(cut(heading, setting.width))
    room = setting.width - sum(columns) - 2 * len(columns)
    drawn = 0
    for link, detail in zip(links, details, strict=False):
        lines -= len(wrap((Run(link.title),), room, HANGING))
        if drawn and lines < 0:
            break
        drawn += 1
        setting.put_named((Run(link.title, "text", setting.link_to(link.ref)),), room, _cells(detail, columns))
    if group.query and group.count > drawn:
        setting.add_more(Link(f"?{group.query}", f"all {group.count:,}"))


def _cells(detail: Sequence[str], columns: Sequence[int]) -> Line:
    """The columns after the title, the first of them, an amount, to the right."""
    amount, *words = (
        text.rjust(cells) if not index else text.ljust(cells)
        for index, (text, cells) in enumerate(zip(detail, columns, strict=False))
    )
    return (Run("  "), Run(amount, "label"), *(Run(f"  {word}", "muted") for word in words))
