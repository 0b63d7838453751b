"""Far away: each answer takes one round trip, bursts of keys take no longer, and nothing is left to come afterwards.

The way to the host has a gate. It lets the keys of one flight pass and is closed again: what the screen shows then has
been answered without anything more from the reader's side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from terminal_driver import Terminal
from terminal_driver.held_link import HeldLink
from terminal_driver.ssh_server import SshServer

Shown = str | re.Pattern[str]


class FarReader:
    """Somebody at the far end of a link, whose keys leave in flights."""

    def __init__(self, terminal: Terminal, link: HeldLink) -> None:
        self.terminal = terminal
        self.link = link

    def press_in_one_flight(self, *keys: str) -> None:
        """Type keys, and let them pass together; whatever follows from here is held back."""
        self.link.there.close()
        self.terminal.press(*keys)
        self.terminal.wait_for(lambda _: self.link.there.held_back > 0)
        self.terminal.wait_idle()
        self.link.there.let_pass()

    def answered(self, *keys: str, until: Shown) -> int:
        """Press keys in one flight and see the answer to them alone; the result is its bytes."""
        before = self.terminal.bytes_received
        self.press_in_one_flight(*keys)
        self.terminal.wait_for(until)
        self.terminal.wait_idle()
        return self.terminal.bytes_received - before


@pytest.fixture
def far_reader(ssh_server: SshServer, environment: dict[str, str]) -> Iterator[FarReader]:
    """A reader who has the quotes before them."""
    with (
        HeldLink(ssh_server.port) as link,
        Terminal(ssh_server.command(["visittui"], port=link.port), environment) as terminal,
    ):
        terminal.wait_for("Statements by speaker")
        terminal.press("5")
        terminal.wait_for(" 1 of ")
        terminal.wait_idle()
        yield FarReader(terminal, link)
        link.there.open()
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(
    ("keys", "until"),
    [
        (("Down",), " 2 of "),
        (("End",), re.compile(r"\b(\d+) of \1\b")),
        (("4",), "[Agreem"),
        (("Enter",), "Said by"),
        (("/", "nuclear"), re.compile(r"Search: nuclear +\d+ matches")),
        (("/", "nuclear", "Enter", "2"), "[Schedule"),
        (("?",), "Esc close"),
        (("ctrl+p", "lam"), re.compile(r"^ lam\n.*To Lam$", re.MULTILINE)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_answer_takes_one_round_trip(keys: tuple[str, ...], until: Shown, far_reader: FarReader) -> None:
    assert far_reader.answered(*keys, until=until) > 0


def test_a_burst_of_keys_takes_one_round_trip(far_reader: FarReader) -> None:
    # How many pictures fit between the keys is the machine's affair: benchmarks/traffic.py counts their bytes.
    assert far_reader.answered(*["Down"] * 60, until=" 61 of ") > 0


def test_nothing_is_left_to_come_when_a_held_key_is_let_go(far_reader: FarReader) -> None:
    for _ in range(6):
        far_reader.press_in_one_flight(*["Down"] * 10)
    # The row before the last is passed on the way there, too.
    far_reader.terminal.wait_for(" 61 of ")
    far_reader.answered("Up", until=" 60 of ")
    # No answers are waiting in line before the next.
    assert far_reader.answered("Home", until=" 1 of ") > 0
