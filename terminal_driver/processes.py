"""What Linux tells about running processes in /proc: who is left, how busy, how big."""

from __future__ import annotations

import os
import re
import select
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    """One living process (not a zombie)."""

    pid: int
    name: str
    parent: int
    session: int

    def __str__(self) -> str:
        return f"{self.pid} {self.name}"


def living() -> list[Process]:
    """All living processes of the machine."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (process := _process(int(entry.name))):
            found.append(process)
    return found


def descendants(pid: int) -> list[Process]:
    """A process and everything under it that is still alive, parents first."""
    every = living()
    found = [process for process in every if process.pid == pid]
    for process in found:
        found += [child for child in every if child.parent == process.pid]
    return found


def of_session(session: int, mark: str) -> list[Process]:
    """The living processes of a terminal's session, and those that left it but still carry its mark.

    Args:
        session: the process id of the session's leader.
        mark: a piece of text in the environment that the leader was given, such as "DRIVER_MARK=1f".
    """
    return [process for process in living() if process.session == session or _carries(process.pid, mark)]


def is_running(pid: int) -> bool:
    """Whether any thread of the process, or of one that it started, computes or waits for a disk at this moment."""
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            if (task / "stat").read_text().rpartition(")")[2].split()[0] in "RD":
                return True
            children = (task / "children").read_text().split()
        except OSError:
            continue
        if any(is_running(int(child)) for child in children):
            return True
    return False


def proportional_memory(processes: Iterable[Process]) -> int:
    """Memory (PSS) of processes in KiB, pages shared with others counted by their share."""
    total = 0
    for process in processes:
        try:
            text = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        except OSError:
            continue
        match = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
        total += int(match[1]) if match else 0
    return total


def processor_seconds(pid: int) -> float:
    """Processor time a process has used so far, in seconds; 0 when it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_for_end(processes: Iterable[Process], timeout: float) -> list[Process]:
    """Wait until processes have ended.

    Args:
        processes: those to wait for.
        timeout: seconds.

    Returns:
        Those that have not ended by then.
    """
    deadline = time.monotonic() + timeout
    left = []
    for process in processes:
        try:
            handle = os.pidfd_open(process.pid)
        except ProcessLookupError:
            continue
        try:
            ended, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
        finally:
            os.close(handle)
        if not ended:
            left.append(process)
    return left


def end(processes: Iterable[Process]) -> None:
    """End processes for good and wait until they are gone; those that have ended already are passed over."""
    processes = list(processes)
    for process in processes:
        try:
            os.kill(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    wait_for_end(processes, timeout=10)


def _process(pid: int) -> Process | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    before, _, after = text.rpartition(")")
    fields = after.split()
    if fields[0] in "ZX":
        return None
    return Process(pid, before.partition("(")[2], parent=int(fields[1]), session=int(fields[3]))


def _carries(pid: int, mark: str) -> bool:
    try:
        return mark.encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
