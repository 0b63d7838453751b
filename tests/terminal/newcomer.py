"""Somebody who reads the screen, and presses no key that it has not named before."""

from __future__ import annotations

import re
from collections.abc import Callable

from terminal_driver import Terminal

CALLED = {"Backspace": "Bksp", "Escape": "Esc"}
"""Keys that the screen calls otherwise than the driver."""


class Newcomer:
    """Reads the screen, and believes in no key that it has not read of.

    Attributes:
        terminal: where the program runs.
        keys: how many keys were pressed.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys = 0
        self._named: set[str] = set()

    def read(self, wanted: str | re.Pattern[str] | Callable[[Terminal], bool]) -> None:
        """Wait until something stands on the screen, and remember every word of it."""
        self.terminal.wait_for(wanted)
        self.terminal.wait_idle()
        self._named |= set(re.split(r"[\s,;]+", self.terminal.screen_text()))

    def press(self, key: str) -> None:
        """Press a key that the screen has named."""
        name = CALLED.get(key, key)
        numbers = any(re.fullmatch("1-[78]", word) for word in self._named) and key in "1234567"
        assert name in self._named or numbers, f"{name} is named nowhere:\n{self.terminal.picture()}"
        self.terminal.press(key)
        self.keys += 1

    def type(self, text: str) -> None:
        """Type an example that the search box gives."""
        assert text in self._named, f"{text} is no example:\n{self.terminal.picture()}"
        self.terminal.type_text(text)

    def chosen(self) -> str:
        """What is drawn in reverse: the current tab, the row under the cursor or the chosen link."""
        return " ".join(stretch.text for stretch in self.terminal.stretches_where(lambda cell: cell.reverse))
