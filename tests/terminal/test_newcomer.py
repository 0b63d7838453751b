"""Somebody who has never seen the program and reads the screen: no key is pressed that it did not name before."""

from __future__ import annotations

import re

import pytest

from terminal_driver import Terminal
from tests.terminal.newcomer import Newcomer


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
