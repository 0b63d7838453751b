"""`visittui review RECORD`: decide on what was drafted for a record, on the screen."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from visittui.commands.browse import require_terminal
from visittui.commands.session.ending_early import ending_by_ctrl_q
from visittui.commands.session.textual_variables import leave_out_what_ends_textual
from visittui.errors import CannotContinueError
from visittui.exit_codes import FOUND
from visittui.standard_streams import say

_EPILOG = """\
On the left is what is to be decided, in the order of the texts; on the right the text, its words marked, and the item
as it would be entered. Enter accepts, x dismisses with a reason that is kept, s names who spoke, v the event, u takes
back; e edits an item in $EDITOR, a adds one. The record and NAME.drafts.json are written at each decision. The record
need not be complete yet. On the screen of a record that has drafts, the key d opens the same.

examples:
  visittui draft pages -o lake.json
  visittui review lake.json

exit codes: 0 left; 2 it could not be done"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = _EPILOG
    parser.add_argument("record", metavar="RECORD", type=Path, help="the record file (.json)")
    parser.add_argument(
        "--sources", metavar="DIR", type=Path, help="a directory with texts that are not beside the record"
    )


def run(arguments: argparse.Namespace) -> int:
    """Review; the exit code is 0 unless it could not be done.

    Raises:
        CannotContinueError: there is no terminal to draw on, or the record or its drafts cannot be read.
    """
    require_terminal()
    with ending_by_ctrl_q() as modes:
        return _review(arguments, modes)


def _review(arguments: argparse.Namespace, modes: list[Any] | None) -> int:
    from visittui.archive.store.source_texts import SourceTexts
    from visittui.drafting.drafts_file import read_drafts
    from visittui.record.editing import Editor

    record: Path = arguments.record
    # What cannot be read is said before the screen opens, and all of it before anything is decided.
    Editor(record).require_readable()
    if not read_drafts(record).items:
        raise CannotContinueError(f"{record} has no drafts; visittui draft TEXTS -o {record} makes some")
    texts = None if arguments.sources is None else SourceTexts(arguments.sources)
    leave_out_what_ends_textual(os.environ)
    from visittui.appearance import Chosen
    from visittui.state.settings_file import read_settings
    from visittui.tui.app import VisitApp, run_in_terminal
    from visittui.tui.explorer.location import Location
    from visittui.tui.preferences import preferences_for

    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    preferences = preferences_for(os.environ, read_settings(), Chosen())
    app = VisitApp(None, Location("Overview"), review=record, preferences=preferences, texts=texts)
    code, failure = run_in_terminal(app, modes)
    if failure is not None:
        from visittui.commands.session.crash_log import keep_details

        say(f"internal error ({type(failure).__name__}); details in {keep_details(failure)}")
    return code or FOUND
