"""`visittui diff OLD NEW`: what changed between two versions of a record, for those who review it."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from visittui.commands.plain.output import print_json
from visittui.exit_codes import FOUND, NOT_FOUND

if TYPE_CHECKING:
    from visittui.record.comparing import FieldChange, ItemChange

_EPILOG = """\
Every item that was added, removed or changed, and of a changed one every field with what it was and what it is. The
order of items in the file is not compared. Both versions are checked first; one with problems is refused (see
visittui check).

With --json each item is an object on a line of its own: ref, what (added, removed or changed), title, and fields, a
list of objects with path, old and new.

examples:
  git show HEAD~1:data/hanoi-2024.json > /tmp/before.json
  visittui diff /tmp/before.json data/hanoi-2024.json

exit codes, as of diff: 0 no change; 1 changes; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("old", metavar="OLD", help="the earlier version: a record's file or name")
    parser.add_argument("new", metavar="NEW", help="the later version")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the changes; the exit code is 1 when there are any, as with diff.

    Raises:
        CannotContinueError: a version cannot be read or has problems.
    """
    from visittui.archive.store.library import resolve
    from visittui.record.comparing import compare
    from visittui.record.reading import read_record

    old, new = (read_record(resolve(word)) for word in (arguments.old, arguments.new))
    counts: Counter[str] = Counter()
    for change in compare(old, new):
        counts[change.what] += 1
        if arguments.json:
            print_json({**change._asdict(), "fields": [field._asdict() for field in change.fields]})
        else:
            for line in _lines(change):
                print(line)
    if not arguments.json:
        print(", ".join(f"{counts[what]} {what}" for what in ("added", "removed", "changed")))
    return NOT_FOUND if counts else FOUND


def _lines(change: ItemChange) -> Iterator[str]:
    yield f"{change.what} {change.ref}" + (f": {change.title}" if change.title else "")
    for field in change.fields:
        yield f"  {field.path}: {_words(field)}"


def _words(field: FieldChange) -> str:
    if field.old is None or field.old == []:
        return f"now {_value(field.new)}"
    if field.new is None or field.new == []:
        return f"no longer {_value(field.old)}"
    return f"was {_value(field.old)}, now {_value(field.new)}"


def _value(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
