"""What a desk officer asks of a first look, in a real terminal: which hours are sure, and what was signed."""

from __future__ import annotations

import pytest

from terminal_driver import Terminal
from tests.terminal.newcomer import Newcomer

SIZES = [(80, 24), (100, 30), (120, 40), (200, 60)]
SIGNS = {"disputed": "?", "part of day": "├┤", "day only": "day only"}
PLAIN_SIGNS = {"disputed": "?", "part of day": "[]", "day only": "day only"}


@pytest.mark.parametrize(("columns", "lines"), SIZES)
@pytest.mark.parametrize("options", [(), ("--ascii",)], ids=["unicode", "ascii"])
def test_which_hours_of_the_20th_are_sure_is_seen_with_one_key(
    columns: int, lines: int, options: tuple[str, ...], environment: dict[str, str]
) -> None:
    with Terminal(["visittui", *options], {**environment, "NO_COLOR": "1"}, columns, lines) as terminal:
        reader = Newcomer(terminal)
        reader.read("Day by day")
        reader.press("2")
        reader.read("Background: 20 events")
        in_words = "How sure" in terminal.screen_text()
        signs = PLAIN_SIGNS if options else SIGNS
        # The legend is where the signs are.
        assert in_words or f"{signs['disputed']}disputed" in terminal.screen_text().replace("? d", "?d")
        for title, sure in (
            ("Arrival at Noi Bai", "disputed"),
            ("State welcome ceremony", "disputed"),
            ("Talks of the two presidents", "part of day"),
            ("Drive to the hotel", "day only"),
        ):
            row, _ = terminal.find(title)
            before = terminal.screen_lines()[row].partition(title)[0]
            assert (sure if in_words else signs[sure]) in before, terminal.picture()


def test_what_was_signed_is_seen_with_one_key(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 80, 24) as terminal:
        reader = Newcomer(terminal)
        reader.read("Day by day")
        reader.press("4")
        reader.read("signed first")
        assert sum(line[2:9] == "signed " for line in terminal.screen_lines()) == 11
        assert any("adopted" in line and "Joint statement" in line for line in terminal.screen_lines())
