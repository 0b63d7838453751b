"""The rows of a list as they are laid out, read and set only where they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from visittui.archive.clock import Clock
from visittui.archive.store.row import Row
from visittui.tui.explorer.row_source import RowSource
from visittui.tui.explorer.tabs import Tab
from visittui.tui.layout.row_layout import first_column, lay_out, lines_per_row
from visittui.tui.layout.schedule_layout import lay_out_event
from visittui.tui.layout.text_runs import Line

_PAGE = 16
_PAGES_KEPT = 32


class LaidRows:
    """Keeps pages of rows, and the lines of those that were drawn last."""

    def __init__(self, source: RowSource, tab: Tab, clock: Clock) -> None:
        """Read nothing yet.

        Args:
            source: the rows.
            tab: how rows are laid out.
            clock: by which their times are shown.
        """
        self.source = source
        self.tab = tab
        self.clock = clock
        self._pages: dict[int, Sequence[Row]] = {}
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._width = 0
        self._column = 0
        self._column_for: tuple[int, int, int] | None = None

    def lengthen(self, source: RowSource) -> None:
        """Take a source that begins with the same rows and goes on for longer."""
        self.source = source
        # The last page may have ended with the rows that were known.
        self._pages = {number: page for number, page in self._pages.items() if len(page) == _PAGE}

    def show_times(self, clock: Clock) -> None:
        """Show times by another clock."""
        self.clock = clock
        self._lines.clear()

    def forget_lines(self) -> None:
        """Lay all out anew, for another width."""
        self._lines.clear()
        self._column_for = None

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

    def lines(self, index: int, view: tuple[int, int, int]) -> tuple[Line, ...] | None:
        """The lines of a row, None where there is none.

        Args:
            index: the row's number.
            view: the first line in view, how many are, and the cells of each.
        """
        width = view[2]
        if self._width != width:
            # A frame of the new size may be painted before the news of it arrives.
            self._lines.clear()
            self._width = width
        self._fit_column(view)
        lines = self._lines.get(index)
        if lines is None:
            row = self.row(index)
            if row is None:
                return None
            if len(self._lines) > 8 * _PAGE:
                self._lines.clear()
            if self.tab.leads_with == "time":
                lines = lay_out_event(row, width, self.clock, self.row(index - 1))
            else:
                lines = lay_out(row, self.tab, width, self.clock, self._column)
            self._lines[index] = lines
        return lines

    def _fit_column(self, view: tuple[int, int, int]) -> None:
        """Measure the first column for the rows in view; it moves only when other rows come into view."""
        if view == self._column_for:
            return
        self._column_for = view
        top, height, width = view
        row_lines = lines_per_row(self.tab, width)
        first = top // row_lines
        rows = [self.row(index) for index in range(first, first + height // row_lines + 1)]
        column = first_column([row for row in rows if row is not None], self.tab, width, self.clock)
        if column != self._column:
            self._column = column
            self._lines.clear()
