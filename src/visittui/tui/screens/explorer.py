"""The explorer: one search box, tabs that are facets of the record, a list and a card."""

from __future__ import annotations

from asyncio import Event, wait_for
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.screen import Screen
from textual.widgets import Input

from visittui.archive.archive import Archive
from visittui.archive.overview import overview_card
from visittui.tui.card_layout import Matches
from visittui.tui.keys import Where, bindings
from visittui.tui.navigation import Focus, History, Order, Place
from visittui.tui.searcher import Request, Searcher
from visittui.tui.signage import bottom_line, found_line, nothing_found, tab_counts, title_line, trail_line, trail_title
from visittui.tui.sources import WholeList
from visittui.tui.tabs import TABS, Tab, tab_named, tab_of
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.row_list import RowList, RowSource
from visittui.tui.widgets.search_box import SearchBox
from visittui.tui.widgets.tab_line import TabLine
from visittui.tui.widgets.text_line import TextLine
from visittui.tui.zones import next_clock

if TYPE_CHECKING:
    from visittui.archive.searching import Results

BESIDE_FROM = 100
"""Columns from which list and card stand side by side."""

SMALLEST = (40, 10)
"""Columns and lines below which a sentence asks for more room."""


def _tab_for(results: Results) -> str:
    """Where to show the answer to a query that was not asked in a tab."""
    filled = [tab.name for tab in TABS[1:] if any(results.counts.get(kind) for kind in tab.kinds)]
    return filled[0] if len(filled) == 1 else "Quotes" if "Quotes" in filled else "Overview"


