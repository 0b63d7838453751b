"""Where the reader was last in the record of a visit, for the next session; a file for each visit."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from visittui.errors import CannotContinueError

FORMAT = 1
"""Version of the file; one of a later version is left as it is."""

_SAFE_ID = re.compile(r"\w[\w.-]{0,100}")
_LARGEST = 1 << 16  # bytes


class LastPlace:
    """The last place in one visit's record.

    A place that cannot be kept or read is no reason to stop anybody: nothing here raises.

    Args:
        visit: the visit's id.
        directory: where the files are; in the user's state directory if not given.

    Attributes:
        notice: what the reader should know about the file, or nothing.
    """

    def __init__(self, visit: str, directory: Path | None = None) -> None:
        directory = directory or _user_directory()
        self._path = directory / f"{visit}.json" if _SAFE_ID.fullmatch(visit) else None
        self.notice = ""

    def read(self) -> Mapping[str, Any] | None:
        """The place as it was kept; None if there is none. A damaged file is set aside."""
        if self._path is None:
            return None
        try:
            with self._path.open("rb") as file:
                written = file.read(_LARGEST)
        except OSError:
            return None
        content = _parsed(written)
        if content is None:
            self._set_aside(self._path)
            return None
        return content["place"] if content["format"] == FORMAT else None

    def keep(self, place: Mapping[str, Any]) -> None:
        """Keep a place, whole or not at all."""
        # Needed when something is written only; a start reads at most.
        from visittui.whole_file import new_file

        if self._path is None or self._is_of_a_later_version():
            return
        content = {"format": FORMAT, "left": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "place": dict(place)}
        with suppress(OSError, CannotContinueError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with new_file(self._path, overwrite=True) as written:
                written.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")

    def _is_of_a_later_version(self) -> bool:
        assert self._path is not None
        try:
            content = _parsed(self._path.read_bytes()[:_LARGEST])
        except OSError:
            return False
        return content is not None and content["format"] != FORMAT

    def _set_aside(self, path: Path) -> None:
        aside = path.with_name(f"{path.name}.broken-{time.time_ns()}")
        with suppress(OSError):
            path.rename(aside)
            self.notice = f"The file of your last place was damaged; it was set aside as {aside}."


def _parsed(written: bytes) -> Mapping[str, Any] | None:
    """A file's content, that of a later version included; None if it is damaged."""
    try:
        content = json.loads(written)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or type(content.get("format")) is not int or content["format"] < FORMAT:
        return None
    return content if content["format"] > FORMAT or isinstance(content.get("place"), dict) else None


def _user_directory() -> Path:
    if sys.platform.startswith("linux"):
        # What platformdirs answers in the plain case, and not worth its loading at every start.
        home = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")  # noqa: PTH111
        if home.startswith("/"):
            return Path(home, "visittui", "places")
    from platformdirs import user_state_path

    return user_state_path("visittui") / "places"
