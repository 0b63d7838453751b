"""However a session ends: the program ends soon, leaves no process, and gives the terminal back where there is one."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from terminal_driver import Terminal

BUSY: dict[str, Callable[[Terminal], None]] = {
    "reading": lambda terminal: terminal.wait_idle(),
    "typing": lambda terminal: terminal.press("/", "nuclear"),
    "moving fast": lambda terminal: terminal.press("5", *["Down"] * 50),
    "starting": lambda terminal: None,
}
"""What the reader is doing when the end comes."""


def opened(environment: dict[str, str]) -> Terminal:
    terminal = Terminal(["visittui"], environment)
    terminal.wait_for("Overview")
    return terminal


@pytest.mark.parametrize("doing", BUSY)
def test_a_request_to_end_gives_the_terminal_back(doing: str, environment: dict[str, str]) -> None:
    with opened(environment) as terminal:
        BUSY[doing](terminal)
        terminal.send_signal(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert terminal.left_behind() == []
        assert terminal.processes_left() == []
        assert "Traceback" not in terminal.screen_text()


@pytest.mark.parametrize("doing", BUSY)
def test_a_lost_connection_takes_the_program_along(doing: str, environment: dict[str, str]) -> None:
    with opened(environment) as terminal:
        BUSY[doing](terminal)
        terminal.hang_up()
        terminal.exit_code()
        assert terminal.processes_left(timeout=5) == []


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("ctrl+c",), ("/", "nuclear", "ctrl+q"), ("/", "x", "ctrl+c")])
def test_quitting_leaves_the_terminal_as_it_was(keys: tuple[str, ...], environment: dict[str, str]) -> None:
    with opened(environment) as terminal:
        terminal.wait_idle()
        terminal.press(*keys)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
        assert terminal.screen_text().strip() == ""


def test_an_interrupt_from_outside_ends_it(environment: dict[str, str]) -> None:
    with opened(environment) as terminal:
        terminal.wait_idle()
        terminal.send_signal(signal.SIGINT)
        assert terminal.exit_code() in (0, 130)
        assert terminal.left_behind() == []


def test_an_ignored_hang_up_does_not_leave_it_spinning(environment: dict[str, str]) -> None:
    with Terminal(["sh", "-c", "trap '' HUP; exec visittui"], environment) as terminal:
        terminal.wait_for("Overview")
        terminal.wait_idle()
        terminal.hang_up()
        terminal.exit_code()
