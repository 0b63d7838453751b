"""Files that appear whole or not at all, and never in the place of another unless that is wanted."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from visittui.errors import CannotContinueError, reason_of

_ENDING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def new_file(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A place to write a file in; it is put at its path when all is written, and removed on any failure.

    Args:
        path: where the file is to be; a symbolic link is followed.
        overwrite: whether a file that is there may be replaced.

    Yields:
        The path of an empty file beside it.

    Raises:
        CannotContinueError: there is a file already, or it cannot be written there.
        OSError: whatever went wrong inside that has to do with another file.
    """
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise CannotContinueError(f"{path} is a symbolic link that leads back to itself")
    place = target.parent / f".visittui-{os.urandom(6).hex()}.part"
    try:
        _require_free(target, path, overwrite)
        # Not a private temporary file: the finished one has the permissions that the reader's umask gives.
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        try:
            with _removed_when_ended(place):
                yield place
                _sync(place)
                _put(place, target, path, overwrite)
                # The file is in its place: a directory that cannot be read or synchronised does not undo that.
                with suppress(OSError):
                    _sync(target.parent)
        finally:
            with suppress(OSError):
                place.unlink()
    except OSError as error:
        if error.filename not in (None, str(place), str(target), os.fspath(path)):
            raise
        raise CannotContinueError(f"{path} cannot be written: {reason_of(error)}") from None


@contextmanager
def _removed_when_ended(place: Path) -> Iterator[None]:
    """Take the unfinished file along where the process is told to end by a signal that would end it without a word."""

    def end(number: int, _: FrameType | None) -> None:
        with suppress(OSError):
            place.unlink()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    taken = []
    # Python lets the main thread alone decide about signals; what somebody else has decided is theirs.
    if threading.current_thread() is threading.main_thread():
        taken = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _require_free(target: Path, path: Path, overwrite: bool) -> None:
    if not target.exists():
        return
    if not target.is_file():
        raise CannotContinueError(f"{path} is not a file that could be replaced")
    if not overwrite:
        raise _taken(path)


def _put(place: Path, target: Path, path: Path, overwrite: bool) -> None:
    if overwrite:
        if target.exists():
            place.chmod(target.stat().st_mode & 0o7777)
        place.replace(target)
        return
    try:
        # Unlike a renaming this fails when somebody else was faster.
        os.link(place, target)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:
        # Some file systems know no second name of a file.
        _require_free(target, path, overwrite)
        place.replace(target)


def _taken(path: Path) -> CannotContinueError:
    return CannotContinueError(f"{path} exists already; --force replaces it")


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
