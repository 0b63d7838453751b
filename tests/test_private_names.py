"""Tests ask as readers do: private names of ours are reached for where nothing public can tell, and nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import visittui

SOURCES = Path(visittui.__file__).parent
TESTS = Path(__file__).parent
FEWER_THAN = 20


def is_private(name: object) -> bool:
    return isinstance(name, str) and name.startswith("_") and not name.startswith("__") and len(name) > 1


def names_defined(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def private_names_of_ours() -> set[str]:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in SOURCES.rglob("*.py")]
    return {name for tree in trees for name in names_defined(tree) if is_private(name)}


def reached_for(file: Path, ours: set[str]) -> Iterator[str]:
    """Where a test asks an object of ours for a private name, imports one, or sets another in its place."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ours and ast.unparse(node.value) not in ("self", "cls"):
            yield f"{file.name}:{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SOURCES.name):
            yield from (f"{file.name}:{node.lineno}: {name.name}" for name in node.names if is_private(name.name))
        elif isinstance(node, ast.Call):
            names = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            yield from (f"{file.name}:{node.lineno}: {name}" for name in names if name.rpartition(".")[2] in ours)


def test_tests_reach_for_private_names_of_ours_in_few_places() -> None:
    ours = private_names_of_ours()
    places = [place for file in sorted(TESTS.rglob("*.py")) for place in reached_for(file, ours)]
    assert len(places) < FEWER_THAN, "\n".join(places)
