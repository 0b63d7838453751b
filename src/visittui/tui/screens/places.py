"""Places on the screen: title, search box, tabs, list and card, drawn for where the reader is."""

from __future__ import annotations

from asyncio import get_running_loop
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input

from visittui.archive.cards.overview import overview_card
from visittui.archive.search.whole_list import Order
from visittui.archive.store.archive import Archive
from visittui.state.marks import Marks
from visittui.tui.explorer.history import History
from visittui.tui.explorer.location import Focus, Location
from visittui.tui.explorer.marked_list import MarkedList, among
from visittui.tui.explorer.row_source import NoRows, RowSource
from visittui.tui.explorer.search_session import SearchSession
from visittui.tui.explorer.searcher import Request
from visittui.tui.explorer.status_lines import most_counts, nothing_found, title_line, trail_title
from visittui.tui.explorer.tabs import MARKED, TABS, Tab, tab_named
from visittui.tui.explorer.zones import first_clock
from visittui.tui.keymap.keys import Keys
from visittui.tui.session import Session
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.search_box import SearchBox
from visittui.tui.widgets.tab_line import TabLine
from visittui.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from visittui.archive.clock import Clock
    from visittui.archive.search.searching import Results
    from visittui.archive.store.row import Row

BESIDE_FROM = 100
"""Columns from which list and card stand side by side."""

_LOOKS_AT_RECORD = 5.0  # seconds

SMALLEST = (40, 10)
"""Columns and lines below which a sentence asks for more room."""


def _tab_for(results: Results) -> str:
    """Where to show the answer to a query that was not asked in a tab."""
    filled = [tab.name for tab in TABS[1:] if any(results.counts.get(kind) for kind in tab.kinds)]
    return filled[0] if len(filled) == 1 else "Quotes" if "Quotes" in filled else "Overview"


_UNTIL_ALL_HAVE_SAID_SO = (0.002, 0.005, 0.009)
"""Seconds after which widgets have told the screen that they look different; where none does, nothing is painted."""


