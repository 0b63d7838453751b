"""Quotes of one speaker on one topic, by somebody who knows nothing of the query language."""

from __future__ import annotations

import re

import pytest

from terminal_driver import Terminal
from tests.terminal.newcomer import Newcomer


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
def test_quotes_of_a_speaker_on_a_topic_are_eight_keys_away(
    columns: int, lines: int, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], environment, columns, lines) as terminal:
        reader = Newcomer(terminal)
        reader.read("Day by day")
        reader.press("5")
        reader.read(re.compile(r"\bf narrow"))
        reader.press("f")
        reader.read(re.compile(r"\[ \] To Lam"))
        reader.press("Down")
        reader.press("Enter")
        reader.read(re.compile(r"\[x\] To Lam"))
        # Down to the second topic.
        reader.press("Down")
        reader.press("Down")
        reader.press("Enter")
        reader.read(re.compile(r'Search: speaker:"To Lam" topic:\S+'))

        reader.press("f")
        # The tab, the query and the name stand above the facets, too.
        reader.read(re.compile(r"Narrow › Quotes .* 1 of \d"))
        reader.read("· To Lam ·")
        assert reader.keys <= 8
