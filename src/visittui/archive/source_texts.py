"""The texts of sources where they are at hand: found by content, shown around a printed line."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from visittui.errors import CannotContinueError

_LARGEST = 64 << 20
"""Bytes; a larger file in the directory is no text of a source."""


class Passage(NamedTuple):
    """Lines of a text around one line.

    Attributes:
        file: the name of the file.
        lines: (number from 1, text) of each line that is not empty.
    """

    file: str
    lines: tuple[tuple[int, str], ...]


class SourceTexts:
    """A directory that holds texts of sources; each file is read when one of them is first asked for.

    Args:
        directory: where the texts are.

    Raises:
        CannotContinueError: there is no such directory.
    """

    def __init__(self, directory: Path) -> None:
        if not directory.is_dir():
            raise CannotContinueError(f"{directory}: no directory of source texts")
        self.directory = directory
        self._files: dict[str, Path] | None = None

    def passage(self, sha256: str, line: int, around: int = 2) -> Passage | None:
        """The line and its neighbours.

        Args:
            sha256: of the text's bytes, in hexadecimal; names of files don't matter.
            line: from 1.
            around: how many lines with words to show before and after it.

        Returns:
            None where no file of the directory has this content, or the text has no such line.
        """
        path = self._by_content().get(sha256)
        if path is None:
            return None
        try:
            text = path.read_bytes().decode("utf-8", errors="replace")
        except OSError:
            return None
        lines = [(number, words) for number, words in enumerate(text.splitlines(), 1) if words.strip()]
        index = next((index for index, (number, _) in enumerate(lines) if number == line), None)
        if index is None:
            return None
        return Passage(path.name, tuple(lines[max(0, index - around) : index + around + 1]))

    def _by_content(self) -> dict[str, Path]:
        if self._files is None:
            self._files = {}
            for path in sorted(self.directory.iterdir()):
                try:
                    if path.is_file() and path.stat().st_size <= _LARGEST:
                        self._files[hashlib.sha256(path.read_bytes()).hexdigest()] = path
                except OSError:
                    continue
        return self._files
