"""What the tests find is the same whoever starts them, and wherever they sit."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
import rich
import textual

import visittui
from tests.inherited import OF_THE_TESTER

LEFT = {"HOME", "PATH"}
VALUES = {"FULL", "UTC"}
"""Words beside the names of variables."""


@pytest.mark.parametrize("package", [visittui, textual, rich], ids=lambda package: package.__name__)
def test_no_variable_that_decides_what_is_seen_comes_from_the_testers_shell(package: ModuleType) -> None:
    read = set()
    for file in Path(str(package.__file__)).parent.rglob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if re.search(r"environ|getenv", line):
                read |= set(re.findall(r'"([A-Z][A-Z_]+)"', line))
    assert read
    assert {name for name in read - LEFT - VALUES if not OF_THE_TESTER.fullmatch(name)} == set()


@pytest.mark.parametrize("name", ["SSH_TTY", "SSH_CONNECTION", "TMUX", "STY", "TERM_PROGRAM", "ESCDELAY"])
def test_nothing_tells_of_the_terminal_that_the_tester_sits_at(name: str) -> None:
    assert OF_THE_TESTER.fullmatch(name)
