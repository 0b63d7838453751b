"""Drawing in inks: a name for each role of text, looked up in the palette of the theme in use.

Inks are no CSS component classes: Textual works each of those out for each widget at every start, which alone took as
long as all other layout before the first paint.
"""

from __future__ import annotations

from typing import Protocol, cast

from rich.style import Style
from textual.widget import Widget

from visittui.tui.palettes import Palette


class HasPalette(Protocol):
    """A program that has chosen a theme."""

    palette: Palette


class Inked(Widget):
    """A widget that draws its own lines in inks."""

    def ink(self, name: str) -> Style:
        """The style of one ink."""
        return cast(HasPalette, self.app).palette[name]
