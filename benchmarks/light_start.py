"""The whole process of `visittui search`, against a Python that only imports json."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping

from benchmarks import subjects
from benchmarks.measurement import Finding, in_turn, ratio, spread

AT_MOST = 4.0


def findings(environment: Mapping[str, str], rounds: int) -> list[Finding]:
    """Measure from start to exit code; the arguments are those of `first_paint.findings`."""

    def seconds(command: list[str]) -> float:
        started = time.perf_counter()
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started

    results = in_turn(
        {
            "python": lambda: seconds([sys.executable, "-c", "import json"]),
            "search": lambda: seconds([*subjects.VISITTUI, "search", "nuclear"]),
        },
        rounds,
    )
    times = ratio(results, "search", "python")
    detail = f"{times:.1f} times: {spread(results['search'])} to {spread(results['python'])}"
    figure = f'at most {AT_MOST:g} times `python -c "import json"`'
    return [Finding("`visittui search nuclear`, whole process", figure, detail, times <= AT_MOST)]
