"""Which record a command reads, and how it says what happens while that is opened."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.commands.plain.progress_line import ProgressLine
from visittui.errors import CannotContinueError
from visittui.standard_streams import say

if TYPE_CHECKING:
    from visittui.archive.store.archive import Archive


def add_record_option(parser: argparse.ArgumentParser) -> None:
    """Declare `--record`."""
    parser.add_argument(
        "--record",
        metavar="NAME or FILE",
        help="a record by its name (see visittui records) or its file; without it, the shipped record",
    )


def open_record(arguments: argparse.Namespace) -> Archive:
    """Open the archive of the record that the arguments name.

    Progress (on a terminal) and what the reader should know of go to stderr.

    Raises:
        CannotContinueError: the record cannot be read or has problems.
    """
    from visittui.archive.store.shipped import shipped_record

    if arguments.record is None:
        return open_path(shipped_record())
    if not arguments.record:
        raise CannotContinueError("--record is empty: name a record (see visittui records), or leave the option out")
    # Most readers have one record, and need no look at the others.
    from visittui.archive.store.library import resolve

    return open_path(resolve(arguments.record))


def open_path(record: Path) -> Archive:
    """Open the archive of a record file.

    Raises:
        CannotContinueError: the record cannot be read or has problems.
    """
    from visittui.archive.store.opening import open_archive

    line = ProgressLine()
    try:
        archive = open_archive(record, progress=line.show)
    finally:
        line.clear()
    if archive.notice:
        say(archive.notice)
    return archive
