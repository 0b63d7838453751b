"""`make bench`: every promise that is measured so far, as a table; the exit code says whether all are kept."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import first_paint, light_start, memory, subjects, traffic
from benchmarks.measurement import HEAD, Finding
from terminal_driver import clean_environment


def main() -> int:
    """Measure what was asked for, print each line when it is known."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        environment = clean_environment(Path(home))
        benchmarks: dict[str, Callable[[int], list[Finding]]] = {
            "first-paint": lambda rounds: first_paint.findings(environment, rounds),
            "light-start": lambda rounds: light_start.findings(environment, rounds),
            "traffic": lambda rounds: traffic.findings(environment),
            "memory": lambda rounds: memory.findings(environment, min(rounds, 3)),
        }
        parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
        parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(benchmarks)} (default: all)")
        parser.add_argument("--rounds", type=int, default=15, help="how often the compared are measured in turn (15)")
        arguments = parser.parse_args()
        if unknown := set(arguments.names) - set(benchmarks):
            parser.error(f"unknown: {', '.join(sorted(unknown))}")
        subjects.build_archive(environment)
        kept = True
        print(HEAD)
        for name in arguments.names or benchmarks:
            for finding in benchmarks[name](arguments.rounds):
                print(finding, flush=True)
                kept = kept and finding.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
