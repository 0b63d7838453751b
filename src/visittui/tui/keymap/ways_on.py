"""What the screen's own words lead to, beside items and queries: tabs, keys, and locations on the trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from visittui.tui.keymap.keys import KEYS, Keys

QUERY = "?"
"""Before a query."""

TAB = "@"
"""Before the name of a tab, which is opened with the same query."""

PRESS = "!"
"""Before a key, as Textual calls it: what is clicked on does what the key does."""

BACK = "<"
"""Before a number of steps back."""


class Sentence(NamedTuple):
    """A line of words, and what Enter and a click on it lead to; nothing where it only tells something."""

    words: str
    target: str = ""


Told = Sequence[Sentence]
"""What is told, a line each."""


def press(action: str, keys: Keys = KEYS) -> str:
    """The target that does what the key of an action does."""
    return PRESS + next(key for key in keys if key.name == action).keys[0]
