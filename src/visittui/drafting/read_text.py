"""The text of a file, and that there is none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path


class NoTextError(ValueError):
    """A file of which no text can be made; says why."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file.

    Attributes:
        data: the bytes of the text, UTF-8: those of the file itself where `as_read` is None.
        as_read: how the text was made from the file, in words that go on after "read"; None for a text as it is.
        title, publisher, url: as the file states them, None if it does not.
        published: the date line as printed.
        is_transcript: whether people speak in it in turn.
    """

    path: Path
    data: bytes
    as_read: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    day: date | None = None
    language: str = "en"
    is_transcript: bool = False

    @property
    def text(self) -> str:
        """The text, its line ends untouched."""
        return self.data.decode()

    @property
    def sha256(self) -> str:
        """Of the text's bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
