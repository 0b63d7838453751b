"""Copying an item: a menu of forms, each sent to the clipboard, shown to be selected, or written to a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Section, Span
from visittui.tui.layout.card_layout import lay_out_card
from visittui.tui.layout.text_runs import Run, wrap, wrap_within
from visittui.tui.layout.viewport import shared_out

if TYPE_CHECKING:
    from textual.geometry import Size

    from visittui.export.copies import Copy
    from visittui.tui.screens.explorer import ExplorerScreen


async def take(explorer: ExplorerScreen) -> None:
    """Choose a form in which to copy the item."""
    ref = explorer.chosen_ref()
    if ref is None:
        return
    from visittui.export.copies import copies_of
    from visittui.tui.screens.dialogs import CopyScreen

    copies = copies_of(explorer.view.archive, ref)
    menu = partial(copy_menu, copies, explorer.view.archive.title(ref))
    screen = CopyScreen(menu, explorer.size, explorer.session.preferences.keys, to_files=not explorer.session.kiosk)
    await explorer.app.push_screen(screen, partial(_taken, explorer, copies, ref))


def copy_menu(copies: list[Copy], title: str, size: Size) -> Card:
    """A card whose links are the forms of an item, their targets numbers, as much of each told as there is room for."""
    width, height = size.width, size.height - 1
    column = max(len(copy.label) for copy in copies) + 2
    room = width - column - 2
    needed = {number: len(wrap((_words_of(copy),), room)) for number, copy in enumerate(copies)}
    lines = dict.fromkeys(needed, 1)
    free = height - len(lay_out_card(_menu(copies, title, column, room, lines), width, lambda _: ()).lines)
    return _menu(copies, title, column, room, shared_out(free, lines, needed))


def _menu(copies: list[Copy], title: str, column: int, room: int, lines: Mapping[int, int]) -> Card:
    forms = []
    for number, copy in enumerate(copies):
        told = _words_of(copy)
        words = told.text
        if len(wrap((told,), room)) > lines[number]:
            words = " ".join("".join(run.text for run in line) for line in wrap_within((told,), room, lines[number]))
        forms.append((Span(copy.label, ref=str(number)), Span(" " * (column - len(copy.label)) + words)))
    return Card("help/copy", "help", "Copy", title, (), (Section("", tuple(forms), hanging=column),), ())


def _words_of(copy: Copy) -> Run:
    return Run(" ".join(copy.text.split()))


def hand_over(explorer: ExplorerScreen, text: str, way: str) -> None:
    """Send a text to the reader's clipboard (`send`), or show it to be selected (`show`)."""
    if way == "send":
        explorer.view.say(explorer.session.copy(text))
    else:
        from visittui.tui.screens.dialogs import PlainTextScreen

        explorer.app.push_screen(PlainTextScreen(text))


def _taken(explorer: ExplorerScreen, copies: list[Copy], ref: str, chosen: str | None) -> None:
    if chosen is None:
        return
    way, _, number = chosen.partition(" ")
    text = copies[int(number)].text
    if way != "write":
        hand_over(explorer, text, way)
    else:
        from visittui.tui.actions.new_files import text_writer, write_file

        file = Path(f"{ref.replace('/', '-')}.txt")
        explorer.call_next(write_file, explorer, file, lambda: text_writer(f"{text}\n"))
