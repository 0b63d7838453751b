"""Archives that a test opens by the way: they are closed when it ends."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from visittui.archive.store import opening
from visittui.archive.store.archive import Archive
from visittui.progress import Progress

opened = ExitStack()
"""What the running test has opened; `tests/conftest.py` empties it after each."""


def open_archive(record_path: Path, *, progress: Progress | None = None) -> Archive:
    """What the program's own does, until the end of the test."""
    return opened.enter_context(opening.open_archive(record_path, progress=progress))
