"""The records at hand: the one that comes with the program, and the reader's own in the user data directory."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from visittui.archive.store.shipped import shipped_record
from visittui.errors import CannotContinueError
from visittui.files.record_files import holds_drafts
from visittui.files.user_directories import user_directory

_SUFFIX = ".json"


class RecordAtHand(NamedTuple):
    """A record at hand: its file's name without the ending, its file, and whether it comes with the program."""

    name: str
    path: Path
    shipped: bool


def records_directory() -> Path:
    """Where a reader puts records to have them at hand; it need not exist."""
    return user_directory("data") / "records"


def records() -> list[RecordAtHand]:
    """The shipped record, then the reader's own by name; one that is named as the shipped one stands in its place."""
    shipped = shipped_record()
    own = [RecordAtHand(path.stem, path, shipped=False) for path in _own_files()]
    if all(entry.name != shipped.stem for entry in own):
        own.insert(0, RecordAtHand(shipped.stem, shipped, shipped=True))
    return own


def record_named(word: str) -> Path | None:
    """The file of the record at hand with this name, None when there is none."""
    if not word or os.sep in word:
        return None
    return next((entry.path for entry in records() if entry.name == word), None)


def resolve(word: str) -> Path:
    """The record that a reader means: a name of a record at hand, else a path.

    Raises:
        CannotContinueError: it looks like a name, and there is no record or file of that name.
    """
    named = record_named(word)
    if named is not None:
        return named
    if os.sep in word or word.endswith(_SUFFIX) or os.path.lexists(word):
        return Path(word)
    names = ", ".join(entry.name for entry in records())
    raise CannotContinueError(f"no record is called {word!r}; available: {names}; for others give the path of a file")


def _own_files() -> list[Path]:
    try:
        files = sorted(records_directory().iterdir())
    except OSError:
        return []
    return [
        path for path in files if path.suffix == _SUFFIX and not path.name.startswith(".") and not holds_drafts(path)
    ]
