"""The card of one item: scrolls, and leads on through its links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partialmethod

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from visittui.archive.cards.card import Card
from visittui.tui.keymap.bindings import bindings
from visittui.tui.layout.card_layout import LaidCard, lay_out_card
from visittui.tui.layout.card_text import ANCHOR, Matches
from visittui.tui.layout.text_runs import Line, chosen_runs, width_of
from visittui.tui.widgets.pane import Pane

_NOTHING = LaidCard((), (), ())


class CardView(Pane):
    """Draws a card. One link may be chosen; Up and Down go from link to link, or scroll where none is near."""

    BINDINGS = bindings("card")

    class Scrolled(Message):
        """Other lines of the card are in view."""

    def __init__(
        self,
        followed: Callable[[str], None],
        left: Callable[[], None] = lambda: None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Make an empty pane.

        At once, so that keys typed ahead arrive where they lead, `followed` is called with the target of a link, a
        reference or `?` and a query, and `left` when the reader wants to be in the list again.
        """
        super().__init__(id=id)
        self._followed = followed
        self._left = left
        self.card: Card | None = None
        self.link: int | None = None
        self.hit: int | None = None
        self._matches: Matches = lambda _: ()
        self.laid = _NOTHING
        """The card as it is set for the room there is: its lines, links and matches."""
        self._laid_for: Size | None = None
        self._left_at: tuple[int, int | None] | None = None

    def show(self, card: Card | None, matches: Matches, *, top: int = 0, link: int | None = None) -> None:
        """Show a card, None for nothing, from its top or as it was left, with a chosen link and the query's matches."""
        self.card, self._matches, self.link, self.hit = card, matches, link, None
        self._laid_for = None
        # While the pane is hidden it has no lines to scroll to and no links.
        self._left_at = (top, link) if self.size.height <= 0 else None
        self._lay_out()
        self._end_at_last_line()
        self.scroll_to_line(top)
        self._choose_in_view()
        self.refresh()

    def tell_anew(self, card: Card) -> None:
        """Show the same card as it is told for a size that is on its way here; what is chosen of it stays chosen."""
        self.card, self._laid_for = card, None
        self.refresh()

    @property
    def top(self) -> int:
        """The first visible line."""
        return self.scroll_offset.y

    @property
    def has_links(self) -> bool:
        """Whether the card leads anywhere."""
        return bool(self.laid.targets)

    @property
    def target(self) -> str | None:
        """Where the chosen link leads, None where none is chosen."""
        return self.laid.targets[self.link] if self.link is not None and self._in_view(self.link) else None

    @property
    def cursor_cell(self) -> Offset:
        """The beginning of the chosen link, or of the first line where none is chosen."""
        if self.link is None or not self._in_view(self.link):
            return Offset(0, 0)
        first, last = self.laid.link_lines[self.link]
        number = max(first, self.top)
        line = self.laid.lines[number] if number <= last else ()
        column = width_of(line[: min(chosen_runs(line, self.link), default=len(line))])
        return Offset(column, number - self.top)

    def _lay_out(self) -> None:
        """Set the card for the room there is, unless it is set for it already."""
        if self._laid_for == self.size:
            return
        self._laid_for = self.size
        if self.card is None or self.size.width <= 0:
            self.laid = _NOTHING
        else:
            self.laid = lay_out_card(self.card, self.size.width, self._matches, self.size.height)
        if self.link is not None and self.link >= len(self.laid.targets):
            self.link = None

    def _end_at_last_line(self) -> None:
        """Scroll no further than there are lines; the chosen link stays, though it may be out of view on the way."""
        chosen = self.link
        self.virtual_size = Size(self.size.width, max(1, len(self.laid.lines)))
        self.link = chosen

    def on_resize(self) -> None:
        """Another width sets the card anew."""
        if self._laid_for != self.size:
            self._lay_out()
            self.refresh()
        self._end_at_last_line()
        if self._left_at is not None and self.size.height > 0:
            (top, self.link), self._left_at = self._left_at, None
            self.scroll_to_line(top)
        elif self.link is not None:
            self._bring_into_view(self.link)
        self._choose_in_view()
        self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """However the card was scrolled, the chosen link is one that is in view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._choose_in_view()
            self.post_message(self.Scrolled())

    # Links

    def choose(self, link: int | None) -> None:
        """Choose a link by its number and bring it into view."""
        if link == self.link:
            return
        self._choose(link)
        if link is not None:
            self._bring_into_view(link)

    def _bring_into_view(self, link: int) -> None:
        first, last = self.laid.link_lines[link]
        top, height = self.top, self.size.height
        if first < top:
            self.scroll_to_line(max(0, first - 1))
        elif last >= top + height:
            self.scroll_to_line(last + 2 - height)

    def _choose(self, link: int | None) -> None:
        if link != self.link:
            self._refresh_link(self.link)
            self.link = link
            self._refresh_link(link)

    def choose_hit(self, step: int) -> bool:
        """Choose the match `step` matches on, after the last the first, and bring it into view; False without any."""
        hits = self.laid.hits
        if not hits:
            return False
        if self.hit is None:
            self.hit = 0 if step > 0 else len(hits) - 1
        else:
            self.hit = (self.hit + step) % len(hits)
        line = hits[self.hit][0]
        if not self.top <= line < self.top + self.size.height:
            self.scroll_to_line(max(0, line - self.size.height // 3))
        self.refresh()
        return True

    def _refresh_link(self, link: int | None) -> None:
        if link is not None:
            first, last = self.laid.link_lines[link]
            self.refresh(Region(0, first - self.top, self.size.width, last - first + 1))

    def focus_changed(self) -> None:
        """With the focus the first link in view is chosen, so that Enter leads somewhere at once."""
        self._choose_in_view()
        self._refresh_link(self.link)

    def _in_view(self, link: int) -> bool:
        return self.laid.in_view(link, self.viewport)

    def _choose_in_view(self) -> None:
        """Choose the first link in view, none where there is none, unless the one chosen is in view."""
        # Before the first layout nothing is in view; a link from an earlier visit is not given up for that.
        if self.size.height <= 0 or (self.link is None and not self.has_focus):
            return
        if self.link is None or not self._in_view(self.link):
            self._choose(next(iter(self.laid.links_in_view(self.viewport)), None))

    def action_next_link(self) -> None:
        """Choose the next link, after the last the first; from where none is in view the next one below."""
        self._choose_in_circle(self.laid.following(self.link, self.top))

    def action_previous_link(self) -> None:
        """Choose the previous link, before the first the last; from where none is in view the next one above."""
        self._choose_in_circle(self.laid.preceding(self.link, self.top))

    def _choose_in_circle(self, link: int) -> None:
        if self.laid.targets:
            self.choose(link % len(self.laid.targets))

    def action_down(self) -> None:
        """Choose the next link where it is near, else scroll one line."""
        following = self.laid.following(self.link, self.top)
        there = following < len(self.laid.link_lines)
        if there and self.laid.link_lines[following][0] < self.top + self.size.height:
            self.choose(following)
        elif self.top < self.max_scroll_y:
            self.scroll_to_line(self.top + 1)
        elif there:
            self.choose(following)

    def action_up(self) -> None:
        """Choose the previous link where it is near, else scroll one line."""
        preceding = self.laid.preceding(self.link, self.top)
        if preceding >= 0 and self.laid.link_lines[preceding][0] >= self.top:
            self.choose(preceding)
        elif self.top > 0:
            self.scroll_to_line(self.top - 1)

    def _page(self, pages: int) -> None:
        """Scroll a page down or up, and choose the first link there; at the end already, the last."""
        before = self.top
        top = before + pages * max(1, self.size.height - 2)
        self.scroll_to_line(max(0, min(top, self.max_scroll_y)))
        self._choose_end(last=top > before == self.top)

    action_page_down = partialmethod(_page, 1)
    action_page_up = partialmethod(_page, -1)

    def _go_to_end(self, *, last: bool) -> None:
        """Scroll to the end or to the top, and choose the last or the first link there."""
        self.scroll_to_line(self.max_scroll_y if last else 0)
        self._choose_end(last=last)

    action_first = partialmethod(_go_to_end, last=False)
    action_last = partialmethod(_go_to_end, last=True)

    def _choose_end(self, *, last: bool) -> None:
        links = self.laid.links_in_view(self.viewport)
        self._choose(links[-1 if last else 0] if links else None)

    def action_follow(self) -> None:
        """Go where the chosen link leads, if it is in view: to another location, or to a group of this card."""
        if self.target is not None and self.target.startswith(ANCHOR):
            self._go_to_group(int(self.target.removeprefix(ANCHOR)))
        elif self.target is not None:
            self._followed(self.target)

    def _go_to_group(self, group: int) -> None:
        """Bring a group of links to the top, its first link chosen."""
        line = self.laid.group_lines[group]
        self.choose(next((link for link, (first, _) in enumerate(self.laid.link_lines) if first > line), self.link))
        self.scroll_to_line(line)

    def action_to_list(self) -> None:
        """Go back to the list."""
        self._left()

    async def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked on, or the heading of a group to all of it."""
        run = self.laid.run_at(event.y + self.top, event.x)
        if run is not None and run.link is not None:
            self.choose(run.link)
            self.action_follow()
        elif run is not None and run.target:
            self._followed(run.target)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        # The first frame is painted before the news of the size arrives.
        self._lay_out()
        number = y + self.top
        line: Line = self.laid.lines[number] if number < len(self.laid.lines) else ()
        segments = []
        hit = self.laid.hits[self.hit] if self.hit is not None else None
        # Without the focus no link is chosen: Enter would not follow it.
        chosen = chosen_runs(line, self.link if self.has_focus else None)
        for position, run in enumerate(line):
            style = self.chosen("cursor", run.ink) if position in chosen else self.ink(run.ink)
            if hit == (number, position):
                style += self.ink("cursor")
            segments.append(Segment(run.text, style))
        return Strip(segments).adjust_cell_length(self.size.width, self.ink("text"))
