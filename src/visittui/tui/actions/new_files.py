"""Files that a reader asks for, in the current directory."""

from __future__ import annotations

from pathlib import Path

from visittui.errors import CannotContinueError, reason_of


def written(stem: str, suffix: str, text: str, what: str = "") -> str:
    """Write a text to a file of a free name.

    Args:
        stem: the name that is wanted, to which a number is added if it is taken.
        suffix: its ending.
        text: what to write.
        what: what the file holds, for the sentence.

    Returns:
        A sentence that says where it is, or why it is not.
    """
    from visittui.whole_file import new_file

    try:
        path = _free_name(Path.cwd(), stem, suffix)
        with new_file(path) as file:
            file.write_text(text, encoding="utf-8")
    except CannotContinueError as error:
        return f"{error}."
    except OSError as error:
        return f"Not written: the current directory cannot be used ({reason_of(error)})."
    return f"{what} written to {path}." if what else f"Written to {path}."


def _free_name(directory: Path, stem: str, suffix: str) -> Path:
    """A name in the directory that is not taken."""
    number = 1
    while (path := directory / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}").exists():
        number += 1
    return path
