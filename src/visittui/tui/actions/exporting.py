"""Exporting what is marked: in which format, and to a file, the clipboard or a plain text to select from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.archive.cards.card import Card, Section, Span
from visittui.errors import CannotContinueError
from visittui.tui.actions.marking import NOT_FOR_STRANGERS
from visittui.tui.actions.new_files import WriteFile, host_of_files, text_writer, working_directory, write_file
from visittui.tui.explorer.empty_list import nothing_marked

if TYPE_CHECKING:
    from visittui.export.formats import Format
    from visittui.export.selection import Selection
    from visittui.tui.screens.explorer import ExplorerScreen

_OFFERED = {
    "csv": ".csv",
    "markdown": ".md",
    "csl": ".json",
    "bibtex": ".bib",
    "ris": ".ris",
    "jsonl": ".jsonl",
    "ics": ".ics",
    "xlsx": ".xlsx",
}
"""Formats in the order of the menu, with the endings of their files."""


async def write_marked(explorer: ExplorerScreen) -> None:
    """Choose in which format to export the marked items, and where to."""
    if explorer.session.kiosk:
        explorer.view.say(NOT_FOR_STRANGERS)
        return
    from visittui.tui.screens.dialogs import ExportScreen

    selection = _marked(explorer)
    if not selection:
        explorer.view.say(nothing_marked(explorer.session.preferences.keys))
        return
    screen = ExportScreen(_menu(selection), explorer.session.preferences.keys)
    await explorer.app.push_screen(screen, partial(_chosen, explorer))


def _marked(explorer: ExplorerScreen) -> Selection:
    """What is marked in the record that is shown now: between two dialogs it may have been read again."""
    from visittui.export.selection import select_items

    return select_items(explorer.view.archive, explorer.view.marked.rows().refs)


def _menu(selection: Selection) -> Card:
    """A card whose links are the formats that can hold something of the selection."""
    from visittui.export.formats import FORMATS

    formats = {
        name: FORMATS[name]
        for name in _OFFERED
        if (name != "xlsx" or find_spec("openpyxl") is not None)  # of an extra, which is there or not
        and (not FORMATS[name].kinds or any(kind in selection.counts for kind in FORMATS[name].kinds))
    }
    column = max(map(len, formats)) + 2
    lines = tuple(
        (Span(name, ref=name), Span(" " * (column - len(name)) + form.purpose.partition(";")[0]))
        for name, form in formats.items()
    )
    return Card(
        "help/export", "help", f"Export {_amount(selection)}", "", (), (Section("", lines, hanging=column),), ()
    )


def _amount(selection: Selection) -> str:
    return f"{len(selection):,} marked item{'s' if len(selection) != 1 else ''}"


def _chosen(explorer: ExplorerScreen, chosen: str | None) -> None:
    from visittui.export.formats import FORMATS

    if chosen is None:
        return
    way, _, name = chosen.partition(" ")
    form = FORMATS[name]
    if way == "write":
        explorer.call_next(_ask_for_path, explorer, name)
    elif form.text is None:
        explorer.view.say(f"{name} is not text: it can only go to a file.")
    else:
        text, _ = _text_of(form, explorer)
        if text:
            from visittui.tui.actions.copying import hand_over

            hand_over(explorer, text, way)


async def _ask_for_path(explorer: ExplorerScreen, name: str) -> None:
    from visittui.tui.screens.dialogs import FilePathScreen

    selection = _marked(explorer)
    file = f"{selection.archive.visit.id}-marked{_OFFERED[name]}"
    host = host_of_files(explorer.session)
    machine = f"On {host}, where visittui runs" if host else "On this machine"
    screen = FilePathScreen(
        f"{_amount(selection)} as {name}, to the file", file, f"{machine}, in {working_directory()}"
    )
    await explorer.app.push_screen(screen, partial(_path_given, explorer, name, file))


def _path_given(explorer: ExplorerScreen, name: str, file: str, typed: str | None) -> None:
    from visittui.export.formats import FORMATS
    from visittui.files.whole_file import names_directory

    if typed is None:
        return
    form = FORMATS[name]
    try:
        path = Path(typed).expanduser()
    except (OSError, RuntimeError, ValueError) as error:
        explorer.view.say(f"Not written: {typed} cannot be used ({error}).")
        return
    if names_directory(typed):
        path /= file
    if (write := form.file) is not None:
        explorer.call_next(write_file, explorer, path, partial(_in_a_thread, explorer, write), name=file)
        return
    text, remarks = _text_of(form, explorer)
    if text:
        explorer.call_next(write_file, explorer, path, lambda: text_writer(text), remarks, name=file)


def _in_a_thread(explorer: ExplorerScreen, write: Callable[[Selection, Path], None]) -> WriteFile:
    """Writes what is marked now, over a connection of its own."""
    from visittui.export.selection import select_items

    archive, refs = explorer.view.archive, explorer.view.marked.rows().refs

    def write_all(path: Path) -> None:
        with archive.another() as own:
            write(select_items(own, refs), path)

    return write_all


def _text_of(form: Format, explorer: ExplorerScreen) -> tuple[str, list[str]]:
    """The export, and what it remarks about what could not be exported; where nothing could that is said."""
    remarks: list[str] = []
    assert form.text is not None
    pieces, text = form.text(_marked(explorer), remarks.append), ""
    try:
        text = "".join(pieces)
    except CannotContinueError as error:
        remarks.append(f"{error}.")
    if not text:
        explorer.view.say(" ".join(remarks) or "None of the marked items can be exported in this format.")
    return text, remarks
