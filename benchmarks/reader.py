"""One reader in a process of their own: opens a record, scrolls, types; prints what it took as JSON.

`python -m benchmarks.reader RECORD` (the archive is built already); see `Reading` for the result.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from subprocess import PIPE, run
from typing import Any

from benchmarks.keystrokes import session

WINDOW = 40
"""Rows in a tall window."""

REPEATS = 25


@dataclass(frozen=True)
class Typed:
    """What one key of the session took.

    Attributes:
        query: as typed.
        seconds: from the query to the first window of rows.
        settled: to all counts, worked out when typing pauses.
        hits: all items that match.
        corrected: whether other words were looked for than those typed.
    """

    query: str
    seconds: float
    settled: float
    hits: int
    corrected: bool


@dataclass(frozen=True)
class Reading:
    """What one reader saw; times in seconds, memory in KiB.

    Attributes:
        opened: from the call to the first window of rows.
        windows: a window of all quotes, by where it lies: start, middle, end.
        deep: the same among the hits of the most frequent word.
        keys: the session.
        before: private memory before opening, everything imported.
        after: private memory after all of this.
    """

    opened: float
    windows: dict[str, float]
    deep: dict[str, float]
    keys: list[Typed]
    before: int
    after: int


def read_in_own_process(record: Path, environment: Mapping[str, str]) -> Reading:
    """Start a reader and wait for what it has to say."""
    command = [sys.executable, "-m", "benchmarks.reader", str(record)]
    result = run(command, env=environment, check=True, stdout=PIPE, cwd=Path(__file__).parents[1])
    told: dict[str, Any] = json.loads(result.stdout)
    return Reading(**{**told, "keys": [Typed(**key) for key in told["keys"]]})


def _read(record: Path) -> Reading:
    from visittui.archive.search.searching import search
    from visittui.archive.store.opening import open_archive

    before = _private_memory()
    started = time.perf_counter()
    archive = open_archive(record)
    archive.rows(("event",), 0, WINDOW)
    opened = time.perf_counter() - started

    quotes = archive.counts["quote"]
    windows = _at_three_places(quotes, lambda start: archive.rows(("quote",), start, start + WINDOW))
    found = search(archive, "country").exact().hits(("quote",))
    deep = _at_three_places(len(found), lambda start: found.rows(start, start + WINDOW))
    keys = []
    for key in session():
        started = time.perf_counter()
        results = search(archive, key.query)
        results.hits(tuple(archive.counts)).rows(0, WINDOW)
        seconds = time.perf_counter() - started
        exact = results.exact()
        settled = time.perf_counter() - started
        keys.append(Typed(key.query, seconds, settled, sum(exact.complete.values()), results.plan.is_corrected))
    return Reading(opened, windows, deep, keys, before, _private_memory())


def _at_three_places(length: int, show: Callable[[int], object]) -> dict[str, float]:
    places = {"start": 0, "middle": max(0, length // 2 - WINDOW), "end": max(0, length - WINDOW)}
    return {name: _median_seconds(lambda start=start: show(start)) for name, start in places.items()}  # type: ignore[misc]


def _median_seconds(action: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return median(times)


def _private_memory() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


if __name__ == "__main__":
    print(json.dumps(asdict(_read(Path(sys.argv[1])))))
