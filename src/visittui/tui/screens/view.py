"""What the explorer shows of a location: list and card, search box, and the lines around them."""

from __future__ import annotations

from asyncio import get_running_loop
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Input

from visittui.archive.cards.overview import overview_card
from visittui.archive.clock import Clock
from visittui.archive.search.examples import examples, short_examples
from visittui.archive.search.hits.row_source import NoRows, RowSource
from visittui.archive.store.archive import Archive
from visittui.files.record_files import waiting_drafts
from visittui.state.marks import Marks
from visittui.tui.actions.left_out import told_apart
from visittui.tui.actions.narrowing import facets_card, link_back
from visittui.tui.explorer.empty_list import nothing_found
from visittui.tui.explorer.location import Focus, Location
from visittui.tui.explorer.marked_list import MarkedItems
from visittui.tui.explorer.navigator import Navigator
from visittui.tui.explorer.search_session import Request, SearchSession, first_of_visit
from visittui.tui.explorer.status_lines import trail_title
from visittui.tui.explorer.tabs import MARKED, TABS, Tab, tab_for, tab_named
from visittui.tui.keymap.keys import Where
from visittui.tui.keymap.ways_on import Sentence, Told
from visittui.tui.screens.fixed_lines import FixedLines
from visittui.tui.session import Session
from visittui.tui.terminal.steady_app import lay_out, paint
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.list_and_card import Arrangement, ListAndCard, arrangement
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from visittui.archive.store.without import Without

_UNTIL_ALL_HAVE_SAID_SO = (0.002, 0.005, 0.009)
"""Seconds after which widgets have told the screen that they look different; where none does, nothing is painted."""


