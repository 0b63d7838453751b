"""What opens over the explorer: a card such as the help, and the jump to any item by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Input

from visittui.archive.cards.card import Card
from visittui.archive.clock import Clock
from visittui.archive.search.hits.row_source import NoRows, RowSource
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row
from visittui.tui.explorer.search_session import Request, SearchSession
from visittui.tui.explorer.tabs import TABS
from visittui.tui.keymap.bindings import closing
from visittui.tui.keymap.keys import Keys, key_of
from visittui.tui.keymap.ways_on import Sentence
from visittui.tui.layout.fallen import Falls
from visittui.tui.layout.text_runs import Run
from visittui.tui.screens.dialog import Dialog
from visittui.tui.screens.jump_rows import JumpRows, named, such_as
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.search_box import SearchBox
from visittui.tui.widgets.text_line import TextLine


class CardScreen(Dialog[str]):
    """A card over the explorer, such as the help; the result is the target of a link that was followed."""

    BINDINGS: ClassVar[list[BindingType]] = closing("help", "facets", "back", "quit")

    def __init__(self, card: Card, keys: Keys) -> None:
        super().__init__()
        self.keys = keys
        self._shown = card
        self._card = CardView(self.take, id="dialog-card")
        self._bottom = TextLine(id="dialog-bottom")

    def compose(self) -> ComposeResult:
        """The card and a line that says how to leave."""
        yield from (self._card, self._bottom)

    def on_mount(self) -> None:
        """Show the card, its first link near."""
        self._card.show(self._shown, lambda _: ())
        self.set_focus(self._card)
        self._sign()

    @on(CardView.Scrolled)
    def _scrolled(self, message: CardView.Scrolled) -> None:
        message.stop()
        self._sign()

    def _sign(self) -> None:
        """The keys, and what part of the card is in view."""
        named = [("Esc", "close"), *(self.ways_on() if self._card.has_links else ())]
        runs = [run for key, word in named for run in (Run(f" {key} ", "name"), Run(f"{word} "))]
        self._bottom.show(tuple(runs), (Run(f"{self._card.viewport.words} ", "label"),))

    def ways_on(self) -> list[tuple[str, str]]:
        """What else there is to do with the links, as the reader calls the keys."""
        return [(key_of("next_link", self.keys), "next link"), (key_of("follow", self.keys), "follow")]

    def take(self, target: str) -> None:
        """Go where a link leads."""
        self.finish(target)


class PictureScreen(CardScreen):
    """A picture; the result may also be a source to be left out or to count again, after a minus sign."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("minus", "leave_out", show=False, id="anywhere-without"),
        *closing("picture"),
    ]

    def __init__(self, card: Card, keys: Keys, left_out: Sequence[str] = ()) -> None:
        """Show a picture of the record without some of its sources."""
        super().__init__(card, keys)
        self._left_out = left_out

    def ways_on(self) -> list[tuple[str, str]]:
        """What else there is to do with the links: a source can be left out."""
        target = self._card.target or ""
        word = "takes it back" if target in self._left_out else "without it"
        leave_out = [(key_of("without", self.keys), word)] if target.startswith("source/") else []
        return [*super().ways_on(), *leave_out]

    def action_leave_out(self) -> None:
        """Show the record without the source that the chosen link leads to."""
        target = self._card.target or ""
        if target.startswith("source/"):
            self.finish(f"-{target}")


