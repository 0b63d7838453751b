"""What opens over the explorer and closes once: a card such as the help, forms to take, a path to type, a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input, Static

from visittui.archive.cards.card import Card
from visittui.tui.keymap.bindings import bindings_of, closing
from visittui.tui.keymap.keys import Keys, key_of
from visittui.tui.layout.text_runs import Line, Run
from visittui.tui.terminal.steady_app import reached
from visittui.tui.widgets.card_view import CardView
from visittui.tui.widgets.search_box import SearchBox
from visittui.tui.widgets.text_line import TextLine


def named_keys(*named: tuple[str, str]) -> Line:
    """Keys and what each does, as the last line of a dialog names them."""
    return tuple(run for key, word in named for run in (Run(f" {key} ", "name"), Run(f"{word} ")))


class Dialog(ModalScreen[ScreenResultType]):
    """What opens over the explorer, and closes once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("app.suspend")

    def finish(self, result: ScreenResultType | None = None) -> None:
        """Close with a result; nothing happens where it is closed already.

        A second Enter of the same burst, or the second click of a double one, arrives here before Textual has taken
        the dialog away.
        """
        if self.app.screen is self:
            self.dismiss(result)

    def action_close(self) -> None:
        """Back to where the reader was, without a result."""
        self.finish()


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
        named = named_keys(("Esc", "close"), *(self.ways_on() if self._card.has_links else ()))
        self._bottom.show(named, (Run(f"{self._card.viewport.words} ", "label"),))

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
        if not target.startswith("source/"):
            return super().ways_on()
        word = "takes it back" if target in self._left_out else "without it"
        return [*super().ways_on(), (key_of("without", self.keys), word)]

    def action_leave_out(self) -> None:
        """Show the record without the source that the chosen link leads to."""
        target = self._card.target or ""
        if target.startswith("source/"):
            self.finish(f"-{target}")


class FormsScreen(CardScreen):
    """Forms in which something can be taken; the result is a way (`send`, `show`, `write`) and the target of a link."""

    WAY: ClassVar[str]
    """That of Enter."""

    def take(self, target: str) -> None:
        """Take the form that way."""
        self.finish(f"{self.WAY} {target}")

    def action_choose(self, way: str) -> None:
        """Take the chosen form another way."""
        if self._card.target is not None:
            self.finish(f"{way} {self._card.target}")


class CopyScreen(FormsScreen):
    """The forms in which an item can be copied."""

    WAY = "send"
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

    def action_choose(self, way: str) -> None:
        """Take the chosen form another way, to a file where that is allowed."""
        if way != "write" or self._to_files:
            super().action_choose(way)


class ExportScreen(FormsScreen):
    """The formats of an export."""

    WAY = "write"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "choose('send')", show=False),
        Binding("v", "choose('show')", show=False),
        *closing("write_marked"),
    ]

    def ways_on(self) -> list[tuple[str, str]]:
        """The three ways to take an export."""
        return [(key_of("follow", self.keys), "to a file"), ("y", "to your clipboard"), ("v", "view to select")]


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
        self._path = path
        self._title.show((Run(f" {title}", "heading"),))
        self._told.show((Run(f" {told}", "label"),))
        self._bottom.show(named_keys(("Esc", "write nothing"), ("Enter", "write")))

    def compose(self) -> ComposeResult:
        """What is written, where, and how to leave."""
        yield from (self._title, self._box, self._told, self._bottom)

    def on_mount(self) -> None:
        """Offer a path, the caret at its end."""
        with self.prevent(Input.Changed):
            self._box.value = self._path
            self._box.cursor_position = len(self._path)
        self.set_focus(self._box)

    def action_take(self) -> None:
        """Write it there."""
        if self._box.value.strip():
            self.finish(self._box.value.strip())


class PlainTextScreen(Dialog[None]):
    """A text, for the terminal's own selection: no frame, no margin, and the mouse is the terminal's meanwhile."""

    DEFAULT_CSS = """
    PlainTextScreen { background: $background; }
    PlainTextScreen VerticalScroll { scrollbar-size: 0 0; background: $background; }
    PlainTextScreen Static { color: $foreground; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *closing("back", "quit"),
        Binding("enter", "close", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        ending = "\nSelect with the mouse; Esc closes."
        self._scroll = VerticalScroll(Static(Content(text)), Static(Content(ending)))

    def compose(self) -> ComposeResult:
        """The text, and below it how to leave."""
        yield self._scroll

    def on_mount(self) -> None:
        """Leave the mouse to the terminal."""
        if terminal := reached(self.app):
            terminal.leave_mouse()

    def on_unmount(self) -> None:
        """Take it back."""
        if self.app.is_running and (terminal := reached(self.app)):
            terminal.take_mouse()

    def action_scroll(self, lines: int) -> None:
        """Some lines down, or up."""
        self._scroll.scroll_relative(y=lines, animate=False)
