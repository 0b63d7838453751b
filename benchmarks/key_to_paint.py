"""From a key in the search box to the last byte of the repainted results, in the bundled record and in a large one."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median, quantiles

from benchmarks import large_record, subjects
from benchmarks.keystrokes import TYPED
from benchmarks.measurement import Finding, Setting
from benchmarks.reader import read_in_own_process
from terminal_driver import Terminal
from visittui.archive.store.shipped import shipped_record

QUERIES = (*TYPED, "partnership", "speaker:lam ", "treaty~ ", "countryx")
ROUNDS = 3
SIZE = (80, 24)
MILLISECONDS = 30
MEDIAN_TIMES, P95_TIMES = 1.5, 3.0

Times = dict[str, list[float]]
"""Milliseconds by query, one of each round."""


def measure(setting: Setting) -> Iterator[Finding]:
    """Type the same into both, key by key in turn."""
    records = [shipped_record(), large_record.cached(setting.quotes)]
    for record in records:
        read_in_own_process(record, setting.environment)
    times: list[Times] = [{}, {}]
    with (
        subjects.visittui(setting.environment, *SIZE, str(records[0])) as few,
        subjects.visittui(setting.environment, *SIZE, str(records[1])) as many,
    ):
        for terminal in (few, many):
            terminal.wait_for(subjects.shows_the_record)
            terminal.wait_idle()
            terminal.press("/")
            terminal.wait_idle()
        for _ in range(min(setting.rounds, ROUNDS)):
            for text in QUERIES:
                for length in range(1, len(text) + 1):
                    for terminal, taken in zip((few, many), times, strict=True):
                        answer = terminal.answer_to(text[length - 1])
                        taken.setdefault(text[:length], []).append(answer.last * 1000)
                _clear(few)
                _clear(many)
    yield from _findings(f"{setting.quotes:,}", *([*map(median, taken.values())] for taken in times))


def _clear(terminal: Terminal) -> None:
    terminal.press("Escape")
    terminal.wait_idle()


def _findings(quotes: str, few: list[float], many: list[float]) -> Iterator[Finding]:
    yield Finding(
        "key to repainted results, bundled record, any query", f"under {MILLISECONDS} ms", _summary(few),
        max(few) < MILLISECONDS,
    )  # fmt: skip
    for name, of, at_most in (("median", median, MEDIAN_TIMES), ("p95", _p95, P95_TIMES)):
        times = of(many) / of(few)
        measured = f"{times:.2f} times: {of(many):.0f} ms to {of(few):.0f} ms ({len(many)} keys)"
        promise = f"key to repainted results, {quotes} quotes, {name}"
        yield Finding(promise, f"at most {at_most:g} times the bundled record's", measured, times <= at_most)


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _summary(values: list[float]) -> str:
    return f"median {median(values):.0f} ms, p95 {_p95(values):.0f} ms, at most {max(values):.0f} ms"
