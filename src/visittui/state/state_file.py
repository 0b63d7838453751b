"""A file of state: read only where it is a file of the size that ours have, set aside where not, written whole."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from visittui.errors import CannotContinueError, told_as
from visittui.files.regular_file import open_regular


class NotOursError(Exception):
    """What is at the path was not read: it is no file, or larger than ours are. Its text says which."""


class StateFile:
    """One file of what the program remembers; it need not exist.

    `largest` are the bytes of the largest that was written by the program or can have been by a person.
    """

    def __init__(self, path: Path, largest: int) -> None:
        self.path = path
        self._largest = largest

    def read(self) -> bytes:
        """The whole content.

        Raises:
            FileNotFoundError: there is none.
            NotOursError: what is there is no file, or too large.
            OSError: it cannot be read.
        """
        with _no_file_is_not_ours(), open_regular(self.path) as file:
            content = file.read(self._largest + 1)
        if len(content) > self._largest:
            raise NotOursError(f"larger than {self._largest:,} bytes")
        return content

    def stamp(self) -> tuple[int, int, int]:
        """What is another when the file has been written anew.

        Raises:
            FileNotFoundError: there is none.
            NotOursError: what is there is no file.
            OSError: nobody may look.
        """
        with _no_file_is_not_ours():
            status = self.path.stat()
        return status.st_ino, status.st_size, status.st_mtime_ns

    def set_aside(self) -> Path:
        """Give what is there another name, so that nothing of it is lost; the result is that name.

        Raises:
            CannotContinueError: it cannot be renamed.
        """
        aside = self.path.with_name(f"{self.path.name}.broken-{time.time_ns()}")
        with told_as(f"{self.path} cannot be set aside"):
            self.path.rename(aside)
        return aside

    def write(self, text: str) -> None:
        """Put a text into the file, whole or not at all; its directory is made if need be.

        Raises:
            CannotContinueError: it cannot be written, or would be too large to be read again.
        """
        # Needed when something is written only; a start reads at most.
        from visittui.files.whole_file import new_file

        content = text.encode()
        if len(content) > self._largest:
            raise CannotContinueError(f"{self.path} would be larger than {self._largest:,} bytes; nothing was written")
        with told_as(f"{self.path} cannot be written"):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with new_file(self.path, overwrite=True) as part:
            part.write_bytes(content)


@contextmanager
def _no_file_is_not_ours() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # A socket; a link that leads back to itself; a directory; a pipe or a device.
        if error.errno in (errno.ENXIO, errno.ELOOP, errno.EISDIR, errno.EINVAL):
            raise NotOursError("not a file") from None
        raise
