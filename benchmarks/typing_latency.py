"""From a key to the last byte of the repainted screen, in a terminal: what a reader at the machine itself waits for."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks import large_record, subjects
from benchmarks.measurement import Finding, Setting, spread
from terminal_driver import Terminal

AT_MOST_BUNDLED = 0.030
"""Seconds."""
QUERIES = ("nuclear", "partnership", "speaker:lam ", "treaty~ ", "countryx")
SIZE = (80, 24)


def measure(setting: Setting) -> Iterator[Finding]:
    """Type queries letter by letter into the bundled record and into a large one."""
    with subjects.visittui(setting.environment, *SIZE) as terminal:
        terminal.wait_for(subjects.shows_the_record)
        seconds = _typed(terminal)
    figure = f"under {AT_MOST_BUNDLED * 1000:.0f} ms"
    kept = statistics.median(seconds) < AT_MOST_BUNDLED
    yield Finding("key to repainted results, bundled record", figure, spread(seconds), kept)
    record = str(large_record.cached(setting.quotes))
    with subjects.visittui(setting.environment, *SIZE, record) as terminal:
        # The archive may have to be built first.
        terminal.wait_for("Overview", timeout=3600)
        seconds = _typed(terminal)
    yield Finding(f"key to repainted results, {setting.quotes:,} quotes", "", spread(seconds), None)


def _typed(terminal: Terminal) -> list[float]:
    """How long each letter took."""
    terminal.wait_idle(1.0)
    seconds = []
    for query in QUERIES:
        terminal.press("/")
        terminal.wait_idle()
        for letter in query:
            seconds.append(terminal.answer_to(letter).last)
        # The first clears the query, the second leaves the box.
        for _ in range(2):
            terminal.press("Escape")
            terminal.wait_idle(0.5)
    return seconds
