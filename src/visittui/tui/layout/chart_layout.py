"""How bars and tables of numbers are drawn in lines of cells. Every mark is a link into the record."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from visittui.archive.cards.card import BarChart, Link, LinkGroup
from visittui.tui.layout.card_text import HANGING, Setting
from visittui.tui.layout.text_runs import Line, Run, cut, parted, width_of, wrap

PARTS = (("█", "label"), ("░", "muted"))
"""The sign and the ink of each part of a bar."""

_BAR_CELLS = 40
_LEAST_BAR = 8
_CELLS_OF_ONE = 3
_UNCUT = 0.75
"""Of the titles of a table, how many must have room beside all that is told of them."""


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


def set_table(setting: Setting, group: LinkGroup, lines: int) -> None:
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
