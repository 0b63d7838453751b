"""The reader's settings: a TOML file that they write, and that the settings dialog changes line by line."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from visittui.appearance import Chosen
from visittui.errors import CannotContinueError, reason_of
from visittui.user_directories import user_directory

VISIT_ZONE = "visit"
"""The value of `zone` that stands for the zone of the visit."""

NAMES = ("theme", "glyphs", "zone", "mouse", "keys")

_LARGEST = 1 << 20  # bytes of a file that a person wrote


class Settings(NamedTuple):
    """What the reader has settled.

    Attributes:
        theme: one of `appearance.THEMES`, or empty where the program chooses.
        glyphs: one of `appearance.GLYPHS`.
        zone: in which zone times are shown: `visit`, or a name of the time zone database.
        mouse: whether clicks and the wheel are listened to; None where the program chooses.
        keys: keys as the reader writes them, by action.
        key_places: the place in the file of each of these, `file:line`.
        path: the file they come from.
        problems: a sentence for each thing in the file that could not be used, with its place; the rest was used.
    """

    theme: str = ""
    glyphs: str = "auto"
    zone: str = VISIT_ZONE
    mouse: bool | None = None
    keys: Mapping[str, tuple[str, ...]] = {}
    key_places: Mapping[str, str] = {}
    path: Path = Path()
    problems: tuple[str, ...] = ()

    @property
    def chosen(self) -> Chosen:
        """What of it bears on how the program looks."""
        return Chosen(self.theme, self.glyphs, self.mouse, f"your settings, {self.path}")


def settings_path() -> Path:
    """The file of the reader's settings; it need not exist."""
    return user_directory("config") / "settings.toml"


def read_settings(path: Path | None = None) -> Settings:
    """Read the settings; without a file everything is as it comes.

    Args:
        path: the file; the user's own if not given.
    """
    path = path or settings_path()
    try:
        written = _text(path)
    except FileNotFoundError:
        return Settings(path=path)
    except CannotContinueError as error:
        return Settings(path=path, problems=(str(error),))
    except UnicodeDecodeError:
        return Settings(
            path=path, problems=(f"{path} is not written in UTF-8; until that is mended no setting counts",)
        )
    # Few readers have settings: only they wait for this.
    from visittui.state.settings_check import check_settings

    return check_settings(written, path)


def change_setting(name: str, value: str, path: Path | None = None) -> str:
    """Write one setting into the file, leaving everything else in it as the reader wrote it.

    A file that is no TOML is kept under another name.

    Args:
        name: `theme`, `glyphs` or `zone`.
        value: its new value.
        path: the file; the user's own if not given.

    Returns:
        What the reader should know of it, or nothing.

    Raises:
        CannotContinueError: the file cannot be written, or holds the setting in a way that only a person can change.
    """
    import tomllib

    from visittui.whole_file import new_file

    path = path or settings_path()
    notice = ""
    try:
        text = _text(path)
        before: dict[str, Any] = tomllib.loads(text)
    except FileNotFoundError:
        text, before = "", {}
    except (ValueError, RecursionError):
        notice = _set_aside(path)
        text, before = "", {}
    changed = _with_line(text, name, value)
    try:
        as_wanted = tomllib.loads(changed) == {**before, name: value}
    except ValueError:
        as_wanted = False
    if not as_wanted:
        raise CannotContinueError(
            f"{path} says {name} in a way of its own; write {name} = {_quoted(value)} there yourself"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotContinueError(f"{path} cannot be written: {reason_of(error)}") from None
    with new_file(path, overwrite=True) as place:
        place.write_text(changed, encoding="utf-8")
    return notice


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise CannotContinueError(f"{path} cannot be read: {reason_of(error)}") from None
    if len(content) > _LARGEST:
        raise CannotContinueError(f"{path} is larger than settings are; it was not read")
    return content.decode("utf-8").replace("\r\n", "\n")


def _with_line(text: str, name: str, value: str) -> str:
    """The text with the line that sets a name changed, or with such a line before the first table."""
    line = f"{name} = {_quoted(value)}"
    lines = text.split("\n")
    table = next((place for place, each in enumerate(lines) if each.lstrip().startswith("[")), len(lines))
    for place, each in enumerate(lines[:table]):
        if re.match(rf"\s*(?:{name}|\"{name}\"|'{name}')\s*=", each):
            comment = re.search(r"""^[^=]*=\s*(?:"[^"\\]*"|'[^']*'|[^\s"'#]+)(\s*#.*)$""", each)
            lines[place] = line + (comment[1] if comment else "")
            return "\n".join(lines)
    settings = [place for place, each in enumerate(lines[:table]) if re.match(r"\s*[\w\"'-]+\s*=", each)]
    lines.insert(settings[-1] + 1 if settings else 0, line)
    return "\n".join(lines)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _set_aside(path: Path) -> str:
    """Give a file that is no TOML another name, for nothing that a person wrote is thrown away."""
    aside = path.with_name(f"{path.name}.broken-{time.time_ns()}")
    try:
        path.rename(aside)
    except OSError as error:
        raise CannotContinueError(f"{path} cannot be set aside: {reason_of(error)}") from None
    return f"The settings file could not be read; it was set aside as {aside}."
