"""The whole process of `visittui search`, against a Python that only imports json."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks import subjects
from benchmarks.measurement import Finding, Setting, in_turn, ratio, spread

AT_MOST = 4.0


def measure(setting: Setting) -> Iterator[Finding]:
    """Run both in turn, from start to exit code."""

    def seconds(command: list[str]) -> float:
        started = time.perf_counter()
        subprocess.run(command, env=setting.environment, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started

    results = in_turn(
        {
            "python": lambda: seconds([sys.executable, "-c", "import json"]),
            "search": lambda: seconds([*subjects.VISITTUI, "search", "nuclear"]),
        },
        setting.rounds,
    )
    times = ratio(results, "search", "python")
    detail = f"{times:.1f} times: {spread(results['search'])} to {spread(results['python'])}"
    figure = f'at most {AT_MOST:g} times `python -c "import json"`'
    yield Finding("`visittui search nuclear`, whole process", figure, detail, times <= AT_MOST)
