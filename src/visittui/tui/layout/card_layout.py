"""How a card is laid out in lines, and where its links stand in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from visittui.archive.cards.card import Card
from visittui.tui.layout.card_text import Matches, Setting
from visittui.tui.layout.fallen import with_fallen
from visittui.tui.layout.overview_layout import set_bars, set_overview
from visittui.tui.layout.text_runs import Line, Run, marked, run_at
from visittui.tui.layout.viewport import Viewport

if TYPE_CHECKING:
    from visittui.archive.cards.pictures import Picture

_CITING = ("rests-on", "cites")
"""Relations of the groups that list a card's sources."""


class LaidCard(NamedTuple):
    """A card set for one width.

    Attributes:
        targets: where each link leads, a reference `kind/id` or a query after `?`; by link number.
        link_lines: the first and last line of each link, by link number.
        hits: the lines with a match of the query, one entry a match, as (line, number of its run).
        group_lines: the line on which each group of links begins, by its number among the card's groups.
    """

    lines: tuple[Line, ...]
    targets: tuple[str, ...]
    link_lines: tuple[tuple[int, int], ...]
    hits: tuple[tuple[int, int], ...] = ()
    group_lines: Mapping[int, int] = {}

    def in_view(self, link: int, view: Viewport) -> bool:
        """Whether any line of a link is in view."""
        first, last = self.link_lines[link]
        return first < view.top + view.height and last >= view.top

    def links_in_view(self, view: Viewport) -> list[int]:
        """The links that begin in view; where none does, those of which any line is: of a name its end tells little."""
        links = [link for link in range(len(self.link_lines)) if self.in_view(link, view)]
        return [link for link in links if self.link_lines[link][0] >= view.top] or links

    def following(self, link: int | None, top: int) -> int:
        """The number after a link's, or without one the first link that begins at a line or below it."""
        if link is not None:
            return link + 1
        return next((link for link, lines in enumerate(self.link_lines) if lines[0] >= top), 0)

    def preceding(self, link: int | None, top: int) -> int:
        """The number before a link's, or without one the last link that begins above a line; -1 for none."""
        if link is not None:
            return link - 1
        return max((link for link, lines in enumerate(self.link_lines) if lines[0] < top), default=-1)

    def run_at(self, line: int, column: int) -> Run | None:
        """What stands at a cell, None where nothing does."""
        return run_at(self.lines[line], column) if 0 <= line < len(self.lines) else None


def lay_out_card(card: Card, width: int, matches: Matches, height: int = 0) -> LaidCard:
    """Set a card of so many cells, margins included, the matches of the query highlighted.

    `height` is that of the first screen; what is drawn, not written, is drawn to fit into it.
    """
    setting = Setting(width, matches, card.fallen)
    setting.groups = {group.relation: number for number, group in reversed([*enumerate(card.groups)])}
    setting.sources = next((number for number, group in enumerate(card.groups) if group.relation in _CITING), None)
    if card.timeline is not None:
        set_overview(setting, card, height)
    else:
        _set_item(setting, card)
    hits = tuple(
        (number, position)
        for number, line in enumerate(setting.lines)
        for position, run in enumerate(line)
        if run.ink == "match"
    )
    lines = with_fallen(setting.lines, setting.targets, card.fallen) if card.fallen else setting.lines
    return LaidCard(tuple(lines), tuple(setting.targets), tuple(setting.link_lines), hits, setting.group_lines)


def _set_pictures(setting: Setting, pictures: Sequence[Picture]) -> None:
    # Few cards have any, and none that the program starts with.
    from visittui.archive.cards.pictures import Descent, Scale
    from visittui.tui.drawing.matrix_chart import set_matrix
    from visittui.tui.drawing.source_charts import set_descent, set_scale

    for picture in pictures:
        setting.blank()
        if isinstance(picture, Scale):
            set_scale(setting, picture)
        elif isinstance(picture, Descent):
            set_descent(setting, picture)
        else:
            set_matrix(setting, picture)


def _set_item(setting: Setting, card: Card) -> None:
    """One block under the other."""
    setting.title(card.title, printed=card.printed)
    if card.subtitle:
        setting.add(marked(card.subtitle, setting.matches(card.subtitle), "detail"))
    if card.by_groups and len(card.groups) > 1:
        setting.anchors(card.groups)
    if card.pictures:
        _set_pictures(setting, card.pictures)
    for section in card.lead:
        setting.blank()
        setting.section(section)
    if card.facts:
        setting.blank()
        setting.facts(card.facts)
    for chart in card.charts:
        setting.blank()
        set_bars(setting, chart)
    for section in card.sections:
        setting.blank()
        setting.section(section)
    for position, group in enumerate(card.groups):
        setting.blank()
        setting.group(group, position)
