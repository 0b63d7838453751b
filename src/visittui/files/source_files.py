"""Files that hold the texts of sources: found by their content, counted in lines in one way for all who cite them."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from visittui.characters import printable
from visittui.errors import CannotContinueError, reason_of

_LARGEST = 64 << 20
"""Bytes; a larger file in a directory of texts is none."""


def files_by_content(directory: Path, *, all_of_them: bool = False) -> dict[str, Path]:
    """The files of a directory by the SHA-256 of their bytes, in hexadecimal; their names don't matter.

    What lies in directories of it is not looked at; what cannot be read is left out, unless all of them are wanted.

    Raises:
        CannotContinueError: one of them, or the directory, cannot be read, and all of them are wanted.
    """

    def unreadable(error: OSError) -> None:
        if all_of_them:
            name = printable(str(error.filename or directory))
            raise CannotContinueError(f"{name}: the texts cannot be read: {reason_of(error)}") from None

    files = {}
    try:
        paths = sorted(directory.iterdir())
    except OSError as error:
        unreadable(error)
        return {}
    for path in paths:
        try:
            if path.is_file() and path.stat().st_size <= _LARGEST:
                with path.open("rb") as file:
                    files[hashlib.file_digest(file, "sha256").hexdigest()] = path
        except OSError as error:
            unreadable(error)
    return files


def lines_of(path: Path) -> list[str]:
    """The lines of a text as records cite them: by line feeds, from 1, in composed characters (NFC).

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    text = path.read_bytes().decode().removeprefix("\ufeff")
    return [unicodedata.normalize("NFC", line.removesuffix("\r")) for line in text.split("\n")]
