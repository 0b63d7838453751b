"""Every command that the README and docs/using.md show is taken from there and run."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from terminal_driver import Terminal, clean_environment, programs
from visittui.commands import COMMANDS

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "docs" / "using.md"]

TESTED_ELSEWHERE = {
    "git clone": "fetches this very repository",
    "cd ": "goes into it",
    "make": "tests/packaging/test_make.py",
    "python3 -m venv": "tests/packaging/test_documented_installs.py",
    "~/visittui/bin/": "tests/packaging/test_documented_installs.py",
    "pipx": "tests/packaging/test_documented_installs.py",
    "uv tool": "tests/packaging/test_documented_installs.py",
    "ssh": "tests/terminal/test_driver_of_ssh_and_tmux.py",
    "visittui serve": "tests/web/test_page.py",
    "visittui review": "tests/terminal/test_review.py",
}
"""Commands that are not run here, and what runs them."""

_BLOCK = re.compile(r"^( *)```(?:console|sh|shell|bash)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_BROWSES = re.compile(rf"visittui(?! (?:{'|'.join(COMMANDS)})\b)(?! --(?:help|version)\b)[^|>;]*")


class Shown(NamedTuple):
    """A command of a document, and the output that the document shows of it, which may be left out."""

    command: str
    output: list[str]


def shown_in(document: Path) -> Iterator[Shown]:
    for indent, block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        lines = [line.removeprefix(indent) for line in block.splitlines()]
        starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield Shown(lines[start].removeprefix("$ "), lines[start + 1 : end])


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A directory as the documents' reader stands in."""
    (tmp_path / "checkout").mkdir()
    shutil.copytree(ROOT / "data", tmp_path / "checkout" / "data")
    return tmp_path / "checkout"


def environment(checkout: Path) -> dict[str, str]:
    settings = clean_environment(checkout.parent / "home")
    settings["PATH"] = f"{Path(sys.executable).parent}:{settings.get('PATH', os.defpath)}"
    return settings


def run_on_a_terminal(command: str, checkout: Path) -> None:
    with Terminal(["bash", "-c", command], environment(checkout), 100, 30) as terminal:
        terminal.wait_for("? help")
        terminal.press("q")
        assert terminal.exit_code() == 0


def run_in_a_shell(shown: Shown, checkout: Path) -> None:
    ended = programs.run(
        ["bash", "-o", "pipefail", "-c", shown.command],
        cwd=checkout,
        env=environment(checkout),
        capture_output=True,
        text=True,
        check=False,
    )
    told = f"{shown.command}\n{ended.stdout}\n{ended.stderr}"
    # As with diff itself, 1 says that there are differences.
    assert ended.returncode == (1 if shown.command.startswith("visittui diff") else 0), told
    if shown.output:
        assert ended.stdout.splitlines() == shown.output, told


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_does_what_the_document_says(
    document: Path, checkout: Path, require_program: Callable[[str], str]
) -> None:
    for shown in shown_in(document):
        if shown.command.startswith(tuple(TESTED_ELSEWHERE)):
            continue
        if shown.command.startswith("sqlite3"):
            require_program("sqlite3")
        if _BROWSES.fullmatch(shown.command):
            run_on_a_terminal(shown.command, checkout)
        else:
            run_in_a_shell(shown, checkout)


def test_commands_are_found_in_a_document(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text("```console\n$ visittui a\nout\n$ visittui b\n```\ntext\n- x\n\n  ```sh\n  $ c\n  d\n  ```\n")
    assert list(shown_in(document)) == [Shown("visittui a", ["out"]), Shown("visittui b", []), Shown("c", ["d"])]


def test_every_command_of_the_program_is_documented() -> None:
    shown = [entry.command for entry in shown_in(ROOT / "docs" / "using.md")]
    for command in COMMANDS:
        assert any(re.search(rf"\bvisittui {command}\b", line) for line in shown), command


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_stands_alone(command: str) -> None:
    ended = programs.run(
        [sys.executable, "-m", "visittui", command, "--help"], capture_output=True, text=True, check=True
    )
    assert ended.stdout.startswith(f"usage: visittui {command}")
    assert "\nexit codes" in ended.stdout
    assert re.search(rf"\nexamples?:\n(  .*\n)*  .*\bvisittui {command}\b", ended.stdout)
    assert ended.stderr == ""
