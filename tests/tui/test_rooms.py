"""Each room of the screen has a front that says what is in it for others, and others ask for nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import visittui

SOURCES = Path(visittui.__file__).parent
ROOMS = sorted(front.parent for front in (SOURCES / "tui").glob("*/__init__.py"))
MOST_MODULES = 15
LONGEST = 300


def asked_for_from_outside(room: Path) -> Iterator[tuple[Path, str]]:
    """The modules of a room that others import, and who."""
    prefix = f"visittui.tui.{room.name}."
    for file in SOURCES.rglob("*.py"):
        if room in file.parents:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(prefix):
                yield file, node.module.removeprefix(prefix)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_front_names_what_others_import_and_nothing_that_is_not_there(room: Path) -> None:
    front = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert front is not None
    named = set(re.findall(r"`(\w+)`", front))
    assert named <= {module.stem for module in room.glob("*.py")}
    for file, module in asked_for_from_outside(room):
        assert module in named, f"{file.relative_to(SOURCES)} imports {room.name}.{module}, not named there"


@pytest.mark.parametrize("room", [SOURCES / "tui", *ROOMS], ids=lambda room: room.name)
def test_a_room_is_seen_at_a_glance(room: Path) -> None:
    modules = [module for module in room.glob("*.py") if module.name != "__init__.py"]
    assert len(modules) <= MOST_MODULES
    for module in modules:
        assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST, module.name
