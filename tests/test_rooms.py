"""Each folder of the code is seen at a glance; its front says what is in it for others, who ask for nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import visittui

SOURCES = Path(visittui.__file__).parent
ROOMS = sorted(front.parent for front in SOURCES.rglob("__init__.py"))
MOST_MODULES = 15
LONGEST = 300
LONGEST_MODELS = 350
"""The models of items are the format: they stand in one file, what lies within them in another."""


def name_of(room: Path) -> str:
    return ".".join((SOURCES.name, *room.relative_to(SOURCES).parts))


def modules_of(room: Path) -> set[str]:
    return {module.stem for module in room.glob("*.py")} - {"__init__"}


@pytest.fixture(scope="module")
def imported() -> set[tuple[Path, str]]:
    """Every file with what it imports of ours: whole modules, and names that may be modules."""
    found = set()
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(SOURCES.name):
                found.add((file, node.module))
                found |= {(file, f"{node.module}.{name.name}") for name in node.names}
    return found


def asked_for_from_outside(room: Path, imported: set[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """The modules of a room that others import, and who."""
    modules = {f"{name_of(room)}.{module}": module for module in modules_of(room)}
    for file, whole in imported:
        if whole in modules and room not in file.parents:
            yield file, modules[whole]


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_a_front_names_what_others_import_and_nothing_that_is_not_there(
    room: Path, imported: set[tuple[Path, str]]
) -> None:
    source = (room / "__init__.py").read_text(encoding="utf-8")
    front = ast.get_docstring(ast.parse(source)) or ""
    assert re.match(r"[A-Z].+[.:]", front)
    named = set(re.findall(r"`(\w+)`", front))
    # Classes and functions that the front itself offers may be named too.
    assert named <= modules_of(room) | set(re.findall(r"\w+", source.partition("\n\nfrom ")[2]))
    for file, module in asked_for_from_outside(room, imported):
        assert module in named, f"{file.relative_to(SOURCES)} imports {name_of(room)}.{module}, not named there"


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_a_room_is_seen_at_a_glance(room: Path) -> None:
    assert len(modules_of(room)) <= MOST_MODULES
    for module in sorted(modules_of(room)):
        file = room / f"{module}.py"
        longest = LONGEST_MODELS if file == SOURCES / "record" / "models.py" else LONGEST
        assert len(file.read_text(encoding="utf-8").splitlines()) <= longest, f"{name_of(room)}.{module}"


CALLED_AS = {"commands", "archive.kinds", "archive.kinds.layouts"}
"""A command and a kind of item have their name; what else is about them has one that says what."""


def test_no_two_modules_are_called_alike() -> None:
    folders: dict[str, list[str]] = {}
    for room in ROOMS:
        where = name_of(room).partition(".")[2]
        for module in modules_of(room):
            folders.setdefault(module, []).append(where)
    kinds = modules_of(SOURCES / "archive" / "kinds" / "layouts")
    alike = {module: where for module, where in folders.items() if len(where) > 1 and module not in kinds}
    assert not {
        module: where for module, where in alike.items() if len(where) > 2 or not CALLED_AS.intersection(where)
    }, "call each by what it holds"


def test_the_map_shows_every_room() -> None:
    text = (SOURCES.parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown: list[tuple[int, str]] = []
    rooms = set()
    the_map = text[text.index("    visittui/\n") :].split("\n\n")[0]
    for indent, folder in re.findall(r"^ {4}( *)(\w+)/", the_map, re.MULTILINE):
        shown = [(depth, name) for depth, name in shown if depth < len(indent)] + [(len(indent), folder)]
        rooms.add(".".join(name for _, name in shown))
    assert rooms == {name_of(room) for room in ROOMS}
