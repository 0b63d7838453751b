"""Drawing in inks: a name for each role of text, looked up in the palette of the theme in use.

Inks are no CSS component classes: Textual works each of those out for each widget at every start, which alone took as
long as all other layout before the first paint.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, cast

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from visittui.tui.layout.text_runs import Run
from visittui.tui.theme.palettes import Palette


class HasPalette(Protocol):
    """A program that has chosen a theme."""

    palette: Palette


class Inked(Widget):
    """A widget that draws its own lines in inks."""

    def ink(self, name: str) -> Style:
        """The style of one ink."""
        return cast(HasPalette, self.app).palette[name]

    def chosen(self, cursor: str, ink: str) -> Style:
        """The style of one ink where the cursor, of an ink of its own, stands."""
        return under_cursor(self.ink(cursor), self.ink(ink))

    def painted(self, line: Iterable[Run], cursor: str = "") -> Strip:
        """A line as wide as the widget, in its own inks or, where the cursor stands on all of it, in those of that."""
        segments = [
            Segment(run.text, self.chosen(cursor, run.ink) if cursor else self.ink(run.ink)) for run in line if run.text
        ]
        return Strip(segments).adjust_cell_length(self.size.width, self.ink(cursor or "text"))


def under_cursor(cursor: Style, ink: Style) -> Style:
    """An ink where the cursor stands: its letters keep their shape, a ground of its own becomes an underline."""
    marked = ink.bgcolor is not None and ink.bgcolor != cursor.bgcolor
    return cursor + Style(bold=ink.bold, underline=ink.underline or marked or None)
