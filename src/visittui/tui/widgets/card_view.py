"""The card of one item: scrolls, and leads on through its links."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip

from visittui.archive.card import Card
from visittui.tui.bindings import bindings
from visittui.tui.card_layout import LaidCard, lay_out_card
from visittui.tui.card_setting import ANCHOR, Matches
from visittui.tui.lettering import Line
from visittui.tui.widgets.pane import Pane

_NOTHING = LaidCard((), (), ())


class CardView(Pane):
    """Draws a card. One link may be chosen; Up and Down go from link to link, or scroll where none is near."""

    BINDINGS = bindings("card")

    def __init__(
        self,
        followed: Callable[[str], None],
        left: Callable[[], None] = lambda: None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Make an empty pane.

        Args:
            followed: called with the target of a link that the reader follows, a reference `kind/id` or `?` and a
                query; at once, so that keys typed ahead arrive where it leads.
            left: called when the reader wants to be in the list again.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._followed = followed
        self._left = left
        self.card: Card | None = None
        self.link: int | None = None
        self._hit: int | None = None
        self._matches: Matches = lambda _: ()
        self._laid = _NOTHING
        self._laid_for: Size | None = None

    def show(self, card: Card | None, matches: Matches, *, top: int = 0, link: int | None = None) -> None:
        """Show a card from its top, or as it was left.

        Args:
            card: the card; None leaves the pane empty.
            matches: finds the query's matches in a text.
            top: the first visible line.
            link: the chosen link.
        """
        self.card, self._matches, self.link, self._hit = card, matches, link, None
        self._laid_for = None
        self._lay_out()
        self.virtual_size = Size(self.size.width, max(1, len(self._laid.lines)))
        self.scroll_to_line(top)
        self.refresh()

    @property
    def top(self) -> int:
        """The first visible line."""
        return self.scroll_offset.y

    def _lay_out(self) -> None:
        """Set the card for the room there is, unless it is set for it already."""
        if self._laid_for == self.size:
            return
        self._laid_for = self.size
        if self.card is None or self.size.width <= 0:
            self._laid = _NOTHING
        else:
            self._laid = lay_out_card(self.card, self.size.width, self._matches, self.size.height)
        if self.link is not None and self.link >= len(self._laid.targets):
            self.link = None
        if self.has_focus and self.link is None and self._link_in_view(0):
            self.link = 0

    def on_resize(self) -> None:
        """Another width sets the card anew."""
        if self._laid_for != self.size:
            self._lay_out()
            self.refresh()
        self.virtual_size = Size(self.size.width, max(1, len(self._laid.lines)))

    # Links

    def choose(self, link: int | None) -> None:
        """Choose a link by its number and bring it into view."""
        if link == self.link:
            return
        self._refresh_link(self.link)
        self.link = link
        self._refresh_link(link)
        if link is not None:
            first, last = self._laid.places[link]
            top, height = self.top, self.size.height
            if first < top:
                self.scroll_to_line(max(0, first - 1))
            elif last >= top + height:
                self.scroll_to_line(last + 2 - height)

    def choose_hit(self, step: int) -> None:
        """Choose the match of the query `step` matches on, after the last the first, and bring it into view."""
        hits = self._laid.hits
        if not hits:
            return
        if self._hit is None:
            self._hit = 0 if step > 0 else len(hits) - 1
        else:
            self._hit = (self._hit + step) % len(hits)
        line = hits[self._hit][0]
        if not self.top <= line < self.top + self.size.height:
            self.scroll_to_line(max(0, line - self.size.height // 3))
        self.refresh()

    def _refresh_link(self, link: int | None) -> None:
        if link is not None:
            first, last = self._laid.places[link]
            self.refresh(Region(0, first - self.top, self.size.width, last - first + 1))

    def focus_changed(self) -> None:
        """With the focus the first link is chosen, so that Enter leads somewhere at once."""
        if self.has_focus and self.link is None and self._link_in_view(0):
            self.choose(0)
        else:
            self._refresh_link(self.link)

    def _link_in_view(self, link: int) -> bool:
        return link < len(self._laid.places) and self._laid.places[link][0] < self.top + self.size.height

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
        if self._link_in_view(following):
            self.choose(following)
        elif self.top < self.max_scroll_y:
            self.scroll_to_line(self.top + 1)
        elif following < len(self._laid.places):
            self.choose(following)

    def action_up(self) -> None:
        """Choose the previous link where it is near, else scroll one line."""
        if self.link and self._laid.places[self.link - 1][0] >= self.top:
            self.choose(self.link - 1)
        elif self.top > 0:
            self.scroll_to_line(self.top - 1)

    def action_page_down(self) -> None:
        """Scroll one page down."""
        self.scroll_to_line(self.top + max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        """Scroll one page up."""
        self.scroll_to_line(self.top - max(1, self.size.height - 2))

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_to_line(0)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to_line(self.max_scroll_y)

    def action_follow(self) -> None:
        """Go where the chosen link leads: to another place, or to a group of this card."""
        if self.link is None:
            return
        target = self._laid.targets[self.link]
        if target.startswith(ANCHOR):
            self._go_to_group(int(target.removeprefix(ANCHOR)))
        else:
            self._followed(target)

    def _go_to_group(self, group: int) -> None:
        """Bring a group of links to the top, its first link chosen."""
        line = self._laid.group_lines[group]
        self.choose(next((link for link, (first, _) in enumerate(self._laid.places) if first > line), self.link))
        self.scroll_to_line(line)

    def action_to_list(self) -> None:
        """Go back to the list."""
        self._left()

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
        # The first frame is painted before the news of the size arrives.
        self._lay_out()
        width = self.size.width
        number = y + self.top
        line: Line = self._laid.lines[number] if number < len(self._laid.lines) else ()
        segments = []
        hit = self._laid.hits[self._hit] if self._hit is not None else None
        for position, run in enumerate(line):
            chosen = run.link is not None and run.link == self.link
            style = self.chosen("cursor" if self.has_focus else "unfocused", run.ink) if chosen else self.ink(run.ink)
            if hit == (number, position):
                style += self.ink("cursor")
            segments.append(Segment(run.text, style))
        return Strip(segments).adjust_cell_length(width, self.ink("text"))
