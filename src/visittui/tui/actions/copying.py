"""Copying an item: a menu of forms, each sent to the clipboard, shown to be selected, or written to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Section, Span
from visittui.tui.layout.text_runs import Run, cut

if TYPE_CHECKING:
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
    card = copy_menu(copies, explorer.view.archive.title(ref), explorer.size.width)
    screen = CopyScreen(card, explorer.session.preferences.keys, to_files=not explorer.session.kiosk)
    await explorer.app.push_screen(screen, partial(_taken, explorer, copies, ref))


def copy_menu(copies: list[Copy], title: str, width: int) -> Card:
    """A card whose links are the forms of an item, each told in `width` cells, their targets numbers."""
    column = max(len(copy.label) for copy in copies) + 2
    forms = tuple(
        (
            Span(copy.label, ref=str(number)),
            Span(" " * (column - len(copy.label)) + _first_words(copy.text, width - column - 4)),
        )
        for number, copy in enumerate(copies)
    )
    return Card("help/copy", "help", "Copy", title, (), (Section("", forms, hanging=column),), ())


def _taken(explorer: ExplorerScreen, copies: list[Copy], ref: str, chosen: str | None) -> None:
    if chosen is None:
        return
    way, _, number = chosen.partition(" ")
    text = copies[int(number)].text
    if way == "send":
        explorer.view.say(explorer.session.copy(text))
    elif way == "show":
        from visittui.tui.screens.plain_text import PlainTextScreen

        explorer.app.push_screen(PlainTextScreen(text))
    else:
        from visittui.tui.actions.new_files import write_file

        def write(place: Path) -> None:
            place.write_text(f"{text}\n", encoding="utf-8")

        explorer.call_next(write_file, explorer, Path(f"{ref.replace('/', '-')}.txt"), write)


def _first_words(text: str, cells: int) -> str:
    return "".join(run.text for run in cut((Run(" ".join(text.split())),), cells))
