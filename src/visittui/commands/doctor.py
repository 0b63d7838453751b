"""`visittui doctor`: what this terminal can do, what will be used, and why."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from visittui.errors import CannotContinueError, reason_of
from visittui.exit_codes import FOUND, NOT_FOUND

if TYPE_CHECKING:
    from visittui.tui.preferences import Preferences

Finding = tuple[str, str]
"""What it is about, and what was found; a problem begins with `PROBLEM: `."""

_EPILOG = """\
Nothing is changed, and nothing needs a terminal: `ssh HOST visittui doctor` works too. Paste what it prints into a
bug report; your home directory is written as ~.

examples:
  visittui doctor
  visittui doctor > report.txt

exit codes: 0 all is well; 1 something needs your attention (PROBLEM); 2 it could not be done"""

_PROBLEM = "PROBLEM: "
_LABEL_CELLS = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from visittui.commands.arguments.record_option import add_record_option

    parser.epilog = _EPILOG
    add_record_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the report; the exit code is 1 when something needs attention."""
    from visittui.appearance import Chosen
    from visittui.state.settings_file import read_settings
    from visittui.tui.preferences import preferences_for

    settings = read_settings()
    preferences = preferences_for(os.environ, settings, Chosen())
    code = FOUND
    sections = (
        ("Program", _program()),
        ("Terminal", _terminal()),
        ("Used on it", _used(preferences)),
        ("Settings", _settings(settings.path, preferences.notices)),
        ("Files", _files(arguments.record)),
    )
    for number, (title, findings) in enumerate(sections):
        print(("\n" if number else "") + title)
        for label, found in findings:
            if found.startswith(_PROBLEM):
                code = NOT_FOUND
            print(f"  {label.ljust(_LABEL_CELLS)} {_without_home(found)}")
    return code


def _program() -> Iterator[Finding]:
    import platform
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    from visittui import __version__
    from visittui.archive.store import opening

    yield "visittui", __version__
    try:
        yield "textual", version("textual")
    except PackageNotFoundError:
        yield "textual", f"{_PROBLEM}not installed; the screen cannot open"
    yield "python", f"{platform.python_version()}, sqlite {sqlite3.sqlite_version}"
    try:
        opening.require_full_text_search()
    except CannotContinueError as error:
        yield "", f"{_PROBLEM}{error}"
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}"


def _terminal() -> Iterator[Finding]:
    from visittui.terminal import SCREENLESS, terminal_facts

    facts = terminal_facts(os.environ)
    if facts.name in SCREENLESS:
        yield "TERM", f"{facts.name or 'not set'}: the screen will not open; search, show and the others work"
    else:
        yield "TERM", facts.name
    program = " ".join(os.environ.get(name, "") for name in ("TERM_PROGRAM", "TERM_PROGRAM_VERSION")).strip()
    if program:
        yield "program", program
    yield "reached", " in ".join(filter(None, ("over SSH" if facts.over_ssh else "directly", facts.multiplexer)))
    lacking = [name for name, stream in (("input", 0), ("output", 1), ("error output", 2)) if not os.isatty(stream)]
    yield "connected", f"no terminal on {', '.join(lacking)}" if lacking else "input, output and error output"
    yield "size", _size()
    yield "colours", f"{facts.colours} ({facts.colours_from})"
    yield "NO_COLOR", "set" if os.environ.get("NO_COLOR") else "not set"
    yield "locale", f"{facts.locale}: {'' if facts.utf8 else 'not '}UTF-8; Python writes {sys.stdout.encoding}"


def _size() -> str:
    for stream in (2, 1, 0):
        try:
            columns, lines = os.get_terminal_size(stream)
        except OSError:
            continue
        small = columns < 40 or lines < 10
        beside = "list and card side by side" if columns >= 100 else "the card opens over the list"
        return f"{columns} columns, {lines} lines: {'too small; it needs 40 by 10' if small else beside}"
    return "unknown: no terminal here"


def _used(preferences: Preferences) -> Iterator[Finding]:
    from visittui.tui.keymap.keys import KEYS, sign
    from visittui.tui.terminal.clipboard import route

    look = preferences.appearance
    yield "theme", f"{look.theme}: {look.reasons['theme']}"
    yield "signs", f"{'ASCII' if look.ascii_only else 'Unicode'}: {look.reasons['ascii_only']}"
    if look.ascii_only:
        yield (
            "",
            "letters lose their marks, Cyrillic is written by ISO 9, anything else is _; copies and exports keep all",
        )
    yield "mouse", f"{'on' if look.mouse else 'off'}: {look.reasons['mouse']}"
    yield "zone", "the visit's own" if preferences.zone == "visit" else preferences.zone
    changed = [key for key, usual in zip(preferences.keys, KEYS, strict=True) if key.keys != usual.keys]
    own = ", ".join(dict.fromkeys(f"{key.name} {' '.join(map(sign, key.keys))}" for key in changed))
    yield "keys", f"your own: {own}" if own else "as they come"
    way = route(os.environ)
    yield "clipboard", f"{way} Its set-clipboard is {_tmux_clipboard()}." if os.environ.get("TMUX") else way


def _tmux_clipboard() -> str:
    import subprocess

    try:
        asked = subprocess.run(
            ["tmux", "show-options", "-gv", "set-clipboard"],  # noqa: S607 (whichever tmux the reader has)
            capture_output=True,
            text=True,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return asked.stdout.strip() or "unknown"


def _settings(path: Path, problems: tuple[str, ...]) -> Iterator[Finding]:
    yield "file", f"{path}{'' if os.path.exists(path) else ' (there is none: everything is as it comes)'}"
    for problem in problems:
        yield "", f"{_PROBLEM}{problem}"


def _files(name: str | None) -> Iterator[Finding]:
    from visittui.archive.store.cache import stamp_of, user_cache
    from visittui.archive.store.library import records_directory, resolve
    from visittui.archive.store.shipped import shipped_record

    cache = user_cache()
    try:
        record = resolve(name) if name else shipped_record()
        yield "record", str(record)
        digest = cache.recognise(record, stamp_of(record)) if cache else None
        archive = cache.find(digest) if cache and digest else None
        yield (
            "archive",
            f"{archive}, {archive.stat().st_size:,} bytes" if archive else "built when the record is opened",
        )
    except CannotContinueError as error:
        yield "record", f"{_PROBLEM}{error}"
    except OSError as error:
        yield "record", f"{_PROBLEM}{record} cannot be read: {reason_of(error)}"
    if cache is None:
        yield "cache", f"{_PROBLEM}no home directory is known; each session builds its archive in memory"
    else:
        there = next(path for path in (cache.directory, *cache.directory.parents) if os.path.exists(path))
        if os.path.isdir(there) and os.access(there, os.W_OK | os.X_OK):
            yield "cache", f"{cache.directory}, can be written"
        else:
            lacks = "cannot be written; each session builds its archive in memory"
            yield "cache", f"{_PROBLEM}{cache.directory} {lacks}"
    yield "records", str(records_directory())


def _without_home(text: str) -> str:
    home = os.path.expanduser("~")  # noqa: PTH111 (leaves ~ where no home is known)
    return text.replace(home, "~") if len(home) > 1 else text
