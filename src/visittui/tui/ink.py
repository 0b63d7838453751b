"""How each role of text looks: the one table of styles, in the terminal's own sixteen colours.

Inks are no CSS component classes: Textual works each of those out for each widget at every start, which alone took as
long as all other layout before the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.widget import Widget

TERMINAL_PALETTE: Mapping[str, Style] = {
    name: Style.parse(style)
    for name, style in {
        "text": "",
        "quote": "",
        "label": "cyan",
        "name": "bold",
        "muted": "dim",
        "citation": "green",
        "notice": "yellow",
        "title": "bold",
        "heading": "bold cyan",
        "link": "underline blue",
        "match": "bold underline black on yellow",
        "cursor": "reverse",
        "unfocused": "bold",
        "tab": "",
        "current": "bold reverse",
    }.items()
}
"""The reader's own palette is kept; every state also has a sign or a text style, so nothing is lost without colour."""


class Inked(Widget):
    """A widget that draws its own lines in inks."""

    palette: Mapping[str, Style] = TERMINAL_PALETTE

    def ink(self, name: str) -> Style:
        """The style of one ink."""
        return self.palette[name]
