"""`visittui draft`: what texts might give to a record, as suggestions that a person decides on."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visittui.characters import printable
from visittui.commands.arguments.output_option import output_path
from visittui.commands.plain.output import print_json
from visittui.errors import CannotContinueError, told_as
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.standard_streams import say

if TYPE_CHECKING:
    from visittui.drafting.suggestion import Suggestion
    from visittui.record.accession import Accession

_VISIT = ("title", "guest", "host", "place", "starts", "ends", "timezone", "summary")

_EPILOG = """\
TEXT is a text, a saved web page, a DOCX or a PDF, or a directory of such files. With -o each becomes a source of the
record, its text is kept in NAME.texts, and what it might give to the record is put into NAME.drafts.json; what a
record or its drafts hold already is not touched. With --json each suggestion is one object on a line of its own:
offsets count characters of the text as decoded, from 0; start and end enclose the words without their outer marks.

examples:
  visittui draft pages -o lake.json --guest "Ada Birk" --host "Tam Linh" --place Lakeside
  visittui draft another-page.html -o lake.json
  visittui draft --json page.txt

exit codes: 0 done; 1 a text could not be read, the others are done; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("texts", metavar="TEXT", nargs="+", type=Path, help="a text, or a directory of texts")
    parser.add_argument("-o", "--output", metavar="NAME.json", type=output_path, help="the record, new or not")
    parser.add_argument("--json", action="store_true", help="print each suggestion as one JSON object a line")
    visit = parser.add_argument_group("the visit, for a new record; what is left out can be written later")
    visit.add_argument("--title", help="its title")
    visit.add_argument("--guest", metavar="NAME", help="who came")
    visit.add_argument("--host", metavar="NAME", help="who received")
    visit.add_argument("--place", metavar="NAME", help="where")
    visit.add_argument("--starts", metavar="DAY", help="its first day: 2019-05-02")
    visit.add_argument("--ends", metavar="DAY", help="its last day")
    visit.add_argument("--timezone", metavar="ZONE", help="the time zone of its times: Europe/Zurich")
    visit.add_argument("--summary", help="a sentence or two")


def run(arguments: argparse.Namespace) -> int:
    """Draft into a record, or print suggestions; a text that cannot be read is named, and the others go on.

    Raises:
        CannotContinueError: no text can be read, or the record cannot be read or written.
    """
    if arguments.output is None and not arguments.json:
        raise CannotContinueError("say where the record is to be: -o NAME.json; or --json to print suggestions alone")
    files = list(_files(arguments.texts))
    if not files:
        raise CannotContinueError("there is no text here")
    return _print(files) if arguments.output is None else _take_in(arguments.output, files, arguments)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        with told_as(printable(str(path))):
            yield from sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))


def _print(files: list[Path]) -> int:
    from visittui.drafting.drafting import Draft
    from visittui.drafting.text_files import NoTextError, read_text

    failed = 0
    for path in files:
        try:
            text = read_text(path)
        except NoTextError as error:
            say(f"{printable(str(path))}: {error}")
            failed += 1
            continue
        if text.as_read is not None:
            say(f"{printable(str(path))}: read {text.as_read}")
        for suggestion in Draft(text.text, text.language, text.day).all():
            print_json(as_dict(str(path), suggestion))
    return _code(failed, len(files))


def _take_in(record: Path, files: list[Path], arguments: argparse.Namespace) -> int:
    from visittui.record.accession import new_record, take_in

    new = not record.exists()
    if new:
        new_record(record, {key: getattr(arguments, key) for key in _VISIT})
    done = take_in(record, files)
    for path, why in done.refused:
        say(f"{printable(str(path))}: {why}")
    for path, how in done.converted:
        say(f"{printable(str(path))}: read {how}")
    for line in (*_told(record, done), *_told_of_visit(record, arguments, new=new)):
        print(line)
    return _code(len(done.refused), len(files))


def _told_of_visit(record: Path, arguments: argparse.Namespace, *, new: bool) -> list[str]:
    """What the visit still lacks, or what was given for it and not taken, and how that is written."""
    told = [name for name in _VISIT if bool(getattr(arguments, name)) != new]
    if not told:
        return []
    names = f"{'the visit has no ' if new else '--'}{(', ' if new else ', --').join(told)}"
    why = " yet, so the record opens in the review alone" if new else " not taken: the record is there already"
    return [f"{names}{why}; write it with `visittui review {shlex.quote(str(record))}`, keys o and Enter"]


def _told(record: Path, done: Accession) -> list[str]:
    from visittui.files.record_files import drafts_path
    from visittui.record.wording import count_of

    total, undecided = done.suggestions
    lines = [f"{printable(str(record))}: {count_of(len(done.sources), 'new source')}"]
    if done.known:
        lines.append(f"  {count_of(len(done.known), 'text')} known already")
    drafts = printable(str(drafts_path(record)))
    lines.append(f"{drafts}: {count_of(total, 'suggestion')}, {undecided:,} undecided")
    return lines


def _code(failed: int, files: int) -> int:
    if failed == files:
        raise CannotContinueError("no text could be read")
    return NOT_FOUND if failed else FOUND


def as_dict(text: str, one: Suggestion) -> dict[str, Any]:
    """A suggestion as a line of JSON has it."""
    speaker = one.speaker
    return {
        "text": text,
        "start": one.start,
        "end": one.end,
        "line": one.line,
        "exact": one.exact,
        "kind": one.kind,
        "form": one.form,
        "speaker": speaker and asdict(speaker),
        "confidence": one.confidence,
        "reason": one.reason,
        "utterance": one.utterance,
        "depth": one.depth,
        "fault": one.fault,
        "pieces": [{"line": piece.line, "exact": piece.exact} for piece in one.pieces],
        **one.details,
    }
