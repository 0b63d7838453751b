"""Large records: `python -m benchmarks.large_record QUOTES FILE` writes one, the same for the same number and seed.

Written as it is made, so that a million quotes need no more memory than forty. Everything that a real record holds
is there: people in three scripts, events, agreements with points and signatures, sources, differences, and of every
quote where it is printed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
from platformdirs import user_cache_path

from benchmarks.registers import registers
from benchmarks.speech import Speech

SEED = 7
GENERATOR_VERSION = 3
"""Raise it with every change of what is written: records kept from before are made anew."""

KEPT = user_cache_path("visittui-benchmarks")
"""What takes long to make stays here from run to run."""

Item = dict[str, Any]
Progress = Callable[[int], None]

VISIT = {
    "id": "large-record",
    "title": "A large record",
    "guest": "vladimir-putin",
    "host": "to-lam",
    "place": "hanoi",
    "starts": "2024-06-19",
    "ends": "2024-06-20",
    "timezone": "Asia/Ho_Chi_Minh",
    "summary": "Made up, to be measured with.",
}


def write_record(path: Path, quotes: int, seed: int = SEED, progress: Progress | None = None) -> None:
    """Write a record of format 1.

    Args:
        path: the file.
        quotes: how many; everything else grows with them, more slowly.
        seed: another seed gives another record of the same kind.
        progress: called now and then with the quotes written.
    """
    rng = random.Random(seed)
    lists = registers(rng, quotes)
    with path.open("wb") as file:
        file.write(b'{"format":1,\n"visit":' + orjson.dumps(VISIT))
        for section, items in lists.sections.items():
            _write_section(file.write, section, iter(items))
        _write_section(file.write, "quotes", _counted(Speech(rng, lists).quotes(quotes), progress))
        file.write(b"}\n")


def cached(quotes: int, progress: Progress | None = None) -> Path:
    """A record of this many quotes, made when it is first asked for."""
    folder = KEPT / "records" / f"{GENERATOR_VERSION}-{SEED}"
    path = folder / f"{quotes}.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        write_record(unfinished, quotes, progress=progress)
        unfinished.replace(path)
    return path


def clean() -> None:
    """Remove all that benchmarks keep: records, what others make of them, and the programs compared with."""
    shutil.rmtree(KEPT, ignore_errors=True)


def _write_section(write: Callable[[bytes], Any], section: str, items: Iterator[Item]) -> None:
    # An item a line: a person can look at the file, and other programs can search it.
    write(f',\n"{section}":['.encode())
    for number, item in enumerate(items):
        write((b",\n" if number else b"\n") + orjson.dumps(item))
    write(b"\n]")


def _counted(items: Iterator[Item], progress: Progress | None) -> Iterator[Item]:
    for number, item in enumerate(items):
        if progress and number % 10_000 == 0:
            progress(number)
        yield item


def main() -> int:
    """Write one record, or remove what is kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large_record", description=__doc__)
    parser.add_argument("quotes", type=int, nargs="?")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--clean", action="store_true", help="remove all that benchmarks keep")
    arguments = parser.parse_args()
    if arguments.clean:
        clean()
    elif arguments.file is None:
        parser.error("QUOTES and FILE are needed")
    else:
        write_record(arguments.file, arguments.quotes, arguments.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
