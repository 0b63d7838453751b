"""The explorer: composes what shows the reader's location, and hands on what they do with keys and mouse."""

from __future__ import annotations

from contextlib import suppress
from functools import partial, partialmethod

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.screen import Screen
from textual.widgets import Input

from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row
from visittui.errors import CannotContinueError
from visittui.state.bounded_tasks import BoundedTasks
from visittui.tui.actions import reading_on
from visittui.tui.actions.following import follow, follow_hint, go, offer_to_resume, open_tab, resume, turn_to_tab
from visittui.tui.actions.left_out import without_source
from visittui.tui.actions.looking_up import change_settings, jump, show_help, show_picture, show_printed
from visittui.tui.actions.marking import mark
from visittui.tui.actions.narrowing import close_facets, completions_at, show_facets
from visittui.tui.actions.record_exchange import RecordExchange, choose_record, read_again
from visittui.tui.actions.reviewing import review_drafts
from visittui.tui.explorer.location import Focus, Location
from visittui.tui.explorer.status_lines import SMALLEST
from visittui.tui.keymap.bindings import bindings
from visittui.tui.keymap.ways_on import PRESS, TAB
from visittui.tui.screens.fixed_lines import FixedLines
from visittui.tui.screens.view import View
from visittui.tui.session import Session
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.search_box import CompletionList, SearchBox

_LOOKS_AT_RECORD = 5.0  # seconds


