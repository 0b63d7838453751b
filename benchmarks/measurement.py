"""How things are measured here: the compared ones in turn, round by round, in one run; medians; ratios, not times."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """What every benchmark is told.

    Attributes:
        environment: of a reader whose cache holds the bundled record's archive already; 16 colours, no COLORTERM.
        rounds: how often the compared ones are measured in turn.
        quotes: size of the large record.
    """

    environment: Mapping[str, str]
    rounds: int
    quotes: int


@dataclass(frozen=True)
class Finding:
    """One line of the table.

    Attributes:
        promise: what is promised about.
        figure: the promise's number.
        measured: what was found, in words.
        kept: whether the promise is kept; None when the line only informs.
    """

    promise: str
    figure: str
    measured: str
    kept: bool | None

    def __str__(self) -> str:
        kept = {True: "yes", False: "**no**", None: ""}[self.kept]
        return f"| {self.promise} | {self.figure} | {self.measured} | {kept} |"


HEAD = "| promise | figure | measured | kept |\n|---|---|---|---|"


def in_turn(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Measure several things alternately, so that a machine's slow minutes fall on all of them.

    Args:
        measures: what to measure, by name; the results' unit is theirs.
        rounds: how often, after one round that only warms caches and is thrown away.

    Returns:
        The results by name, one for each round, in the order of the rounds.
    """
    results: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds + 1):
        for name, measure in measures.items():
            result = measure()
            if number:
                results[name].append(result)
        print(f"\r{number}/{rounds}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 12 + "\r", end="", file=sys.stderr, flush=True)
    return results


def ratio(results: Mapping[str, list[float]], of: str, to: str) -> float:
    """The median of one thing over the median of another."""
    return statistics.median(results[of]) / statistics.median(results[to])


def spread(values: list[float], scale: float = 1000.0, unit: str = "ms") -> str:
    """A median with its extremes in words: "251 ms [240-270]"."""
    low, middle, high = (round(value * scale) for value in (min(values), statistics.median(values), max(values)))
    return f"{middle} {unit} [{low}-{high}]"
