"""One wheel, built and installed once, for all tests in this folder."""

from __future__ import annotations

import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from terminal_driver import programs

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Installed:
    """The wheel file and the programs of the environment it was installed in."""

    wheel: Path
    programs: Path


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel and install it, with the pinned versions, where nothing else is."""
    directory = tmp_path_factory.mktemp("packaging")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", directory / "dist", PROJECT)
    (wheel,) = (directory / "dist").glob("*.whl")
    venv.create(directory / "venv", with_pip=True, symlinks=True)
    programs = directory / "venv" / "bin"
    _run(programs / "python", "-m", "pip", "install", "--quiet", "--constraint", PROJECT / "constraints.txt", wheel)
    return Installed(wheel, programs)


def _run(*command: str | Path) -> None:
    done = programs.run(command, capture_output=True, text=True, lifetime=600)
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
