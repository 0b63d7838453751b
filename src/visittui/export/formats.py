"""The formats of export, by the names that the command line takes; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from visittui.export.selection import Selection

Say = Callable[[str], None]
"""Told in a sentence what could not be exported."""


class Format(NamedTuple):
    """A format of export.

    Attributes:
        purpose: what it is for, in a few words.
        kinds: the only kinds that it can hold; empty for all.
        text: writes it as text, piece by piece; no piece at all where nothing of the selection can be written.
        file: writes it into an empty file; formats have one or the other.
        counts_itself: whether it says by itself how much was written, which is not as much as was selected.
        named: whether the file must have a name while it is written.
    """

    purpose: str
    kinds: tuple[str, ...] = ()
    text: Callable[[Selection, Say], Iterator[str]] | None = None
    file: Callable[[Selection, Path], None] | None = None
    counts_itself: bool = False
    named: bool = False


def _icalendar(selection: Selection, say: Say) -> Iterator[str]:
    from visittui.export.schedule import as_icalendar

    return as_icalendar(selection, say)


def _csv(selection: Selection, _: Say) -> Iterator[str]:
    from visittui.export.table import as_csv

    return as_csv(selection)


def _json_lines(selection: Selection, _: Say) -> Iterator[str]:
    from visittui.export.table import as_json_lines

    return as_json_lines(selection)


def _markdown(selection: Selection, _: Say) -> Iterator[str]:
    from visittui.export.dossier import as_markdown

    return as_markdown(selection)


def _bibliography(form: str) -> Callable[[Selection, Say], Iterator[str]]:
    def write(selection: Selection, say: Say) -> Iterator[str]:
        from visittui.export.citations.citation_formats import bibliography

        return bibliography(selection, form, say)

    return write


def _spreadsheet(selection: Selection, path: Path) -> None:
    from visittui.export.spreadsheet import write_spreadsheet

    write_spreadsheet(selection, path)


def _database(selection: Selection, path: Path) -> None:
    from visittui.export.database import write_database

    write_database(selection, path)


FORMATS = {
    "ics": Format("the schedule for a calendar (iCalendar)", ("event",), text=_icalendar, counts_itself=True),
    "csv": Format("a row for each item, for spreadsheets", text=_csv),
    "xlsx": Format("a workbook with a sheet for each kind; needs -o", file=_spreadsheet),
    "jsonl": Format("an object a line for each item, as recorded", text=_json_lines),
    "markdown": Format("a dossier to read or print", text=_markdown),
    "sqlite": Format("a database for queries and Datasette; needs -o", file=_database, named=True),
    "csl": Format("the sources, as CSL-JSON for Zotero and pandoc", text=_bibliography("csl"), counts_itself=True),
    "bibtex": Format("the sources, for LaTeX", text=_bibliography("bibtex"), counts_itself=True),
    "ris": Format("the sources, for EndNote and Mendeley", text=_bibliography("ris"), counts_itself=True),
}
