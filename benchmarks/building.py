"""A large record: how long its archive takes to be built and in how much memory, and how soon it opens afterwards."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import PIPE, run
from typing import Any

from benchmarks import large_record, subjects
from benchmarks.measurement import Finding, Setting, in_turn, ratio, spread
from visittui.archive.store.shipped import shipped_record

TIMES_PARSING = 40
TIMES_SIZE = 3
TIMES_OPENING = 1.1
PROMISED_FOR = 1_000_000
"""Quotes; what is promised in proportion to the file is no promise about small files."""

PARSING_ROUNDS = 3
SIZE = (80, 24)

_PARSE = """
import gc, json, sys, time
from pathlib import Path
import orjson
if sys.argv[2:] == ["uncollected"]:
    gc.disable()
text = Path(sys.argv[1]).read_bytes()
started = time.perf_counter()
record = orjson.loads(text)
print(json.dumps({"seconds": time.perf_counter() - started}))
"""

_BUILD = """
import json, resource, sys, time
from pathlib import Path
import visittui.archive.build.building
from visittui.archive.store.opening import open_archive
reports = []
def progress(done, total):
    reports.append((time.perf_counter() - started, done / total))
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
before, started = peak(), time.perf_counter()
archive = open_archive(Path(sys.argv[1]), progress=progress)
seconds = time.perf_counter() - started
times = [0.0, *(moment for moment, _ in reports), seconds]
print(json.dumps({
    "seconds": seconds, "before": before, "peak": peak(), "reports": len(reports), "notice": archive.notice,
    "longest_silence": max(later - earlier for earlier, later in zip(times, times[1:])),
    "goes_back": any(later[1] < earlier[1] for earlier, later in zip(reports, reports[1:])),
}))
"""


def measure(setting: Setting) -> Iterator[Finding]:
    """Build once, then open in turn with the bundled record."""
    record = large_record.cached(setting.quotes)
    yield from _building(setting, record)
    yield _opening(setting, record)


def _building(setting: Setting, record: Path) -> Iterator[Finding]:
    environment, size = setting.environment, record.stat().st_size
    promised = setting.quotes >= PROMISED_FOR
    parsing = min(_told(_PARSE, record, environment)["seconds"] for _ in range(PARSING_ROUNDS))
    # The collector looks through all those new objects again and again, which is several times the work of parsing.
    uncollected = min(_told(_PARSE, record, environment, "uncollected")["seconds"] for _ in range(PARSING_ROUNDS))
    built = _told(_BUILD, record, environment)
    times = built["seconds"] / parsing
    what = f"build {setting.quotes:,} quotes from JSON ({size / 1e6:.0f} MB)"
    detail = (
        f"{times:.1f} times: {built['seconds']:.1f} s to {parsing:.2f} s; "
        f"{built['seconds'] / uncollected:.1f} times its {uncollected:.2f} s without garbage collection"
    )
    kept = times <= TIMES_PARSING
    yield Finding(what, f"at most {TIMES_PARSING} times `orjson.loads`", detail, kept if promised else None)
    steady = built["reports"] > 0 and not built["goes_back"]
    seen = f"{built['reports']} reports, at most {built['longest_silence']:.2f} s without one"
    yield Finding(f"{what}: progress", "shown, never going back", seen, steady and not built["notice"])
    times = built["peak"] / size
    detail = f"{times:.2f} times: {built['peak'] / 1e6:.0f} MB, of which {built['before'] / 1e6:.0f} MB before"
    yield Finding(f"{what}: peak memory", f"at most {TIMES_SIZE} times the file", detail,
                  times <= TIMES_SIZE if promised else None)  # fmt: skip


def _opening(setting: Setting, record: Path) -> Finding:
    def painted(path: Path) -> float:
        # Both are named as files, so that only what is in them differs.
        with subjects.visittui(setting.environment, *SIZE, str(path)) as terminal:
            seconds = terminal.wait_for(subjects.shows_the_record)
            # The end is not part of it, but an app that is hung up while it still mounts would write a traceback.
            terminal.wait_idle()
            terminal.press("q")
            terminal.exit_code()
            return seconds

    results = in_turn({"bundled": lambda: painted(shipped_record()), "large": lambda: painted(record)}, setting.rounds)
    times = ratio(results, "large", "bundled")
    return Finding(
        f"first row of {setting.quotes:,} quotes painted, archive built",
        f"within {TIMES_OPENING} times the bundled record's",
        f"{times:.2f} times: {spread(results['large'])} to {spread(results['bundled'])}",
        times <= TIMES_OPENING,
    )


def _told(program: str, record: Path, environment: Mapping[str, str], *words: str) -> dict[str, Any]:
    done = run([sys.executable, "-c", program, str(record), *words], env=environment, check=True, stdout=PIPE)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
