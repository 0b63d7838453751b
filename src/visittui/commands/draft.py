"""`visittui draft TEXT…`: what texts might give to a record, as suggestions that a person decides on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visittui.characters import printable
from visittui.commands.printing import print_json
from visittui.errors import CannotContinueError, reason_of
from visittui.exit_codes import CANNOT, FOUND
from visittui.standard_streams import say

if TYPE_CHECKING:
    from visittui.drafting import Suggestion

_EPILOG = """\
With --json each suggestion is one object on a line of its own. Offsets count characters of the text as decoded, from
0; start and end enclose the words without their outer marks.

examples:
  visittui draft --json page.txt

exit codes: 0 done; 2 a text could not be read"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("texts", metavar="TEXT", nargs="+", type=Path, help="a text, UTF-8")
    parser.add_argument("--json", action="store_true", help="each suggestion as one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print the suggestions of each text; a text that cannot be read is named, and the others go on.

    Raises:
        CannotContinueError: no text can be read.
    """
    from visittui.drafting import Draft

    failed = 0
    for path in arguments.texts:
        try:
            text = path.read_bytes().decode()
        except OSError as error:
            say(f"{printable(str(path))}: {reason_of(error)}")
            failed += 1
            continue
        except UnicodeDecodeError as error:
            say(f"{printable(str(path))}: not UTF-8 (byte {error.start})")
            failed += 1
            continue
        for suggestion in Draft(text).all():
            print_json(as_dict(str(path), suggestion))
    if failed == len(arguments.texts):
        raise CannotContinueError("no text could be read")
    return CANNOT if failed else FOUND


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
        "speaker": None
        if speaker is None
        else {"start": speaker.start, "end": speaker.end, "text": speaker.text, "name": speaker.name},
        "confidence": one.confidence,
        "reason": one.reason,
        "utterance": one.utterance,
        "depth": one.depth,
        "fault": one.fault,
        "pieces": [{"line": piece.line, "exact": piece.exact} for piece in one.pieces],
        **one.details,
    }
