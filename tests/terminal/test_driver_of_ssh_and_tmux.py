"""The driver's sshd and tmux, on programs whose behaviour is known."""

from __future__ import annotations

import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from terminal_driver import Terminal, processes, programs
from terminal_driver.ssh_server import SshServer
from terminal_driver.tmux_server import TmuxServer


def test_a_login_shows_a_program_and_takes_it_along_when_it_is_lost(
    ssh_server: SshServer, environment: dict[str, str]
) -> None:
    with Terminal(ssh_server.command(["sh", "-c", 'echo "$TERM at $(stty size)"; exec cat']), environment, 90, 20) as t:
        t.wait_for("xterm-256color at 20 90")
        t.press("hello", "Enter")
        t.wait_for("hello\nhello")
        inside = ssh_server.sessions()
        assert "cat" in {process.name for process in inside}
        t.send_signal(signal.SIGKILL)
        assert processes.wait_for_end(inside, timeout=30) == []


def test_a_command_without_a_terminal(ssh_server: SshServer, environment: dict[str, str]) -> None:
    command = ssh_server.command('test -t 0 || echo "none, home $HOME"', terminal=False)
    done = programs.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stdout.startswith("none, home /")
    assert "ssh-home" in done.stdout


@pytest.fixture
def long_temporary_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tester whose temporary files lie far down."""
    place = tmp_path / ("far-down-" * 15)
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))


@pytest.mark.usefixtures("long_temporary_directory")
def test_a_program_in_tmux(tmux_directory: Path, environment: dict[str, str]) -> None:
    with (
        TmuxServer(tmux_directory, ["sh", "-c", 'echo "$TERM"; exec cat'], environment) as tmux,
        Terminal(tmux.attach_command(), environment) as terminal,
    ):
        terminal.wait_for("tmux-256color")
        terminal.press("hello", "Enter")
        terminal.wait_for("hello\nhello")
        assert "hello" in tmux.run("capture-pane", "-p")
        terminal.press("ctrl+b", "d")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def test_who_waits_for_a_busy_program_is_not_idle() -> None:
    shell = ["sh", "-c", "while :; do :; done & echo started; wait"]
    with programs.Program[bytes](shell, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"started\n"
        assert any(processes.is_running(program.pid) for _ in range(1000))
        program.end()
