"""A monkey at the keys: whatever a seed makes it do, from the first moment on, a program must bear."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from terminal_driver.answers import ANSWERS
from terminal_driver.keys import bytes_of_key
from terminal_driver.pseudo_terminal import Terminal

SIZES = [(80, 24), (80, 24), (140, 44), (60, 15), (40, 10), (200, 60), (30, 6)]
NAMED = [
    *("Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End", "Enter", "Tab", "shift+Tab", "Escape"),
    *("Backspace", "F2", "ctrl+p", "ctrl+r", "ctrl+n", "ctrl+u", "ctrl+w", "alt+Left", "alt+Right"),
]
TYPED = '123456789/?zyhlbnsfxcrRmwjkgGNpeu:"-~=( )OoaпЛ.,đ🙂'
PASTED = ["nuclear “food”\n x", "\n\nlam", "x" * 3_000, "\x1b]11;?\x07", ""]
RAW = [
    *(b"\x1b[<0;12;6M\x1b[<0;12;6m", b"\x1b[<64;20;10M", b"\x1b[<65;20;10M", b"\x1b[<0;70;10M\x1b[<0;70;10m"),
    *(
        b"\x1b[<0;30;3M\x1b[<0;30;3m",
        b"\x1b[I",
        b"\x1b[O",
        b"\xff\xfe",
        b"\x00",
        b"\x1b[999;999H",
        b"\x1b[1089:99;5:3u",
    ),
]
QUIET = 0.03
"""Seconds without output after which it goes on, when it waits at all."""

ANSWERS_WITHIN = 30.0
"""Seconds in which it must have ended after Ctrl+Q."""

_ASKED = 10


class Fall(NamedTuple):
    """What went wrong, and the last things that led there."""

    what: str
    trail: tuple[object, ...]


def run(
    seed: int,
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    *,
    steps: int = 80,
    wait_for: str = "",
    directory: Path | None = None,
) -> Fall | None:
    """Start a program, do what a seed says, and ask it to end with Ctrl+Q.

    Args:
        seed: decides on everything but the speed of the machine.
        command: the program and its arguments.
        environment: its variables.
        steps: how many things are done.
        wait_for: a text to wait for before the first of them; nothing begins at once.
        directory: where it runs.

    Returns:
        What went wrong; None if it bore everything and ended with 0.
    """
    chance = random.Random(seed)  # noqa: S311
    columns, lines = chance.choice(SIZES)
    trail: list[object] = []
    with Terminal(command, environment, columns, lines, directory) as terminal:
        if wait_for:
            terminal.wait_for(wait_for)
        for _ in range(steps):
            trail.append(_step(chance, terminal))
            if chance.random() < 0.15:
                terminal.bytes_while_untouched(QUIET) if not terminal.process.finished else None
            if terminal.process.wait_for_exit(0):
                return Fall(f"ended by itself with {terminal.exit_code()}:\n{terminal.picture()}", tuple(trail[-20:]))
        terminal.resize(100, 30)
        # Before the program has taken its terminal over, the terminal itself takes Ctrl+Q, for "go on" (XON).
        for _ in range(_ASKED):
            terminal.process.write(b"\x11")
            if terminal.process.wait_for_exit(ANSWERS_WITHIN / _ASKED):
                break
        if terminal.process.exit_code is None:
            return Fall(f"does not answer Ctrl+Q:\n{terminal.picture()}", tuple(trail[-20:]))
        code = terminal.exit_code()
        if code != 0 or terminal.left_behind():
            left = terminal.left_behind()
            return Fall(f"ended with {code}, left {left}:\n{terminal.picture()}", tuple(trail[-20:]))
    return None


def _step(chance: random.Random, terminal: Terminal) -> object:
    """Do one thing; what it was."""
    share = chance.random()
    if share < 0.40:
        key = chance.choice(NAMED)
        terminal.process.write(bytes_of_key(key))
        return key
    if share < 0.75:
        letter = chance.choice(TYPED)
        terminal.type_text(letter)
        return letter
    if share < 0.88:
        sent = chance.choice([*RAW, *ANSWERS.values()])
        cut = chance.randint(0, len(sent))
        terminal.process.write(sent[:cut])
        terminal.process.write(sent[cut:])
        return sent
    if share < 0.93:
        text = chance.choice(PASTED)
        terminal.paste(text)
        return ("paste", text[:20])
    size = chance.randint(1, 200), chance.randint(1, 60)
    terminal.resize(*size)
    return ("resize", *size)