class PlaceScreen(Screen[None]):
    """Holds where the reader is, and draws it; what readers do is in `ExplorerScreen`."""

    # The list or the card takes the focus when it is filled, never the box on its own.
    AUTO_FOCUS = ""

    _under_way = ""
    """What goes on beside the screen, for the reader to know and to stop."""

    def __init__(self, archive: Archive, start: Location) -> None:
        """Open an archive at a place.

        Args:
            archive: the open archive.
            start: where to begin; with a query, its hits are searched for first.
        """
        super().__init__()
        # All that actions need is there from now on: a key may be pressed before anything is mounted.
        self._title = TextLine(keep_right=True, id="title")
        self._label = TextLine(id="search-label")
        self._box = SearchBox(self.leave_box, self.give_up_search, self.action_widen, id="search")
        self._found = TextLine(id="found")
        self._tabs = TabLine(id="tabs")
        self._rows = RowList(self.row_opened, id="rows")
        self._card = CardView(self.go, self.card_left, id="card")
        self._trail = TextLine(keep_right=True, id="trail")
        self._bottom = TextLine(id="bottom")
        self._marks = Marks()
        self._take_up(archive, start)
        # Arranged from the beginning: another arrangement would style and lay everything out once more.
        self._body = Horizontal(self._rows, self._card, id="body", classes=self._arrangement)

    def _take_up(self, archive: Archive, start: Location) -> None:
        """Begin with an archive at a place."""
        self._archive = archive
        self._place = start
        self._clock: Clock = first_clock(self.session.preferences.zone, archive.visit)
        self._history = History(start)
        self._before_typing: Location | None = None
        self._cursors: dict[str, Location] = {}
        self._switching = False
        self._said: tuple[Location, str] | None = None
        self._record_changed = False
        self._listed_marks: tuple[tuple[str, ...], Results | None, tuple[str, ...]] = ((), None, ())
        self._is_empty = False
        self._most = most_counts(archive)
        self._search = SearchSession(archive, self.call_later, self._counted)

    def compose(self) -> ComposeResult:
        """Title, search, tabs, list and card, trail, keys."""
        yield self._title
        yield Horizontal(self._label, self._box, self._found, id="search-line")
        yield self._tabs
        yield self._body
        yield self._trail
        yield self._bottom

    def on_mount(self) -> None:
        """Go where the reader wants to begin."""
        self.set_interval(_LOOKS_AT_RECORD, self._look_at_record)
        self._begin()

    def _begin(self) -> None:
        title_line(self._title, self._archive.visit)
        self._rows.show_times(self._clock)
        self._rows.show_marks(self._marked())
        self._restore(self._place)

    def show_archive(self, archive: Archive, place: Location) -> None:
        """Show another archive in the place of this one."""
        earlier = self._archive
        self._search.stop()
        self._take_up(archive, place)
        self._begin()
        earlier.close()

    def _look_at_record(self) -> None:
        """Notice when the record's file is another than the one shown; nothing is sent while it is not."""
        if not self._record_changed and self._archive.is_stale():
            self._record_changed = True
            self._sign()

    def on_unmount(self) -> None:
        """The searching thread goes with the screen."""
        self._search.stop()

    @property
    def settled(self) -> bool:
        """Whether the screen shows the answer to everything asked of it."""
        return self._search.settled

    async def answered(self) -> None:
        """Wait until the screen shows the answer to what was asked last, a second at the most."""
        await self._search.answered()

    @property
    def session(self) -> Session:
        """What this screen may ask of the program."""
        return cast(Session, self.app)

    def say(self, sentence: str) -> None:
        """Tell the reader something at the bottom, until they go on."""
        self._said = (self._place._replace(ref=None), sentence)
        self._sign()

    def heard(self) -> None:
        """The reader goes on: what was said has been read."""
        if self._said is not None:
            self._said = None
            self._sign()

    # Places

    @property
    def _tab(self) -> Tab:
        # Before the answer that will choose a tab, and where there is none to come, the tab of everything.
        return tab_named(self._place.tab) if self._place.tab else TABS[0]

    @property
    def _only_card(self) -> bool:
        """Whether the overview, or an item that no tab lists, has the whole body."""
        return self._place.tab == "Overview" and self._place.whole

    @property
    def _beside(self) -> bool:
        return self.app.size.width >= BESIDE_FROM and not self._only_card

    def _here(self) -> Location:
        """The place as it looks now."""
        if not self.settled:
            return self._place._replace(title=trail_title(self._place, None, self._scope_title))
        row, card = self._rows.row, self._card.card
        ref = self._place.ref if self._only_card else row.ref if row else None
        place = self._place._replace(
            ref=ref,
            top=self._rows.scroll_offset.y,
            card_top=self._card.top,
            link=self._card.link if self._place.focus == "card" else None,
        )
        return place._replace(title=trail_title(place, card, self._scope_title))

    def _visit(self, place: Location) -> None:
        """Go on to a place; Backspace leads back here."""
        self._leave_for(place)
        self._restore(place)

    def _leave_for(self, place: Location) -> None:
        """Note where the reader stands and that they went on from it."""
        self._history.note(self._here())
        self._history.visit(place)
        self._switching = False

    def _restore(self, place: Location) -> None:
        """Stand at a place, once its query is answered."""
        self._place = place
        if self._box.value != place.query:
            with self.prevent(Input.Changed):
                self._box.value = place.query
                self._box.cursor_position = len(place.query)
        request = None if place.whole else Request(place.query, place.order, place.scope)
        self._search.ask(request, self._show)

    def _show(self) -> None:
        """Draw the place now that its query is answered."""
        results, failure = self._search.results, self._search.failure
        if not self._place.tab:
            self._place = self._place._replace(tab="Overview" if results is None else _tab_for(results))
        place, tab = self._place, self._tab
        # Not the list of another query under the words of this one.
        source = self._source(tab, place.order) if failure is None else NoRows()
        cursor = source.index_of(place.ref) if place.ref else None
        self._is_empty = not len(source)
        self._arrange()
        self._rows.show(
            source,
            tab,
            cursor=cursor or 0,
            top=place.top if cursor is not None else 0,
            empty=(
                nothing_found(tab, results, self._scope_title, len(self._marked()), self._keys)
                if failure is None
                else f"The search failed: {failure}"
            ),
        )
        if place.ref is None and place.whole and tab.leads_with == "time" and source.ordering == "time":
            self._begin_with_visit(source)
        self._show_card(place.card_top, place.link)
        if self.focused is not self._box:
            self._take_focus()
        self._sign()
        for wait in _UNTIL_ALL_HAVE_SAID_SO:
            get_running_loop().call_later(wait, self._paint)

    def _begin_with_visit(self, source: RowSource) -> None:
        """Begin the schedule with the visit; what went before it is above."""
        visit = self._archive.visit
        for row in self._archive.events_between(visit.starts, visit.ends, limit=1):
            self._rows.begin_at(source.index_of(row.ref) or 0)

    def _counted(self) -> None:
        """The same hits, now counted to the end: more can be scrolled to, nothing else moves."""
        self._rows.lengthen(self._source(self._tab, self._place.order))
        self._sign()

    def _paint(self) -> None:
        """Paint what has changed; the screen's next tick, 1/60 s apart, would be most of a reader's wait for hits."""
        if self.is_running and self.is_current:
            self._on_timer_update()

    def _source(self, tab: Tab, order: Order) -> RowSource:
        if tab is MARKED:
            return MarkedList(self._archive, self._marked_hits)
        return self._search.rows(tab, order)

    def _marked(self) -> tuple[str, ...]:
        """References of the items that the reader has marked."""
        return () if self.session.kiosk else self._marks.refs(self._archive.visit.id)

    @property
    def _marked_hits(self) -> tuple[str, ...]:
        """Of what is marked, what the query finds; found once for each query."""
        marked, results = self._marked(), self._search.results
        if results is None or not marked:
            return marked
        known = self._listed_marks
        if known[0] != marked or known[1] is not results:
            self._listed_marks = (marked, results, among(marked, results))
        return self._listed_marks[2]

    def _show_card(self, top: int = 0, link: int | None = None) -> None:
        """Show the card of the item under the cursor, or the overview."""
        if self._only_card and self._place.ref is None:
            self._card.show(overview_card(self._archive, self._clock), lambda _: (), top=top, link=link)
            return
        row = self._rows.row
        ref = self._place.ref if self._only_card else row.ref if row else None
        card = self._archive.card(ref, self._clock) if ref else None
        self._card.show(card, self._search.matches, top=top, link=link)

    def _arrange(self) -> None:
        """Side by side, or whichever of list and card has the focus."""
        if not self._body.has_class(self._arrangement):
            self._body.set_classes(self._arrangement)
            # At once: what is shown next is set and scrolled for the room that it gets, as keys typed ahead expect it.
            self.app.stylesheet.update(self._body)
            with self.app.batch_update():
                self._refresh_layout()

    @property
    def _arrangement(self) -> str:
        if self._beside:
            # Beside an empty list there is no card.
            return "-list" if self._is_empty else "-beside"
        return "-card" if self._only_card or self._place.focus == "card" else "-list"

    def _take_focus(self) -> None:
        wanted = self._card if self._only_card or self._place.focus == "card" else self._rows
        self.set_focus(wanted, scroll_visible=False)
        for pane in (self._rows, self._card):
            pane.hear_of_focus(pane is wanted)

    # What a reader does, in `ExplorerScreen`

    def leave_box(self) -> None:
        """From the search box to the list."""
        raise NotImplementedError

    def give_up_search(self) -> None:
        """From the search box to where the reader was before it."""
        raise NotImplementedError

    def row_opened(self, row: Row) -> None:
        """From the list to a card."""
        raise NotImplementedError

    def card_left(self) -> None:
        """From the card to the list."""
        raise NotImplementedError

    def go(self, target: str) -> None:
        """Go where a link leads."""
        raise NotImplementedError

    def action_widen(self) -> None:
        """Search the whole record; what follows a place knows how."""

    def _focus_on(self, focus: Focus) -> None:
        self._place = self._place._replace(focus=focus)
        self._arrange()
        self._take_focus()
        self._sign()

    def _sign(self) -> None:
        """Bring the fixed lines up to date, as `SignedScreen` does."""

    @property
    def _keys(self) -> Keys:
        """The reader's table of keys."""
        return self.session.preferences.keys

    @property
    def _scope_title(self) -> str:
        """The name of the item to which the search is confined, or nothing."""
        return self._archive.title(self._place.scope) if self._place.scope else ""
