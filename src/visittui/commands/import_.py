"""`visittui import tables FILE or DIR`: a record made of tables."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visittui.characters import printable
from visittui.commands.arguments.output_option import output_path
from visittui.errors import CannotContinueError
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.files.whole_file import new_file
from visittui.standard_streams import say

if TYPE_CHECKING:
    from visittui.tables.importing import Import
    from visittui.tables.sheets import CellAddress

_MOST = 200
"""Problems that are named; of more, the number is said."""

_EPILOG = """\
Reads what visittui export xlsx or csv wrote, or tables made by hand: sheets (or CSV files in a directory) called visit,
sources, topics, places, organisations, people, events, agreements, quotes, differences, points, with the fields of the
record format as heads. People, places and the rest may be named instead of given by id, ids may be left out, lists have
semicolons between their entries, dates may be cells with dates.

A new record is printed, or written with -o. With --into the rows change a record: those that have its ids change its
items, field by field, where the table has a column; others are added; nothing is removed. Every problem is named with
its sheet, row and column, and then nothing is written.

examples:
  visittui import tables visit.xlsx -o visit.json
  visittui import tables visit.xlsx --into visit.json
  visittui import tables tables/ > visit.json

exit codes: 0 imported; 1 problems; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("what", metavar="tables", choices=["tables"], help="what is imported")
    parser.add_argument("source", metavar="FILE or DIR", type=Path, help="a workbook (XLSX), or CSV files")
    parser.add_argument("--into", metavar="RECORD", type=Path, help="change this record file, or with -o a copy of it")
    parser.add_argument("-o", "--output", metavar="FILE", type=output_path, help="write the record to a file")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")


def run(arguments: argparse.Namespace) -> int:
    """Import; the exit code is 1 when there is a problem, and then nothing is written.

    Raises:
        CannotContinueError: the tables or the record cannot be read, or the file not written.
    """
    from visittui.tables.importing import Import
    from visittui.tables.sheets import read_sheets

    into: Path | None = arguments.into
    output: Path | None = arguments.output or into
    imported = Import(read_sheets(arguments.source), _record(into) if into else None)
    if not imported.tables and not imported.faults:
        raise CannotContinueError(f"{printable(str(arguments.source))}: no table has a row")
    written = (json.dumps(imported.record, ensure_ascii=False, indent=2) + "\n").encode(errors="surrogatepass")
    problems = list(_problems(arguments.source, imported, written))
    for problem in problems[:_MOST]:
        say(problem)
    if problems:
        further = f", of which the first {_MOST} are shown" if len(problems) > _MOST else ""
        say(f"nothing imported: {len(problems):,} problem{'s' if len(problems) > 1 else ''}{further}")
        return NOT_FOUND
    if output is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        with new_file(output, overwrite=arguments.force or output == into) as part:
            part.write_bytes(written)
    _tell(imported, output)
    return FOUND


def _record(path: Path) -> dict[str, Any]:
    """The record that is to be changed, as it is written."""
    from visittui.record.reading import read_record

    read_record(path)
    record: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8-sig"))
    return record


def _problems(source: Path, imported: Import, written: bytes) -> Iterator[str]:
    """Everything that is wrong with the tables and with the record made of them, each thing once."""
    from visittui.record.checks.checking import check_bytes

    told = set()
    for address, what, expected in imported.faults:
        told.add((address.sheet, address.row, address.column))
        yield _sentence(source, address, what, expected)
    for problem in check_bytes(source, written).problems:
        cell = imported.address_of(problem)
        if cell is None:
            expected = "a table called “visit”, or --into" if problem.path == "visit" else problem.expected
            yield _sentence(source, None, f"{problem.path}: {problem.what}", expected)
        elif (cell.sheet, cell.row, cell.column) not in told:
            inner = problem.path.partition("].")[2] or problem.path
            # A field that has a column of its own is named by it.
            is_whole_cell = cell.column and not set(inner.replace("time.", "")) & set(".[")
            what = problem.what if is_whole_cell else f"{inner}: {problem.what}"
            yield _sentence(source, cell, what, problem.expected)


def _sentence(source: Path, address: CellAddress | None, what: str, expected: str) -> str:
    where = str(source)
    if address is not None:
        where += f": {address.sheet}, row {address.row}"
        where += f", column {address.column}" if address.column else ""
        where += f" ({address.head})" if address.head else ""
    return printable(f"{where}: {what}{f'; expected {expected}' if expected else ''}")


def _tell(imported: Import, output: Path | None) -> None:
    for kind, items in imported.made.items():
        say(f"made because there is no table of them, {kind}: {'; '.join(item['name'] for item in items)}")
    rows = ", ".join(f"{count:,} {table}" for table, count in imported.tables.items())
    say(f"{rows} imported{f', written to {output}' if output else ''}")
