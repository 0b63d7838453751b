"""The file of the reader's settings: TOML that they write, and that the settings dialog changes line by line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from visittui.errors import CannotContinueError, reason_of
from visittui.files.user_directories import user_directory
from visittui.state.settings import Settings, unusable
from visittui.state.state_file import NotOursError, StateFile

_LARGEST = 1 << 20  # bytes of a file that a person wrote


def settings_path() -> Path:
    """The file of the reader's settings; it need not exist."""
    return user_directory("config") / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """Read the settings, the user's own if no file is given; without a file everything is as it comes."""
    path = path or settings_path()
    try:
        written = _text(StateFile(path, _LARGEST))
    except FileNotFoundError:
        return Settings(path=path)
    except CannotContinueError as error:
        return Settings(path=path, problems=(str(error),))
    except NotOursError as error:
        return unusable(path, f"{path} is {error}")
    except UnicodeDecodeError:
        return unusable(path, f"{path} is not written in UTF-8")
    # Few readers have settings: only they wait for this.
    from visittui.state.settings_check import check_settings

    return check_settings(written, path)


def change_setting(name: str, value: str, path: Path | None = None) -> str:
    """Write one setting (`theme`, `glyphs` or `zone`), leaving everything else in the file as the reader wrote it.

    The result is what the reader should know of it, or nothing.

    Raises:
        CannotContinueError: the file cannot be written, or holds the setting in a way that only a person can change.
    """
    import tomllib

    import tomlkit

    file = StateFile(path or settings_path(), _LARGEST)
    notice = ""
    try:
        text = _text(file)
        before: dict[str, Any] = tomllib.loads(text)
        document = tomlkit.parse(text)
    except FileNotFoundError:
        text, before, document = "", {}, tomlkit.document()
    except (NotOursError, ValueError, RecursionError):
        # Nothing that a person wrote is thrown away.
        notice = f"The settings file could not be read; it was set aside as {file.set_aside()}."
        text, before, document = "", {}, tomlkit.document()
    if name in document:
        document[name] = value
        changed = tomlkit.dumps(document)
    else:
        changed = _with_new_line(text, f'{name} = "{value}"')
    try:
        as_wanted = tomllib.loads(changed) == {**before, name: value}
    except ValueError:
        as_wanted = False
    if not as_wanted:
        raise CannotContinueError(f'{file.path} is laid out in an unusual way; write {name} = "{value}" there yourself')
    file.write(changed)
    return notice


def _text(file: StateFile) -> str:
    try:
        content = file.read()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise CannotContinueError(f"{file.path} cannot be read: {reason_of(error)}") from None
    return content.decode("utf-8").replace("\r\n", "\n")


def _with_new_line(text: str, line: str) -> str:
    """The text with a line after the last setting before the first table, where no comment is taken from its table."""
    lines = text.split("\n")
    table = next((number for number, each in enumerate(lines) if each.lstrip().startswith("[")), len(lines))
    settings = [number for number, each in enumerate(lines[:table]) if re.match(r"\s*[\w\"'-]+\s*=", each)]
    lines.insert(settings[-1] + 1 if settings else 0, line)
    return "\n".join(lines)
