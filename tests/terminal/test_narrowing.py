"""Quotes of one speaker on one topic, by somebody who knows nothing of the query language."""

from __future__ import annotations

import re

import pytest

from terminal_driver import Terminal


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
def test_quotes_of_a_speaker_on_a_topic_are_eight_keys_away(
    columns: int, lines: int, environment: dict[str, str]
) -> None:
    keys = 0

    def press(key: str) -> None:
        nonlocal keys
        terminal.press(key)
        keys += 1

    with Terminal(["visittui"], environment, columns, lines) as terminal:
        terminal.wait_for("Day by day")
        press("5")
        # The bottom line names the key.
        terminal.wait_for(re.compile(r"\bf narrow"))
        press("f")
        terminal.wait_for(re.compile(r"\[ \] To Lam"))
        press("Down")
        press("Enter")
        terminal.wait_for(re.compile(r"\[x\] To Lam"))
        # Down to the second topic.
        press("Down")
        press("Down")
        press("Enter")
        terminal.wait_for(re.compile(r'Search: speaker:"To Lam" topic:\S+'))

        press("f")
        terminal.wait_for(re.compile(r"\[Quotes \d+"))
        terminal.wait_for("To Lam")
        assert keys <= 8
