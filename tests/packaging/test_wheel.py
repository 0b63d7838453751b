"""What a reader gets who installs the wheel: the program, and the record with it."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from terminal_driver import clean_environment, programs

from .conftest import PROJECT, Installed

# One worker builds and installs.
pytestmark = pytest.mark.xdist_group("wheel")


def visittui(installed: Installed, home: Path, *words: str) -> str:
    """Run the installed program far from the checkout, as a new reader; its output."""
    done = programs.run(
        [installed.programs / "visittui", *words],
        env=clean_environment(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_wheel_carries_the_record_its_schema_and_the_styles(installed: Installed) -> None:
    sources = [path for path in (PROJECT / "src").rglob("*") if path.suffix in (".py", ".tcss")]
    in_checkout = {f"visittui/data/{path.name}" for path in (PROJECT / "data").glob("*.json")}
    in_checkout |= {str(path.relative_to(PROJECT / "src")) for path in sources}
    in_wheel = set(zipfile.ZipFile(installed.wheel).namelist())
    assert {"visittui/data/hanoi-2024.json", "visittui/data/visit.schema.json"} <= in_wheel
    assert in_checkout <= in_wheel


def test_it_says_its_version(installed: Installed, tmp_path: Path) -> None:
    version = installed.wheel.name.split("-")[1]
    assert visittui(installed, tmp_path, "--version") == f"visittui {version}\n"


def test_it_finds_the_record_it_carries(installed: Installed, tmp_path: Path) -> None:
    found = [json.loads(line) for line in visittui(installed, tmp_path, "search", "nuclear", "--json").splitlines()]
    assert any(item["ref"].startswith("quote/") and "nuclear" in item["text"].casefold() for item in found)
    assert "To Lam" in visittui(installed, tmp_path, "show", "person/to-lam")


def test_nothing_is_read_from_the_checkout(installed: Installed, tmp_path: Path) -> None:
    program = """
import visittui
from visittui.archive.store.shipped import shipped_record
print(visittui.__file__, shipped_record())
"""
    done = programs.run(
        [installed.programs / "python", "-c", program],
        env=clean_environment(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(PROJECT) not in done.stdout
