"""The jump to any item by its name, and beside items to the tabs, and to the actions with their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from visittui.archive.clock import Clock
from visittui.archive.search.examples import examples
from visittui.archive.search.folding import fold
from visittui.archive.search.hits.row_source import NoRows, Order, RowSource
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row
from visittui.tui.explorer.search_session import Request, SearchSession, first_of_visit
from visittui.tui.explorer.tabs import MARKED, TABS
from visittui.tui.keymap.bindings import closing
from visittui.tui.keymap.keys import Keys, sign
from visittui.tui.keymap.ways_on import PRESS, TAB, Sentence
from visittui.tui.layout.fallen import Falls
from visittui.tui.layout.text_runs import Run
from visittui.tui.screens.dialogs import Dialog, named_keys
from visittui.tui.widgets.row_list import RowList
from visittui.tui.widgets.search_box import SearchBox
from visittui.tui.widgets.text_line import TextLine

_LEAST_LETTERS = 2


def commands(keys: Keys, *, kiosk: bool) -> tuple[Row, ...]:
    """A row for each tab and for each action that is there everywhere; in a kiosk without what strangers have not."""
    tabs = [
        Row(0, TAB + tab.name, "tab", tab.name, f"key {number}")
        for number, tab in enumerate(TABS, 1)
        if tab is not MARKED or not kiosk
    ]
    actions = [
        Row(0, PRESS + key.keys[0], "action", key.help, f"key {sign(key.keys[0])}")
        for key in keys
        if key.where == "anywhere" and key.help and key.name != "jump" and (key.in_kiosk or not kiosk)
    ]
    return (*tabs, *actions)


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
        self._asked = ""
        self._search = SearchSession(archive, self.call_later, lambda: None)
        close = self.action_close
        self._title = TextLine(id="jump-title")
        # The whole record is looked through already.
        self._box = SearchBox(close, close, lambda: None, examples=_such_as(archive), id="jump-box")
        self._rows = RowList(lambda row: self.finish(row.ref), id="jump-list")
        self._rows.can_focus = False
        self._rows.show_left_out(falls)
        self._rows.show_times(clock)
        self._bottom = TextLine(id="jump-bottom")

    def compose(self) -> ComposeResult:
        """A box, a list and a line that names the keys."""
        yield from (self._title, self._box, self._rows, self._bottom)

    def on_mount(self) -> None:
        """Everything is offered until something is typed."""
        self._title.show((Run(" Jump to any item, tab or action: part of its name", "heading"),))
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
            begin = 0 if self._asked.strip() else first_of_visit(self._archive, found)
            rows.show(_JumpRows(_named(self._commands, self._box.value), found, begin), TABS[0], empty=(nothing,))

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
            named_keys(("Esc", "close"), ("Enter", "go there")),
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


def _such_as(archive: Archive) -> tuple[str, ...]:
    """What the empty box says: parts of names of the record, the longest sentence first, nothing where none fits."""
    tried = examples(archive)
    names = [name for name in (tried.speaker, tried.phrase, fold(archive.visit.place_name)) if name]
    return (*(f"such as: {', '.join(names[:count])}" for count in range(len(names), 0, -1)), "")


def _named(rows: Sequence[Row], typed: str) -> list[Row]:
    """Those in whose words all that is typed begins a word."""
    asked = typed.lower().split()
    if len(typed.strip()) < _LEAST_LETTERS:
        return []
    return [
        row for row in rows if all(any(word.startswith(each) for word in row.title.lower().split()) for each in asked)
    ]


class _JumpRows:
    """Some rows before those of another source, which may begin within it: what stands before that comes last then."""

    def __init__(self, first: Sequence[Row], source: RowSource, begin: int = 0) -> None:
        self._first = list(first)
        self._source = source
        self._begin = begin
        self.ordering: Order = source.ordering

    def __len__(self) -> int:
        return len(self._first) + len(self._source)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """The rows from index `start` to before `stop`."""
        total, shift = len(self._source), self._begin - len(self._first)
        begin, end = max(self._begin, start + shift), min(total + self._begin, stop + shift)
        after = self._source.rows(begin, min(end, total)) if begin < min(end, total) else ()
        last = self._source.rows(max(0, begin - total), end - total) if end > total else ()
        return [*self._first[start:stop], *after, *last]

    def index_of(self, ref: str) -> int | None:
        """Where an item is in the list, None where it is not."""
        index = self._source.index_of(ref)
        return None if index is None else (index - self._begin) % len(self._source) + len(self._first)
