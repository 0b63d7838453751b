"""Files that a reader asks for."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Link, LinkGroup
from visittui.characters import printable
from visittui.errors import CannotContinueError, reason_of

if TYPE_CHECKING:
    from visittui.tui.screens.explorer import ExplorerScreen
    from visittui.tui.session import Session

WriteFile = Callable[[Path], object]

_BUSY = "another file is still being written"


def text_writer(text: str) -> WriteFile:
    """Writes a text as it is."""
    return lambda file: file.write_text(text, encoding="utf-8", newline="")


def host_of_files(session: Session) -> str:
    """The name of the machine that files are written on, where that is not the one that the reader sits at; else ""."""
    remote = session.in_browser or any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    return printable(socket.gethostname()) if remote else ""


async def write_file(
    explorer: ExplorerScreen, path: Path, prepare: Callable[[], WriteFile], remarks: Sequence[str] = (), name: str = ""
) -> None:
    """Write a file, and say where it is, over SSH on which machine, or why it is not.

    Where there is such a file already the reader is asked first: a key held down writes no second one. When it is clear
    where, `prepare` is called; what it returns writes into an empty file, in a thread of its own. The remarks are said
    with it; `name` is the file's where the path is that of a directory.
    """
    late = "the directory does not answer"
    try:
        wanted, beside = explorer.session.files.run(partial(_free_name, path, name), late=late, busy=_BUSY)
    except (CannotContinueError, OSError, ValueError) as error:
        explorer.view.say(f"Not written: {_reason(error, path)}.")
        return
    if beside == wanted:
        _write(explorer, wanted, prepare(), remarks)
        return
    from visittui.tui.screens.dialogs import CardScreen

    group = LinkGroup("file", "Choose", 1, (Link(str(beside), f"Write {beside.name} beside it", ""),))
    card = Card("help/file", "help", f"There is {wanted.name} already", _directory(wanted), (), (), (group,))

    def answered(chosen: str | None) -> None:
        if chosen is not None:
            _write(explorer, beside, prepare(), remarks)

    await explorer.app.push_screen(CardScreen(card, explorer.session.preferences.keys), answered)


def _write(explorer: ExplorerScreen, path: Path, write: WriteFile, remarks: Sequence[str]) -> None:
    """Write a file and say so; what takes longer than a moment is told when it is done."""
    session, say = explorer.session, explorer.view.say
    late = f"{path.name} is still being written; it is told when it is there"

    def afterwards(outcome: Future[str]) -> None:
        explorer.call_later(lambda: say(outcome.result()))

    try:
        task = partial(_written, session, path, write, remarks)
        say(session.files.run(task, late=late, busy=f"Not written: {_BUSY}", afterwards=afterwards))
    except CannotContinueError as error:
        say(f"{error}.")


def _written(session: Session, path: Path, write: WriteFile, remarks: Sequence[str]) -> str:
    from visittui.files.whole_file import new_file

    try:
        with new_file(path) as file:
            write(file)
    except CannotContinueError as error:
        return f"{error}."
    except (OSError, ValueError) as error:
        return f"Not written: {_reason(error, path)}."
    host = host_of_files(session)
    return " ".join((f"Written: {path.name}{f', on {host}' if host else ''}, in {_directory(path)}.", *remarks))


def working_directory() -> str:
    """The current directory, for reading."""
    return _directory(Path("name"))


def _directory(path: Path) -> str:
    """Where a file is, for reading: a home directory is told as readers know it."""
    try:
        directory = Path.cwd() / path.parent
    except OSError as error:
        return f"a directory that cannot be used ({reason_of(error)})"
    try:
        return printable(str(Path("~") / directory.relative_to(Path.home())))
    except (RuntimeError, ValueError):
        return printable(str(directory))


def _reason(error: Exception, path: Path) -> str:
    if not isinstance(error, OSError):
        return str(error)
    try:
        Path.cwd()
    except OSError as gone:
        if not path.is_absolute():
            return f"the current directory cannot be used ({reason_of(gone)})"
    return reason_of(error)


def _free_name(path: Path, name: str) -> tuple[Path, Path]:
    """The path of the file, and where that is taken one beside it, with a number, else the same again."""
    wanted = path / name if name and path.is_dir() else path
    free, number = wanted, 2
    while free.exists():
        free = wanted.with_stem(f"{wanted.stem}-{number}")
        number += 1
    return wanted, free
