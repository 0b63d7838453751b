"""`visittui check FILE`: every problem of a record, or a summary of a sound one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.characters import printable
from visittui.commands.plain.output import print_json
from visittui.errors import CannotContinueError
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.record.wording import count_of
from visittui.standard_streams import say

if TYPE_CHECKING:
    from visittui.record.checks.checking import Report
    from visittui.record.checks.texts import Comparison

_MISSING_NAMED = 5
"""Texts not at hand that are named; of more, the number is said."""

_EPILOG = """\
Everything that is wrong is listed, each with file, line, column and field; of a sound record, what it holds, and how
many of its claims rest on one witness, on a publisher that is inferred or unknown, on the opening of a page. With
--json each problem is an object on a line of its own: file, line, column, path, what and expected.

examples:
  visittui check data/hanoi-2024.json
  visittui check my-visit.json --sources texts
  visittui check my-visit.json --sources texts --anchor

exit codes: 0 no problem; 1 problems; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("file", metavar="FILE", type=Path, help="a record")
    parser.add_argument(
        "--sources",
        metavar="DIR",
        type=Path,
        help="compare every printing with the source texts in this directory, found by their content",
    )
    parser.add_argument(
        "--anchor",
        action="store_true",
        help="move line numbers to where the words are in texts of DIR that were fetched again, and say what is unsure",
    )
    parser.add_argument("--json", action="store_true", help="each problem as one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print problems by line, or the summary; the exit code is 1 when there is a problem.

    Raises:
        CannotContinueError: the file or the directory of texts cannot be read.
    """
    from visittui.record.checks.checking import check_record

    if arguments.anchor:
        return _anchor(arguments.file, arguments.sources)
    report = check_record(arguments.file, sources=arguments.sources)
    for problem in report.problems:
        if arguments.json:
            print_json(problem.as_dict())
        else:
            print(str(problem))
    for remark in report.remarks:
        say(printable(remark))
    if report.record is None:
        number = len(report.problems) + report.further
        unseen = f", of which the first {len(report.problems):,} are shown" if report.further else ""
        say(f"{count_of(number, 'problem')}{unseen}")
        return NOT_FOUND
    if not arguments.json:
        for line in _summary(report):
            print(line)
    elif report.comparison is not None and report.comparison.missing:
        # Who reads no summary must not take silence for a comparison.
        say(_not_compared(report.comparison))
    return FOUND


def _anchor(record: Path, directory: Path | None) -> int:
    """Print what was moved and what is unsure; the exit code is 1 when there is something to look for."""
    from visittui.record.anchoring import anchor

    if directory is None:
        raise CannotContinueError("say where the texts are: --sources DIR")
    done = anchor(record, directory)
    for source, path in done.texts.items():
        print(printable(f"{source}: its text is {path.name} now"))
    for one in done.anchors:
        print(printable(f"  {one}"))
    moved = sum(one.outcome == "moved" for one in done.anchors)
    left = len(done.anchors) - moved
    print(f"{count_of(len(done.texts), 'text')} changed; {count_of(moved, 'citation')} moved, {left:,} to look at")
    return NOT_FOUND if left else FOUND


def _summary(report: Report) -> list[str]:
    from visittui.record.checks.grounds import grounds_of

    record, comparison = report.record, report.comparison
    assert record is not None
    counts = ", ".join(count_of(count, kind) for kind, count in record.counts.items()).replace("persons", "people")
    lines = [f"{printable(str(record.path))}: no problems", f"  {counts}"]
    grounds = grounds_of(record)
    if grounds.claims:
        lines.append(
            f"  {count_of(grounds.claims, 'claim')}, resting on one witness: {grounds.one_witness:,}; on publishers"
            f" inferred or unknown: {grounds.publisher_inferred:,}; on pages of which only the opening was read:"
            f" {grounds.opening_read:,}"
        )
    if comparison is not None:
        texts = count_of(len(comparison.texts), "text")
        lines.append(f"  {count_of(comparison.printings, 'printed wording')} compared with {texts}, byte for byte")
        lines.append(f"  {count_of(comparison.quoted, 'quotation')} of the texts recorded or dismissed")
        if comparison.missing:
            lines.append(f"  {_not_compared(comparison)}")
    return lines


def _not_compared(comparison: Comparison) -> str:
    named = ", ".join(comparison.missing[:_MISSING_NAMED])
    rest = len(comparison.missing) - _MISSING_NAMED
    return f"not compared, their texts are not available: {named}" + (f", {rest} more" if rest > 0 else "")
