"""`visittui serve` as a process of its own, on a port of its own."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, NamedTuple

import pytest

from terminal_driver import programs
from terminal_driver.processes import Process, descendants, end, processor_seconds, wait_for_end
from tests.readers import EnvironmentOf

_SERVE = """
import resource
import sys
from visittui.commands.session import kiosk
from visittui.web import door
kiosk.READERS_AT_ONCE = int(sys.argv.pop(1))
if files := int(sys.argv.pop(1)):
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
for name in filter(None, sys.argv.pop(1).split(",")):
    setattr(door, name, 0.2)
from visittui.__main__ import main
sys.exit(main())
"""
_PATIENCE = 60.0  # seconds


class Server(NamedTuple):
    """A server that answers."""

    port: int
    process: subprocess.Popen[str]
    log: Queue[str]
    """What it says on standard error, line by line."""
    announced: str
    """The address that it has said to open."""

    @property
    def url(self) -> str:
        """Where its page is."""
        return f"http://127.0.0.1:{self.port}"

    def sessions(self) -> list[Process]:
        """The processes of its pages."""
        return [each for each in descendants(self.process.pid) if each.pid != self.process.pid]

    def says(self) -> str:
        """The next line of its log; "" at its end, as of a file."""
        return self.log.get(timeout=_PATIENCE)

    def wait_until_all_is_read(self, port: int) -> None:
        """Wait until all that a page has sent is read, and nothing more is done about it here or in the sessions.

        Args:
            port: the page's.
        """
        deadline = time.monotonic() + _PATIENCE
        used = -1.0
        while (unread := _unread(self.port, port)) or used != self._processor_seconds():
            used = -1.0 if unread else self._processor_seconds()
            assert time.monotonic() < deadline
            time.sleep(0.2)

    def _processor_seconds(self) -> float:
        return sum(processor_seconds(each.pid) for each in descendants(self.process.pid))

    def last_words(self) -> list[str]:
        """What it says until it and its sessions have ended."""
        return list(iter(self.says, ""))


@contextmanager
def serving(
    environment: Mapping[str, str], *options: str, most_pages: int = 100, most_files: int = 0, shortened: str = ""
) -> Iterator[Server]:
    """Serve until the test is over; nothing of it is left then.

    Args:
        environment: of the account that serves.
        options: of the command.
        most_pages: may be open at once.
        most_files: may the server have open; 0 for as many as the test.
        shortened: the times of its door, divided by commas, that are a fifth of a second instead.
    """
    port = a_free_port()
    process = programs.Program[str](
        [
            sys.executable,
            "-c",
            _SERVE,
            *map(str, (most_pages, most_files, shortened)),
            "serve",
            "--port",
            str(port),
            *options,
        ],
        env=environment,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        lifetime=600,
    )
    assert process.stderr is not None
    log: Queue[str] = Queue()
    reader = Thread(target=_keep, args=(process.stderr, log), daemon=True)
    reader.start()
    try:
        said = log.get(timeout=_PATIENCE)
        announced = re.fullmatch(r"visittui: (\S+) shows the record; Ctrl\+C stops\.\n", said)
        assert announced is not None, said
        yield Server(port, process, log, announced[1])
    finally:
        sessions = descendants(process.pid)
        with process:
            process.kill()
            process.wait()
        end(wait_for_end(sessions, _PATIENCE))
        reader.join(_PATIENCE)


def _keep(lines: IO[str], log: Queue[str]) -> None:
    for line in lines:
        log.put(line)
    log.put("")


def _unread(to: int, sender: int) -> int:
    """Bytes that have come to a port from another one, of this machine both, and that nobody has read."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, _, queues, *_ = line.split()
        if (local[-4:], remote[-4:]) == (f"{to:04X}", f"{sender:04X}"):
            return int(queues.partition(":")[2], 16)
    return 0


def a_free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def options() -> list[str]:
    """What `visittui serve` is told besides its port."""
    return []


@pytest.fixture
def environment(tmp_path: Path, environment_of: EnvironmentOf) -> dict[str, str]:
    """Of the account that serves the record; it has opened it before."""
    return environment_of(tmp_path / "home")


@pytest.fixture
def server(environment: dict[str, str], options: list[str]) -> Iterator[Server]:
    """`visittui serve`, answering."""
    with serving(environment, *options) as started:
        yield started
