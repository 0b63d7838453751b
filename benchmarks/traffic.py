"""Bytes that go to the terminal: what a reader at the far end of a thin line waits for."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator

from benchmarks import subjects
from benchmarks.measurement import Finding, Setting
from terminal_driver import Terminal

MOVES = 12
BURST = 60
IDLE_SECONDS = 5.0


def measure(setting: Setting) -> Iterator[Finding]:
    """Count the bytes of single actions."""
    with subjects.visittui(setting.environment, 80, 24) as terminal:
        terminal.wait_for(subjects.shows_the_record)
        terminal.wait_idle()
        yield _most("cursor move, 80x24, 16 colours", 350, _moves(terminal))
        yield _burst(terminal)
        yield _most("tab switch, 80x24, 16 colours", 8000, _tab_switches(terminal))
        yield _idle(terminal, "a list focused")
        terminal.press("/")
        terminal.wait_idle()
        yield _idle(terminal, "the search box focused")
        letters = [terminal.answer_to(letter).bytes for letter in "nuclear"]
        yield Finding("bytes per typed letter, 80x24, 16 colours", "", _summary(letters), kept=None)
    with subjects.visittui(setting.environment, 140, 44) as terminal:
        terminal.wait_for(subjects.shows_the_record)
        terminal.wait_idle()
        yield _most("cursor move, 140x44, 16 colours, the card following", 2500, _moves(terminal))


def _moves(terminal: Terminal) -> list[int]:
    """Moves through the list of quotes that do not scroll it."""
    terminal.press("5", "Home")
    terminal.wait_idle()
    return [terminal.answer_to("Down").bytes for _ in range(MOVES)]


def _burst(terminal: Terminal) -> Finding:
    """Moves typed faster than they can be drawn, beside as many one by one."""
    single = statistics.median(terminal.answer_to("Down").bytes for _ in range(MOVES))
    burst = terminal.answer_to(*["Up", "Down"] * (BURST // 2)).bytes
    share = burst / (BURST * single)
    return Finding(f"bytes of {BURST} moves in one burst, beside one by one", "under half", f"{share:.2f}", share < 0.5)


def _tab_switches(terminal: Terminal) -> list[int]:
    return [terminal.answer_to(tab).bytes for tab in "1234567"]


def _idle(terminal: Terminal, what: str) -> Finding:
    count = terminal.bytes_while_untouched(IDLE_SECONDS)
    return Finding(f"bytes in {IDLE_SECONDS:g} idle seconds, {what}", "exactly 0", str(count), count == 0)


def _most(what: str, bound: int, counts: list[int]) -> Finding:
    return Finding(f"bytes per {what}", f"under {bound}", _summary(counts), statistics.median(counts) < bound)


def _summary(counts: Iterable[int]) -> str:
    ordered = sorted(counts)
    return f"{statistics.median(ordered):g} [{ordered[0]}-{ordered[-1]}]"
