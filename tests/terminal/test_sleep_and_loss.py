"""Sent to sleep and woken, without input, without a terminal, before one that no longer reads: it copes or is gone."""

from __future__ import annotations

import os
import re
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from terminal_driver import Terminal, processes
from terminal_driver.pty_process import PATIENCE

KEPT_BY_THE_SHELL = {"bracketed paste", "tty input", "tty local", "tty characters"}
"""What an interactive shell sets for its own line, and takes back for each program."""


@pytest.fixture
def shell(environment: dict[str, str]) -> Terminal:
    """A shell with job control, as a login gives it."""
    return Terminal(["bash", "--norc", "--noprofile", "-i"], {**environment, "PS1": "ready> "})


def program_in(terminal: Terminal) -> processes.Process:
    """The program that runs in this terminal."""
    return next(
        process
        for process in processes.of_session(terminal.process.pid, terminal.process.mark)
        if process.name == "visittui"
    )


def is_stopped(process: processes.Process) -> bool:
    return Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def modes_left(terminal: Terminal) -> set[str]:
    return set(terminal.left_behind()) - KEPT_BY_THE_SHELL


def open_quotes(shell: Terminal) -> None:
    shell.press("visittui", "Enter")
    shell.wait_for("Statements by speaker")
    shell.press("5", "Down")
    shell.wait_for(" 2 of ")
    shell.wait_idle()


@pytest.mark.parametrize("asked", ["by key", "by signal"])
def test_put_to_sleep_and_woken_it_shows_what_it_showed(shell: Terminal, asked: str) -> None:
    with shell:
        open_quotes(shell)
        before = shell.screen_text()
        if asked == "by key":
            shell.press("ctrl+z")
        else:
            os.kill(program_in(shell).pid, signal.SIGTSTP)
        shell.wait_for("Stopped")
        assert modes_left(shell) == set()
        assert is_stopped(program_in(shell))
        shell.press("clear; echo meanwhile", "Enter")
        shell.wait_for("meanwhile\nready>")
        shell.press("fg", "Enter")
        shell.wait_for(before)
        shell.press("Down")
        shell.wait_for(" 3 of ")
        shell.press("q")
        shell.wait_for(lambda screen: modes_left(screen) == set())


def another_screen(shown: str, shell: Terminal) -> bool:
    return shell.screen_text() != shown


@pytest.mark.parametrize("keys", [["?"], ["ctrl+p"], ["F2"], ["y", "v"]], ids=["help", "jump", "settings", "text"])
def test_it_can_be_put_to_sleep_in_a_dialog_too(shell: Terminal, keys: list[str]) -> None:
    with shell:
        open_quotes(shell)
        for key in keys:
            shown = shell.screen_text()
            shell.press(key)
            shell.wait_for(partial(another_screen, shown))
            shell.wait_idle()
        before = shell.screen_text()
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        assert modes_left(shell) == set()
        shell.press("fg", "Enter")
        shell.wait_for(before)
        shell.press("ctrl+q")
        shell.wait_for(lambda screen: "alternate screen" not in modes_left(screen))


def test_the_mouse_is_still_the_terminals_when_the_text_for_its_selection_is_woken(shell: Terminal) -> None:
    with shell:
        open_quotes(shell)
        assert 1000 in shell.emulator.private_modes
        shell.press("y")
        shell.wait_for("Enter copy")
        shell.wait_idle()
        shell.press("v")
        shell.wait_for("Select with the mouse")
        shell.wait_for(lambda screen: 1000 not in screen.emulator.private_modes)
        shell.wait_idle()
        before = shell.screen_text()
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        shell.press("fg", "Enter")
        shell.wait_for(before)
        shell.wait_idle()
        assert 1000 not in shell.emulator.private_modes
        shell.press("Escape")
        shell.wait_for(lambda screen: 1000 in screen.emulator.private_modes)
        shell.press("ctrl+q")
        shell.wait_for(lambda screen: "alternate screen" not in modes_left(screen))


def test_a_window_made_larger_meanwhile_is_filled(shell: Terminal) -> None:
    with shell:
        open_quotes(shell)
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        shell.resize(120, 30)
        shell.press("fg", "Enter")
        # The last two lines of the larger window, which may be drawn one after the other.
        shell.wait_for(re.compile(r" 2 of .*\n Enter open.*\Z"))
        assert len(shell.screen_lines()) == 30
        shell.press("q")
        shell.wait_for(lambda screen: modes_left(screen) == set())


