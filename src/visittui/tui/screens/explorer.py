"""The explorer: what a reader does with keys and mouse, and where it leads."""

from __future__ import annotations

from textual import on
from textual.events import DescendantFocus, Resize
from textual.widgets import Input

from visittui.archive.clock import Clock
from visittui.archive.search.whole_list import Order
from visittui.archive.store.row import Row
from visittui.tui.explorer.navigation import Focus, Place, as_far_as_there
from visittui.tui.explorer.tabs import MARKED, TABS, Tab, tab_of
from visittui.tui.explorer.zones import first_clock, next_clock
from visittui.tui.keymap.bindings import bindings
from visittui.tui.keymap.keys import key_of
from visittui.tui.screens.desk import DeskScreen
from visittui.tui.screens.places import SMALLEST
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.tab_line import TabLine

_SCOPES = ("person/", "organisation/")


class ExplorerScreen(DeskScreen):
    """Moves between places."""

    BINDINGS = bindings("anywhere")

    # What widgets report

    @on(RowList.Moved)
    def _row_moved(self) -> None:
        if not self.settled:
            return
        # The message may tell of a row that a key typed ahead has left.
        row = self._rows.row
        if row is not None and not self._only_card:
            shown = self._card.card
            self._place = self._place._replace(ref=row.ref)
            if self._beside and (shown is None or shown.ref != row.ref):
                self._show_card()
        self._sign()

    def row_opened(self, row: Row) -> None:
        """From the list to the card of the same item."""
        place = self._here()._replace(ref=row.ref, focus="card", card_top=0, link=None)
        self._leave_for(place)
        self._place = place
        self._arrange()
        self._show_card()
        self._focus_on("card")

    def go(self, target: str, scope: str | None = None) -> None:
        """Visit a reference `kind/id`, or the hits of a query written after `?`, in all or what belongs to an item."""
        if target.startswith("?"):
            self._visit(Place(tab="", query=target[1:], scope=scope))
            return
        self._visit(Place(tab=tab_of(target).name, ref=target, focus="card"))

    @on(CardView.Scrolled)
    def _card_scrolled(self) -> None:
        if self.settled:
            self._sign()

    def card_left(self) -> None:
        """From the card to the list."""
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
            self._restore(self._place._replace(query=query, ref=None, top=0, focus="list", order="relevance"))

    def leave_box(self) -> None:
        """From the search box to the list, with what was typed."""
        self._end_search("list")

    def give_up_search(self) -> None:
        """From the search box to the list; to where the reader was before, if nothing was typed but taken back."""
        self._end_search(None)

    def _end_search(self, focus: Focus | None) -> None:
        self._typed()
        before, place = self._before_typing, self._place
        unchanged = before is not None and (before.query, before.scope) == (place.query, place.scope)
        given_up = focus is None and not place.query.strip() and (place.scope is not None or unchanged)
        if before is not None and (unchanged or given_up):
            # At the exact row again, which typing, though taken back, has lost; and no step.
            self._before_typing = None
            self._restore(before._replace(focus=focus or before.focus))
        self._take_focus()
        self._typing_ended()

    @on(DescendantFocus)
    def _focus_changed(self) -> None:
        if self.focused is self._box:
            self._typing_began()
        else:
            self._typing_ended()
        self._sign()

    def _typing_began(self) -> None:
        if self._before_typing is None:
            self._history.note(self._here())
            self._before_typing = self._history.current

    def _typing_ended(self) -> None:
        """A query that was changed is a step: Backspace leads back to before it. One given up again is none."""
        if self._before_typing is None:
            return
        before, self._before_typing = self._before_typing, None
        if self._place.whole and not before.whole:
            self._history.step_out(self._here())
        elif (before.query, before.scope) != (self._place.query, self._place.scope):
            self._history.visit(self._here())
            self._switching = False

    def on_resize(self, event: Resize) -> None:
        """Side by side or stacked, or a plea for room."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(small, "-too-small")
        if self.is_mounted and hasattr(self, "_rows"):
            self._arrange()
            if self.settled:
                self._sign()
            if self._beside and self._rows.row and (not self._card.card or self._card.card.ref != self._rows.row.ref):
                self._show_card()

    def _leave_for(self, place: Place) -> None:
        """A query that is still being typed is left first."""
        self._typing_ended()
        super()._leave_for(place)

    # Actions

    def action_search(self) -> None:
        """Into the search box; from the card of a person or organisation, to search what belongs to them."""
        ref = self._here().ref or ""
        self._typing_began()
        self.set_focus(self._box)
        if self._place.focus == "card" and ref.startswith(_SCOPES):
            self._restore(Place("Overview", scope=ref))
        else:
            self._place = self._place._replace(focus="list")
            self._arrange()

    def action_tab(self, index: int) -> None:
        """To a tab by its place in the tab line."""
        if index < len(TABS):
            self._switch(TABS[index])
        else:
            self.say(f"There are tabs 1 to {len(TABS)}.")

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
        if kept is None or (kept.query, kept.scope) != (here.query, here.scope):
            kept = Place(tab.name, here.query, order=here.order, scope=here.scope)
        place = kept._replace(focus="list", order=here.order)
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
        self._return_to(self._history.back(), "There is nothing to go back to.")

    def action_forward(self) -> None:
        """Go forward again."""
        self._history.note(self._here())
        self._return_to(self._history.forward(), "There is nothing to go forward to.")

    def _return_to(self, place: Place | None, nothing: str) -> None:
        if place is None:
            self.say(nothing)
        else:
            self._switching = False
            self._restore(place)

    def action_leave(self) -> None:
        """Stop opening a record; from the card to its list; from the list, clear the query."""
        if self.give_up_opening():
            self.say("The earlier record is still shown.")
        elif self._place.focus == "card" and not self._only_card:
            self._focus_on("list")
        elif not self._place.whole:
            self._clear()
        elif self._only_card and self._place.ref is not None:
            self._visit(Place("Overview"))

    def _clear(self) -> None:
        """Give up the query, or the search of what belongs to one item; going forward brings it back."""
        here = self._here()
        self._history.note(here)
        self._switching = False
        if here.scope is not None and self._history.came_from == here.scope:
            self._return_to(self._history.back(), "")
            return
        # The overview itself, not the card of the best hit in its place.
        ref = None if here.tab == "Overview" else here.ref
        self._restore(self._history.step_out(Place(here.tab, ref=ref)))

    def action_widen(self) -> None:
        """Search the whole record instead of what belongs to one item."""
        if self._place.scope is None:
            self.say("The whole record is already being searched.")
        else:
            self._restore(self._here()._replace(scope=None))

    def action_order(self) -> None:
        """By relevance, by time, from the newest; without a query relevance is time."""
        if self._only_card or self._tab is MARKED:
            self.say(
                "Marked items stay in the order in which you marked them."
                if self._tab is MARKED
                else "Only lists can be ordered."
            )
            return
        orders: tuple[Order, ...] = ("relevance", "newest") if self._place.whole else ("relevance", "time", "newest")
        now = orders.index(self._place.order) if self._place.order in orders else 0
        self._restore(self._here()._replace(order=orders[(now + 1) % len(orders)], ref=None, top=0))

    def action_zone(self) -> None:
        """Hours in the next zone."""
        self._show_times(next_clock(self._clock, self._archive.visit, self.session.preferences.zone))

    def _show_times(self, clock: Clock) -> None:
        self._clock = clock
        self._rows.show_times(self._clock)
        self._show_card(self._card.top, self._card.link)
        self._sign()

    async def action_settings(self) -> None:
        """Choose how the program looks."""
        from visittui.tui.screens.settings import SettingsScreen

        await self.app.push_screen(SettingsScreen(self.session, self._archive.visit), self._settled_zone)

    def _settled_zone(self, zone: str | None) -> None:
        if zone is not None:
            self._show_times(first_clock(zone, self._archive.visit))

    async def action_help(self) -> None:
        """The help for where the reader is."""
        from visittui.tui.explorer.help_card import help_card
        from visittui.tui.screens.dialogs import CardScreen

        card = help_card(self._focused_part, self._keys, kiosk=self.session.kiosk)
        await self.app.push_screen(CardScreen(card), self._arrive)

    async def action_facets(self) -> None:
        """Count the matches by speaker and topic."""
        from visittui.archive.search.searching import search
        from visittui.tui.explorer.facets_card import facets_card
        from visittui.tui.screens.dialogs import CardScreen

        results = self._inquiry.results or search(self._archive, "")
        scope = self._place.scope
        card = facets_card(results, self._place.query)
        await self.app.push_screen(CardScreen(card), lambda target: self._arrive(target, scope))

    def action_next_hit(self) -> None:
        """To the next match in the card."""
        self._choose_hit(1)

    def action_previous_hit(self) -> None:
        """To the previous match in the card."""
        self._choose_hit(-1)

    def _choose_hit(self, step: int) -> None:
        if self._inquiry.results is None:
            self.say("There is no search whose matches to step through.")
        elif self._card.region.height == 0:
            self.say("Enter opens the card; n goes through the matches in it.")
        elif not self._card.choose_hit(step):
            self.say("The search has no match in this card.")

    async def action_jump(self) -> None:
        """Choose any item by its name."""
        from visittui.tui.screens.dialogs import JumpScreen

        await self.app.push_screen(JumpScreen(self._archive, self._clock), self._arrive)

    @property
    def standing(self) -> tuple[str, Place]:
        """The visit's id, and where in its record the reader is."""
        return self._archive.visit.id, self._here()

    def offer_to_resume(self, place: Place) -> None:
        """Say with which key the reader goes on where they were the last time."""
        self.say(f"{key_of('resume', self._keys)} resumes at {place.title or place.tab}")

    def action_resume(self) -> None:
        """Go on where the reader was the last time."""
        place, self.session.resume = self.session.resume, None
        if place is None or as_far_as_there(place, self._archive) != place:
            self.say("There is no earlier place to resume at.")
        else:
            self._visit(place)

    def _arrive(self, target: str | None, scope: str | None = None) -> None:
        """Go where a dialog leads, a query within what belongs to an item if one is given; without a target stay."""
        if target is not None:
            self._take_focus()
            self.go(target, scope)

    def action_quit(self) -> None:
        """End the program."""
        self.app.exit(0)
