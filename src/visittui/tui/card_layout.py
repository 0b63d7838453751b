"""How a card is laid out in lines, and where its links stand in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from visittui.archive.card import Card
from visittui.tui.card_setting import Matches, Setting
from visittui.tui.chart_layout import set_bars, set_timeline
from visittui.tui.lettering import Line, marked

_COLUMN = 38
"""Cells that a column beside others needs at least."""

_TWO_PAGES_FROM = 150
"""Cells from which a card with a timeline has all else in a second column beside it."""

_TIMELINE_SHARE = 0.6

_CITING = ("rests-on", "cites")
"""Relations of the groups that list a card's sources."""

_PART_OF_A_SCREEN = 0.45
"""How much of the first screen a timeline has when other charts follow below it."""

_Block = Callable[[Setting], None]


class LaidCard(NamedTuple):
    """A card set for one width.

    Attributes:
        lines: the lines from top to bottom.
        targets: where each link leads, a reference `kind/id` or a query after `?`; by link number.
        places: the first and last line of each link, by link number.
        hits: the lines with a match of the query, one entry a match, as (line, number of its run).
        group_lines: the line on which each group of links begins, by its place among the card's groups.
    """

    lines: tuple[Line, ...]
    targets: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    hits: tuple[tuple[int, int], ...] = ()
    group_lines: Mapping[int, int] = {}


def lay_out_card(card: Card, width: int, matches: Matches, height: int = 0) -> LaidCard:
    """Set a card.

    Args:
        card: the card.
        width: cells of a line, margins included.
        matches: finds the query's matches in a text, to be highlighted.
        height: lines of the first screen; what is drawn, not written, is drawn to fit into it.
    """
    setting = Setting(width, matches)
    setting.sources = next((place for place, group in enumerate(card.groups) if group.relation in _CITING), None)
    setting.title(card.title, printed=card.printed)
    if card.subtitle:
        setting.add(marked(card.subtitle, matches(card.subtitle), "detail"))
    if card.by_groups and len(card.groups) > 1:
        setting.anchors(card.groups)
    _set(setting, [partial(Setting.section, section=section) for section in card.lead])
    if card.facts:
        if card.timeline is None:
            setting.blank()
        setting.facts(card.facts)
    sections = [partial(Setting.section, section=section) for section in card.sections]
    charts = [partial(set_bars, chart=chart) for chart in card.charts]
    groups = [partial(Setting.group, group=group, position=place) for place, group in enumerate(card.groups)]
    if card.timeline is None:
        _set(setting, [*charts, *sections, *groups])
    elif width >= _TWO_PAGES_FROM:
        left = Setting(int(width * _TIMELINE_SHARE), matches)
        right = Setting(width - left.width - 2, matches)
        room = height - len(setting.lines) - 1
        _set(left, [partial(set_timeline, timeline=card.timeline, room=room), *sections])
        _set(right, [*charts, *groups])
        setting.blank()
        setting.beside([left, right])
    else:
        room = int(height * _PART_OF_A_SCREEN)
        _set(setting, [partial(set_timeline, timeline=card.timeline, room=room)])
        aside = [*charts, *groups]
        places = max(1, min(len(aside), width // _COLUMN))
        _set_beside(setting, aside[:places])
        _set(setting, [*sections, *aside[places:]])
    hits = tuple(
        (number, position)
        for number, line in enumerate(setting.lines)
        for position, run in enumerate(line)
        if run.ink == "match"
    )
    return LaidCard(tuple(setting.lines), tuple(setting.targets), tuple(setting.places), hits, setting.group_lines)


def _set(setting: Setting, blocks: Sequence[_Block]) -> None:
    """One block under the other."""
    for block in blocks:
        setting.blank()
        block(setting)


def _set_beside(setting: Setting, blocks: Sequence[_Block]) -> None:
    """One block beside the other."""
    columns = [Setting((setting.width + 2) // len(blocks), setting.matches) for _ in blocks]
    for column, block in zip(columns, blocks, strict=True):
        block(column)
    setting.blank()
    if columns:
        setting.beside(columns)
