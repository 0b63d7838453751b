"""The programs that are compared, started as a reader starts them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from terminal_driver import Terminal
from terminal_driver.environment import PROGRAMS

HELLO_WORLD = [sys.executable, str(Path(__file__).with_name("hello_world.py"))]
VISITTUI = [str(PROGRAMS / "visittui")]


def build_archive(environment: Mapping[str, str]) -> None:
    """Let the bundled record's archive be built, as the first start ever does."""
    subprocess.run([*VISITTUI, "show", "person/to-lam"], env=environment, check=True, stdout=subprocess.DEVNULL)


def hello_world(environment: Mapping[str, str], columns: int, lines: int) -> Terminal:
    """Start the smallest Textual app."""
    return Terminal(HELLO_WORLD, environment, columns, lines)


def visittui(environment: Mapping[str, str], columns: int, lines: int, *words: str) -> Terminal:
    """Start `visittui WORDS`."""
    return Terminal([*VISITTUI, *words], environment, columns, lines)


def shows_the_record(terminal: Terminal) -> bool:
    """Whether a row of the bundled record is painted; the words before it ("loading", the tabs) don't count."""
    return any(word in terminal.screen_text() for word in ("Vladimir Putin", "To Lam"))