class CopyScreen(CardScreen):
    """The forms in which an item can be copied; the result is a way (`send`, `show`, `write`) and a form's number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "choose('show')", show=False),
        Binding("x", "choose('write')", show=False),
        *closing("take"),
    ]

    def __init__(self, menu: Callable[[Size], Card], size: Size, keys: Keys, *, to_files: bool) -> None:
        """Make a menu: a card for the size of a screen, whose links are the forms; `to_files` allows writing them."""
        super().__init__(menu(size), keys)
        self._menu, self._to_files = menu, to_files

    def on_resize(self, event: Resize) -> None:
        """Tell as much of each form as the screen now has room for; the chosen one stays chosen."""
        self._card.tell_anew(self._menu(event.size))

    def ways_on(self) -> list[tuple[str, str]]:
        """The three ways to take a form."""
        ways = [(key_of("follow", self.keys), "copy"), ("v", "view to select"), ("x", "to a file")]
        return ways if self._to_files else ways[:-1]

    def take(self, target: str) -> None:
        """Send the form to the clipboard."""
        self.finish(f"send {target}")

    def action_choose(self, way: str) -> None:
        """Take the chosen form that way."""
        target = self._card.target
        if target is not None and (way != "write" or self._to_files):
            self.finish(f"{way} {target}")


class JumpScreen(Dialog[str]):
    """Type part of a name, press Enter, be there; the result is a reference, or what a tab or an action leads to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *closing("jump"),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
        Binding("enter", "jump", show=False, priority=True),
    ]

    def __init__(
        self, archive: Archive, clock: Clock, commands: Sequence[Row] = (), falls: Falls | None = None
    ) -> None:
        """Offer the items of an archive, those that fall dim, and first `commands` where their words are typed."""
        super().__init__()
        self._archive = archive
        self._commands = commands
        self._clock = clock
        self._asked = ""
        self._search = SearchSession(archive, self.call_later, lambda: None)
        close = self.action_close
        self._title = TextLine(id="jump-title")
        # The whole record is looked through already.
        self._box = SearchBox(close, close, lambda: None, examples=such_as(archive), id="jump-box")
        self._rows = RowList(lambda row: self.finish(row.ref), id="jump-list")
        self._rows.can_focus = False
        self._rows.show_left_out(falls)
        self._bottom = TextLine(id="jump-bottom")

    def compose(self) -> ComposeResult:
        """A box, a list and a line that names the keys."""
        yield from (self._title, self._box, self._rows, self._bottom)

    def on_mount(self) -> None:
        """Everything is offered until something is typed."""
        self._title.show((Run(" Jump to any item, tab or action: part of its name", "heading"),))
        self._rows.show_times(self._clock)
        self._show()
        self.set_focus(self._box)

    def on_unmount(self) -> None:
        """The thread goes with the dialog."""
        self._search.stop()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._ask()

    def _ask(self) -> None:
        name = self._box.value
        if name != self._asked:
            self._asked = name
            self._search.ask(Request(name) if name.strip() else None, self._show)

    def _show(self) -> None:
        rows, failure = self._rows, self._search.failure
        if failure is not None:
            rows.show(NoRows(), TABS[0], empty=(Sentence(f"The search failed: {failure}"),))
        else:
            nothing = Sentence("Nothing has a name like this.")
            found = self._search.rows(TABS[0], "relevance")
            begin = 0 if self._asked.strip() else self._first_of_visit(found)
            rows.show(JumpRows(named(self._commands, self._box.value), found, begin), TABS[0], empty=(nothing,))

    def _first_of_visit(self, source: RowSource) -> int:
        """Where the visit begins among all items, which begin with the years before it."""
        visit = self._archive.visit
        events = self._archive.events_between(visit.starts, visit.ends, limit=1)
        return next((source.index_of(event.ref) or 0 for event in events), 0)

    async def _answered(self) -> bool:
        """Whether the list shows what is in the box; the keys for the list wait for it."""
        self._ask()
        await self._search.answered()
        return self._search.settled

    @on(RowList.Moved)
    def _keep(self, message: RowList.Moved) -> None:
        message.stop()
        total = len(self._rows.source)
        self._bottom.show(
            (Run(" Esc ", "name"), Run("close "), Run(" Enter ", "name"), Run("go there ")),
            (Run(f"{self._rows.cursor + 1:,} of {total:,} " if total else "", "label"),),
        )

    async def action_move(self, rows: int) -> None:
        """Move the cursor of the list while the box keeps the focus."""
        if await self._answered():
            self._rows.move_to(self._rows.cursor + rows)

    async def action_jump(self) -> None:
        """Go to the item under the cursor."""
        if await self._answered() and (row := self._rows.row) is not None:
            self.finish(row.ref)
