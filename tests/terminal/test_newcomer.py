"""Somebody who has never seen the program and reads the screen: no key is pressed that it did not name before."""

from __future__ import annotations

import re

import pytest

from terminal_driver import Terminal

CALLED = {"Backspace": "Bksp", "Escape": "Esc"}
"""Keys that the screen calls otherwise than the driver."""


class Newcomer:
    """Reads the screen, and believes in no key that it has not read of."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._named: set[str] = set()

    def read(self, wanted: str | re.Pattern[str]) -> None:
        """Wait until something stands on the screen, and remember every word of it."""
        self._terminal.wait_for(wanted)
        self._terminal.wait_idle()
        self._named |= set(re.split(r"[\s,;]+", self._terminal.screen_text()))

    def press(self, key: str) -> None:
        """Press a key that the screen has named."""
        name = CALLED.get(key, key)
        numbers = "1-7" in self._named and key in "1234567"
        assert name in self._named or numbers, f"{name} is named nowhere:\n{self._terminal.picture()}"
        self._terminal.press(key)

    def type(self, text: str) -> None:
        """Type an example that the search box gives."""
        assert text in self._named, f"{text} is no example:\n{self._terminal.picture()}"
        self._terminal.type_text(text)

    def chosen(self) -> str:
        """What is drawn in reverse: the current tab, the row under the cursor or the chosen link."""
        return " ".join(stretch.text for stretch in self._terminal.stretches_where(lambda cell: cell.reverse))


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
def test_a_newcomer_finds_the_way_in_and_out(columns: int, lines: int, environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, columns, lines) as terminal:
        newcomer = Newcomer(terminal)

        # Ten seconds: whose visit, where and when, what happened by the hour, who spoke.
        newcomer.read("New here?")
        for told in ("State visit", "19–20 June 2024", "Vladimir Putin", "To Lam", "Day by day", "Statements by"):
            terminal.find(told)

        # Thirty seconds: the keys, and what the signs mean.
        newcomer.press("?")
        newcomer.read("Esc close")
        newcomer.press("Escape")
        newcomer.read("Day by day")

        # One of the examples in the search box, and the quotes among its matches.
        newcomer.press("/")
        newcomer.read("to the results")
        newcomer.type("nuclear")
        newcomer.read(re.compile(r"Search: nuclear +\d+ matches"))
        newcomer.press("Down")
        newcomer.read("open")
        newcomer.press("5")
        newcomer.read("[Quotes")

        # A quote, and on to somebody whom its card names.
        row = newcomer.chosen()
        newcomer.press("Enter")
        newcomer.read("Said by")
        newcomer.press("Tab")
        newcomer.read("follow")
        newcomer.press("Enter")
        newcomer.read(re.compile(r"\[(?!Quotes)\w+"))

        # Back to the quote, and its words with their citation taken along.
        newcomer.press("Backspace")
        newcomer.read("Said by")
        newcomer.press("y")
        newcomer.read("Copy")
        newcomer.press("Enter")
        newcomer.read("Said by")
        assert terminal.emulator.clipboard
        assert "nuclear" in terminal.emulator.clipboard[-1].lower()

        # Back to the exact row, and out.
        newcomer.press("Backspace")
        newcomer.read("[Quotes")
        assert newcomer.chosen() == row
        newcomer.press("q")
        assert terminal.exit_code() == 0

    with Terminal(["visittui"], environment, columns, lines) as terminal:
        terminal.wait_for("Day by day")
        terminal.wait_idle()
        assert "New here?" not in terminal.screen_text(), "who has found the way is no newcomer"
