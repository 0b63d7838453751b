"""What a key costs on the line, counted in a real pseudo-terminal: a budget for each size and depth of colour."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import NamedTuple

import pytest

from terminal_driver import Terminal
from tests.readers import EnvironmentOf


class Budget(NamedTuple):
    """Bytes that each action may send at the most.

    The figures at 80x24 in 16 colours are promised; those of larger and more colourful screens are what they come to
    with a quarter to spare, so that a repaint of more than what changes is noticed.
    """

    move: int
    tab: int
    card: int
    link: int
    letter: int


BUDGETS = {
    ((80, 24), "16"): Budget(move=350, tab=8_000, card=2_500, link=250, letter=350),
    ((80, 24), "truecolor"): Budget(move=600, tab=10_000, card=5_000, link=350, letter=500),
    ((200, 60), "16"): Budget(move=2_500, tab=16_000, card=2_500, link=250, letter=350),
    ((200, 60), "truecolor"): Budget(move=4_500, tab=38_000, card=5_000, link=350, letter=500),
}
COLOURS = {
    "16": ({"TERM": "xterm"}, []),
    "truecolor": ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, ["--theme", "tokyo-night"]),
}
IDLE_SECONDS = 5.0


@pytest.mark.parametrize(("size", "colours"), BUDGETS, ids=[f"{w}x{h}-{colours}" for (w, h), colours in BUDGETS])
def test_no_key_sends_more_than_it_may_and_an_idle_screen_sends_nothing(
    size: tuple[int, int], colours: str, tmp_path: Path, environment_of: EnvironmentOf
) -> None:
    budget = BUDGETS[size, colours]
    changes, options = COLOURS[colours]
    with Terminal(["visittui", *options], environment_of(tmp_path, changes), *size) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.wait_idle()
        assert max(terminal.answer_to(tab).bytes for tab in "2345671") < budget.tab
        terminal.press("5", "Home")
        terminal.wait_idle()
        assert statistics.median(terminal.answer_to("Down").bytes for _ in range(7)) < budget.move
        assert terminal.answer_to("Enter").bytes < budget.card
        assert terminal.answer_to("Tab").bytes < budget.link
        terminal.press("Backspace", "/")
        terminal.wait_idle()
        # The first letters bring other rows; then only the box, the counts and the marks of the matches change.
        assert statistics.median(terminal.answer_to(letter).bytes for letter in "nuclear") < budget.letter
        assert terminal.bytes_while_untouched(IDLE_SECONDS) == 0
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
