"""The screen of the review: one widget that draws what the plain classes tell, and hands them each key in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip

from visittui.tui.keymap.keys import KEYS, Keys
from visittui.tui.layout.text_runs import run_at
from visittui.tui.review.decisions import Review
from visittui.tui.review.picture import Drawn, picture
from visittui.tui.review.review_actions import ReviewActions
from visittui.tui.terminal.steady_app import lent
from visittui.tui.widgets.ink import Inked


class ReviewPane(Inked, can_focus=True):
    """Everything on the screen of the review; it has the focus always, so that every key arrives here in order."""

    DEFAULT_CSS = "ReviewPane { width: 100%; height: 100%; }"

    def __init__(self, actions: ReviewActions) -> None:
        super().__init__()
        self.actions = actions
        self._picture = Drawn([], 0)
        self._forgotten_until = 0.0
        actions.review.wait_no_longer(lambda settle: self.call_later(self._written, settle))

    @property
    def cursor_cell(self) -> Offset:
        """The row in hand, or where a question is answered: what reads a screen aloud follows it."""
        return Offset(self._picture.column, self._picture.cursor)

    def forget_typed(self) -> None:
        """Do nothing for the keys that were typed until now: another program had the terminal, and was meant."""
        self._forgotten_until = events.Idle().time
        self.actions.kept.clear()

    def on_key(self, event: events.Key) -> None:
        """Do what a key is for."""
        event.stop()
        event.prevent_default()
        if event.time < self._forgotten_until:
            return
        if self.actions.left:
            self.app.post_message(events.Key(event.key, event.character))  # it is for what is shown now
            return
        self.actions.press(event.key, event.character)
        self._go_on()

    def on_click(self, event: events.Click) -> None:
        """Do what the words under the mouse stand for."""
        run = run_at(self._picture.lines[event.y], event.x) if event.y < len(self._picture.lines) else None
        if run is not None and run.target:
            self.actions.click(run.target)
            self._go_on()

    def on_mouse_scroll_down(self) -> None:
        """Go down the list."""
        self.actions.press("down", None)
        self.refresh()

    def on_mouse_scroll_up(self) -> None:
        """Go up the list."""
        self.actions.press("up", None)
        self.refresh()

    def _written(self, settle: Callable[[], str]) -> None:
        """What was decided is in the record at last, and the keys typed meanwhile are acted on."""
        self.actions.go_on(settle)
        self._go_on()
        while self.actions.left and self.actions.kept:  # behind the key that left: they are for what is shown now
            one = self.actions.kept.popleft()
            self.app.post_message(events.Paste(one) if isinstance(one, str) else events.Key(*one))

    def _go_on(self) -> None:
        if self.actions.left and isinstance(self.screen, ReviewScreen):
            self.screen.leave()
        self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words as the actions do, or leave them to what is shown now."""
        event.stop()
        if event.time < self._forgotten_until:
            return
        if self.actions.left:
            self.app.post_message(events.Paste(event.text))
            return
        self.actions.paste(event.text)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw everything anew: a decision changes list, text and item together."""
        actions, size = self.actions, self.size
        self._picture = picture(actions.review, actions.prompt, actions.said, actions.keys, size.width, size.height)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line."""
        return self.painted(self._picture.lines[y] if y < len(self._picture.lines) else ())


class ReviewScreen(Screen[bool]):
    """The review of one record; its result is whether anything was written."""

    AUTO_FOCUS = "ReviewPane"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "app.quit", show=False, priority=True)]

    def __init__(self, review: Review, keys: Keys = KEYS) -> None:
        """Have a review gone through."""
        super().__init__()
        self._pane = ReviewPane(ReviewActions(review, self._edit, keys))

    def compose(self) -> ComposeResult:
        """One widget."""
        yield self._pane

    def on_mount(self) -> None:
        """Every key goes to the one widget."""
        self.set_focus(self._pane)

    def _edit(self, command: list[str]) -> int:
        try:
            return lent(self.app, command)
        finally:
            self._pane.forget_typed()

    def leave(self) -> None:
        """Back to the record, once; where the review is all there is, to the shell."""
        if self.app.screen is not self:
            return
        if len(self.app.screen_stack) > 1:
            self.dismiss(self._pane.actions.review.changed)
        else:
            self.app.exit(0)
