"""Where the files that belong to a record are, and what can be told of them without reading them in."""

from __future__ import annotations

from pathlib import Path

from visittui.files.regular_file import regular_bytes

_DRAFTS = ".drafts.json"
_UNDECIDED = b'"decision": "undecided"'
"""As the file of drafts has it."""


def drafts_path(record: Path) -> Path:
    """Where the drafts of a record are: `NAME.drafts.json` beside `NAME.json`."""
    return record.with_name(record.name.removesuffix(".json") + _DRAFTS)


def holds_drafts(path: Path) -> bool:
    """Whether a file is one of drafts, by its name; it stands beside records and is none."""
    return path.name.endswith(_DRAFTS)


def waiting_drafts(record: Path) -> int | None:
    """How many suggestions for a record wait to be decided; None where there are no drafts, or they cannot be read."""
    try:
        return regular_bytes(drafts_path(record)).count(_UNDECIDED)
    except OSError:
        return None
