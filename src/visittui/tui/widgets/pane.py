"""What the list and the card have in common: they draw their own lines, scroll, and take the focus quietly."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView

from visittui.tui.layout.viewport import Viewport
from visittui.tui.widgets.ink import Inked


class Pane(Inked, ScrollView, can_focus=True):
    """A scrolling widget that draws lines.

    Textual repaints the whole of a widget that gains or loses the focus and works its styles out anew; here only
    what looks different is repainted, which over a slow link is the difference between a line and a screen.
    """

    virtual_size = Reactive(Size(0, 0))
    """How far it scrolls. Nothing stands elsewhere for that: Textual would lay the screen out anew at each letter."""

    def watch_virtual_size(self) -> None:
        """Nothing below the last line comes into view."""
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

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
    def viewport(self) -> Viewport:
        """Which lines are in view, of how many."""
        return Viewport(self.scroll_offset.y, self.size.height, self.virtual_size.height)

    @property
    def allow_vertical_scroll(self) -> bool:
        """The wheel scrolls though no scrollbar is drawn."""
        return self.max_scroll_y > 0

    def scroll_to_line(self, line: int) -> None:
        """Bring a line to the top, at once."""
        self.scroll_to(y=line, animate=False, immediate=True, force=True)
