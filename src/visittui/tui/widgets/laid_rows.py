"""The rows of a list as they are laid out, read and set only where they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from visittui.archive.clock import Clock
from visittui.archive.search.hits.row_source import RowSource
from visittui.archive.store.row import Row
from visittui.tui.explorer.tabs import Tab
from visittui.tui.layout.beside_title import tells_witnesses
from visittui.tui.layout.row_layout import dividing_line, first_column, is_single, lay_out, usual_lines
from visittui.tui.layout.schedule_layout import lay_out_event
from visittui.tui.layout.text_runs import Line
from visittui.tui.layout.viewport import shared_out

_PAGE = 16
_PAGES_KEPT = 32
_LAID_KEPT = 512
_AS_MANY_AS_NEEDED = 1000


class RowsView(NamedTuple):
    """What of a list is in view: its first row, lines for rows, cells of a line."""

    top: int = 0
    height: int = 0
    width: int = 0


class LaidRows:
    """Keeps pages of rows and the lines of those drawn last; rows take the lines they need.

    Where all rows are in view, or all that follow the top one, the lines that are left over go to those that would be
    cut, one by one.
    """

    def __init__(self, source: RowSource, tab: Tab, clock: Clock) -> None:
        """Read nothing yet; the tab says how rows are laid out, the clock their times."""
        self.source = source
        self.tab = tab
        self.clock = clock
        self._pages: dict[int, Sequence[Row]] = {}
        self._laid: dict[tuple[int, int | None], tuple[Line, ...]] = {}
        self._view = RowsView()
        self._allowed: dict[int, int] = {}
        self._column = 0

    def lengthen(self, source: RowSource) -> None:
        """Take a source that begins with the same rows and goes on for longer."""
        self.source = source
        # The last page may have ended with the rows that were known.
        self._pages = {number: page for number, page in self._pages.items() if len(page) == _PAGE}
        self._lay_out_anew()

    def show_times(self, clock: Clock) -> None:
        """Show times by another clock."""
        self.clock = clock
        self._lay_out_anew()

    def look_at(self, view: RowsView) -> None:
        """Lay rows out for what is in view; nothing is done where that is as before."""
        before, self._view = self._view, view
        if before[1:] != view[1:]:
            self._lay_out_anew()
        elif before.top != view.top and not self.are_all_in_view:
            self._fit_column()
            self._share_out(view.top)

    @property
    def usual_lines(self) -> int:
        """Lines that a row of a long list may take."""
        return usual_lines(self.tab, self._view.width)

    @property
    def are_all_in_view(self) -> bool:
        """Whether all rows have the lines that they need."""
        return len(self._allowed) == len(self.source)

    def row(self, index: int) -> Row | None:
        """A row by its number, None where there is none."""
        if not 0 <= index < len(self.source):
            return None
        number, offset = divmod(index, _PAGE)
        page = self._pages.get(number)
        if page is None:
            if len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            page = self._pages[number] = self.source.rows(number * _PAGE, (number + 1) * _PAGE)
        return page[offset] if offset < len(page) else None

    def lines(self, index: int) -> tuple[Line, ...]:
        """The lines of a row, none where there is no such row."""
        return self._laid_out(index, self._allowed.get(index))

    def lines_above(self, index: int) -> int:
        """How many of a row's lines stand above it: one where those begin that have only some of the words."""
        row, before = self.row(index), self.row(index - 1)
        return int(row is not None and bool(row.lacks) and (before is None or not before.lacks))

    def line_of(self, index: int) -> int | None:
        """The line, from the first in view, of a row's first; None where it is not in view."""
        line = 0
        for above in range(self._view.top, index + 1):
            if line >= self._view.height:
                return None
            if above == index:
                return line
            line += len(self.lines(above))
        return None

    def row_on(self, line: int) -> tuple[int, int]:
        """The row on a line in view, and which of its lines that is."""
        index = self._view.top
        while index < len(self.source):
            height = len(self.lines(index))
            if line < height or not height:
                return index, line
            line -= height
            index += 1
        return index, 0

    def first_above(self, index: int, room: int) -> int:
        """The first row from which the rows up to and with this one fit into so many lines."""
        first = index
        room -= len(self.lines(index))
        while first > 0 and (room := room - len(self.lines(first - 1))) >= 0:
            first -= 1
        return first

    def first_not_whole(self) -> int:
        """The first row below the top one that is not whole in view; it may be one that there is not."""
        index, part = self.row_on(self._view.height - 1)
        is_whole = part + 1 >= len(self.lines(index))
        return max(self._view.top + 1, index + is_whole)

    def _lay_out_anew(self) -> None:
        self._laid.clear()
        self._allowed = {}
        self._fit_column()
        self._share_out(0)
        if not self._allowed:
            self._share_out(self._view.top)

    def _share_out(self, first: int) -> None:
        """Share the lines in view out to the rows from one to the last, if they have all that they usually have."""
        self._allowed = {}
        (_, height, width), rows = self._view, range(first, len(self.source))
        if not 0 < len(rows) <= height or not width:
            return
        usual: dict[int, int] = {}
        free = height
        for index in rows:
            usual[index] = len(self._laid_out(index, None))
            free -= usual[index]
            if free < 0:
                return
        needed = {index: len(self._laid_out(index, _AS_MANY_AS_NEEDED)) for index in rows}
        # On how many witnesses something rests is told before the place of what tells that on its first line.
        without = [index for index in rows if not tells_witnesses(self._laid_out(index, None))]
        first_served = {index: min(needed[index], usual[index] + 1) for index in without}
        before = shared_out(free, usual, first_served)
        allowed = shared_out(free - sum(before.values()) + sum(usual.values()), before, needed)
        taken = {index: len(self._laid_out(index, lines)) for index, lines in allowed.items()}
        left = height - sum(taken.values())
        for index, lines in needed.items():
            # What a row could not use, since a word more has no room there, another may.
            if left and lines > taken[index]:
                allowed[index] = min(lines, taken[index] + left)
                left -= len(self._laid_out(index, allowed[index])) - taken[index]
        self._allowed = allowed

    def _laid_out(self, index: int, lines: int | None) -> tuple[Line, ...]:
        """A row in at most so many lines, None for as many as it usually takes."""
        laid = self._laid.get((index, lines))
        if laid is None:
            if len(self._laid) > _LAID_KEPT:
                self._laid.clear()
            whole = self._laid.get((index, _AS_MANY_AS_NEEDED))
            fits = whole is not None and lines is not None and 1 < len(whole) <= lines
            laid = self._laid[index, lines] = whole if whole is not None and fits else self._lay_out(index, lines)
        return laid

    def _lay_out(self, index: int, lines: int | None) -> tuple[Line, ...]:
        row, width = self.row(index), self._view.width
        if row is None:
            return ()
        above: tuple[Line, ...] = ()
        if self.lines_above(index):
            above = (dividing_line(f"some of the words: {len(self.source) - index}", width),)
            lines = lines and max(1, lines - 1)
        if self.tab.leads_with == "time":
            return (*above, *lay_out_event(row, width, self.clock, self.row(index - 1), lines))
        return (*above, *lay_out(row, self.tab, width, self.clock, self._column, lines))

    def _fit_column(self) -> None:
        """Measure the first column for the rows in view; it moves only when other rows come into view."""
        top, height, width = self._view
        if not is_single(self.tab, width):
            self._column = 0
            return
        rows = [row for index in range(top, top + height) if (row := self.row(index)) is not None]
        column = first_column(rows, self.tab, width, self.clock)
        if column != self._column:
            self._column = column
            self._laid.clear()
