"""Opening another record in the place of the one that is shown, or the same one again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Link, LinkGroup
from visittui.errors import CannotContinueError
from visittui.tui.actions.marking import NOT_FOR_STRANGERS
from visittui.tui.explorer.location import Location, as_far_as_there
from visittui.tui.keymap.keys import key_of

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive
    from visittui.tui.explorer.record_opening import RecordOpening
    from visittui.tui.screens.explorer import ExplorerScreen


class RecordExchange:
    """Opens a record beside the explorer, whose record stays open and at work meanwhile, and if that fails."""

    def __init__(self, explorer: ExplorerScreen) -> None:
        self._explorer = explorer
        self._opening: RecordOpening | None = None
        self._waiting: Callable[[], None] | None = None

    def begin(self, path: Path, *, again: bool) -> None:
        """Open a record; `again` is whether it is the one that is shown, in which the reader stays where they are."""
        from visittui.tui.explorer.record_opening import RecordOpening

        self.give_up()
        opened = partial(self._opened, again=again)
        self._opening = RecordOpening(path, self._explorer.call_later, self._goes_on, opened)

    def give_up(self, *, wait: bool = False) -> bool:
        """Stop opening a record, with `wait` until nothing is left of it; whether there was one to stop."""
        opening, self._opening = self._opening, None
        if opening is None:
            return False
        self._explorer.view.under_way = ""
        opening.give_up(wait=wait)
        self._waiting = None
        return True

    def nothing_in_the_way(self) -> None:
        """The dialog over the explorer is closed: what was opened meanwhile can be shown."""
        # It waits until its turn comes: until then it may be given up, and its archive closed.
        self._explorer.call_later(self._show_what_waits)

    def _show_what_waits(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _goes_on(self, percent: int) -> None:
        view, keys = self._explorer.view, self._explorer.session.preferences.keys
        view.under_way = f"Reading the record: {percent} % ({key_of('leave', keys)} stops)"
        view.tell()

    def _opened(self, answer: Archive | Exception, *, again: bool) -> None:
        """Show the record that was opened; a dialog over this one is closed by its reader first."""
        explorer = self._explorer
        if self._opening is None:
            return  # given up while it waited for a dialog
        if explorer.app.screen is not explorer:  # `is_current` is also what shows through a dialog not yet laid out
            self._waiting = partial(self._opened, answer, again=again)
            return
        self._opening, explorer.view.under_way = None, ""
        if isinstance(answer, CannotContinueError):
            explorer.view.say(f"Not opened; the earlier record is still shown: {str(answer).splitlines()[0]}")
            return
        if isinstance(answer, Exception):
            raise answer
        # What is typed at this moment is in the box before it is the query.
        here = explorer.view.here()._replace(query=explorer.view.box.value) if again else Location("Overview")
        location = as_far_as_there(here, answer)
        explorer.view.exchange(answer, location)
        if location != here:
            explorer.view.say("What was shown here is no longer in the record.")


async def choose_record(explorer: ExplorerScreen) -> None:
    """Choose another record at hand."""
    if explorer.session.kiosk:
        explorer.view.say(NOT_FOR_STRANGERS)
        return
    from visittui.archive.store.library import records, records_directory
    from visittui.tui.screens.dialogs import CardScreen

    links = [Link(str(each.path), each.name, "comes with visittui" if each.shipped else "") for each in records()]
    group = LinkGroup("record", "Choose", len(links), tuple(links))
    others = f"Put other records in {records_directory()}; visittui draft TEXTS -o NAME.json makes one from texts."
    card = Card("help/records", "help", "Available records", others, (), (), (group,))
    await explorer.app.push_screen(CardScreen(card, explorer.session.preferences.keys), partial(_open, explorer))


def _open(explorer: ExplorerScreen, path: str | None) -> None:
    if path is not None:
        explorer.exchange.begin(Path(path), again=False)


def read_again(explorer: ExplorerScreen) -> None:
    """Read the record's file again."""
    explorer.exchange.begin(explorer.view.archive.record_path, again=True)
