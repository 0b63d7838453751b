"""Where the files that belong to a record are, and what can be told of them without reading them in."""

from __future__ import annotations

import re
from pathlib import Path

from visittui.files.regular_file import regular_bytes

_DRAFTS = ".drafts.json"
_UNDECIDED = b'"decision": "undecided"'
"""As the file of drafts has it."""

_PIECE = rb'"source": ("[^"]*").*"utterance": (\d+).*' + _UNDECIDED
"""Of one line of that file: the utterance that a suggestion is a piece of."""


def drafts_path(record: Path) -> Path:
    """Where the drafts of a record are: `NAME.drafts.json` beside `NAME.json`."""
    return record.with_name(record.name.removesuffix(".json") + _DRAFTS)


def holds_drafts(path: Path) -> bool:
    """Whether a file is one of drafts, by its name; it stands beside records and is none."""
    return path.name.endswith(_DRAFTS)


def waiting_drafts(record: Path) -> int | None:
    """How much of what was drafted for a record waits to be decided, the pieces of one utterance together.

    None where there are no drafts, or they cannot be read.
    """
    try:
        drafts = regular_bytes(drafts_path(record))
    except OSError:
        return None
    pieces = re.findall(_PIECE, drafts)
    return drafts.count(_UNDECIDED) - len(pieces) + len(set(pieces))
