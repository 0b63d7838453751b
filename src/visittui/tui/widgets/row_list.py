"""The one list of the program: draws only the rows that are visible, of a source of any length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from visittui.archive.clock import Clock
from visittui.archive.store.row import Row
from visittui.tui.explorer.row_source import NoRows, RowSource
from visittui.tui.explorer.tabs import TABS, Tab
from visittui.tui.keymap.bindings import bindings
from visittui.tui.layout.row_layout import first_column, lay_out, lines_per_row
from visittui.tui.layout.schedule_layout import heading, lay_out_event
from visittui.tui.layout.text_runs import Line, Run, wrap
from visittui.tui.widgets.pane import Pane

_PAGE = 16
_PAGES_KEPT = 32


class RowList(Pane):
    """A list with a cursor. A move of the cursor repaints two lines, whatever the list's length."""

    BINDINGS = bindings("list")
    GUTTER = 2
    """Cells at the left that hold the cursor's mark."""

    class Moved(Message):
        """The cursor stands on another row, or on none."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    def __init__(self, opened: Callable[[Row], None], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Make an empty list.

        Args:
            opened: called when the reader asks for the item under the cursor; at once, so that keys typed ahead
                arrive where it leads.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._opened = opened
        self.source: RowSource = NoRows()
        self.tab: Tab = TABS[0]
        self.clock = Clock("UTC", "")
        self.empty_text = ""
        self.cursor = 0
        self._beginning: int | None = None
        self._marked: frozenset[str] = frozenset()
        self._pages: dict[int, Sequence[Row]] = {}
        self._drawn: dict[int, tuple[Line, ...]] = {}
        self._drawn_for = 0
        self._column = 0
        self._column_for: tuple[int, int, int] | None = None

    # What it shows

    def show(self, source: RowSource, tab: Tab, *, cursor: int = 0, top: int | None = None, empty: str = "") -> None:
        """Show a source from its beginning or from a row in it.

        Args:
            source: the rows.
            tab: how rows are laid out.
            cursor: the row that the cursor stands on.
            top: the first visible line; None keeps the cursor's row in view.
            empty: the sentences shown when there are no rows, one a line.
        """
        self.source, self.tab, self.empty_text, self._beginning = source, tab, empty, None
        self.cursor = max(0, min(cursor, len(source) - 1))
        self._pages.clear()
        self._fit()
        if top is not None:
            self.scroll_to_line(top)
        self._keep_cursor_visible()
        self.refresh()
        self.post_message(self.Moved(self.row))

    def begin_at(self, index: int) -> None:
        """Put the cursor on a row and that row at the top, and keep it there until the cursor moves."""
        self.move_to(index)
        self._beginning = index
        # Not shown yet, it has no width; rows of most are single lines, and what is painted once more is sent twice.
        self.scroll_to_line(index * (self.row_lines if self.size.width else 1))

    def lengthen(self, source: RowSource) -> None:
        """Show a source that begins with the same rows and goes on for longer; the cursor stays where it is."""
        self.source = source
        # The last page may have ended with the rows that were known.
        self._pages = {number: page for number, page in self._pages.items() if len(page) == _PAGE}
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, max(1, len(self.source) * self.row_lines + self._heading_lines))

    def show_marks(self, refs: Iterable[str]) -> None:
        """Show a sign before the rows of these items."""
        marked = frozenset(refs)
        if marked != self._marked:
            self._marked = marked
            self.refresh()

    def show_times(self, clock: Clock) -> None:
        """Show times by another clock."""
        self.clock = clock
        self._drawn.clear()
        self.refresh()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._row(self.cursor)

    @property
    def row_lines(self) -> int:
        """Lines of a row."""
        return lines_per_row(self.tab, self._width)

    @property
    def _heading_lines(self) -> int:
        """Lines above the rows that do not scroll: the scale of the hours."""
        return 1 if self.tab.leads_with == "time" and self.row_lines == 1 else 0

    @property
    def _height(self) -> int:
        """Lines for rows."""
        return self.size.height - self._heading_lines

    @property
    def _width(self) -> int:
        return max(1, self.size.width - self.GUTTER - 1)

    def _row(self, index: int) -> Row | None:
        if not 0 <= index < len(self.source):
            return None
        number, offset = divmod(index, _PAGE)
        page = self._pages.get(number)
        if page is None:
            if len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            page = self._pages[number] = self.source.rows(number * _PAGE, (number + 1) * _PAGE)
        return page[offset] if offset < len(page) else None

    def _fit(self) -> None:
        self._drawn.clear()
        self._column_for = None
        self._measure()

    # The cursor

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        index = max(0, min(index, len(self.source) - 1))
        if index == self.cursor:
            return
        self._beginning = None
        for changed in (self.cursor, index):
            self._refresh_row(changed)
        self.cursor = index
        self._keep_cursor_visible()
        self.post_message(self.Moved(self.row))

    def _refresh_row(self, index: int) -> None:
        line = index * self.row_lines - self.scroll_offset.y
        if -self.row_lines < line < self._height:
            self.refresh(Region(0, line + self._heading_lines, self.size.width, self.row_lines))

    def _keep_cursor_visible(self) -> None:
        """Scroll by half a page when the cursor leaves the view.

        A step of one row would repaint the whole list at every key; over a slow link that piles up.
        """
        height = self._height
        if height <= 0:
            return
        first = self.cursor * self.row_lines
        last = first + self.row_lines - 1
        top = self.scroll_offset.y
        half = max(self.row_lines, height // 2 // self.row_lines * self.row_lines)
        if last >= top + height:
            top = max(last + 1 - height, min(top + half, first))
        elif first < top:
            top = max(0, min(first, top - half + self.row_lines) if first >= top - half else first)
        else:
            return
        # A row is shown from its first line.
        self.scroll_to_line(-(-top // self.row_lines) * self.row_lines)

    def action_down(self) -> None:
        """Move the cursor one row down."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """Move the cursor one row up."""
        self.move_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Move the cursor one page down."""
        self.move_to(self.cursor + max(1, self._height // self.row_lines - 1))

    def action_page_up(self) -> None:
        """Move the cursor one page up."""
        self.move_to(self.cursor - max(1, self._height // self.row_lines - 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.move_to(len(self.source) - 1)

    def action_open(self) -> None:
        """Ask for the item under the cursor."""
        if self.row is not None:
            self._opened(self.row)

    action_to_card = action_open

    # The mouse

    async def _on_click(self, event: events.Click) -> None:
        index = (event.y - self._heading_lines + self.scroll_offset.y) // self.row_lines
        if event.y < self._heading_lines or index >= len(self.source):
            return
        if index == self.cursor:
            self.action_open()
        else:
            self.move_to(index)

    # Drawing

    def on_resize(self) -> None:
        """Another width lays the rows out anew; the cursor stays in view."""
        self._fit()
        if self._beginning is not None:
            self.scroll_to_line(self._beginning * self.row_lines)
        self._keep_cursor_visible()

    def focus_changed(self) -> None:
        """The cursor row changes its look."""
        self._refresh_row(self.cursor)

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        width = self.size.width
        if not len(self.source):
            told = [line for text in self.empty_text.split("\n") for line in wrap((Run(text),), max(8, width - 4))]
            text = "".join(run.text for run in told[y - 1]) if 0 < y <= len(told) else ""
            return Strip([Segment("  " + text, self.ink("muted"))]).adjust_cell_length(width, self.ink("text"))
        if y < self._heading_lines:
            top = self.scroll_offset.y
            line = heading(self._width, self.clock, self._row(top), self._row(top - 1))
            segments = [Segment(" " * self.GUTTER, self.ink("text"))]
            segments += [Segment(run.text, self.ink(run.ink)) for run in line]
            return Strip(segments).adjust_cell_length(width, self.ink("text"))
        index, part = divmod(y - self._heading_lines + self.scroll_offset.y, self.row_lines)
        lines = self._lines(index)
        if lines is None:
            return Strip.blank(width, self.ink("text"))
        on_cursor = index == self.cursor
        row = self._row(index) if part == 0 and self._marked else None
        mark = "*" if row is not None and row.ref in self._marked else " "
        sign = Run(("▌" if on_cursor else " ") + mark, "name" if on_cursor else "text")
        runs = (sign, *lines[part])
        # Both lines of a row have the mark; the bar is on the first alone, or a move would cost twice the bytes.
        if on_cursor and part == 0:
            cursor = "cursor" if self.has_focus else "unfocused"
            strip = Strip([Segment(run.text, self.chosen(cursor, run.ink)) for run in runs])
            return strip.adjust_cell_length(width, self.ink(cursor))
        return Strip([Segment(run.text, self.ink(run.ink)) for run in runs]).adjust_cell_length(width, self.ink("text"))

    def _lines(self, index: int) -> tuple[Line, ...] | None:
        if self._drawn_for != self._width:
            # A frame of the new size may be painted before the news of it arrives.
            self._drawn.clear()
            self._drawn_for = self._width
        self._fit_column()
        lines = self._drawn.get(index)
        if lines is None:
            row = self._row(index)
            if row is None:
                return None
            if len(self._drawn) > 8 * _PAGE:
                self._drawn.clear()
            if self.tab.leads_with == "time":
                lines = lay_out_event(row, self._width, self.clock, self._row(index - 1))
            else:
                lines = lay_out(row, self.tab, self._width, self.clock, self._column)
            self._drawn[index] = lines
        return lines

    def _fit_column(self) -> None:
        """Measure the first column for the rows in view; it moves only when other rows come into view."""
        view = (self.scroll_offset.y, self.size.height, self._width)
        if view != self._column_for:
            self._column_for = view
            first = view[0] // self.row_lines
            rows = [self._row(index) for index in range(first, first + view[1] // self.row_lines + 1)]
            column = first_column([row for row in rows if row is not None], self.tab, self._width, self.clock)
            if column != self._column:
                self._column = column
                self._drawn.clear()
