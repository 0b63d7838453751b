"""How each role of text looks, taken from the style sheet and nowhere else."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

INKS = (
    "text",
    "quote",
    "label",
    "name",
    "muted",
    "citation",
    "notice",
    "title",
    "heading",
    "link",
    "match",
    "cursor",
    "unfocused",
    "tab",
    "current",
)


class Inked(Widget):
    """A widget that draws its own lines in the inks of `styles/inks.tcss`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._inks: dict[str, Style] = {}

    def ink(self, name: str) -> Style:
        """The style of one ink on this widget's background."""
        style = self._inks.get(name)
        if style is None:
            style = self._inks[name] = self.get_component_rich_style(f"ink--{name}")
        return style

    def notify_style_update(self) -> None:
        """The theme changed: every ink is mixed anew."""
        self._inks.clear()
        super().notify_style_update()
