"""Fresh monkeys until somebody stops them: `make monkey`, or `make monkey ARGS="--seconds 3600 --first 17"`."""

from __future__ import annotations

import argparse
import itertools
import secrets
import sys
import tempfile
import time
from pathlib import Path

from terminal_driver import clean_environment, monkey


def main() -> int:
    """Run seeds from the first one on; says each that failed, with what led there. Exit code 1 if any did."""
    parser = argparse.ArgumentParser(description="Press random keys at the program.")
    parser.add_argument("--seconds", type=float, default=8 * 3600.0, help="how long; eight hours")
    parser.add_argument("--first", type=int, default=secrets.randbelow(10**9), help="the first seed; a random one")
    parser.add_argument("--runs", type=int, default=10**9, help="how many runs at the most")
    parser.add_argument("--steps", type=int, default=120, help="how many things each does")
    parser.add_argument("--after", default="", metavar="TEXT", help="begin when the screen shows this")
    given = parser.parse_args()
    end, failed, runs = time.monotonic() + given.seconds, 0, 0
    for seed in itertools.count(given.first):
        if time.monotonic() > end or runs >= given.runs:
            break
        runs += 1
        with tempfile.TemporaryDirectory() as home:
            path = Path(home)
            environment = clean_environment(path / "home")
            command = [Path(sys.executable).with_name("visittui")]
            fall = monkey.run(seed, command, environment, steps=given.steps, wait_for=given.after, directory=path)
        if fall is not None:
            failed += 1
            print(f"seed {seed}: {fall.what}\n  {fall.trail}", flush=True)
    print(f"{failed} of {runs} monkeys from seed {given.first} on failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
