"""The Makefile's promises that can be had without installing anything."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from terminal_driver import programs

from .conftest import PROJECT

INPUTS = ("Makefile", "pyproject.toml", "constraints.txt")


@pytest.fixture
def set_up_checkout(tmp_path: Path) -> Path:
    """A checkout in which `make run` has been called before."""
    for name in INPUTS:
        shutil.copy(PROJECT / name, tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/python", ".runs", ".tests"):
        (tmp_path / ".venv" / name).touch()
    return tmp_path


def plan(checkout: Path, target: str) -> str:
    """What make would do, as it prints it."""
    # A test may itself be run by make, whose flags are no business of this one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = programs.run(
        ["make", "-n", target], cwd=checkout, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("target", ["run", "test", "lint"])
def test_a_second_call_installs_nothing(set_up_checkout: Path, target: str) -> None:
    assert "pip" not in plan(set_up_checkout, target)


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_first_call_does_all_the_set_up(tmp_path: Path, target: str) -> None:
    for name in INPUTS:
        shutil.copy(PROJECT / name, tmp_path)
    planned = plan(tmp_path, target)
    assert "-m venv" in planned
    assert "pip install" in planned


def test_changed_pins_are_installed(set_up_checkout: Path) -> None:
    newer = (set_up_checkout / ".venv" / ".tests").stat().st_mtime + 10
    os.utime(set_up_checkout / "constraints.txt", (newer, newer))
    assert "pip install" in plan(set_up_checkout, "run")
