"""`visittui records`: the records at hand."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from visittui.commands.plain.output import print_json
from visittui.errors import CannotContinueError
from visittui.exit_codes import FOUND, NOT_FOUND
from visittui.standard_streams import say

if TYPE_CHECKING:
    from visittui.archive.store.library import RecordAtHand

_EPILOG = """\
The record that comes with the program, and every record file (NAME.json) in

  {directory}

Put a file there to make it available by its name: visittui NAME opens it, and --record NAME makes other commands read
it.

A record of your own begins with texts, in which visittui draft finds what it might hold, and visittui review decides.

With --json each record is an object on a line of its own: name, path, shipped, problems (their number), and, where
there are none, id, title, place, starts, ends and counts (items by kind).

examples:
  visittui records
  visittui search nuclear --record hanoi-2024

exit codes: 0 all can be opened; 1 one of them has problems; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from visittui.archive.store.library import records_directory

    parser.epilog = _EPILOG.format(directory=records_directory())
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """List the records; the exit code is 1 when one has problems.

    Raises:
        CannotContinueError: the shipped record is missing.
    """
    from visittui.archive.store.library import records

    code = FOUND
    for number, entry in enumerate(records()):
        described = _described(entry)
        if described["problems"]:
            code = NOT_FOUND
        if arguments.json:
            print_json(described)
            continue
        if number:
            print()
        for line in _lines(described):
            print(line)
    if not arguments.json:
        print("\nvisittui draft TEXTS -o NAME.json begins a record of your own; visittui review NAME.json goes on.")
    return code


def _described(entry: RecordAtHand) -> dict[str, Any]:
    from visittui.commands.arguments.record_option import open_path

    described: dict[str, Any] = {"name": entry.name, "path": str(entry.path), "shipped": entry.shipped, "problems": 0}
    try:
        with open_path(entry.path) as archive:
            visit = archive.visit
    except CannotContinueError as error:
        say(str(error))
        problems = len(getattr(error, "problems", ())) + getattr(error, "further", 0)
        return {**described, "problems": problems or 1}
    described |= {"id": visit.id, "title": visit.title, "place": visit.place_name, "starts": visit.starts}
    described |= {"ends": visit.ends, "counts": archive.counts}
    return described


def _lines(described: dict[str, Any]) -> list[str]:
    from visittui.archive.cards.overview import amounts
    from visittui.archive.clock import Clock

    lines = [described["name"] + (", comes with visittui" if described["shipped"] else "")]
    if described["problems"]:
        count = described["problems"]
        lines.append(
            f"  cannot be opened: {count} problem{'s' if count > 1 else ''} (visittui check {described['path']})"
        )
    else:
        when = Clock.long_days(described["starts"], described["ends"])
        lines.append(f"  {described['title']}")
        lines.append(f"  {described['place']}, {when}")
        lines.append(f"  {amounts(described['counts'])}")
    lines.append(f"  {described['path']}")
    return lines