class View:
    """Draws where the reader is, once what is asked of the archive there is answered.

    Attributes:
        navigator: where the reader is, and what leads where.
        search: what is asked of the archive, and the last answer.
        clock: the clock of the zone in which times are shown.
        narrowed: the link that leads back to before the last narrowing.
        under_way: what goes on beside the screen, for the reader to know and to stop.
        without: whom the record is shown without, None with all of it.
        is_empty, record_changed: whether the list has no rows; whether the record's file is another than the one shown.
        waiting_drafts: how many suggestions nobody has decided about; None where there are no drafts.
        lines, body, rows, card, box: the lines around list and card; both of these, and each; the search box.
    """

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        lines: FixedLines,
        rows: RowList,
        card: CardView,
        box: SearchBox,
        archive: Archive,
        start: Location,
    ) -> None:
        """Take the widgets of a screen; nothing is shown before `begin`, with a query not before it is answered."""
        self._screen = screen
        self._session = session
        self.lines, self.rows, self.card, self.box = lines, rows, card, box
        self._marks = None if session.kiosk else Marks()
        self._begun_with = archive  # whoever opened it closes it
        self._take_up(archive, start)
        self.body = ListAndCard(rows, card, self._arrangement)

    def _take_up(self, archive: Archive, start: Location) -> None:
        self.archive = archive
        archive.hold_little()
        self.navigator = Navigator(start)
        self.box.take_examples(short_examples(examples(archive)))
        self.search = SearchSession(archive, self._screen.call_later, self._counted)
        self.marked = MarkedItems(archive, self._marks)
        self.clock = self._session.clock(archive.visit)
        hidden = self._session.kiosk or self._session.in_browser
        self.waiting_drafts = None if hidden else waiting_drafts(archive.record_path)
        self.under_way = self.narrowed = ""
        self.record_changed = self.is_empty = False
        self._said: tuple[Location, str] | None = None
        self.without: Without | None = None

    def begin(self) -> None:
        """Show the record and where the reader wants to begin in it."""
        self.rows.show_times(self.clock)
        self.rows.show_marks(self.marked.look())
        self.rows.show_left_out(None)
        self.restore(self.navigator.location)

    def exchange(self, archive: Archive, location: Location) -> None:
        """Show another archive in the place of this one, which is closed."""
        earlier = self.archive
        self.search.stop()
        self._take_up(archive, location)
        self.rows.show(NoRows(), self.tab)  # nothing of the earlier one until what is asked is answered
        self.begin()
        earlier.close()

    def stop(self) -> None:
        """The searching thread goes with the screen, and so does an archive that was opened on it."""
        self.search.stop()
        if self.archive is not self._begun_with:
            self.archive.close()

    # Where the reader is

    @property
    def location(self) -> Location:
        """Where the reader is."""
        return self.navigator.location

    @property
    def tab(self) -> Tab:
        """The open tab; before the answer that will choose one, and where there is none to come, that of everything."""
        return tab_named(self.location.tab) if self.location.tab else TABS[0]

    @property
    def scope_title(self) -> str:
        """The name of the item to which the search is confined, or nothing."""
        return self.archive.title(self.location.scope) if self.location.scope else ""

    @property
    def focused_part(self) -> Where:
        """What has the focus."""
        if self._screen.focused is self.box:
            return "search"
        return "card" if self.card.has_focus else "list"

    @property
    def shown_ref(self) -> str | None:
        """The item on the card, or under the cursor."""
        if self.location.card_only:
            return self.location.ref
        return self.rows.row.ref if self.rows.row else None

    def here(self) -> Location:
        """The location as it looks now."""
        location, scope = self.location, self.scope_title
        if not self.search.settled:
            return location._replace(title=trail_title(location, None, scope))
        location = location._replace(
            ref=self.shown_ref,
            top=self.rows.scroll_offset.y,
            card_top=self.card.top,
            link=self.card.link if location.focus == "card" else None,
        )
        return location._replace(title=trail_title(location, self.card.card, scope))

    # Showing a location

    def restore(self, location: Location) -> None:
        """Stand at a location, once its query is answered."""
        self.navigator.location = location
        if self.box.value != location.query:
            with self._screen.prevent(Input.Changed):
                self.box.value = location.query
                self.box.cursor_position = len(location.query)
        self.search.ask(None if location.whole else Request(location.query, location.order, location.scope), self._show)

    def _show(self) -> None:
        """Draw the location now that its query is answered."""
        results, failure = self.search.results, self.search.failure
        if not self.location.tab:
            tab_name = "Overview" if results is None else tab_for(results.counts)
            self.navigator.location = self.location._replace(tab=tab_name)
        location, tab = self.location, self.tab
        # Not the list of another query under the words of this one.
        source = self._source() if failure is None else NoRows()
        cursor = source.index_of(location.ref) if location.ref else None
        empty: Told = (Sentence(f"The search failed: {failure}"),)
        if failure is None:
            empty = nothing_found(tab, results, self.scope_title, len(self.marked.refs), self._session.preferences.keys)
        self.is_empty = not len(source)
        self.arrange()
        self.rows.show(source, tab, cursor=cursor or 0, top=location.top if cursor is not None else 0, empty=empty)
        if location.ref is None and location.whole and tab.leads_with == "time" and source.ordering == "time":
            # What went before the visit is above.
            self.rows.begin_at(first_of_visit(self.archive, source))
        self.show_card(location.card_top, location.link)
        if self._screen.focused is not self.box:
            self.take_focus()
        self.tell()
        for wait in _UNTIL_ALL_HAVE_SAID_SO:
            get_running_loop().call_later(wait, paint, self._screen)

    def _source(self) -> RowSource:
        if self.tab is MARKED:
            return self.marked.rows(self.search.results)
        return self.search.rows(self.tab, self.location.order)

    def _counted(self) -> None:
        """The same hits, now counted to the end: more can be scrolled to, nothing else moves."""
        self.rows.lengthen(self._source())
        self.tell()

    def show_card(self, top: int = 0, link: int | None = None) -> None:
        """Show the card of the item under the cursor, the overview, or what the matches have in common."""
        if self.location.facets:
            facets = facets_card(
                self.archive, self.search.results, self._session.preferences.keys, tab=self.tab, marked=self.marked
            )
            self.card.show(facets, lambda _: (), top=top, link=link_back(facets, self.narrowed, link))
        elif self.location.card_only and self.location.ref is None:
            overview = told_apart(overview_card(self.archive, self.clock), self.without)
            self.card.show(overview, lambda _: (), top=top, link=link)
        else:
            # Behind the list no card is made for each letter typed: whoever turns to it shows it.
            ref = self.shown_ref if self._arrangement != "-list" or top or link is not None else None
            card = told_apart(self.archive.card(ref, self.clock), self.without) if ref else None
            self.card.show(card, self.search.matches, top=top, link=link)

    def follow_row(self) -> None:
        """Show beside the list the card of the row under the cursor, unless it is there already."""
        row, card = self.rows.row, self.card.card
        beside = self._arrangement == "-beside" and not self.location.facets
        if beside and row is not None and (card is None or card.ref != row.ref):
            self.show_card()

    def show_times(self, clock: Clock) -> None:
        """Show times by another clock."""
        self.clock = clock
        self.rows.show_times(clock)
        self.show_card(self.card.top, self.card.link)
        self.tell()

    def show_marks(self) -> None:
        """Show what is marked now, in the list of what is marked too."""
        self.rows.show_marks(self.marked.look())
        if self.tab is MARKED:
            self.restore(self.here())

    # Arrangement and focus

    @property
    def _arrangement(self) -> Arrangement:
        return arrangement(self.location, self._screen.app.size.width, is_empty=self.is_empty)

    def arrange(self) -> None:
        """Side by side, or whichever of list and card has the focus; keys typed ahead find it laid out."""
        if self.body.stand(self._arrangement):
            lay_out(self._screen)

    def take_focus(self) -> None:
        """Give the keys to the list or the card, whichever has them at this location."""
        self._screen.set_focus(self.body.focus_of(self.location), scroll_visible=False)

    def focus_on(self, focus: Focus) -> None:
        """Turn to the list or to the card."""
        self.navigator.focus_on(focus)
        self.arrange()
        self.take_focus()
        self.tell()

    # What the lines tell

    def say(self, sentence: str) -> None:
        """Tell the reader something at the bottom, until they go on."""
        self._said = (self.location._replace(ref=None), sentence)
        self.tell()

    def heard(self) -> None:
        """The reader goes on: what was said has been read."""
        self.marked.look()
        if self.marked.news:
            self.say(self.marked.news)
        elif self._said is not None:
            self._said = None
            self.tell()

    def tell(self) -> None:
        """Bring the lines up to date."""
        if self._said is not None and self._said[0] != self.location._replace(ref=None):
            self._said = None  # heard: the reader has gone on
        if self.navigator.can_go_back:
            self._session.found_the_way()
        self.box.show_examples(self.location.scope is None)
        self.lines.show(self, self._session, self._said[1] if self._said is not None else "")
