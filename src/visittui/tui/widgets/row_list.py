"""The one list of the program: draws only the rows that are visible, of a source of any length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from visittui.archive.clock import Clock
from visittui.archive.search.folded_schedule import FoldedSchedule
from visittui.archive.search.whole_list import Order
from visittui.archive.store.row import FOLD, Row
from visittui.tui.explorer.tabs import TABS, Tab
from visittui.tui.keymap.bindings import bindings
from visittui.tui.layout.row_layout import first_column, is_single, lay_out, usual_lines
from visittui.tui.layout.schedule_layout import heading, lay_out_event
from visittui.tui.layout.text_runs import Line, Run, wrap
from visittui.tui.widgets.pane import Pane

_PAGE = 16
_PAGES_KEPT = 32
_AS_MANY_AS_NEEDED = 1000


class RowSource(Protocol):
    """Where a list takes its rows from."""

    ordering: Order

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from index `start` to before `stop`."""

    def index_of(self, ref: str) -> int | None:
        """Where an item is in the list, None where it is not."""


class NoRows:
    """A source without rows."""

    ordering: Order = "time"

    def __len__(self) -> int:
        return 0

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """No rows."""
        return ()

    def index_of(self, ref: str) -> int | None:
        """Nowhere."""
        return None


class RowList(Pane):
    """A list with a cursor. A move of the cursor repaints two rows, whatever the list's length.

    It scrolls by rows, not by lines: rows take as many lines as they need, and only those in view are ever laid out.
    """

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
        self._drawn_for: tuple[int, int] = (0, 0)
        self._allowed: list[int] = []
        self._column = 0
        self._column_for: tuple[int, int, int] | None = None

    # What it shows

    def show(self, source: RowSource, tab: Tab, *, cursor: int = 0, top: int | None = None, empty: str = "") -> None:
        """Show a source from its beginning or from a place in it.

        Args:
            source: the rows.
            tab: how rows are laid out.
            cursor: the row that the cursor stands on.
            top: the first visible row; None keeps the cursor's row in view.
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
        # A single row above, such as that of the background, stays in view.
        self._beginning = index if index > 1 else 0
        self.scroll_to_line(self._beginning)

    def lengthen(self, source: RowSource) -> None:
        """Show a source that begins with the same rows and goes on for longer; the cursor stays where it is."""
        self.source = source
        # The last page may have ended with the rows that were known.
        self._pages = {number: page for number, page in self._pages.items() if len(page) == _PAGE}
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        # As if all rows from the highest possible top on took all the lines they may: no row is out of reach.
        least = max(1, self._height // usual_lines(self.tab, self._width))
        top = 0 if self._allowed else max(0, len(self.source) - least)
        self.virtual_size = Size(self.size.width, top + max(1, self.size.height))

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
        """The row under the cursor; None where there is none, or one that stands for several items."""
        row = self._row(self.cursor)
        return None if row is None or row.kind == FOLD else row

    @property
    def position(self) -> tuple[int, int]:
        """Which item the cursor is on, from 1, and of how many; 0 where it is on none."""
        hidden = self.source.hidden if isinstance(self.source, FoldedSchedule) else 0
        return (self.cursor + 1 + hidden if self.row is not None else 0), len(self.source) + hidden

    @property
    def _heading_lines(self) -> int:
        """Lines above the rows that do not scroll: the scale of the hours."""
        return 1 if self.tab.leads_with == "time" and is_single(self.tab, self._width) else 0

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
        self._share_out()
        self._measure()

    def _share_out(self) -> None:
        """Where all rows are in view, give the lines that are left over to those that would be cut, from the top."""
        self._allowed = []
        count = len(self.source)
        if not 0 < count <= self._height or not self.size.width:
            return
        rows = [row for index in range(count) if (row := self._row(index)) is not None]
        self._column = first_column(rows, self.tab, self._width, self.clock)
        needed = [len(self._laid_out(index, _AS_MANY_AS_NEEDED)) for index in range(count)]
        allowed = [min(lines, len(self._laid_out(index, None))) for index, lines in enumerate(needed)]
        free = self._height - sum(allowed)
        if free < 0:
            return
        for index, lines in enumerate(needed):
            more = min(lines - allowed[index], free)
            allowed[index] += more
            free -= more
        self._allowed = allowed
        self._drawn.clear()

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

    @property
    def cursor_cell(self) -> Offset:
        """The beginning of the row under the cursor."""
        return Offset(0, self._heading_lines + (self._line_of(self.cursor) or 0))

    def _refresh_row(self, index: int) -> None:
        line = self._line_of(index)
        if line is not None:
            self.refresh(Region(0, line + self._heading_lines, self.size.width, len(self._lines(index) or ())))

    def _line_of(self, index: int) -> int | None:
        """The line, from the first below the heading, on which a row begins; None where it is not in view."""
        line = 0
        for above in range(self.scroll_offset.y, index + 1):
            if line >= self._height:
                return None
            if above == index:
                return line
            line += len(self._lines(above) or ())
        return None

    def _row_on(self, line: int) -> tuple[int, int]:
        """The row on a visible line below the heading, and which of its lines that is."""
        index = self.scroll_offset.y
        while index < len(self.source):
            height = len(self._lines(index) or ())
            if line < height or not height:
                return index, line
            line -= height
            index += 1
        return index, 0

    def _first_above(self, index: int, room: int) -> int:
        """The first row from which the rows up to and with this one fit into so many lines."""
        first = index
        room -= len(self._lines(index) or ())
        while first > 0 and (room := room - len(self._lines(first - 1) or ())) >= 0:
            first -= 1
        return first

    def _keep_cursor_visible(self) -> None:
        """Bring the cursor's row to the middle when it leaves the view.

        A step of one row would repaint the whole list at every key; over a slow link that piles up.
        """
        height = self._height
        if height <= 0 or not len(self.source):
            return
        top, cursor = self.scroll_offset.y, self.cursor
        if top <= cursor and self._first_above(cursor, height) <= top:
            return
        top = self._first_above(cursor, height // 2)
        last = len(self.source) - 1
        if last - top < height:
            # Near the end the last row stands on the last line, and nothing below it is empty.
            top = min(top, self._first_above(last, height)) if cursor <= last else top
        self.scroll_to_line(top)

    def action_down(self) -> None:
        """Move the cursor one row down."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """Move the cursor one row up."""
        self.move_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Go on with the first row that is not whole in view."""
        last = len(self.source) - 1
        following, part = self._row_on(self._height - 1)
        if part + 1 >= len(self._lines(following) or ()):
            following += 1
        if following > last:
            self.move_to(last)
            return
        following = max(following, self.scroll_offset.y + 1)
        self.scroll_to_line(min(following, self._first_above(last, self._height)))
        self.move_to(following)

    def action_page_up(self) -> None:
        """Go back to where what stands above the view fills it."""
        top = self.scroll_offset.y
        if top > 0:
            top = self._first_above(top - 1, self._height)
            self.scroll_to_line(top)
        self.move_to(top)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.move_to(len(self.source) - 1)

    def action_open(self) -> None:
        """Ask for the item under the cursor; a row that stands for several shows them below it, or no longer."""
        if self.row is not None:
            self._opened(self.row)
        elif isinstance(self.source, FoldedSchedule):
            self.source.toggle()
            self.show(self.source, self.tab, cursor=self.cursor)

    action_to_card = action_open

    # The mouse

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; on the row under it, open the item."""
        if event.y < self._heading_lines:
            return
        index, _ = self._row_on(event.y - self._heading_lines)
        if index >= len(self.source):
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
            self.scroll_to_line(self._beginning)
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
        index, part = self._row_on(y - self._heading_lines)
        lines = self._lines(index)
        if not lines:
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
        if self._drawn_for != (self._width, self._height):
            # A frame of the new size may be painted before the news of it arrives.
            self._drawn_for = (self._width, self._height)
            self._drawn.clear()
            self._share_out()
        self._fit_column()
        lines = self._drawn.get(index)
        if lines is None:
            if self._row(index) is None:
                return None
            if len(self._drawn) > 8 * _PAGE:
                self._drawn.clear()
            allowed = self._allowed[index] if index < len(self._allowed) else None
            lines = self._drawn[index] = self._laid_out(index, allowed)
        return lines

    def _laid_out(self, index: int, lines: int | None) -> tuple[Line, ...]:
        row = self._row(index)
        if row is None:
            return ()
        if self.tab.leads_with == "time":
            return lay_out_event(row, self._width, self.clock, self._row(index - 1), lines)
        return lay_out(row, self.tab, self._width, self.clock, self._column, lines)

    @property
    def _has_columns(self) -> bool:
        return is_single(self.tab, self._width)

    def _fit_column(self) -> None:
        """Measure the first column for the rows in view; it moves only when other rows come into view."""
        view = (self.scroll_offset.y, self.size.height, self._width)
        if view != self._column_for:
            self._column_for = view
            rows = [self._row(index) for index in range(view[0], view[0] + view[1] + 1)] if self._has_columns else []
            column = first_column([row for row in rows if row is not None], self.tab, self._width, self.clock)
            if column != self._column:
                self._column = column
                self._drawn.clear()
