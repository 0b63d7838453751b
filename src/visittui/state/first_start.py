"""Whether the reader has used the program before: only a newcomer is told the first keys."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from visittui.errors import CannotContinueError
from visittui.files.user_directories import user_directory
from visittui.state.state_file import StateFile

_CONTENT = '{"format": 1}\n'
"""That the file is there is all that counts; the version of it is for later ones."""


class FirstStart:
    """A file (in the user's state directory if not given) that is written once and never read."""

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
            StateFile(self._path, len(_CONTENT)).write(_CONTENT)
