"""What a reader takes along: copies, marks, the printed page, another record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Link, LinkGroup, Section, Span
from visittui.errors import CannotContinueError, reason_of
from visittui.tui.explorer.marked_list import MarkedList
from visittui.tui.explorer.navigation import Place, as_far_as_there
from visittui.tui.explorer.status_lines import nothing_marked
from visittui.tui.explorer.tabs import MARKED, TABS
from visittui.tui.keymap.keys import key_of
from visittui.tui.layout.card_text import ANCHOR
from visittui.tui.layout.text_runs import Run, cut
from visittui.tui.screens.signed import SignedScreen

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive
    from visittui.archive.store.source_texts import SourceTexts
    from visittui.export.copying import Copy
    from visittui.tui.explorer.opening import RecordOpening

_NOT_FOR_STRANGERS = "Not available on a public account, which stores nothing and shows one record."


class DeskScreen(SignedScreen):
    """A place screen from which things can be taken along."""

    _opening: RecordOpening | None = None
    _when_current: Callable[[], None] | None = None

    def _current_ref(self) -> str | None:
        """The item that the reader looks at; on the overview, the one that the chosen link leads to."""
        ref = self._here().ref
        if ref is None and self._only_card:
            target = self._card.target or ""
            ref = None if target.startswith(("?", ANCHOR)) else target or None
        if ref is None:
            self.say("No item is selected: choose one first.")
        return ref

    # Copying

    async def action_take(self) -> None:
        """Choose a form in which to copy the item."""
        ref = self._current_ref()
        if ref is None:
            return
        from visittui.export.copying import copies_of
        from visittui.tui.screens.dialogs import CopyScreen

        copies = copies_of(self._archive, ref)
        column = max(len(copy.label) for copy in copies) + 2
        room = self.app.size.width - column - 4
        forms = tuple(
            (Span(copy.label, ref=str(number)), Span(" " * (column - len(copy.label)) + _first_words(copy.text, room)))
            for number, copy in enumerate(copies)
        )
        card = Card(
            "help/copy", "help", "Copy", self._archive.title(ref), (), (Section("", forms, hanging=column),), ()
        )
        screen = CopyScreen(card, to_files=not self.session.kiosk)
        await self.app.push_screen(screen, partial(self._copy, copies, ref))

    def _copy(self, copies: list[Copy], ref: str, chosen: str | None) -> None:
        if chosen is None:
            return
        way, _, number = chosen.partition(" ")
        text = copies[int(number)].text
        if way == "send":
            self.say(self.session.copy(text))
        elif way == "show":
            from visittui.tui.screens.plain_text import PlainTextScreen

            self.app.push_screen(PlainTextScreen(text))
        else:
            self._write(ref.replace("/", "-"), ".txt", f"{text}\n")

    def _write(self, stem: str, suffix: str, text: str, what: str = "") -> None:
        """Write a text to a file in the current directory, and say so, and what it is.

        Where there is such a file already the reader is asked first: a key held down writes no second one.
        """
        try:
            path = Path.cwd() / f"{stem}{suffix}"
            if path.exists():
                self._ask_to_write_beside(path, text, what)
            else:
                self._write_to(path, text, what)
        except OSError as error:
            self.say(f"Not written: the current directory cannot be used ({reason_of(error)}).")

    def _ask_to_write_beside(self, path: Path, text: str, what: str) -> None:
        from visittui.tui.screens.dialogs import CardScreen

        free = _free_name(path)
        group = LinkGroup("file", "Choose", 1, (Link(str(free), f"Write {free.name} beside it", ""),))
        card = Card("help/file", "help", f"There is {path.name} already", str(path.parent), (), (), (group,))
        self.app.push_screen(CardScreen(card), lambda chosen: self._write_to(free, text, what) if chosen else None)

    def _write_to(self, path: Path, text: str, what: str) -> None:
        from visittui.whole_file import new_file

        try:
            with new_file(path) as place:
                place.write_text(text, encoding="utf-8")
        except CannotContinueError as error:
            self.say(f"{error}.")
        except OSError as error:
            self.say(f"Not written: the current directory cannot be used ({reason_of(error)}).")
        else:
            self.say(f"{what} written to {path}." if what else f"Written to {path}.")

    # Marks

    def action_mark(self) -> None:
        """Mark the item, or take its mark away."""
        if self.session.kiosk:
            self.say(_NOT_FOR_STRANGERS)
            return
        ref = self._current_ref()
        if ref is None:
            return
        try:
            marked = self._marks.toggle(self._archive.visit.id, ref)
        except CannotContinueError as error:
            self.say(f"{error}.")
            return
        self._rows.show_marks(self._marked())
        if self._tab is MARKED:
            self._restore(self._here())
        tab, key = TABS.index(MARKED) + 1, key_of("write_marked", self._keys)
        self.say(
            f"Marked; tab {tab} lists what is marked, {key} writes it to a file." if marked else "No longer marked."
        )

    def action_write_marked(self) -> None:
        """Write the marked items to a Markdown file in the current directory."""
        if self.session.kiosk:
            self.say(_NOT_FOR_STRANGERS)
            return
        from visittui.export.formats import FORMATS
        from visittui.export.selection import Selection

        refs = MarkedList(self._archive, self._marked()).refs
        write = FORMATS["markdown"].text
        if not refs or write is None:
            self.say(nothing_marked(self._keys))
            return
        counts = {kind: sum(ref.startswith(f"{kind}/") for ref in refs) for kind in self._archive.counts}
        text = "".join(write(Selection(self._archive, counts, refs), self.say))
        self._write(f"{self._archive.visit.id}-marked", ".md", text)

    # The printed page

    async def action_context(self) -> None:
        """Show a quote in the lines of its source."""
        from visittui.archive.cards.printed_card import printed_card
        from visittui.tui.screens.dialogs import CardScreen

        ref = self._current_ref()
        if ref is None:
            return
        card = printed_card(self._archive, ref, self._texts())
        if card is None:
            self.say("Only quotes are printed word for word in a source.")
            return
        await self.app.push_screen(CardScreen(card))

    def _texts(self) -> SourceTexts | None:
        """The source texts named at the start, else those in the directory named last for this visit."""
        if self.session.texts is None and not self.session.kiosk:
            from visittui.archive.store.source_texts import SourceTexts
            from visittui.state.visit_file import texts_directory

            remembered = texts_directory(self._archive.visit.id).read()
            if isinstance(remembered, str):
                # It may be gone, and what is left of its name in the file may be anything.
                with suppress(CannotContinueError, ValueError):
                    self.session.texts = SourceTexts(Path(remembered))
        return self.session.texts

    # Records

    async def action_records(self) -> None:
        """Choose another record at hand."""
        if self.session.kiosk:
            self.say(_NOT_FOR_STRANGERS)
            return
        from visittui.archive.store.library import records, records_directory
        from visittui.tui.screens.dialogs import CardScreen

        entries = records()
        links = [Link(str(entry.path), entry.name, "comes with visittui" if entry.shipped else "") for entry in entries]
        group = LinkGroup("record", "Choose", len(links), tuple(links))
        card = Card(
            "help/records", "help", "Available records", f"Others go into {records_directory()}", (), (), (group,)
        )
        await self.app.push_screen(CardScreen(card), self._open_record)

    def _open_record(self, path: str | None) -> None:
        if path is not None:
            self._exchange(Path(path), again=False)

    def action_reload(self) -> None:
        """Read the record again."""
        self._exchange(self._archive.record_path, again=True)

    def _exchange(self, path: Path, *, again: bool) -> None:
        """Open a record in the place of this one, which stays open and at work meanwhile, and if that fails."""
        from visittui.tui.explorer.opening import RecordOpening

        self.give_up_opening()
        self._opening = RecordOpening(path, self.call_later, self._opening_goes_on, partial(self._opened, again=again))

    def _opening_goes_on(self, percent: int) -> None:
        self._under_way = f"Reading the record: {percent} % ({key_of('leave', self._keys)} stops)"
        self._sign()

    def _opened(self, answer: Archive | Exception, *, again: bool) -> None:
        """Show the record that was opened; a dialog over this one is closed by its reader first."""
        if self._opening is None:
            return  # given up while it waited for a dialog
        if not self.is_current:
            self._when_current = partial(self._opened, answer, again=again)
            return
        self._opening, self._under_way = None, ""
        if isinstance(answer, CannotContinueError):
            self.say(f"Not opened; the earlier record is still shown: {str(answer).splitlines()[0]}")
            return
        if isinstance(answer, Exception):
            raise answer
        here = self._here() if again else Place("Overview")
        place = as_far_as_there(here, answer)
        self.show_archive(answer, place)
        if place != here:
            self.say("What was shown here is no longer in the record.")

    def on_screen_resume(self) -> None:
        """No dialog is in the way any more."""
        if self._when_current is not None:
            waiting, self._when_current = self._when_current, None
            self.call_later(waiting)

    def give_up_opening(self, *, wait: bool = False) -> bool:
        """Stop opening a record; whether there was one to stop.

        Args:
            wait: whether to wait a moment until nothing is left of what was begun.
        """
        opening, self._opening, self._under_way = self._opening, None, ""
        if opening is None:
            return False
        opening.give_up(wait=wait)
        self._when_current = None
        return True

    def on_unmount(self) -> None:
        """What runs beside the screen goes with it."""
        self.give_up_opening(wait=True)
        super().on_unmount()


def _first_words(text: str, cells: int) -> str:
    return "".join(run.text for run in cut((Run(" ".join(text.split())),), cells))


def _free_name(taken: Path) -> Path:
    """A name beside a file, with a number, that is not taken."""
    number = 2
    while (path := taken.with_stem(f"{taken.stem}-{number}")).exists():
        number += 1
    return path