def test_woken_in_the_background_it_goes_on_sleeping(shell: Terminal) -> None:
    with shell:
        open_quotes(shell)
        program = program_in(shell)
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        shell.press("bg", "Enter")
        shell.press("echo still here", "Enter")
        # Not the command, but what it prints.
        shell.wait_for(re.compile(r"^still here$", re.MULTILINE))
        # The shell has woken it; it sleeps again as soon as it sees that the terminal is not its own.
        shell.wait_for(lambda _: is_stopped(program))
        shell.wait_idle()
        assert modes_left(shell) == set(), "nor has it drawn anything in between"
        shell.press("fg", "Enter")
        shell.wait_for(" 2 of ")
        shell.press("q")
        shell.wait_for(lambda screen: modes_left(screen) == set())


def test_stopped_by_force_it_draws_everything_again(shell: Terminal) -> None:
    with shell:
        open_quotes(shell)
        before = shell.screen_text()
        os.kill(program_in(shell).pid, signal.SIGSTOP)
        shell.wait_for("Stopped")
        shell.press("fg", "Enter")
        shell.wait_for(before)
        shell.press("q")
        shell.wait_for(lambda screen: "alternate screen" not in modes_left(screen))


def test_the_time_in_which_it_slept_is_not_counted_as_idle(shell: Terminal) -> None:
    with shell:
        shell.press("visittui --idle-minutes 0.1", "Enter")
        shell.wait_for("Statements by speaker")
        shell.press("5")
        shell.wait_for(" 1 of ")
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        shell.press("sleep 7; echo long after", "Enter")
        shell.wait_for(re.compile(r"^long after$", re.MULTILINE))
        shell.press("fg", "Enter")
        shell.wait_for(" 1 of ")
        shell.press("Down")
        shell.wait_for(" 2 of ")
        shell.wait_for("closed: no key was pressed for a while")
        shell.wait_for(lambda screen: modes_left(screen) == set())


def test_a_hang_up_while_it_sleeps_leaves_nothing(shell: Terminal) -> None:
    with shell:
        open_quotes(shell)
        shell.press("ctrl+z")
        shell.wait_for("Stopped")
        shell.hang_up()
        assert shell.processes_left(timeout=30) == []


def test_without_a_shell_to_wake_it_it_stays_awake(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("ctrl+z")
        terminal.wait_for("no shell here")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


@pytest.mark.parametrize(
    "stream", ["<&-", ">&-", "2>&-", "</dev/null", ">/dev/null", "2>/dev/null", "</dev/null 2>&1|cat"]
)
def test_without_one_of_its_streams_it_says_so_at_once(stream: str, environment: dict[str, str]) -> None:
    with Terminal(["sh", "-c", f"visittui {stream}; echo code $?"], environment, columns=200) as terminal:
        terminal.exit_code()
        shown = terminal.screen_text()
        if "|" not in stream:
            assert "code 2" in shown
        if "2>" not in stream or "|" in stream:
            assert "needs a terminal" in shown
        assert terminal.left_behind() == []
        assert "Traceback" not in shown


def test_a_terminal_that_goes_without_a_hang_up_takes_it_along(environment: dict[str, str]) -> None:
    # A session of its own without a controlling terminal: nobody sends it SIGHUP.
    with Terminal(["setsid", "--fork", "--wait", "visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.wait_idle()
        terminal.hang_up()
        assert terminal.processes_left(timeout=30) == []


def freeze(terminal: Terminal) -> None:
    """Make the program write until the terminal, which nobody reads now, takes no more."""
    deadline, size = time.monotonic() + PATIENCE, 0
    while terminal.process.takes_output():
        assert time.monotonic() < deadline, "the terminal takes whatever is written"
        for _ in range(20):
            size += 1
            terminal.process.resize(100 + size % 50, 40)
            # Not a wait for something to happen, but the pace of a hand that drags a window.
            time.sleep(0.02)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1])
def test_before_a_frozen_terminal_it_still_ends(asked: signal.Signals, environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.wait_idle()
        program = program_in(terminal)
        freeze(terminal)
        terminal.send_signal(asked)
        assert processes.wait_for_end([program], timeout=30) == []
        if asked in (signal.SIGTERM, signal.SIGINT):
            assert terminal.exit_code() == 128 + asked
            assert terminal.left_behind() == []


def test_bytes_that_are_no_text_are_no_keys(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.process.write(b"\xff\xfe\xe9\xc3\x28\x00\xf0\x90\x80")
        terminal.press("/", "nuclear")
        terminal.wait_for(re.compile(r"Search: nuclear +\d+ matches"))
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_size_that_the_terminal_claims_is_not_believed(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], {**environment, "COLUMNS": "7", "LINES": "3"}) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.process.write(b"\x1b[?2048;1$y\x1b[48;9999;9999;9999;9999t")
        terminal.press("5")
        terminal.wait_for(" 1 of ")
        assert terminal.memory() < 200_000
        terminal.press("q")
        assert terminal.exit_code() == 0