class ExplorerScreen(Screen[None]):
    """Holds where the reader is, and moves between places."""

    BINDINGS = bindings("anywhere")
    # The list or the card takes the focus when it is filled, never the box on its own.
    AUTO_FOCUS = ""

    def __init__(self, archive: Archive, start: Place) -> None:
        """Open an archive at a place.

        Args:
            archive: the open archive.
            start: where to begin; with a query, its hits are searched for first.
        """
        super().__init__()
        self._archive = archive
        self._place = start
        self._history = History(start)
        self._results: Results | None = None
        self._answered = ""
        self._before_typing: Place | None = None
        self._cursors: dict[str, Place] = {}
        self._switching = False
        self._clock = archive.clock()
        self._searcher = Searcher(archive, self._deliver)
        self._settled = Event()

    def compose(self) -> ComposeResult:
        """Title, search, tabs, list and card, trail, keys."""
        yield TextLine(keep_right=True, id="title")
        with Horizontal(id="search-line"):
            yield TextLine(id="search-label")
            yield SearchBox(self._leave_box, id="search")
            yield TextLine(id="found")
        yield TabLine(id="tabs")
        with Horizontal(id="body"):
            yield RowList(id="rows")
            yield CardView(id="card")
        yield TextLine(keep_right=True, id="trail")
        yield TextLine(id="bottom")
        yield TextLine(id="too-small")

    def on_mount(self) -> None:
        """Fill the fixed lines and go where the reader wants to begin."""
        self._rows = self.query_one(RowList)
        self._rows.clock = self._clock
        self._card = self.query_one(CardView)
        self._box = self.query_one(SearchBox)
        title_line(self.query_one("#title", TextLine), self._archive.visit)
        self._restore(self._place)

    def on_unmount(self) -> None:
        """The searching thread goes with the screen."""
        self._searcher.stop()

    @property
    def settled(self) -> bool:
        """Whether the screen shows the answer to everything asked of it."""
        return self._settled.is_set()

    async def answered(self) -> None:
        """Wait until the screen shows the answer to what was asked last, a second at the most."""
        with suppress(TimeoutError):
            await wait_for(self._settled.wait(), timeout=1)

    # Places

    @property
    def _tab(self) -> Tab:
        return tab_named(self._place.tab)

    @property
    def _only_card(self) -> bool:
        """Whether the overview, or an item that no tab lists, has the whole body."""
        return self._place.tab == "Overview" and not self._place.query

    @property
    def _beside(self) -> bool:
        return self.size.width >= BESIDE_FROM and not self._only_card

    def _here(self) -> Place:
        """The place as it looks now."""
        if not self.settled:
            return replace(self._place, title=trail_title(self._place, None))
        row, card = self._rows.row, self._card.card
        ref = self._place.ref if self._only_card else row.ref if row else None
        place = replace(
            self._place,
            ref=ref,
            top=self._rows.scroll_offset.y,
            card_top=self._card.top,
            link=self._card.link if self._place.focus == "card" else None,
        )
        return replace(place, title=trail_title(place, card))

    def _visit(self, place: Place) -> None:
        """Go on to a place; Backspace leads back here."""
        self._leave_for(place)
        self._restore(place)

    def _leave_for(self, place: Place) -> None:
        """Note where the reader stands and that they went on from it."""
        self._history.note(self._here())
        self._history.visit(place)
        self._switching = False

    def _restore(self, place: Place) -> None:
        """Stand at a place, searching for its query first where that is not what was answered last."""
        self._place = place
        if self._box.value != place.query:
            with self.prevent(Input.Changed):
                self._box.value = place.query
                self._box.cursor_position = len(place.query)
        asked = self._asked(place)
        if not place.query.strip():
            self._searcher.drop()
            self._results, self._answered = None, ""
            self._show(place)
        elif asked == self._answered:
            self._show(place)
        else:
            self._settled.clear()
            self._searcher.ask(Request(place.query, place.order))

    @staticmethod
    def _asked(place: Place) -> str:
        return f"{place.order} {place.query}"

    def _deliver(self, request: Request, answer: Results | Exception) -> None:
        """Called in the searching thread."""
        self.app.call_from_thread(self._answer, request, answer)

    def _answer(self, request: Request, answer: Results | Exception) -> None:
        if (request.text, request.order) != (self._place.query, self._place.order):
            return
        if isinstance(answer, Exception):
            self._settled.set()
            self.notify(f"The search failed: {answer}", severity="error", markup=False)
            return
        self._results, self._answered = answer, self._asked(self._place)
        if not self._place.tab:
            self._place = replace(self._place, tab=_tab_for(answer))
        self._show(self._place)

    def _source(self, tab: Tab) -> RowSource:
        if self._results is None:
            return WholeList(self._archive, tab.kinds)
        return self._results.hits(tab.kinds)

    def _show(self, place: Place) -> None:
        """Draw a place whose query is answered."""
        tab = self._tab
        source = self._source(tab)
        cursor = source.index_of(place.ref) if place.ref else None
        self._arrange()
        self._rows.show(
            source,
            tab,
            cursor=cursor or 0,
            top=place.top if cursor is not None else 0,
            empty=nothing_found(tab, self._results),
        )
        self._show_card(place.card_top, place.link)
        if not self._box.has_focus:
            self._take_focus()
        self._sign()
        self._settled.set()

    def _show_card(self, top: int = 0, link: int | None = None) -> None:
        """Show the card of the item under the cursor, or the overview."""
        if self._only_card and self._place.ref is None:
            self._card.show(overview_card(self._archive, self._clock), lambda _: (), top=top, link=link)
            return
        row = self._rows.row
        ref = self._place.ref if self._only_card else row.ref if row else None
        card = self._archive.card(ref, self._clock) if ref else None
        self._card.show(card, self._matches, top=top, link=link)

    @property
    def _matches(self) -> Matches:
        return self._results.matches if self._results is not None else lambda _: ()

    def _arrange(self) -> None:
        """Side by side, or whichever of list and card has the focus."""
        body = self.query_one("#body")
        only = None if self._beside else "card" if self._only_card or self._place.focus == "card" else "list"
        body.set_class(self._beside, "-beside")
        body.set_class(only == "list", "-list")
        body.set_class(only == "card", "-card")

    def _take_focus(self) -> None:
        wanted = self._card if self._only_card or self._place.focus == "card" else self._rows
        self.set_focus(wanted, scroll_visible=False)

    def _focus_on(self, focus: Focus) -> None:
        self._place = replace(self._place, focus=focus)
        self._arrange()
        self._take_focus()
        self._sign()

    def _sign(self) -> None:
        """Bring the fixed lines up to date."""
        results = self._results
        found_line(self.query_one("#search-label", TextLine), self.query_one("#found", TextLine), results)
        self.query_one(TabLine).show(self._tab, tab_counts(self._archive, results))
        places = (*self._history.trail[:-1], self._here())
        row = self._rows.cursor + 1 if self._rows.row and not self._only_card else 0
        total = len(self._rows.source)
        trail_line(self.query_one("#trail", TextLine), places, results, (row, total), self._zone_words)
        bottom_line(self.query_one("#bottom", TextLine), self._focused_part)

    @property
    def _zone_words(self) -> str:
        visit = self._archive.visit
        return visit.place_name if self._clock.zone == visit.timezone else self._clock.zone

    @property
    def _focused_part(self) -> Where:
        if self._box.has_focus:
            return "search"
        return "card" if self._card.has_focus else "list"

    # What widgets report

    @on(RowList.Moved)
    def _row_moved(self, message: RowList.Moved) -> None:
        if not self.settled:
            return
        if message.row is not None and not self._only_card:
            shown = self._card.card
            self._place = replace(self._place, ref=message.row.ref)
            if self._beside and (shown is None or shown.ref != message.row.ref):
                self._show_card()
        self._sign()

    @on(RowList.Opened)
    def _row_opened(self, message: RowList.Opened) -> None:
        self._open(message.row.ref)

    def _open(self, ref: str) -> None:
        """From the list to the card of the same item."""
        place = replace(self._here(), ref=ref, focus="card", card_top=0, link=None)
        self._leave_for(place)
        self._place = place
        self._show_card()
        self._focus_on("card")

    @on(CardView.Followed)
    def _followed(self, message: CardView.Followed) -> None:
        self.go(message.target)

    def go(self, target: str) -> None:
        """Visit a reference `kind/id`, or the hits of a query written after `?`."""
        if target.startswith("?"):
            self._visit(Place(tab="", query=target[1:]))
            return
        self._visit(Place(tab=tab_of(target).name, ref=target, focus="card"))

    @on(CardView.Left)
    def _card_left(self) -> None:
        if not self._only_card:
            self._focus_on("list")

    @on(TabLine.Chosen)
    def _tab_chosen(self, message: TabLine.Chosen) -> None:
        self._switch(message.tab)

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        """Search for what is in the box now; the message may tell of an earlier letter."""
        query = self._box.value
        if query != self._place.query:
            self._cursors.clear()
            self._restore(replace(self._place, query=query, ref=None, top=0, focus="list", order="relevance"))

    def _leave_box(self) -> None:
        self._typed()
        self._take_focus()
        self._typing_ended()

    @on(DescendantFocus)
    def _focus_changed(self) -> None:
        if self._box.has_focus:
            self._typing_began()
        else:
            self._typing_ended()
        self._sign()

    def _typing_began(self) -> None:
        if self._before_typing is None:
            self._history.note(self._here())
            self._before_typing = self._history.current

    def _typing_ended(self) -> None:
        """A query that was changed is a step: Backspace leads back to before it."""
        if self._before_typing is not None:
            before, self._before_typing = self._before_typing, None
            if before.query != self._place.query:
                self._history.visit(self._here())
                self._switching = False

    def on_resize(self, event: Resize) -> None:
        """Side by side or stacked, or a plea for room."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-too-small")
        if self.is_mounted and hasattr(self, "_rows"):
            self._arrange()
            if self._beside and self._rows.row and (not self._card.card or self._card.card.ref != self._rows.row.ref):
                self._show_card()

    # Actions

    def action_search(self) -> None:
        """Into the search box."""
        self._typing_began()
        self._place = replace(self._place, focus="list")
        self.set_focus(self._box)

    def action_tab(self, index: int) -> None:
        """To a tab by its place in the tab line."""
        if index < len(TABS):
            self._switch(TABS[index])

    def action_next_tab(self) -> None:
        """To the next tab."""
        self.action_tab((TABS.index(self._tab) + 1) % len(TABS))

    def action_previous_tab(self) -> None:
        """To the previous tab."""
        self.action_tab((TABS.index(self._tab) - 1) % len(TABS))

    def _switch(self, tab: Tab) -> None:
        """To another tab with the same query; each tab keeps its cursor."""
        here = self._here()
        if tab.name == here.tab and not (self._only_card and here.ref):
            self._focus_on("list")
            return
        self._cursors[here.tab] = here
        kept = self._cursors.get(tab.name)
        if kept is None or kept.query != here.query:
            kept = Place(tab.name, here.query, order=here.order)
        place = replace(kept, focus="list", order=here.order)
        if self._switching:
            # Leafing through the tabs is one step: Backspace leads to where it began.
            self._history.note(place)
            self._restore(place)
        else:
            self._visit(place)
        self._switching = True

    def action_back(self) -> None:
        """Return to the place before this one, as it was."""
        self._history.note(self._here())
        self._return_to(self._history.back())

    def action_forward(self) -> None:
        """Go forward again."""
        self._history.note(self._here())
        self._return_to(self._history.forward())

    def _return_to(self, place: Place | None) -> None:
        if place is not None:
            self._switching = False
            self._restore(place)

    def action_leave(self) -> None:
        """From the card to its list; from the list, clear the query."""
        if self._place.focus == "card" and not self._only_card:
            self._focus_on("list")
        elif self._place.query:
            self._visit(Place(self._place.tab, ref=self._here().ref))
        elif self._only_card and self._place.ref is not None:
            self._visit(Place("Overview"))

    def action_order(self) -> None:
        """By relevance, or by time."""
        if self._place.query:
            order: Order = "time" if self._place.order == "relevance" else "relevance"
            self._restore(replace(self._here(), order=order, ref=None, top=0))

    def action_zone(self) -> None:
        """Hours in the next zone."""
        self._clock = next_clock(self._clock, self._archive.visit)
        self._rows.show_times(self._clock)
        self._show_card(self._card.top, self._card.link)
        self._sign()

    async def action_help(self) -> None:
        """The help for where the reader is."""
        from visittui.tui.screens.dialogs import HelpScreen

        await self.app.push_screen(HelpScreen(self._focused_part), self._arrive)

    async def action_jump(self) -> None:
        """Choose any item by its name."""
        from visittui.tui.screens.dialogs import JumpScreen

        await self.app.push_screen(JumpScreen(self._archive, self._clock), self._arrive)

    def _arrive(self, target: str | None) -> None:
        """Go where a dialog leads; without a target stay."""
        if target is not None:
            self._take_focus()
            self.go(target)

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit(0)
