"""Where what comes with the program is: beside `src` in a checkout, inside the package when installed."""

from __future__ import annotations

from pathlib import Path

from visittui.errors import CannotContinueError


def shipped_record() -> Path:
    """The file of the record that comes with the program.

    Raises:
        CannotContinueError: it is not there; the installation is damaged.
    """
    return _shipped("record", "hanoi-2024.json")


def shipped_schema() -> Path:
    """The file with the JSON Schema of records.

    Raises:
        CannotContinueError: it is not there; the installation is damaged.
    """
    return _shipped("schema", "visit.schema.json")


def _shipped(what: str, name: str) -> Path:
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "data", package.parents[1] / "data"):
        if (folder / name).is_file():
            return folder / name
    raise CannotContinueError(f"the shipped {what} {name} is missing from {package}: install visittui again")
