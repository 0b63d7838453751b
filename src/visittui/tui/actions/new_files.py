"""Files that a reader asks for, in the current directory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Link, LinkGroup
from visittui.errors import CannotContinueError, reason_of

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen


async def write_file(explorer: ExplorerScreen, stem: str, suffix: str, text: str) -> None:
    """Write a text to a file in the current directory, and say where it is, or why it is not.

    Where there is such a file already the reader is asked first: a key held down writes no second one.

    Args:
        explorer: shows the sentence and the question.
        stem: the name that is wanted.
        suffix: its ending.
        text: what to write.
    """
    try:
        path = Path.cwd() / f"{stem}{suffix}"
        if not path.exists():
            explorer.view.say(_written(path, text))
            return
        beside = _free_name(path)
    except OSError as error:
        explorer.view.say(f"Not written: the current directory cannot be used ({reason_of(error)}).")
        return
    from visittui.tui.screens.dialogs import CardScreen

    group = LinkGroup("file", "Choose", 1, (Link(str(beside), f"Write {beside.name} beside it", ""),))
    card = Card("help/file", "help", f"There is {path.name} already", str(path.parent), (), (), (group,))

    def answered(chosen: str | None) -> None:
        if chosen is not None:
            explorer.view.say(_written(beside, text))

    await explorer.app.push_screen(CardScreen(card, explorer.session.preferences.keys), answered)


def _written(path: Path, text: str) -> str:
    from visittui.whole_file import new_file

    try:
        with new_file(path) as file:
            file.write_text(text, encoding="utf-8")
    except CannotContinueError as error:
        return f"{error}."
    except OSError as error:
        return f"Not written: the current directory cannot be used ({reason_of(error)})."
    return f"Written to {path}."


def _free_name(taken: Path) -> Path:
    """A name beside a file, with a number, that is not taken."""
    number = 2
    while (path := taken.with_stem(f"{taken.stem}-{number}")).exists():
        number += 1
    return path
