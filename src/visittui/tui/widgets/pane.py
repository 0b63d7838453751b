"""What the list and the card have in common: they draw their own lines, scroll, and take the focus quietly."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.geometry import Offset
from textual.scroll_view import ScrollView

from visittui.tui.theme.ink import Inked


class Span(NamedTuple):
    """Which lines of something longer are in view.

    Attributes:
        top: the first of them, from 0.
        height: how many there is room for.
        total: how many there are.
    """

    top: int
    height: int
    total: int

    @property
    def words(self) -> str:
        """Such as `lines 1–19 of 248`; nothing where all are in view."""
        if self.total <= self.height or self.height <= 0:
            return ""
        return f"lines {self.top + 1}–{min(self.top + self.height, self.total)} of {self.total:,}"

    @property
    def short(self) -> str:
        """The same for where there is little room: `1–19/248`."""
        return self.words.removeprefix("lines ").replace(" of ", "/")


class Pane(Inked, ScrollView, can_focus=True):
    """A scrolling widget that draws lines.

    Textual repaints the whole of a widget that gains or loses the focus and works its styles out anew; here only
    what looks different is repainted, which over a slow link is the difference between a line and a screen.
    """

    def on_focus(self, event: events.Focus) -> None:
        """Take the focus as Textual's own handler does, without its repaint."""
        event.prevent_default()
        self.hear_of_focus(True)
        assert self.parent is not None
        self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Lose the focus as Textual's own handler does, without its repaint."""
        event.prevent_default()
        self.hear_of_focus(False)
        assert self.parent is not None
        self.parent.post_message(events.DescendantBlur(self))

    def on_hide(self, event: events.Hide) -> None:
        """Keep the focus: the screen says where it is, and the news may be of a moment that keys have left behind."""
        event.prevent_default()

    def hear_of_focus(self, focused: bool) -> None:
        """Have the focus or not, from now on; Textual's own news of it may come after the next key."""
        if focused != self.has_focus:
            self.has_focus = focused
            self.focus_changed()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style depends on the focus, so none is worked out anew."""

    def focus_changed(self) -> None:
        """Repaint what looks different with and without the focus."""

    @property
    def cursor_cell(self) -> Offset:
        """Where the terminal's cursor stands, from the top left corner of the pane."""
        return Offset(0, 0)

    @property
    def span(self) -> Span:
        """Which lines are in view, of how many."""
        return Span(self.scroll_offset.y, self.size.height, self.virtual_size.height)

    @property
    def allow_vertical_scroll(self) -> bool:
        """The wheel scrolls though no scrollbar is drawn."""
        return self.max_scroll_y > 0

    def scroll_to_line(self, line: int) -> None:
        """Bring a line to the top, at once."""
        self.scroll_to(y=line, animate=False, immediate=True, force=True)
