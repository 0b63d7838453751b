"""Whether the reader has used the program before: only a newcomer is told the first keys."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from visittui.errors import CannotContinueError
from visittui.whole_file import new_file

FORMAT = 1
"""Version of the file; that it is there is all that counts."""


class FirstStart:
    """A file that is written once and never read.

    Args:
        path: the file; in the user's state directory if not given.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or _user_path()
        self.is_now = not self._path.exists()
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


def _user_path() -> Path:
    if sys.platform.startswith("linux"):
        # What platformdirs answers in the plain case, and not worth its loading at every start.
        home = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
        if home.startswith("/"):
            return Path(home, "visittui", "used.json")
    from platformdirs import user_state_path

    return user_state_path("visittui") / "used.json"
