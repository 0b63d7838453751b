"""Files that appear whole or not at all, and never instead of another unless that is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from visittui.errors import CannotContinueError, reason_of
from visittui.files.unfinished import unfinished

_OPEN_FILES = Path("/proc/self/fd")


@contextmanager
def new_file(path: Path, *, overwrite: bool = False, named: bool = False) -> Iterator[Path]:
    """An empty file to write in; it is put at its path when all is written, and removed on any failure.

    A symbolic link is followed. With `overwrite` a file that is there may be replaced; with `named` the file has a name
    from the start, as SQLite wants.

    Yields:
        The path of an empty file.

    Raises:
        CannotContinueError: there is a file already, or it cannot be written there.
        OSError: whatever went wrong inside that has to do with another file.
    """
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise CannotContinueError(f"{path} is a symbolic link that leads back to itself")
    try:
        _require_free(target, path, overwrite)
        with _part_in(target.parent, named) as part:
            yield part
            _sync(part)
            _put(part, target, path, overwrite)
        # The file is at its path: a directory that cannot be read or synchronised does not undo that.
        with suppress(OSError):
            _sync(target.parent)
    except OSError as error:
        if error.filename not in (None, str(target), os.fspath(path)) and not _is_part(error.filename):
            raise
        raise CannotContinueError(f"{path} cannot be written: {reason_of(error)}") from None


def names_directory(text: str) -> bool:
    """Whether a path, as it was typed, can be one of a directory alone: `new/`, `new/.` and `..`, there or not."""
    return text.rpartition(os.sep)[2] in ("", os.curdir, os.pardir)


@contextmanager
def _part_in(directory: Path, named: bool) -> Iterator[Path]:
    file = None if named else _nameless_file(directory)
    if file is None:
        part = _name_in(directory)
        with unfinished(part):
            yield part
        return
    try:
        yield _path_of(file)
    finally:
        os.close(file)


def _nameless_file(directory: Path) -> int | None:
    """A file that goes with the process, however that ends; None where there can be none."""
    kind = getattr(os, "O_TMPFILE", None)
    if kind is None:
        return None
    try:
        file = os.open(directory, kind | os.O_RDWR | os.O_CLOEXEC, 0o666)
    except OSError:
        # Where it is the directory that refuses, it refuses a file with a name, too, and its reason is told then.
        return None
    if _path_of(file).exists():
        return file
    os.close(file)
    return None


def _path_of(file: int) -> Path:
    return _OPEN_FILES / str(file)


def _name_in(directory: Path) -> Path:
    return directory / f".visittui-{os.urandom(6).hex()}.part"


def _is_part(name: object) -> bool:
    path = Path(str(name))
    return path.parent == _OPEN_FILES or path.match(".visittui-*.part")


def _require_free(target: Path, path: Path, overwrite: bool) -> None:
    if not target.exists():
        return
    if target.is_dir():
        raise CannotContinueError(f"{path} is a directory; name a file")
    if not target.is_file():
        raise CannotContinueError(f"{path} is not a file that could be replaced")
    if not overwrite:
        raise _taken(path)


def _put(part: Path, target: Path, path: Path, overwrite: bool) -> None:
    if not overwrite:
        try:
            # Unlike a renaming this fails when somebody else was faster.
            _link(part, target)
        except FileExistsError:
            raise _taken(path) from None
        except OSError:
            # Some file systems know no second name of a file.
            _require_free(target, path, overwrite)
        else:
            return
    elif target.exists():
        part.chmod(target.stat().st_mode & 0o7777)
    if part.parent == target.parent:
        part.replace(target)
    else:
        _rename(part, target)


def _rename(nameless: Path, target: Path) -> None:
    """Put a file without a name where another is: no system does that in one step."""
    name = _name_in(target.parent)
    with unfinished(name):
        try:
            name.unlink()
            _link(nameless, name)
        except OSError:
            # Needed on file systems without links only, and slow to load.
            import shutil

            shutil.copy(nameless, name)
            _sync(name)
        name.replace(target)


def _link(part: Path, name: Path) -> None:
    # The system follows what stands for an open file where it is asked to name a directory for it, too: any, for the
    # path is absolute.
    os.link(part, name, src_dir_fd=0, follow_symlinks=True)


def _taken(path: Path) -> CannotContinueError:
    return CannotContinueError(f"{path} exists already; --force replaces it")


def _sync(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
