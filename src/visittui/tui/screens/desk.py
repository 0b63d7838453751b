"""What a reader takes along: copies, marks, the printed page, another record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.card import Card, Link, LinkGroup
from visittui.archive.excerpt import ended_at
from visittui.errors import CannotContinueError
from visittui.tui.marked_list import MarkedList
from visittui.tui.navigation import Place
from visittui.tui.screens.places import PlaceScreen
from visittui.tui.tabs import MARKED

if TYPE_CHECKING:
    from visittui.archive.source_texts import SourceTexts
    from visittui.export.copying import Copy

_MENU_CELLS = 60


class DeskScreen(PlaceScreen):
    """A place screen from which things can be taken along."""

    def _current_ref(self) -> str | None:
        """The item that the reader looks at."""
        return self._here().ref

    async def _choose(
        self, title: str, subtitle: str, choices: dict[str, list[Link]], then: Callable[[str | None], None]
    ) -> None:
        """Let the reader choose one of some links, which stand under headings."""
        from visittui.tui.screens.dialogs import CardScreen

        groups = tuple(LinkGroup("choice", heading, len(links), tuple(links)) for heading, links in choices.items())
        await self.app.push_screen(CardScreen(Card("help/menu", "help", title, subtitle, (), (), groups)), then)

    # Copying

    async def action_take(self) -> None:
        """Choose a form in which to copy the item."""
        ref = self._current_ref()
        if ref is None:
            return
        from visittui.export.copying import copies_of

        copies = copies_of(self._archive, ref)
        ways = {"send": "Send to your terminal's clipboard", "show": "Show, to select from"}
        if not self.session.kiosk:
            ways["write"] = "Write to a file"
        choices = {
            heading: [
                Link(f"{way} {number}", copy.label, _first_words(copy.text) if way == "send" else "")
                for number, copy in enumerate(copies)
            ]
            for way, heading in ways.items()
        }
        await self._choose("Copy", self._archive.title(ref), choices, partial(self._copy, copies, ref))

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
            self._write(_free_name(Path.cwd(), ref.replace("/", "-"), ".txt"), f"{text}\n")

    def _write(self, path: Path, text: str) -> None:
        from visittui.whole_file import new_file

        try:
            with new_file(path) as place:
                place.write_text(text, encoding="utf-8")
        except CannotContinueError as error:
            self.say(f"{error}.")
        else:
            self.say(f"Written to {path}.")

    # Marks

    def action_mark(self) -> None:
        """Mark the item, or take its mark away."""
        ref = self._current_ref()
        if ref is None or self.session.kiosk:
            return
        try:
            marked = self._marks.toggle(self._archive.visit.id, ref)
        except CannotContinueError as error:
            self.say(f"{error}.")
            return
        self._rows.show_marks(self._marked())
        if self._tab is MARKED:
            self._restore(self._here())
        self.say("Marked; tab 8 lists what is marked, x writes it to a file." if marked else "No longer marked.")

    def action_write_marked(self) -> None:
        """Write the marked items to a Markdown file in the current directory."""
        if self.session.kiosk:
            return
        from visittui.export.formats import FORMATS
        from visittui.export.selection import Selection

        refs = MarkedList(self._archive, self._marked()).refs
        write = FORMATS["markdown"].text
        if not refs or write is None:
            self.say("Nothing is marked: b marks the item under the cursor.")
            return
        counts = {kind: sum(ref.startswith(f"{kind}/") for ref in refs) for kind in self._archive.counts}
        text = "".join(write(Selection(self._archive, counts, refs), self.say))
        self._write(_free_name(Path.cwd(), f"{self._archive.visit.id}-marked", ".md"), text)

    # The printed page

    async def action_context(self) -> None:
        """Show a quote in the lines of its source."""
        from visittui.archive.printed_card import printed_card
        from visittui.tui.screens.dialogs import CardScreen

        ref = self._current_ref()
        card = printed_card(self._archive, ref, self._texts()) if ref else None
        if card is None:
            self.say("Only quotes are printed word for word in a source.")
            return
        await self.app.push_screen(CardScreen(card))

    def _texts(self) -> SourceTexts | None:
        """The source texts named at the start, else those in the directory named last for this visit."""
        if self.session.texts is None and not self.session.kiosk:
            from visittui.archive.source_texts import SourceTexts
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
            return
        from visittui.archive.library import records, records_directory

        entries = records()
        links = [Link(str(entry.path), entry.name, "comes with visittui" if entry.shipped else "") for entry in entries]
        await self._choose(
            "Records at hand", f"Others go into {records_directory()}", {"Choose": links}, self._open_record
        )

    def _open_record(self, path: str | None) -> None:
        if path is not None:
            self._exchange(Path(path), None)

    def action_reload(self) -> None:
        """Read the record again."""
        self._exchange(self._archive.record_path, self._here())

    def _exchange(self, path: Path, place: Place | None) -> None:
        """Open a record in the place of this one, which stays open if that fails."""
        from visittui.archive.opening import open_archive

        try:
            archive = open_archive(path)
        except CannotContinueError as error:
            self.say(f"Not opened, the record shown is the earlier one: {str(error).splitlines()[0]}")
            return
        self.show_archive(archive, place or Place("Overview"))


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    end = max(0, line.rfind(" ", 0, _MENU_CELLS - 1)) or _MENU_CELLS - 1
    return line if len(line) <= _MENU_CELLS else line[:end] + ended_at(line, end)


def _free_name(directory: Path, stem: str, suffix: str) -> Path:
    """A name in the directory that is not taken."""
    number = 1
    while (path := directory / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}").exists():
        number += 1
    return path
