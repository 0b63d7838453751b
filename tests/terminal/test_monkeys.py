"""Monkeys at the keys: none ends the program, and it answers Ctrl+Q whatever they did.

The seeds are fixed, so that a run says the same tomorrow; `make monkey` takes fresh ones, for as long as one likes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal_driver import monkey

SEEDS = range(20)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_a_monkey_does_ends_the_program(seed: int, environment: dict[str, str], tmp_path: Path) -> None:
    # From the first picture on; what comes before it is the matter of another test.
    directory = tmp_path / "here"
    directory.mkdir()
    fall = monkey.run(seed, ["visittui"], environment, steps=60, directory=directory)
    assert fall is None, f"seed {seed}: {fall.what}; {fall.trail}"
