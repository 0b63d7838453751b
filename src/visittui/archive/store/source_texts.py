"""The texts of sources where they are at hand: found by content, shown around a printed line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from visittui.characters import harmless, printable
from visittui.errors import CannotContinueError
from visittui.files.source_files import files_by_content, lines_of


class LinesAround(NamedTuple):
    """Lines of a text around one line.

    Attributes:
        lines: (number from 1, text) of each line that is not empty; nothing in it is obeyed by a terminal.
    """

    file: str
    lines: tuple[tuple[int, str], ...]


class SourceTexts:
    """A directory that holds texts of sources; each file is read when one of them is first asked for.

    Raises:
        CannotContinueError: there is no such directory.
    """

    def __init__(self, directory: Path) -> None:
        if not os.path.isdir(directory):
            raise CannotContinueError(f"{printable(str(directory))}: no directory of source texts that can be read")
        self.directory = directory
        self._files: dict[str, Path] | None = None

    def passage(self, sha256: str, line: int, around: int = 2) -> LinesAround | None:
        """A line, from 1, of the text of this SHA-256 (hexadecimal), with so many lines that have words around it.

        None where no file of the directory has this content, or it is not UTF-8, or has no such line.
        """
        if self._files is None:
            # What cannot be read is no text that could be shown.
            self._files = files_by_content(self.directory)
        path = self._files.get(sha256)
        if path is None:
            return None
        try:
            text = lines_of(path)
        except (OSError, UnicodeDecodeError):
            return None
        lines = [(number, words) for number, words in enumerate(text, 1) if words.strip()]
        index = next((index for index, (number, _) in enumerate(lines) if number == line), None)
        if index is None:
            return None
        shown = lines[max(0, index - around) : index + around + 1]
        return LinesAround(printable(path.name), tuple((number, harmless(words)) for number, words in shown))
