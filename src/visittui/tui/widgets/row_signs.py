"""The signs before the rows of a list: the cursor, a mark, and what falls with a source that is left out."""

from __future__ import annotations

from collections.abc import Collection

from textual.strip import Strip

from visittui.archive.store.row import Row
from visittui.tui.layout.fallen import FALLEN, Falls, fallen
from visittui.tui.layout.text_runs import Line, Run
from visittui.tui.widgets.pane import Pane


class RowSigns:
    """Knows what the reader has marked, and which references fall with what is left out, if anything is."""

    def __init__(self) -> None:
        self.marked: Collection[str] = ()
        self.falls: Falls | None = None

    def strip(self, pane: Pane, row: Row | None, lines: tuple[Line, ...], part: int, *, on_cursor: bool) -> Strip:
        """One line, by its number, of a row as it is painted in the list; there is no row where it is not an item."""
        has_fallen = row is not None and self.falls is not None and row.ref in self.falls([row.ref])
        mark = " "
        if part == 0 and row is not None:
            mark = "*" if row.ref in self.marked else FALLEN if has_fallen else " "
        sign = Run(("▌" if on_cursor else " ") + mark, "name" if on_cursor else "text")
        runs = (sign, *(fallen(lines[part]) if has_fallen else lines[part]))
        # All lines of a row have the sign; the bar is on the first alone, or a move would cost twice the bytes.
        if on_cursor and part == 0:
            return pane.painted(runs, "cursor" if pane.has_focus else "unfocused")
        return pane.painted(runs)
