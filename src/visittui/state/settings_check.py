"""Checking a settings file: whatever is wrong is said with its line, and what is right is used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from visittui.appearance import GLYPHS, THEMES
from visittui.state.settings import NAMES, VISIT_ZONE, Settings, unusable

_LOCATION = re.compile(r" \(at line (\d+), column (\d+)\)$")
_LISTED = 12


def check_settings(written: str, path: Path) -> Settings:
    """The settings that a text says; the path is where it comes from, to say where a problem is."""
    try:
        content = tomllib.loads(written)
    except ValueError as error:
        found = _LOCATION.search(str(error))
        where = f":{found[1]}:{found[2]}" if found else ""
        said = _LOCATION.sub("", str(error)).replace(" (at end of document)", " at the end")
        return unusable(path, f"{path}{where}: {said}")
    except RecursionError:
        return unusable(path, f"{path}: nested too deeply")
    return _Check(written, path).settings(content)


class _Check:
    def __init__(self, written: str, path: Path) -> None:
        self._lines = _lines_of_names(written)
        self._path = path
        self._problems: list[str] = []

    def settings(self, content: dict[str, Any]) -> Settings:
        for name in content:
            if name not in NAMES:
                self._say(name, f"there is no such setting; there are {', '.join(NAMES)}")
        mouse = content.get("mouse")
        if mouse is not None and not isinstance(mouse, bool):
            self._say("mouse", "expected true or false")
            mouse = None
        keys = self._keys(content.get("keys", {}))
        settings = Settings(
            theme=self._one_of("theme", content, THEMES) or "",
            glyphs=self._one_of("glyphs", content, GLYPHS) or "auto",
            zone=self._zone(content),
            mouse=mouse,
            keys=keys,
            keys_at={action: f"{self._path}:{self._lines.get(f'keys.{action}')}" for action in keys},
            path=self._path,
        )
        return settings._replace(problems=tuple(self._problems))

    def _one_of(self, name: str, content: dict[str, Any], values: tuple[str, ...]) -> str | None:
        value = content.get(name)
        if value is None or value in values:
            return value
        listed = ", ".join(values[:_LISTED]) + (" and more (F2 shows them)" if len(values) > _LISTED else "")
        self._say(name, f"{_shown(value)} is none of {listed}")
        return None

    def _zone(self, content: dict[str, Any]) -> str:
        zone = content.get("zone", VISIT_ZONE)
        if zone == VISIT_ZONE:
            return VISIT_ZONE
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            if isinstance(zone, str):
                ZoneInfo(zone)
                return zone
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
        self._say("zone", f"{_shown(zone)} is not a time zone; expected {VISIT_ZONE!r}, or a name like 'Europe/Berlin'")
        return VISIT_ZONE

    def _keys(self, table: object) -> dict[str, tuple[str, ...]]:
        if not isinstance(table, dict):
            self._say("keys", "expected a table [keys] of actions with their keys")
            return {}
        keys: dict[str, tuple[str, ...]] = {}
        for action, written in table.items():
            several = [written] if isinstance(written, str) else written
            if isinstance(several, list) and all(isinstance(key, str) for key in several):
                keys[action] = tuple(several)
            else:
                self._say(f"keys.{action}", 'expected a key or a list of keys, such as ["Ctrl+B", "h"]')
        return keys

    def _say(self, name: str, what: str) -> None:
        line = self._lines.get(name)
        self._problems.append(f"{self._path}{f':{line}' if line else ''}: {name}: {what}")


def _lines_of_names(written: str) -> dict[str, int]:
    """The first line that sets each name, from 1: `theme = …`, or in its table."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(written.split("\n"), 1):
        if header := re.match(r"\s*\[\s*[\"']?([\w.-]+)", line):
            table = header[1]
            lines.setdefault(table, number)
        elif match := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            said = match[1].replace('"', "").replace("'", "")
            lines.setdefault(f"{table}.{said}" if table else said, number)
    return lines


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
