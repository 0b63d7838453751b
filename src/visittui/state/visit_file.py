"""What is remembered of one visit's record from one session to the next: a small file for each visit."""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from visittui.errors import CannotContinueError
from visittui.user_directories import user_directory

FORMAT = 1
"""Version of the files; one of a later version is left as it is."""

_SAFE_ID = re.compile(r"\w[\w.-]{0,100}")
_LARGEST = 1 << 16  # bytes


class VisitFile:
    """One thing remembered of a visit; it is written whole or not at all.

    What cannot be kept or read is no reason to stop anybody: nothing here raises.

    Args:
        folder: the name of the directory of such files, in the user's state directory.
        name: what the file holds.
        visit: the visit's id; one that is no name of a file is never remembered.

    Attributes:
        notice: what the reader should know about the file, or nothing.
    """

    def __init__(self, folder: str, name: str, visit: str) -> None:
        self._path = user_directory("state") / folder / f"{visit}.json" if _SAFE_ID.fullmatch(visit) else None
        self._name = name
        self.notice = ""

    def read(self) -> Any:
        """What is remembered, as JSON; None if there is nothing. A damaged file is set aside."""
        if self._path is None:
            return None
        try:
            with self._path.open("rb") as file:
                written = file.read(_LARGEST)
        except OSError:
            return None
        content = self._parsed(written)
        if content is None:
            self._set_aside(self._path)
            return None
        return content[self._name] if content["format"] == FORMAT else None

    def keep(self, value: Any) -> None:
        """Remember something, as JSON; what would be too large to be read again is not kept."""
        # Needed when something is written only; a start reads at most.
        from visittui.whole_file import new_file

        if self._path is None or self._is_of_a_later_version():
            return
        kept = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        # In ASCII: names of files need not be text, and their bytes come back from the escapes.
        content = json.dumps({"format": FORMAT, "kept": kept, self._name: value}) + "\n"
        if len(content) > _LARGEST:
            return
        with suppress(OSError, CannotContinueError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with new_file(self._path, overwrite=True) as written:
                written.write_text(content, encoding="ascii")

    def _is_of_a_later_version(self) -> bool:
        assert self._path is not None
        try:
            content = self._parsed(self._path.read_bytes()[:_LARGEST])
        except OSError:
            return False
        return content is not None and content["format"] != FORMAT

    def _set_aside(self, path: Path) -> None:
        aside = path.with_name(f"{path.name}.broken-{time.time_ns()}")
        with suppress(OSError):
            path.rename(aside)
            self.notice = f"A damaged file was set aside as {aside}: the {self._name} remembered of this visit is lost."

    def _parsed(self, written: bytes) -> dict[str, Any] | None:
        """A file's content, that of a later version included; None if it is damaged."""
        try:
            content = json.loads(written)
        except (ValueError, RecursionError):
            return None
        if not isinstance(content, dict) or type(content.get("format")) is not int or content["format"] < FORMAT:
            return None
        return content if content["format"] > FORMAT or self._name in content else None


def last_place(visit: str) -> VisitFile:
    """Where the reader was last in the record of a visit: the fields of a place."""
    return VisitFile("places", "place", visit)


def texts_directory(visit: str) -> VisitFile:
    """Where the reader keeps the texts of a visit's sources: a path."""
    return VisitFile("texts", "directory", visit)
