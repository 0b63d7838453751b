"""docs/your-own-visit.md, followed to the letter: its commands typed, its items written, its output seen."""

from __future__ import annotations

import json
import os
import re
import sys
from importlib import import_module
from pathlib import Path

from terminal_driver import Terminal, clean_environment, programs
from tests.conftest import CannotRun
from visittui.record.editing import Add, Editor

DOCUMENT = Path(__file__).parents[2] / "docs" / "your-own-visit.md"
_BLOCK = re.compile(r"^```(console|json)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*?)(?=^\$ |\Z)", re.MULTILINE | re.DOTALL)


def test_three_pages_become_a_checked_record(tmp_path: Path, cannot_run: CannotRun) -> None:
    try:
        import_module("trafilatura")
    except ImportError as error:
        cannot_run(f"the extra draft is not installed ({error})")
    environment = clean_environment(tmp_path / "home")
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment.get('PATH', os.defpath)}"
    home = tmp_path / "my work"
    home.mkdir()
    for kind, block in _BLOCK.findall(DOCUMENT.read_text(encoding="utf-8")):
        if kind == "json":
            editor = Editor(home / "lake.json")
            editor.write([Add(section, item) for section, items in json.loads(block).items() for item in items])
            continue
        for told in _COMMAND.findall(block):
            command, shown = parted(told)
            if command in ("visittui lake.json", "visittui review lake.json"):
                with Terminal(["bash", "-c", command], environment, 100, 30, directory=home) as terminal:
                    terminal.wait_for("? help" if command == "visittui lake.json" else "0 of 9 decided")
                    terminal.press("q")
                    assert terminal.exit_code() == 0
                continue
            ended = programs.run(
                ["bash", "-c", command], cwd=home, env=environment, capture_output=True, text=True, check=False
            )
            assert ended.returncode == 0, (command, ended.stdout, ended.stderr)
            if shown:
                assert ended.stdout.splitlines() == shown, ended.stderr


def parted(told: str) -> tuple[str, list[str]]:
    """A command, which may go on after a backslash or be fed with lines up to END, and the output shown of it."""
    lines = told.rstrip("\n").split("\n")
    length = 1
    if "<<'END'" in lines[0]:
        length = lines.index("END") + 1
    while lines[length - 1].endswith("\\"):
        length += 1
    return "\n".join(lines[:length]), lines[length:]
