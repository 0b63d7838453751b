"""Whether the reader has used the program before: only a newcomer is told the first keys."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from visittui.errors import CannotContinueError
from visittui.user_directories import user_directory
from visittui.whole_file import new_file

FORMAT = 1
"""Version of the file; that it is there is all that counts."""


class FirstStart:
    """A file that is written once and never read.

    Args:
        path: the file; in the user's state directory if not given.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or user_directory("state") / "used.json"
        self.is_now = not os.path.exists(self._path)
        """Whether nobody has used the program from this home yet."""

    def used(self) -> None:
        """The reader has found the way; a directory that cannot be written is no reason to stop."""
        if not self.is_now:
            return
        self.is_now = False
        with suppress(OSError, CannotContinueError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with new_file(self._path, overwrite=True) as place:
                place.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
