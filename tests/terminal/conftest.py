"""Where the tests in this folder run: a reader's home of its own, a loopback sshd, a tmux of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal_driver import clean_environment
from terminal_driver.ssh_server import SshServer
from tests.readers import EnvironmentOf
from tests.terminal.drafted_visit import draft

RequireProgram = Callable[[str], str]


@pytest.fixture
def environment(tmp_path: Path, environment_of: EnvironmentOf) -> dict[str, str]:
    """A reader who has never used the program before, where somebody else has opened the record."""
    return environment_of(tmp_path / "home")


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """A record with a drafted quote."""
    (tmp_path / "news.txt").write_text("“The lake is open to all of us,” said Ada Birk.\n", encoding="utf-8")
    record = tmp_path / "lake.json"
    draft(tmp_path / "news.txt", record, title="Visit to the lake", summary="Invented.")
    return record


@pytest.fixture
def first_environment(tmp_path: Path) -> dict[str, str]:
    """The very first reader: the archive must be built."""
    return clean_environment(tmp_path / "home")


@pytest.fixture(scope="session")
def ssh_server(require_program: RequireProgram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    """One sshd for all tests of a worker; whoever logs in lives in a home of the tests' own."""
    require_program("ssh")
    sshd = require_program("sshd")
    environment = clean_environment(tmp_path_factory.mktemp("ssh-home"))
    # TERM and LANG come from the client, as they do in life.
    kept = {name: value for name, value in environment.items() if name not in ("TERM", "LANG")}
    # With a blank, as the path of a tester's temporary directory may have one.
    with SshServer(tmp_path_factory.mktemp("ssh server") / "server", kept, sshd) as server:
        yield server


@pytest.fixture
def socket_directory() -> Iterator[Path]:
    """A place for sockets, whose paths must be short, however long that of the tester's temporary directory is."""
    with tempfile.TemporaryDirectory(prefix="visit-", dir="/tmp") as directory:
        yield Path(directory)


@pytest.fixture
def tmux_directory(require_program: RequireProgram, socket_directory: Path) -> Path:
    """A place for a tmux server, its socket and its configuration."""
    require_program("tmux")
    return socket_directory / "server"
