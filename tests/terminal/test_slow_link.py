"""Far away: each answer takes one round trip, bursts of keys take no longer, and nothing is left to come afterwards.

The link is slower than any real one, so that what the program itself takes is lost in it on a busy machine too.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from terminal_driver import Terminal
from terminal_driver.slow_link import SlowLink
from terminal_driver.ssh_server import SshServer

ONE_WAY = 0.6
ROUND_TRIP = 2 * ONE_WAY

Shown = str | re.Pattern[str]


@pytest.fixture
def far_reader(ssh_server: SshServer, environment: dict[str, str]) -> Iterator[Terminal]:
    """A reader who has the quotes before them; the way gets long once they are there."""
    with (
        SlowLink(ssh_server.port) as link,
        Terminal(ssh_server.command(["visittui"], port=link.port), environment) as terminal,
    ):
        terminal.wait_for("Who said how much")
        terminal.press("5")
        terminal.wait_for(" 1 of ")
        terminal.wait_idle()
        link.delay = ONE_WAY
        yield terminal
        link.delay = 0.0
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def round_trips(terminal: Terminal, *keys: str, until: Shown) -> float:
    """How many round trips after the keys the screen shows something."""
    pressed = terminal.process.seconds()
    terminal.press(*keys)
    return (terminal.wait_for(until) - pressed) / ROUND_TRIP


@pytest.mark.parametrize(
    ("keys", "until"),
    [
        (("Down",), " 2 of "),
        (("End",), re.compile(r"\b(\d+) of \1\b")),
        (("4",), "[Agreem"),
        (("Enter",), "Said by"),
        (("/", "nuclear"), "matches"),
        (("/", "nuclear", "Enter", "2"), "[Schedule"),
        (("?",), "close"),
        (("ctrl+p", "lam"), "To Lam"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_answer_takes_one_round_trip(
    keys: tuple[str, ...], until: str | re.Pattern[str], far_reader: Terminal
) -> None:
    assert 1 <= round_trips(far_reader, *keys, until=until) < 2


def test_a_burst_of_keys_is_one_answer(far_reader: Terminal) -> None:
    before = far_reader.bytes_received
    assert round_trips(far_reader, "Down", until=" 2 of ") < 2
    single = far_reader.bytes_received - before
    before = far_reader.bytes_received
    assert round_trips(far_reader, *["Down"] * 60, until=" 62 of ") < 2
    assert far_reader.bytes_received - before < 60 * single / 3


def test_nothing_is_left_to_come_when_a_held_key_is_let_go(far_reader: Terminal) -> None:
    for _ in range(60):
        far_reader.press("Down")
        # The pace at which a keyboard repeats a key.
        time.sleep(1 / 30)
    assert round_trips(far_reader, "Up", until=" 60 of ") < 2
    # What follows is as quick as ever: no answers are waiting in line.
    assert round_trips(far_reader, "Home", until=" 1 of ") < 2
