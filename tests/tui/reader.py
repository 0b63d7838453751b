"""A reader at the screen: presses keys, waits until the screen has answered, and reads what it shows."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.screens.explorer import ExplorerScreen
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.tab_line import TabLine

PATIENCE = 60.0
"""Seconds in which what a test waits for must come to be: a thread of the program may get no turn for a while."""


class Reader:
    """Drives a `VisitApp` through Textual's pilot."""

    def __init__(self, app: VisitApp, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot

    @property
    def explorer(self) -> ExplorerScreen:
        explorer = self.app.screen_stack[0]
        assert isinstance(explorer, ExplorerScreen)
        return explorer

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys one after the other and wait until what they asked for is shown."""
        for key in keys:
            try:
                await self._pilot.press(key)
            finally:
                self._fail_with_the_program()
        await self.settle()

    def _fail_with_the_program(self) -> None:
        """A crash ends the program in one line; a test wants its cause, not a wait for a screen that is gone."""
        if self.app.failure is not None:
            raise self.app.failure

    async def click(self, widget: Widget, offset: tuple[int, int]) -> None:
        """Click into a widget."""
        await self._pilot.click(widget, offset=offset)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text, letter by letter."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def settle(self) -> None:
        """Wait until every question is answered; each turn of the loop lets the answers in."""
        await self.until(lambda: self.explorer.settled)
        await self._pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Make the window larger or smaller."""
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    async def visit(self, location: Location) -> None:
        """Go to a location, as a link leads to it."""
        self.explorer.visit(location)
        await self.settle()

    async def press_until(self, key: str, reached: Callable[[], object]) -> None:
        """Press a key over and over until it has led somewhere; what it never leads to is a failure."""
        for _ in range(500):
            if reached():
                return
            await self.press(key)
        raise AssertionError(f"500 times {key} do not lead there")

    async def until(self, shown: Callable[[], object]) -> None:
        """Wait until something is so, such as a dialog gone and what it led to done."""
        deadline = monotonic() + PATIENCE
        while monotonic() < deadline:
            await self._pilot.pause()
            self._fail_with_the_program()
            if shown():
                return
        raise AssertionError("it never came to be")

    async def search(self, query: str) -> None:
        """Search for a query and leave the box for the results."""
        await self.press("slash")
        await self.type(query)
        await self.press("enter")

    @property
    def rows(self) -> RowList:
        return self.screen.query_one(RowList)

    @property
    def card(self) -> CardView:
        return self.screen.query_one(CardView)

    def titles(self) -> list[str]:
        """The titles of all rows of the list."""
        source = self.rows.source
        return [row.title for row in source.rows(0, len(source))]

    def refs(self) -> list[str]:
        """The references of all rows of the list."""
        source = self.rows.source
        return [row.ref for row in source.rows(0, len(source))]

    def card_text(self) -> str:
        """The whole card as it is drawn, a line a line."""
        laid = self.card.laid
        return "\n".join("".join(run.text for run in line) for line in laid.lines)

    def line(self, selector: str) -> str:
        """The text of a fixed line."""
        return self.screen.query_one(selector).render_line(0).text

    def tabs(self) -> str:
        return self.screen.query_one(TabLine).render_line(0).text

    async def move_to(self, ref: str) -> None:
        """Move the cursor of the list down to an item."""
        refs = self.refs()
        assert ref in refs, f"{ref} is not among {refs}"
        for _ in range(refs.index(ref) - self.rows.cursor):
            await self.press("down")

    async def choose_link(self, target: str) -> None:
        """Choose the card's link to a reference, as Tab would."""
        targets = self.card.laid.targets
        assert target in targets, f"{target} is not among {targets}"
        await self.press_until("tab", lambda: self.card.link is not None and targets[self.card.link] == target)
