"""Drawing in inks: a name for each role of text, looked up in the palette of the theme in use.

Inks are no CSS component classes: Textual works each of those out for each widget at every start, which alone took as
long as all other layout before the first paint.
"""

from __future__ import annotations

from typing import Protocol, cast

from rich.style import Style
from textual.widget import Widget

from visittui.tui.theme.palettes import Palette


class HasPalette(Protocol):
    """A program that has chosen a theme."""

    palette: Palette


class Inked(Widget):
    """A widget that draws its own lines in inks."""

    def ink(self, name: str) -> Style:
        """The style of one ink."""
        return cast(HasPalette, self.app).palette[name]

    def chosen(self, name: str, ink: str) -> Style:
        """The style of one ink where the cursor stands: its letters keep their shape, and no colour breaks the row.

        Args:
            name: the ink of the cursor.
            ink: the ink of the text.
        """
        return under_cursor(self.ink(name), self.ink(ink))


def under_cursor(cursor: Style, ink: Style) -> Style:
    """The style of a text where the cursor stands.

    Args:
        cursor: the cursor's own style.
        ink: the text's style elsewhere; a ground of its own becomes an underline.
    """
    marked = ink.bgcolor is not None and ink.bgcolor != cursor.bgcolor
    return cursor + Style(bold=ink.bold, underline=ink.underline or marked or None)
