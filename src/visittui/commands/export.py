"""`visittui export FORMAT [QUERY or REF…]`: the record, or a part of it, for other programs."""

from __future__ import annotations

import argparse
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.commands.arguments.output_option import output_name
from visittui.commands.arguments.record_option import add_record_option, open_record
from visittui.errors import CannotContinueError, told_as
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.standard_streams import say

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive
    from visittui.export.formats import Format
    from visittui.export.selection import Selection

_EPILOG = """\
Without a query the whole record is exported; with one, what it finds; with a reference such as person/to-lam, that
item (in Markdown: with everything said, signed and attended). Words are exported exactly as printed, with their
sources. Output is UTF-8. What could not be exported is said on standard error.

formats:
  {formats}

examples:
  visittui export ics -o visit.ics
  visittui export ics attended:person/to-lam
  visittui export csv kind:quote speaker:lam -o to-lam.csv
  visittui export markdown person/to-lam
  visittui export sqlite -o visit.db
  visittui export bibtex about:agreement/joint-statement

exit codes: 0 exported; 1 nothing found, or nothing of it fits the format; 2 it could not be done (so where the file
exists and --force is not given)"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from visittui.export.formats import FORMATS

    width = max(map(len, FORMATS))
    parser.epilog = _EPILOG.format(formats="\n  ".join(f"{name:{width}}  {FORMATS[name].purpose}" for name in FORMATS))
    parser.add_argument("format", metavar="FORMAT", choices=list(FORMATS), help="one of %(choices)s")
    parser.add_argument("query", metavar="QUERY or REF", nargs="*", help="as for visittui search, or kind/id")
    parser.add_argument("--marked", action="store_true", help="export the items marked on the screen (key b)")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=output_name, help="write to a file; without it, or with -, to stdout"
    )
    parser.add_argument("--bom", action="store_true", help="csv: begin with a byte order mark, for Excel")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    add_record_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Export; the exit code is 1 when there is nothing to.

    Raises:
        CannotContinueError: the record cannot be opened, or the file not written.
    """
    from visittui.export.formats import FORMATS

    form = FORMATS[arguments.format]
    output = None if arguments.output in (None, "-") else Path(arguments.output)
    if output is not None and _is_standard_output(output):
        output = None
    if form.file and (output is None or _is_stream(output)):
        raise CannotContinueError(f"{arguments.format} is written to a file: name it with -o FILE")
    if arguments.bom and arguments.format != "csv":
        raise CannotContinueError("--bom is for csv: by it Excel knows that the file is UTF-8")
    with open_record(arguments) as archive:
        return _export(archive, arguments, form, output)


def _export(archive: Archive, arguments: argparse.Namespace, form: Format, output: Path | None) -> int:
    if output is not None and os.path.realpath(output) == os.path.realpath(archive.record_path):
        raise CannotContinueError(f"{output} is the record being read; name another file")
    selection = _selection(archive, arguments, form)
    for hint in selection.hints:
        say(hint)
    if not len(selection):
        what = "nothing is marked" if arguments.marked else f"no {'event' if form.kinds else 'item'} found"
        say(f"nothing to export: {what}")
        return NOT_FOUND
    pieces = _pieces(selection, form)
    if form.text and not pieces:
        say("nothing to export")
        return NOT_FOUND
    if arguments.bom:
        pieces = chain(("\ufeff",), pieces)
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
    elif _is_stream(output):
        # A reader who has seen enough is no error, as at the other end of standard output.
        with told_as(f"{output} cannot be written"), suppress(BrokenPipeError), output.open("wb") as stream:
            stream.writelines(piece.encode() for piece in pieces)
    else:
        _write_file(selection, form, pieces, output, overwrite=arguments.force)
    return FOUND


def _is_standard_output(path: Path) -> bool:
    """Whether it is another name of standard output, such as `/dev/stdout`, whatever that is: a pipe has no name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(1))
    except OSError:
        return False


def _is_stream(path: Path) -> bool:
    """Whether it takes what is written as it comes: a named pipe or a device, nothing that could be replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _selection(archive: Archive, arguments: argparse.Namespace, form: Format) -> Selection:
    from visittui.archive.store.references import ItemNotFoundError
    from visittui.export.selection import Selection, select, select_items

    if arguments.marked:
        if arguments.query:
            raise CannotContinueError("--marked exports what is marked: leave the query out")
        return select_items(archive, _marked(archive), form.kinds)
    try:
        return select(archive, " ".join(arguments.query), form.kinds)
    except ItemNotFoundError as error:
        say(str(error))
        return Selection(archive, {}, [])


def _marked(archive: Archive) -> list[str]:
    from visittui.archive.store.references import ItemNotFoundError
    from visittui.state.marks import Marks

    marks = Marks()
    found = []
    for ref in marks.refs(archive.visit.id):
        try:
            archive.title(ref)
        except ItemNotFoundError:
            say(f"{ref} was marked and is no longer in the record")
        else:
            found.append(ref)
    if marks.notice:
        say(marks.notice)
    return found


def _pieces(selection: Selection, form: Format) -> Iterable[str]:
    """What is to be written; empty where that is known to be nothing."""
    if form.text is None:
        return ()
    pieces = form.text(selection, say)
    first = next(pieces, None)
    return () if first is None else chain((first,), pieces)


def _write_file(selection: Selection, form: Format, pieces: Iterable[str], path: Path, *, overwrite: bool) -> None:
    from visittui.files.whole_file import new_file

    with new_file(path, overwrite=overwrite, named=form.named) as part:
        if form.file:
            form.file(selection, part)
        else:
            with part.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
    amount = "" if form.counts_itself else f"{len(selection):,} item{'s' if len(selection) != 1 else ''} "
    say(f"{amount}written to {path}")
