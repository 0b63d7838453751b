"""At the far end of a real SSH session, and inside a real tmux: the same program, the same words."""

from __future__ import annotations

import subprocess
from pathlib import Path

from terminal_driver import Terminal, processes, programs
from terminal_driver.ssh_server import SshServer
from terminal_driver.tmux_server import TmuxServer


def tell_a_story(terminal: Terminal) -> None:
    """Search, open a quote, quit."""
    terminal.wait_for("Who said how much")
    terminal.press("/", "nuclear", "Down", "5", "Enter")
    terminal.wait_for("Said by")
    terminal.press("q")


def test_over_ssh_the_screen_is_there_and_the_terminal_is_given_back(
    ssh_server: SshServer, environment: dict[str, str]
) -> None:
    with Terminal(ssh_server.command(["visittui"]), environment) as terminal:
        tell_a_story(terminal)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def test_a_lost_connection_leaves_nothing_running(ssh_server: SshServer, environment: dict[str, str]) -> None:
    before = {process.pid for process in ssh_server.sessions()}
    with Terminal(ssh_server.command(["visittui"]), environment) as terminal:
        terminal.wait_for("Who said how much")
        terminal.hang_up()
        terminal.exit_code()
        ours = [process for process in ssh_server.sessions() if process.pid not in before]
        assert processes.wait_for_end(ours, timeout=30) == []


def test_over_ssh_without_a_terminal_it_says_what_to_do(ssh_server: SshServer, environment: dict[str, str]) -> None:
    done = programs.run(
        ssh_server.command(["visittui"], terminal=False),
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "ssh -t" in done.stderr


def test_over_ssh_a_search_is_plain_text(ssh_server: SshServer, environment: dict[str, str]) -> None:
    done = programs.run(
        ssh_server.command(["visittui", "search", "nuclear"], terminal=False),
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "agreement/nuclear-centre-memorandum" in done.stdout
    assert "\x1b" not in done.stdout


def test_in_tmux(tmux_directory: Path, environment: dict[str, str]) -> None:
    with (
        TmuxServer(tmux_directory, ["visittui"], environment) as tmux,
        Terminal(tmux.attach_command(), environment) as terminal,
    ):
        tell_a_story(terminal)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
