"""What an export asks its reader: in which format, and where the file is to be."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from visittui.tui.keymap.bindings import closing
from visittui.tui.keymap.keys import key_of
from visittui.tui.layout.text_runs import Run
from visittui.tui.screens.dialog import Dialog
from visittui.tui.screens.dialogs import CardScreen
from visittui.tui.widgets.search_box import SearchBox
from visittui.tui.widgets.text_line import TextLine


class ExportScreen(CardScreen):
    """The formats, which the links of the card lead to; the result is a way (`write`, `send`, `show`) and a name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "choose('send')", show=False),
        Binding("v", "choose('show')", show=False),
        *closing("write_marked"),
    ]

    def ways_on(self) -> list[tuple[str, str]]:
        """The three ways to take an export."""
        return [(key_of("follow", self.keys), "to a file"), ("y", "to your clipboard"), ("v", "view to select")]

    def take(self, target: str) -> None:
        """Write the format to a file."""
        self.finish(f"write {target}")

    def action_choose(self, way: str) -> None:
        """Take the chosen format that way."""
        if self._card.target is not None:
            self.finish(f"{way} {self._card.target}")


class FilePathScreen(Dialog[str]):
    """Asks where a file is to be; the result is what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *closing(),
        Binding("enter", "take", show=False, priority=True),
    ]

    def __init__(self, title: str, path: str, told: str) -> None:
        """Ask where what `title` says is to be, offering a path; `told` is what else there is to know about it."""
        super().__init__()
        self._title = TextLine(id="path-title")
        self._told = TextLine(id="path-told")
        self._bottom = TextLine(id="path-bottom")
        close = self.action_close
        self._box = SearchBox(self.action_take, close, lambda: None, examples=("",), id="path-box")
        self._words = (title, path, told)

    def compose(self) -> ComposeResult:
        """What is written, where, and how to leave."""
        yield from (self._title, self._box, self._told, self._bottom)

    def on_mount(self) -> None:
        """Offer a path, the caret at its end."""
        title, path, told = self._words
        self._title.show((Run(f" {title}", "heading"),))
        self._told.show((Run(f" {told}", "label"),))
        self._bottom.show((Run(" Esc ", "name"), Run("write nothing "), Run(" Enter ", "name"), Run("write ")))
        with self.prevent(Input.Changed):
            self._box.value = path
            self._box.cursor_position = len(path)
        self.set_focus(self._box)

    def action_take(self) -> None:
        """Write it there."""
        if self._box.value.strip():
            self.finish(self._box.value.strip())
