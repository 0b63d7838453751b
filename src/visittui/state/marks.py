"""The reader's marks: items kept for later, across sessions and records."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from visittui.errors import CannotContinueError, reason_of, told_as
from visittui.files.user_directories import user_directory
from visittui.state.state_file import NotOursError, StateFile

FORMAT = 1
"""Version of the marks file; one of a later version is left as it is."""

_LARGEST = 1 << 24  # bytes: some hundred thousand marks

_Mark = tuple[str, str, str]
"""Id of the visit, reference of the item, when it was marked (UTC)."""


class Marks:
    """The marks file (in the user's state directory if not given), read again whenever another session changed it.

    Attributes:
        notice: what the reader should know about the file, or nothing.
        lock: the file that is locked while marks are written.
        waits: whether another program holds it, as far as is known, and is waited for.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or user_directory("state") / "marks.json"
        self._file = StateFile(self.path, _LARGEST)
        self.notice = ""
        self.lock = self.path.with_name(f"{self.path.name}.lock")
        self.waits = False
        self._seen: tuple[int, int, int] | None = None
        self._entries: list[_Mark] = []

    def refs(self, visit: str) -> tuple[str, ...]:
        """References of the marked items of a visit, in the order of marking."""
        try:
            self._read()
        except CannotContinueError as error:
            self.notice = f"{error}."
        return tuple(ref for id_, ref, _ in self._entries if id_ == visit)

    def toggle(self, visit: str, ref: str) -> bool:
        """Mark an item, or unmark it; whether it is marked now.

        Raises:
            CannotContinueError: the file cannot be written, or a newer visittui wrote it.
        """
        with self._locked():
            self._read(locked=True)
            kept = [entry for entry in self._entries if entry[:2] != (visit, ref)]
            marked = len(kept) == len(self._entries)
            if marked:
                kept.append((visit, ref, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())))
            self._write(kept)
            return marked

    def _read(self, *, locked: bool = False) -> None:
        try:
            seen = self._file.stamp()
            if seen == self._seen:
                return
            entries = _parse(self._file.read())
        except FileNotFoundError:
            self._seen, self._entries = None, []
            return
        except NotOursError:
            entries = None
        except OSError as error:
            raise CannotContinueError(f"marks cannot be read from {self.path}: {reason_of(error)}") from None
        if entries is not None:
            self._seen, self._entries = seen, entries
        elif locked:
            self._put_right()
        else:
            # Another session may be putting it right at this moment.
            with self._locked():
                self._read(locked=True)

    def _put_right(self) -> None:
        """Set aside what is none of ours, so that nothing of it is lost, and write again what was read before."""
        aside = self._file.set_aside()
        kept = "those known to this session are kept, and " if self._entries else ""
        self.notice = f"The file of your marks was damaged; {kept}it was set aside as {aside}."
        if self._entries:
            self._write(self._entries)

    def _write(self, entries: list[_Mark]) -> None:
        content = {
            "format": FORMAT,
            "marks": [{"visit": visit, "ref": ref, "marked": marked} for visit, ref, marked in entries],
        }
        self._file.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        self._seen, self._entries = None, entries

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone between reading and writing, so that two sessions never undo each other's marks."""
        with told_as(f"marks cannot be kept in {self.path.parent}"):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with told_as(f"marks cannot be kept in {self.path.parent}: {self.lock.name} there cannot be opened"):
            lock = os.open(self.lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self.waits = True
            # Not every network file system can lock; marking still works there.
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX)
            self.waits = False
            yield
        finally:
            os.close(lock)


def _is_mark(entry: _Mark) -> bool:
    """Whether all is text that can be shown and written again, and the reference one of an item."""
    if not all(isinstance(text, str) and text.isprintable() for text in entry):
        return False
    kind, _, id_ = entry[1].partition("/")
    return bool(entry[0] and kind and id_)


def _parse(written: bytes) -> list[_Mark] | None:
    """The entries of a marks file; None if it is none.

    Raises:
        CannotContinueError: a later version wrote it.
    """
    try:
        content: Any = json.loads(written)
        if content["format"] == FORMAT:
            entries = [(mark["visit"], mark["ref"], mark["marked"]) for mark in content["marks"]]
            return entries if all(map(_is_mark, entries)) else None
        if isinstance(content["format"], int) and content["format"] > FORMAT:
            raise CannotContinueError("a newer visittui wrote the file of your marks; this version leaves it unchanged")
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return None