class ExplorerScreen(Screen[None]):
    """The screen that everything else opens over.

    All that an action needs is there when the constructor returns: a key may be typed before anything is mounted.

    Attributes:
        session: the reader, and what the program does for them.
        view: what is shown, and where the reader is in it.
        exchange: the opening of another record.
    """

    # The list or the card takes the focus when it is filled, never the box on its own.
    AUTO_FOCUS = ""
    BINDINGS = bindings("anywhere")

    go = go
    chosen_ref = reading_on.chosen_ref
    follow = follow
    action_mark = action_mark_row = mark
    action_context = show_printed
    action_drafts = review_drafts
    action_tab = open_tab
    action_next_tab = partialmethod(turn_to_tab, 1)
    action_previous_tab = partialmethod(turn_to_tab, -1)
    action_records = choose_record
    action_reload = read_again
    action_settings = change_settings
    action_help = show_help
    action_facets = show_facets
    action_jump = jump
    action_order = reading_on.next_order
    action_widen = reading_on.widen
    action_zone = reading_on.next_zone
    action_next_item = partialmethod(reading_on.to_item, 1)
    action_previous_item = partialmethod(reading_on.to_item, -1)
    action_next_hit = partialmethod(reading_on.to_match, 1)
    action_previous_hit = partialmethod(reading_on.to_match, -1)
    action_offer = follow_hint
    offer_to_resume = offer_to_resume
    action_resume = resume
    action_picture = show_picture
    action_without = without_source

    def __init__(self, archive: Archive, start: Location, session: Session) -> None:
        """Open an archive at a location; with a query, its hits are searched for first."""
        super().__init__()
        self.session = session
        self._rows = RowList(self.row_opened, self.follow, id="rows")
        self._card = CardView(self.go, self.card_left, id="card")
        self._offered = CompletionList(
            partial(completions_at, self), lambda: self._box.take_completion(), id="completions"
        )
        self._box = SearchBox(
            self.leave_box, partial(self.leave_box, None), self.action_widen, completions=self._offered, id="search"
        )
        lines = FixedLines(self.follow, self.action_tab)
        self.view = View(self, session, lines, self._rows, self._card, self._box, archive, start)
        self.exchange = RecordExchange(self)
        self._looking = BoundedTasks()

    def compose(self) -> ComposeResult:
        """Title, search, tabs, list and card, trail, keys."""
        lines = self.view.lines
        yield lines.title
        yield Horizontal(lines.label, self._box, lines.found, id="search-line")
        yield from (self._offered, lines.tabs, self.view.body, lines.trail, lines.bottom)

    def on_mount(self) -> None:
        """Go where the reader wants to begin."""
        self.set_interval(_LOOKS_AT_RECORD, self.look_at_record)
        self.view.begin()

    def look_at_record(self) -> None:
        """Notice when the record's file is another than the one shown; nothing is sent while it is not."""
        if self.view.record_changed:
            return
        with suppress(CannotContinueError):  # its directory may hang
            self.view.record_changed = self._looking.run(self.view.archive.is_stale)
        if self.view.record_changed:
            self.view.tell()

    def on_screen_resume(self) -> None:
        """No dialog is in the way any more."""
        self.exchange.nothing_in_the_way()

    def on_unmount(self) -> None:
        """What runs beside the screen goes with it."""
        self.exchange.give_up(wait=True)
        self.view.stop()

    @property
    def settled(self) -> bool:
        """Whether the screen shows the answer to everything asked of it."""
        return self.view.search.settled

    @property
    def standing(self) -> tuple[str, Location]:
        """The visit's id, and where in its record the reader is."""
        return self.view.archive.visit.id, self.view.here()

    # List and card

    @on(RowList.Moved)
    def _row_moved(self) -> None:
        if not self.settled:
            return
        # The message may tell of a row that a key typed ahead has left.
        row = self._rows.row
        if row is not None and not self.view.location.card_only:
            self.view.navigator.stand_on(row.ref)
            self.view.follow_row()
        self.view.tell()

    def row_opened(self, row: Row) -> None:
        """From the list to the card of the same item."""
        self.view.navigator.to_card(self.view.here(), row.ref)
        self.view.arrange()
        self.view.show_card()
        self.view.focus_on("card")

    @on(CardView.Scrolled)
    def _card_scrolled(self) -> None:
        if self.settled:
            self.view.tell()

    def card_left(self) -> None:
        """From the card to the list."""
        if not self.view.location.card_only:
            self.view.focus_on("list")

    def arrive(self, target: str | None) -> None:
        """Go where a dialog leads; without a target stay."""
        if target is not None:
            self.view.take_focus()
            if target.startswith((TAB, PRESS)):
                self.follow(target)
            else:
                self.go(target)

    def visit(self, location: Location) -> None:
        """Go on to a location, from which `back` leads here."""
        self.view.restore(self.view.navigator.visit(self.view.here(), location))

    def on_resize(self, event: Resize) -> None:
        """Side by side or stacked, or a plea for room."""
        self.set_class(event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1], "-too-small")
        self.view.arrange()
        if self.settled:
            self.view.tell()
        self.view.follow_row()

    # The search box

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        """Search for what is in the box now; the message may tell of an earlier letter."""
        location = self.view.navigator.typed(self._box.value)
        if location is not None:
            self.view.restore(location)

    @on(DescendantFocus)
    def _focus_changed(self) -> None:
        if self.focused is self._box:
            self.view.navigator.typing_began(self.view.here())
        else:
            self._offered.close()
            self.view.navigator.typing_ended(self.view.here())
        self.view.tell()

    def leave_box(self, focus: Focus | None = "list") -> None:
        """Out of the box, to the list; None leads to where the reader was, if what was typed was taken back."""
        self._typed()
        before = self.view.navigator.end_search(focus)
        if before is not None:
            self.view.restore(before)
        self.view.take_focus()
        self.view.navigator.typing_ended(self.view.here())

    def action_search(self) -> None:
        """Into the search box; from the card of a person or organisation, to search what belongs to them."""
        scoped = self.view.navigator.begin_search(self.view.here())
        self.set_focus(self._box)
        if scoped is not None:
            self.view.restore(scoped)
        else:
            self.view.arrange()

    # Going on and back

    def action_back(self) -> None:
        """Return to where the reader was before, as it was."""
        self._return_to(self.view.navigator.back(self.view.here()), "There is nothing to go back to.")

    def action_forward(self) -> None:
        """Go forward again."""
        self._return_to(self.view.navigator.forward(self.view.here()), "There is nothing to go forward to.")

    def _return_to(self, location: Location | None, nothing: str) -> None:
        if location is None:
            self.view.say(nothing)
        else:
            self.view.restore(location)

    def action_leave(self) -> None:
        """Stop opening a record; from the card to its list; from the list, clear the query."""
        location = self.view.location
        if self.exchange.give_up():
            self.view.say("The earlier record is still shown.")
        elif location.facets and location.card_only:
            close_facets(self)
        elif location.focus == "card" and not location.card_only:
            self.view.focus_on("list")
        elif not location.whole:
            self.view.restore(self.view.navigator.clear(self.view.here()))
        elif location.card_only and location.ref is not None:
            self.visit(Location("Overview"))

    # What few do in a session is loaded when it is done: each reader of a host has a program of their own.

    async def action_take(self) -> None:
        """Choose a form in which to copy the item."""
        from visittui.tui.actions.copying import take

        await take(self)

    async def action_write_marked(self) -> None:
        """Choose in which format to export the marked items, and where to."""
        from visittui.tui.actions.exporting import write_marked

        await write_marked(self)

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit(0)
