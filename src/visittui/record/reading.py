"""Reading a record for use: all of it, or none of it and the reasons."""

from __future__ import annotations

from pathlib import Path

from visittui.progress import Progress
from visittui.record.checks.checking import check_record
from visittui.record.json_file.record_file import RecordFile
from visittui.record.problem import RecordProblemsError


def read_record(path: Path, progress: Progress | None = None) -> RecordFile:
    """A record, read and checked: its bytes are in memory, its items are read when they are asked for.

    `progress` is as for `check_record`; an exception that it raises ends the reading.

    Raises:
        RecordProblemsError: something is wrong with it; everything is named with its line.
        CannotContinueError: the file cannot be read.
    """
    report = check_record(path, progress=progress)
    if report.record is None:
        raise RecordProblemsError(path, report.problems, report.further)
    return report.record
