"""Rarer blows: a crash, a signal too many, absurd windows, a storm of sizes, a megabyte pasted, a peer gone silent."""

from __future__ import annotations

import secrets
import signal
import sys
import textwrap

import pytest

from terminal_driver import Terminal, processes, programs
from tests.terminal.test_main_story import all_matches

BREAK_A_KEY = """
import sys
from visittui import cli
from visittui.tui.screens import explorer
def breaks(self):
    secret = "a local"
    raise KeyError(secret)
explorer.ExplorerScreen.action_zone = breaks
sys.exit(cli.run(sys.argv[1:]))
"""


@pytest.mark.parametrize("options", [(), ("--kiosk",)], ids=["at home", "in a kiosk"])
def test_a_crash_says_one_line_and_restores_the_terminal(options: tuple[str, ...], environment: dict[str, str]) -> None:
    # As wide as the path of a crash report may be long.
    with Terminal([sys.executable, "-I", "-c", BREAK_A_KEY, *options], environment, 300) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("z")
        assert terminal.exit_code() == 70
        assert terminal.left_behind() == []
        said = terminal.screen_text().strip()
        assert said.startswith("visittui: internal error (KeyError)")
        assert len(said.splitlines()) == 1
        assert "a local" not in said
        assert ("details in" in said) == (not options)


UNEXPECTED = [signal.SIGHUP, signal.SIGUSR1, signal.SIGALRM, signal.SIGABRT, signal.SIGRTMIN, signal.SIGRTMAX]
"""Signals whose default is the end, and that ask for nothing."""


@pytest.mark.parametrize(
    ("keys", "shown"),
    [([], "Statements by speaker"), (["/", "lam"], "Search: lam"), (["F2"], "Settings")],
    ids=["list", "box", "dialog"],
)
@pytest.mark.parametrize("number", UNEXPECTED)
def test_a_signal_that_ends_it_gives_the_terminal_back(
    number: signal.Signals, keys: list[str], shown: str, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press(*keys)
        terminal.wait_for(shown)
        terminal.wait_idle()
        terminal.send_signal(number)
        assert terminal.exit_code() == -number
        assert terminal.left_behind() == []


def test_used_up_processor_time_ends_a_session(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.send_signal(signal.SIGXCPU)
        assert terminal.exit_code() == 75
        assert "processor time" in terminal.screen_text()
        assert terminal.left_behind() == []


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSEGV])
def test_after_a_blow_that_no_program_survives_nothing_is_left(
    blow: signal.Signals, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.send_signal(blow)
        assert terminal.exit_code() == -blow
        assert terminal.processes_left() == []


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (2, 2), (10, 3), (20, 5), (5000, 5000), (65535, 65535)])
def test_no_size_of_a_window_is_too_absurd(size: tuple[int, int], environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.process.resize(*size)
        terminal.wait_idle()
        assert terminal.memory() < 200_000
        terminal.resize(80, 24)
        terminal.wait_for("Statements by speaker")
        terminal.press("5")
        terminal.wait_for(" 1 of ")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_storm_of_sizes_while_typing_settles_on_the_right_words(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("/")
        for number, letter in enumerate("nuclear" * 30):
            terminal.resize(40 + number % 97, 10 + number % 31)
            terminal.press(letter if number < len("nuclear") else "Left")
        terminal.resize(100, 30)
        terminal.wait_for(all_matches())
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_pasted_megabyte_is_cut_and_typing_goes_on(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("/")
        terminal.wait_for("Down to the results")
        terminal.paste("x" * 1_000_000)
        terminal.wait_for("xxxxxxxx")
        terminal.wait_idle()
        terminal.press("Escape")
        terminal.wait_for("to search:")
        terminal.press("nuclear")
        terminal.wait_for(all_matches())
        assert terminal.memory() < 200_000
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_keys_that_are_signals_elsewhere_are_keys(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("ctrl+\\", "ctrl+s", "ctrl+d", "5")
        terminal.wait_for(" 1 of ")
        terminal.press("q")
        assert terminal.exit_code() == 0


FORBIDDEN = {
    "write": "open('/dev/null', 'w')",
    "append": "open('/dev/null', 'ab')",
    "write otherwise": "os.open('/dev/null', os.O_RDWR)",
    "make a folder": "os.mkdir('x')",
    "remove": "os.unlink('x')",
    "rename": "os.replace('x', 'y')",
    "shell": "os.system('true')",
    "program": "__import__('subprocess').run(['true'])",
    "other program": "os.execv('/bin/true', ['true'])",
    "child": "os.fork()",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "browser": "__import__('webbrowser').get('true %s').open('http://localhost')",
    "network": "__import__('socket').create_connection(('127.0.0.1', 9))",
    "library": "__import__('ctypes').CDLL('libc.so.6')",
}


@pytest.mark.parametrize("way", FORBIDDEN)
def test_with_the_doors_closed_no_code_gets_out(way: str) -> None:
    program = f"""
        import os
        from visittui.commands.session.kiosk import close_doors
        open('/dev/null').close()
        close_doors()
        open('/dev/null').close()
        try:
            {FORBIDDEN[way]}
        except PermissionError as error:
            print('forbidden:', error)
        """
    done = programs.run([sys.executable, "-I", "-c", textwrap.dedent(program)], capture_output=True, text=True)
    assert done.stdout.startswith("forbidden: "), done.stderr


def test_too_many_readers_are_asked_to_come_back(environment: dict[str, str]) -> None:
    # Readers of this test alone are counted: other kiosks may run on the machine, another run of the tests, for one.
    program = """
        import sys
        from visittui import cli
        from visittui.commands.session import kiosk
        kiosk.READERS_AT_ONCE, kiosk.KIOSK_ARGUMENT = 1, sys.argv[1]
        sys.exit(cli.run(["--kiosk"]))
        """
    command = [sys.executable, "-I", "-c", textwrap.dedent(program), f"--kiosk-of-{secrets.token_hex(8)}"]
    with Terminal(command, environment) as first:
        first.wait_for("Statements by speaker")
        with Terminal(command, environment) as second:
            assert second.exit_code() == 2
            assert "try again later" in second.screen_text()
        assert processes.descendants(first.process.pid)
        first.press("q")
        assert first.exit_code() == 0
