"""A text and nothing else, for the terminal's own selection."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from visittui.tui.keymap.bindings import closing
from visittui.tui.screens.dialogs import Dialog
from visittui.tui.terminal.steady_app import reached


class PlainTextScreen(Dialog[None]):
    """No frame, no margin, and the mouse is the terminal's while it is open."""

    DEFAULT_CSS = """
    PlainTextScreen { background: $background; }
    PlainTextScreen VerticalScroll { scrollbar-size: 0 0; background: $background; }
    PlainTextScreen Static { color: $foreground; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *closing("back", "quit"),
        Binding("enter", "close", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._scroll = VerticalScroll(
            Static(Content(text)),
            Static(Content("\nSelect with the mouse; Esc closes.")),
        )

    def compose(self) -> ComposeResult:
        """The text, and below it how to leave."""
        yield self._scroll

    def on_mount(self) -> None:
        """Leave the mouse to the terminal."""
        if terminal := reached(self.app):
            terminal.leave_mouse()

    def on_unmount(self) -> None:
        """Take it back."""
        if self.app.is_running and (terminal := reached(self.app)):
            terminal.take_mouse()

    def action_scroll(self, lines: int) -> None:
        """Some lines down, or up."""
        self._scroll.scroll_relative(y=lines, animate=False)
