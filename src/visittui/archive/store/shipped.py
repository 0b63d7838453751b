"""Where the shipped record is: beside `src` in a checkout, inside the package when installed."""

from __future__ import annotations

from pathlib import Path

from visittui.errors import CannotContinueError

_NAME = "hanoi-2024.json"


def shipped_record() -> Path:
    """The file of the record that comes with the program.

    Raises:
        CannotContinueError: it is not there; the installation is damaged.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "data", package.parents[1] / "data"):
        if (folder / _NAME).is_file():
            return folder / _NAME
    raise CannotContinueError(f"the shipped record {_NAME} is missing from {package}: install visittui again")
