"""Several files that change together: whatever ends the process, all of them are as before or all of them as after.

The new contents are written beside the files first. Then one small file, the plan, appears under its final name: from
that moment on the change counts as made, and whoever comes next carries out what is left of it (`finish`). Without the
plan nothing has happened, and the contents beside the files are rubbish.
"""

from __future__ import annotations

import fcntl
import glob
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from visittui.characters import printable
from visittui.errors import CannotContinueError, told_as
from visittui.files.regular_file import regular_bytes

_LARGEST_PLAN = 1 << 20  # bytes; ours name a few files


class ChangedMeanwhileError(CannotContinueError):
    """A file is not any more as it was when it was read: nothing was written."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of one file.

    Attributes:
        before: its bytes when it was read, None where there was none.
        after: its bytes to be.
    """

    before: bytes | None
    after: bytes


def write_together(leader: Path, changes: Mapping[Path, FileChange]) -> None:
    """Change files of one directory, all or none.

    The plan and the lock are named after `leader`, which is beside them: always the same for the same files.

    Raises:
        ChangedMeanwhileError: one of them was changed since it was read; nothing was written.
        CannotContinueError: it could not be written; nothing was changed.
    """
    leader = Path(os.path.realpath(leader))
    targets = {Path(os.path.realpath(path)): change for path, change in changes.items()}
    with _locked(leader):
        _carry_out(leader)
        _require_unchanged(targets)
        try:
            plan = []
            for number, (path, change) in enumerate(targets.items()):
                part = _part(leader, number)
                _write(part, change.after)
                plan.append({"file": path.name, "part": part.name, "sha256": _digest(change.after)})
            draft = _part(leader, len(targets))
            _write(draft, json.dumps(plan).encode())
            # Last look: what somebody else saved while the parts were written must not be lost.
            _require_unchanged(targets)
            draft.replace(_plan(leader))
        except BaseException:
            _remove_parts(leader)
            raise
        _sync(leader.parent)
        _carry_out(leader)


def _require_unchanged(targets: Mapping[Path, FileChange]) -> None:
    for path, change in targets.items():
        if contents(path) != change.before:
            raise ChangedMeanwhileError(f"{path} was changed by somebody else meanwhile; nothing was written")


def finish(leader: Path) -> None:
    """Carry out what is left of a change whose process was ended; must precede the reading of files that change so.

    Raises:
        CannotContinueError: it cannot be carried out.
    """
    leader = Path(os.path.realpath(leader))
    if os.path.lexists(_plan(leader)):
        with _locked(leader):
            _carry_out(leader)


def contents(path: Path, largest: int | None = None) -> bytes | None:
    """The bytes of a file, None where there is none; there may be a number that is the largest.

    Raises:
        CannotContinueError: it cannot be read, or is larger.
    """
    with told_as(f"{printable(str(path))} cannot be read"), suppress(FileNotFoundError):
        return regular_bytes(path, largest)
    return None


def _carry_out(leader: Path) -> None:
    plan = contents(_plan(leader), _LARGEST_PLAN)
    if plan is not None:
        for step in _steps(plan):
            part, path = leader.parent / step["part"], leader.parent / step["file"]
            new = contents(part)
            # A part that is gone was put in its place before the process ended.
            if new is not None and _digest(new) == step["sha256"]:
                if path.exists():
                    part.chmod(path.stat().st_mode & 0o7777)
                part.replace(path)
        _sync(leader.parent)
        _plan(leader).unlink()
    _remove_parts(leader)


def _remove_parts(leader: Path) -> None:
    for part in leader.parent.glob(f".{glob.escape(leader.name)}.*.part"):
        with suppress(OSError):
            part.unlink()


def _steps(plan: bytes) -> list[dict[str, str]]:
    """The steps of a plan; none of a file that is no plan of ours."""
    try:
        steps = json.loads(plan)
    except (ValueError, RecursionError):
        return []
    keys = {"file", "part", "sha256"}
    if not isinstance(steps, list) or not all(isinstance(step, dict) and keys <= step.keys() for step in steps):
        return []
    names = [str(step[key]) for step in steps for key in ("file", "part")]
    return steps if all(name not in ("", ".", "..") and "/" not in name for name in names) else []


@contextmanager
def _locked(leader: Path) -> Iterator[None]:
    """Keep other sessions out while files are changed, and tell what cannot be; the lock goes with the process."""
    lock = leader.with_name(f".{leader.name}.lock")
    with told_as(f"{leader} cannot be written: {lock.name} beside it cannot be opened"):
        file = os.open(lock, os.O_CREAT | os.O_RDWR, 0o666)
    with told_as(f"{leader} cannot be written"):
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        finally:
            os.close(file)


def _write(part: Path, data: bytes) -> None:
    file = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o666)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(file, view) :]
        os.fsync(file)
    finally:
        os.close(file)


def _sync(directory: Path) -> None:
    # Some file systems synchronise no directory, and one that can be written need not be one that can be read.
    with suppress(OSError):
        file = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


def _plan(leader: Path) -> Path:
    return leader.parent / f".{leader.name}.plan"


def _part(leader: Path, number: int) -> Path:
    return leader.parent / f".{leader.name}.{number}.part"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
