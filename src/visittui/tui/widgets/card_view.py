"""The card of one item: scrolls, and leads on through its links."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from visittui.archive.card import Card
from visittui.tui.card_layout import LaidCard, Matches, lay_out_card
from visittui.tui.ink import Inked
from visittui.tui.keys import bindings
from visittui.tui.lettering import Line

_NOTHING = LaidCard((), (), ())


class CardView(Inked, ScrollView, can_focus=True):
    """Draws a card. One link may be chosen; Up and Down go from link to link, or scroll where none is near."""

    BINDINGS = bindings("card")

    @dataclass
    class Followed(Message):
        """The reader follows a link.

        `target` is a reference `kind/id`, or `?` and a query.
        """

        view: CardView
        target: str

    @dataclass
    class Left(Message):
        """The reader wants to be in the list again."""

        view: CardView

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.card: Card | None = None
        self.link: int | None = None
        self._matches: Matches = lambda _: ()
        self._laid = _NOTHING

    def show(self, card: Card | None, matches: Matches, *, top: int = 0, link: int | None = None) -> None:
        """Show a card from its top, or as it was left.

        Args:
            card: the card; None leaves the pane empty.
            matches: finds the query's matches in a text.
            top: the first visible line.
            link: the chosen link.
        """
        self.card, self._matches, self.link = card, matches, link
        self._lay_out()
        self.scroll_to(y=top, animate=False, immediate=True, force=True)
        self.refresh()

    @property
    def top(self) -> int:
        """The first visible line."""
        return self.scroll_offset.y

    def _lay_out(self) -> None:
        if self.card is None or self.size.width <= 0:
            self._laid = _NOTHING
        else:
            self._laid = lay_out_card(self.card, self.size.width, self._matches)
        if self.link is not None and self.link >= len(self._laid.targets):
            self.link = None
        self.virtual_size = Size(self.size.width, max(1, len(self._laid.lines)))

    def on_resize(self) -> None:
        """Another width sets the card anew."""
        self._lay_out()
        self.refresh()

    # Links

    def choose(self, link: int | None) -> None:
        """Choose a link by its number and bring it into view."""
        if link == self.link:
            return
        self.link = link
        if link is not None:
            first, last = self._laid.places[link]
            top, height = self.top, self.size.height
            if first < top:
                self.scroll_to(y=max(0, first - 1), animate=False, immediate=True, force=True)
            elif last >= top + height:
                self.scroll_to(y=last + 2 - height, animate=False, immediate=True, force=True)
        self.refresh()

    def on_focus(self) -> None:
        """The first link is chosen, so that Enter leads somewhere at once."""
        if self.link is None and self._laid.places and self._laid.places[0][0] < self.top + self.size.height:
            self.choose(0)
        else:
            self.refresh()

    def on_blur(self) -> None:
        """The chosen link changes its look."""
        self.refresh()

    def action_next_link(self) -> None:
        """Choose the next link, after the last the first."""
        if self._laid.targets:
            self.choose(0 if self.link is None else (self.link + 1) % len(self._laid.targets))

    def action_previous_link(self) -> None:
        """Choose the previous link, before the first the last."""
        if self._laid.targets:
            self.choose(((self.link or 0) - 1) % len(self._laid.targets))

    def action_down(self) -> None:
        """Choose the next link where it is near, else scroll one line."""
        following = 0 if self.link is None else self.link + 1
        if following < len(self._laid.places) and self._laid.places[following][0] < self.top + self.size.height:
            self.choose(following)
        elif self.top < self.max_scroll_y:
            self.scroll_to(y=self.top + 1, animate=False, immediate=True)
        elif following < len(self._laid.places):
            self.choose(following)

    def action_up(self) -> None:
        """Choose the previous link where it is near, else scroll one line."""
        if self.link and self._laid.places[self.link - 1][0] >= self.top:
            self.choose(self.link - 1)
        elif self.top > 0:
            self.scroll_to(y=self.top - 1, animate=False, immediate=True)

    def action_page_down(self) -> None:
        """Scroll one page down."""
        self.scroll_to(y=self.top + max(1, self.size.height - 2), animate=False, immediate=True)

    def action_page_up(self) -> None:
        """Scroll one page up."""
        self.scroll_to(y=self.top - max(1, self.size.height - 2), animate=False, immediate=True)

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def action_follow(self) -> None:
        """Go where the chosen link leads."""
        if self.link is not None:
            self.post_message(self.Followed(self, self._laid.targets[self.link]))

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left(self))

    async def _on_click(self, event: events.Click) -> None:
        line = event.y + self.top
        column = event.x
        if not 0 <= line < len(self._laid.lines):
            return
        for run in self._laid.lines[line]:
            column -= run.cells
            if column < 0:
                if run.link is not None:
                    self.choose(run.link)
                    self.action_follow()
                return

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        width = self.size.width
        number = y + self.top
        line: Line = self._laid.lines[number] if number < len(self._laid.lines) else ()
        segments = []
        for run in line:
            chosen = run.link is not None and run.link == self.link
            ink = ("cursor" if self.has_focus else "unfocused") if chosen else run.ink
            style = self.ink(run.ink) + self.ink(ink) if chosen else self.ink(ink)
            segments.append(Segment(run.text, style))
        return Strip(segments).adjust_cell_length(width, self.ink("text"))
