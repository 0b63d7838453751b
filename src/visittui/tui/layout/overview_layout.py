"""The overview as a page: who, where and what in short, the days, then charts, drawn for the screen there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from rich.cells import cell_len

from visittui.archive.cards.card import Card, Section
from visittui.tui.layout.card_text import Setting
from visittui.tui.layout.chart_layout import set_bars, set_table
from visittui.tui.layout.day_chart import set_timeline
from visittui.tui.layout.text_runs import Run

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
    return [partial(set_table, group=group, lines=max(_ROWS, lines)) for group in card.groups]


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
