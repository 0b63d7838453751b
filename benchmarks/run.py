"""`make bench`: every promise that is measured so far, as a table; the exit code says whether all are kept."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import (
    building,
    drafting,
    first_paint,
    judged,
    key_to_paint,
    light_start,
    many_readers,
    memory,
    searching,
    subjects,
    traffic,
)
from benchmarks.measurement import HEAD, Finding, Setting
from terminal_driver import clean_environment

PARTS: dict[str, Callable[[Setting], Iterator[Finding]]] = {
    "first-paint": first_paint.measure,
    "light-start": light_start.measure,
    "traffic": traffic.measure,
    "memory": memory.measure,
    "readers": many_readers.measure,
    "building": building.measure,
    "typing": key_to_paint.measure,
    "searching": searching.measure,
    "judged": judged.measure,
    "drafting": drafting.measure,
}


def main() -> int:
    """Measure what was asked for, print each line when it is known."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which: {', '.join(PARTS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=15, help="how often the compared are measured in turn (15)")
    parser.add_argument("--quotes", type=int, default=10_000, help="size of the large record (10000)")
    parser.add_argument("--million", dest="quotes", action="store_const", const=1_000_000, help="--quotes 1000000")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    kept = True
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        setting = Setting(clean_environment(Path(home)), arguments.rounds, arguments.quotes)
        subjects.build_archive(setting.environment)
        print(HEAD)
        for name in arguments.parts or PARTS:
            for finding in PARTS[name](setting):
                print(finding, flush=True)
                kept = kept and finding.kept is not False
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
