"""The one list of the program: draws only the rows that are visible, of a source of any length."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partialmethod
from sys import maxsize

from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from visittui.archive.clock import Clock
from visittui.archive.search.hits.row_source import FoldedSchedule, NoRows, RowSource
from visittui.archive.store.row import FOLD, Row
from visittui.tui.explorer.tabs import TABS, Tab
from visittui.tui.keymap.bindings import bindings
from visittui.tui.keymap.ways_on import Told
from visittui.tui.layout.fallen import FALLEN, Falls, fallen
from visittui.tui.layout.row_layout import is_single
from visittui.tui.layout.schedule_layout import heading
from visittui.tui.layout.text_runs import Line, Run
from visittui.tui.widgets.empty_lines import EmptyLines
from visittui.tui.widgets.laid_rows import LaidRows, RowsView
from visittui.tui.widgets.pane import Pane


class RowList(Pane):
    """A list that scrolls by rows, not by lines: they take what they need, and only those in view are laid out."""

    BINDINGS = bindings("list")
    GUTTER = 2
    """Cells at the left that hold the cursor's mark."""

    class Moved(Message):
        """The cursor stands on another row, or on none."""

    def __init__(
        self,
        opened: Callable[[Row], None],
        followed: Callable[[str], None] = lambda _: None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Make an empty list.

        At once, so that keys typed ahead arrive where they lead, `opened` is called with the item that the reader asks
        for, `followed` with where a sentence leads that stands in the place of rows.
        """
        super().__init__(id=id)
        self._opened, self._followed = opened, followed
        self._laid = LaidRows(NoRows(), TABS[0], Clock("UTC", ""))
        self.empty = EmptyLines()
        self.cursor = 0
        self._beginning: int | None = None
        self._marked: frozenset[str] = frozenset()
        self._falls: Falls | None = None

    # What it shows

    def show(self, source: RowSource, tab: Tab, *, cursor: int = 0, top: int | None = None, empty: Told = ()) -> None:
        """Show a source, its rows laid out for a tab, or the sentences of `empty` where it has none.

        The cursor stands on one row, and `top` is the first visible one; None keeps the cursor's row in view.
        """
        self._laid = LaidRows(source, tab, self._laid.clock)
        self.empty, self._beginning = EmptyLines(empty), None
        self.cursor = max(0, min(cursor, len(source) - 1))
        self._measure()
        if top is not None:
            self.scroll_to_line(top)
        self._keep_cursor_visible()
        self.refresh()
        self.post_message(self.Moved())

    def begin_at(self, index: int) -> None:
        """Put the cursor on a row and that row at the top, and keep it there until the cursor moves."""
        self.move_to(index)
        # A single row above, such as that of the background, stays in view.
        self._beginning = index if index > 1 else 0
        self.scroll_to_line(self._beginning)

    def lengthen(self, source: RowSource) -> None:
        """Show a source that begins with the same rows and goes on for longer; the cursor stays where it is."""
        self._laid.lengthen(source)
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        """Let the list be scrolled so far that no row is out of reach, whatever lines rows take."""
        rows = self._laid_now()
        least = max(1, self._height // rows.usual_lines)
        top = 0 if rows.are_all_in_view else max(0, len(self.source) - least)
        self.virtual_size = Size(self.size.width, top + max(1, self.size.height))

    def _laid_now(self) -> LaidRows:
        """The rows, laid out for what is in view at this moment."""
        self._laid.look_at(RowsView(self.scroll_offset.y, self._height, self._width))
        return self._laid

    def show_marks(self, refs: Iterable[str]) -> None:
        """Show a sign before the rows of these items."""
        self._marked = frozenset(refs)
        self.refresh()

    def show_left_out(self, falls: Falls | None) -> None:
        """Show rows dim, with a sign before them, that fall with a source that is left out; None for no row."""
        self._falls = falls
        self.refresh()

    def show_times(self, clock: Clock) -> None:
        """Show times by another clock."""
        self._laid.show_times(clock)
        self.refresh()

    @property
    def source(self) -> RowSource:
        """Where the rows come from."""
        return self._laid.source

    @property
    def clock(self) -> Clock:
        """The clock by which times are shown."""
        return self._laid.clock

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None where there is none, or one that stands for several items."""
        row = self._laid.row(self.cursor)
        return None if row is None or row.kind == FOLD else row

    @property
    def position(self) -> tuple[int, int]:
        """Which item the cursor is on, from 1, and of how many; 0 where it is on none."""
        hidden = self.source.hidden if isinstance(self.source, FoldedSchedule) else 0
        return (self.cursor + 1 + hidden if self.row is not None else 0), len(self.source) + hidden

    @property
    def _heading_lines(self) -> int:
        """Lines above the rows that do not scroll: the scale of the hours."""
        return 1 if self._laid.tab.leads_with == "time" and is_single(self._laid.tab, self._width) else 0

    @property
    def _height(self) -> int:
        return self.size.height - self._heading_lines

    @property
    def _width(self) -> int:
        return max(1, self.size.width - self.GUTTER - 1)

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
        self.post_message(self.Moved())

    @property
    def cursor_cell(self) -> Offset:
        """The beginning of the row under the cursor."""
        rows = self._laid_now()
        line = rows.line_of(self.cursor)
        return Offset(0, self._heading_lines + (0 if line is None else line + rows.lines_above(self.cursor)))

    def _refresh_row(self, index: int) -> None:
        rows = self._laid_now()
        line = rows.line_of(index)
        if line is not None:
            self.refresh(Region(0, line + self._heading_lines, self.size.width, len(rows.lines(index))))

    def _keep_cursor_visible(self) -> None:
        """Bring the cursor's row to the middle when it leaves the view.

        A step of one row would repaint the whole list at every key; over a slow link that piles up.
        """
        height, rows = self._height, self._laid_now()
        if height <= 0 or not len(self.source):
            return
        cursor, last = self.cursor, len(self.source) - 1
        if rows.first_above(cursor, height) <= self.scroll_offset.y <= cursor:
            return
        top = rows.first_above(cursor, height // 2)
        if last - top < height:
            # Near the end the last row stands at the bottom, and nothing below it is empty.
            top = min(top, rows.first_above(last, height))
        self.scroll_to_line(top)

    def _move(self, step: int) -> None:
        """Move the cursor one row down or up; without rows, to the next or the previous sentence that leads on."""
        if len(self.source):
            self.move_to(self.cursor + step)
        else:
            self.empty.move(step)
            self.refresh()

    action_down = partialmethod(_move, 1)
    action_up = partialmethod(_move, -1)

    def action_page_down(self) -> None:
        """Go on with the first row that is not whole in view."""
        rows, last = self._laid_now(), len(self.source) - 1
        following = rows.first_not_whole()
        if following <= last:
            self.scroll_to_line(min(following, rows.first_above(last, self._height)))
        self.move_to(following)

    def action_page_up(self) -> None:
        """Go back to where what stands above the view fills it."""
        top = self.scroll_offset.y
        if top > 0:
            top = self._laid_now().first_above(top - 1, self._height)
            self.scroll_to_line(top)
        self.move_to(top)

    action_first = partialmethod(move_to, 0)
    action_last = partialmethod(move_to, maxsize)

    def action_open(self) -> None:
        """Ask for the item under the cursor, unfold a row of several; without rows, follow the chosen sentence."""
        if self.row is not None:
            self._opened(self.row)
        elif isinstance(self.source, FoldedSchedule):
            self.source.toggle()
            self.show(self.source, self._laid.tab, cursor=self.cursor)
        elif self.empty.target and not len(self.source):
            self._followed(self.empty.target)

    action_to_card = action_open

    # The mouse

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; on the row under it, open the item. A sentence that leads on is followed."""
        if not len(self.source):
            if self.empty.choose_at(event.y, self.size.width):
                self.refresh()
                self.action_open()
        elif event.y >= self._heading_lines:
            index, _ = self._laid_now().row_on(event.y - self._heading_lines)
            if index == self.cursor:
                self.action_open()
            elif index < len(self.source):
                self.move_to(index)

    # Drawing

    def on_resize(self) -> None:
        """Another width lays the rows out anew; the cursor stays in view."""
        self._measure()
        if self._beginning is not None:
            self.scroll_to_line(self._beginning)
        self._keep_cursor_visible()

    def focus_changed(self) -> None:
        """The cursor row changes its look."""
        self._refresh_row(self.cursor)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay the rows out once for all lines: to look for each was a quarter of the time that they take."""
        self._laid_now()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        if not len(self.source):
            return self.empty.strip(y, self)
        if y < self._heading_lines:
            top = self.scroll_offset.y
            line = heading(self._width, self.clock, self._laid.row(top), self._laid.row(top - 1))
            return self.painted((Run(" " * self.GUTTER), *line))
        rows = self._laid
        index, part = rows.row_on(y - self._heading_lines)
        row, lines, above = rows.row(index), rows.lines(index), rows.lines_above(index)
        if row is None:
            return self.painted(())
        if part < above:
            return self.painted((Run(" " * self.GUTTER), *lines[part]))
        return self._signed(row, lines[part], is_first=part == above, on_cursor=index == self.cursor)

    def _signed(self, row: Row, line: Line, *, is_first: bool, on_cursor: bool) -> Strip:
        """A line of a row after its signs: the cursor; on the first a mark, or that it falls with what is left out."""
        has_fallen = self._falls is not None and row.ref in self._falls([row.ref])
        mark = " " if not is_first else "*" if row.ref in self._marked else FALLEN if has_fallen else " "
        sign = Run(("▌" if on_cursor else " ") + mark, "name" if on_cursor else "text")
        # All lines of a row have the sign; the bar is on the first alone, or a move would cost twice the bytes.
        bar = "" if not (on_cursor and is_first) else "cursor" if self.has_focus else "unfocused"
        return self.painted((sign, *(fallen(line) if has_fallen else line)), bar)
