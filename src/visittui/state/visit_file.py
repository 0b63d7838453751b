"""What is remembered of one visit's record from one session to the next: a small file for each visit."""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress
from typing import Any

from visittui.errors import CannotContinueError
from visittui.files.user_directories import user_directory
from visittui.state.state_file import NotOursError, StateFile

FORMAT = 1
"""Version of the files; one of a later version is left as it is."""

_SAFE_ID = re.compile(r"\w[\w.-]{0,100}")
_LARGEST = 1 << 16  # bytes


class VisitFile:
    """One thing remembered of a visit; it is written whole or not at all.

    What cannot be kept or read is no reason to stop anybody: nothing here raises. The folder is one of the user's state
    directory, `name` what the file holds; a visit whose id is no name of a file is never remembered.

    Attributes:
        notice: what the reader should know about the file, or nothing.
    """

    def __init__(self, folder: str, name: str, visit: str) -> None:
        self._file: StateFile | None = None
        if _SAFE_ID.fullmatch(visit):
            self._file = StateFile(user_directory("state") / folder / f"{visit}.json", _LARGEST)
        self._name = name
        self.notice = ""

    def read(self) -> Any:
        """What is remembered, as JSON; None if there is nothing. A damaged file is set aside."""
        if self._file is None:
            return None
        with suppress(OSError, CannotContinueError):
            content = self._content(self._file)
            if content["format"] == FORMAT:
                return content[self._name]
        return None

    def keep(self, value: Any) -> None:
        """Remember something, as JSON; what would be too large to be read again is not kept.

        A damaged file is set aside; where that cannot be done it is left, and nothing kept.
        """
        if self._file is None:
            return
        try:
            if self._content(self._file)["format"] != FORMAT:
                return
        except CannotContinueError:
            return
        except OSError:
            pass
        kept = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        # In ASCII: names of files need not be text, and their bytes come back from the escapes.
        content = json.dumps({"format": FORMAT, "kept": kept, self._name: value}) + "\n"
        with suppress(OSError, CannotContinueError):
            self._file.write(content)

    def _content(self, file: StateFile) -> dict[str, Any]:
        """The file's content, that of a later version included; a damaged file is set aside, and there is none.

        Raises:
            OSError: there is none, or it cannot be read.
            CannotContinueError: it is damaged and cannot be set aside.
        """
        with suppress(NotOursError):
            content = self._parsed(file.read())
            if content is not None:
                return content
        aside = file.set_aside()
        self.notice = f"A damaged file was set aside as {aside}: the {self._name} remembered of this visit is lost."
        raise FileNotFoundError(file.path)

    def _parsed(self, written: bytes) -> dict[str, Any] | None:
        """A file's content, that of a later version included; None if it is damaged."""
        try:
            content = json.loads(written)
        except (ValueError, RecursionError):
            return None
        if not isinstance(content, dict) or type(content.get("format")) is not int or content["format"] < FORMAT:
            return None
        return content if content["format"] > FORMAT or self._name in content else None


def location_file(visit: str) -> VisitFile:
    """Where the reader was last in the record of a visit: the fields of a location."""
    return VisitFile("places", "place", visit)


def texts_directory_file(visit: str) -> VisitFile:
    """Where the reader keeps the texts of a visit's sources: a path."""
    return VisitFile("texts", "directory", visit)
