"""Where the reader is, and where each thing they do leads: typing, tabs, links, back and forward, scope and order."""

from __future__ import annotations

from functools import partialmethod

from visittui.archive.search.hits.row_source import Order
from visittui.tui.explorer.location import Focus, Location

SCOPES = ("person/", "organisation/")
"""Items from whose card a search goes over what belongs to them."""


class History:
    """The locations visited, with a cursor; a new visit drops what lay ahead of it."""

    def __init__(self, start: Location) -> None:
        self._locations = [start]
        self._current = 0

    @property
    def trail(self) -> tuple[Location, ...]:
        """The locations from the first to the current one."""
        return tuple(self._locations[: self._current + 1])

    @property
    def before(self) -> Location | None:
        """The location before the current one; None at the start."""
        return self._locations[self._current - 1] if self._current else None

    def note(self, location: Location) -> None:
        """Remember how the current location looks now, so that coming back finds it so."""
        self._locations[self._current] = location

    def visit(self, location: Location) -> None:
        """Go on to a new location."""
        self._locations[self._current + 1 :] = [location]
        self._current += 1

    def step_out(self, location: Location) -> Location:
        """Give up the current location for a plainer one, which is no step: going forward leads to what was given up.

        Where the location before the current one is much the same, that is current now; it is returned.
        """
        before = self.before
        if before is not None and (before.tab, before.whole, before.focus) == (location.tab, True, location.focus):
            self._current -= 1
            if location.ref is not None:
                self.note(location)
        else:
            self._locations[self._current :] = [location, self._locations[self._current]]
        return self._locations[self._current]

    def step(self, steps: int) -> Location | None:
        """The location so many steps on, which becomes the current one; None where there is none."""
        if not 0 <= self._current + steps < len(self._locations):
            return None
        self._current += steps
        return self._locations[self._current]

    back = partialmethod(step, -1)
    forward = partialmethod(step, 1)


class Navigator:
    """Knows the reader's location and history; draws nothing and asks nothing.

    Most methods are given `here`, the location as it looks at that moment: the row under the cursor, what is in
    view. Those that lead elsewhere return the location to show next.

    Attributes:
        location: where the reader is; its row and what is in view may be older than the screen.
    """

    def __init__(self, start: Location) -> None:
        self.location = start
        self._history = History(start)
        self._before_typing: Location | None = None
        self._left: dict[str, Location] = {}  # by tab, as the reader left it
        self._leafing = False

    @property
    def can_go_back(self) -> bool:
        """Whether there is anything before this."""
        return self._history.before is not None

    def trail(self, here: Location) -> tuple[Location, ...]:
        """Where the reader came from, and where they are."""
        before = self._before_typing
        on_the_way = before is not None and not _asks_the_same(before, here)
        return (*(self._history.trail if on_the_way else self._history.trail[:-1]), here)

    def focus_on(self, focus: Focus) -> None:
        """Turn from the list to the card, or back."""
        self.location = self.location._replace(focus=focus)

    def stand_on(self, ref: str) -> None:
        """Stand on another row of the same list."""
        self.location = self.location._replace(ref=ref)

    # Going on

    def visit(self, here: Location, location: Location) -> Location:
        """Go on to a location, from which `back` leads here; a query that is still being typed is left first."""
        self.typing_ended(here)
        self._history.note(here)
        self._history.visit(location)
        self._leafing = False
        return location

    def to_card(self, here: Location, ref: str) -> None:
        """From the list to the card of an item."""
        self.location = self.visit(here, here._replace(ref=ref, focus="card", card_top=0, link=None, facets=False))

    def to_tab(self, here: Location, tab: str) -> Location | None:
        """To another tab with the same query, or to the list of this one, which is no step (None).

        Each tab keeps its cursor; leafing through the tabs is one step, and `back` leads to where it began.
        """
        if tab == here.tab and not (here.card_only and here.ref):
            self.focus_on("list")
            return None
        self._left[here.tab] = here
        kept = self._left.get(tab)
        if kept is None or not _asks_the_same(kept, here):
            kept = Location(tab, here.query, order=here.order, scope=here.scope)
        location = kept._replace(focus="list", order=here.order, facets=False)
        if self._leafing:
            self._history.note(location)
        else:
            self.visit(here, location)
        self._leafing = True
        return location

    def _step(self, here: Location, steps: int) -> Location | None:
        """The location one step before this one or after it, as it was; None where there is none."""
        self._history.note(here)
        location = self._history.step(steps)
        if location is not None:
            self._leafing = False
        return location

    back = partialmethod(_step, steps=-1)
    forward = partialmethod(_step, steps=1)

    # Queries

    def begin_search(self, here: Location) -> Location | None:
        """Into the search box: of what belongs to the person or organisation whose card has the focus, else of all.

        The result is what to show while the box is empty; None if nothing changes.
        """
        self.typing_began(here)
        ref = here.ref or ""
        if self.location.focus == "card" and ref.startswith(SCOPES) and not here.facets:
            return Location("Overview", scope=ref)
        self.focus_on("list")
        return None

    def typing_began(self, here: Location) -> None:
        """The search box has the focus."""
        if self._before_typing is None:
            self._history.note(here)
            self._before_typing = here

    def typed(self, query: str) -> Location | None:
        """A query stands in the box; None if it is the one that is shown."""
        if query == self.location.query:
            return None
        self._left.clear()
        return self.location._replace(query=query, ref=None, top=0, focus="list", order="relevance", facets=False)

    def end_search(self, focus: Focus | None) -> Location | None:
        """Out of the box; None leads to where the reader was before, if nothing was typed but taken back.

        The result is the location of before, at its very row, which typing though taken back has lost; it is no step.
        None where the reader stays.
        """
        before, location = self._before_typing, self.location
        if before is None:
            return None
        unchanged = _asks_the_same(before, location)
        given_up = focus is None and not location.query.strip() and (location.scope is not None or unchanged)
        if not (unchanged or given_up):
            return None
        self._before_typing = None
        return before._replace(focus=focus or before.focus)

    def typing_ended(self, here: Location) -> None:
        """A query that was changed is a step: `back` leads to before it. One given up again is none."""
        before, self._before_typing = self._before_typing, None
        if before is None:
            return
        if self.location.whole and not before.whole:
            self._history.step_out(here)
        elif not _asks_the_same(before, self.location):
            self._history.visit(here)
            self._leafing = False

    def clear(self, here: Location) -> Location:
        """Give up the query, or the search of what belongs to one item; `forward` brings it back."""
        self._history.note(here)
        self._leafing = False
        before = self._history.before
        if here.scope is not None and before is not None and before.ref == here.scope:
            self._history.back()
            return before
        # The overview itself, not the card of the best hit in its place.
        ref = None if here.tab == "Overview" else here.ref
        return self._history.step_out(Location(here.tab, ref=ref))

    def narrow(self, here: Location, query: str) -> Location:
        """From the facets to those of another query."""
        self._left.clear()
        return self.visit(here, here._replace(query=query, ref=None, top=0, focus="card"))

    @staticmethod
    def next_order(here: Location) -> Location:
        """By relevance, by time, from the newest; without a query relevance is time."""
        orders: tuple[Order, ...] = ("relevance", "newest") if here.whole else ("relevance", "time", "newest")
        now = orders.index(here.order) if here.order in orders else 0
        return here._replace(order=orders[(now + 1) % len(orders)], ref=None, top=0)


def _asks_the_same(one: Location, other: Location) -> bool:
    return (one.query, one.scope) == (other.query, other.scope)
