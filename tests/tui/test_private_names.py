"""The private names of Textual that the program relies on are those of the version that is pinned."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.web_driver import WebDriver
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widgets import Input

import visittui
from visittui.tui.terminal.watchdog import _WRITER

WHY = {
    (App, "_check_bindings"): "keys are acted on one at a time (steady_app.py)",
    (App, "_dispatch_message"): "one thing that the reader does at a time (steady_app.py)",
    (App, "_handle_exception"): "a crash says one line (steady_app.py)",
    (Screen, "_on_timer_update"): "hits are painted when they are there (steady_app.py)",
    (Screen, "_refresh_layout"): "a card is set for the room that it gets (steady_app.py)",
    (LinuxDriver, "_enable_mouse_support"): "the mouse's motion is not reported (tui/terminal/queueing_driver.py)",
    (LinuxDriver, "_disable_mouse_support"): "the mouse's motion is not reported (tui/terminal/queueing_driver.py)",
    (LinuxDriver, "_get_terminal_size"): "sizes are clamped (tui/terminal/driver.py)",
    (LinuxDriver, "_query_in_band_window_resize"): "sizes come from the kernel only (tui/terminal/driver.py)",
    (LinuxDriver, "_run_input_thread"): "a terminal that is gone ends the program (tui/terminal/driver.py)",
    (LinuxDriver, "_sigtstp_application"): "sleep and wake (tui/terminal/driver.py)",
    (LinuxDriver, "_sigcont_application"): "sleep and wake (tui/terminal/driver.py)",
}


def test_the_version_is_the_one_they_were_read_in() -> None:
    assert version("textual") == "8.2.8"


@pytest.mark.parametrize(("owner", "name"), WHY, ids=[f"{owner.__name__}.{name}" for owner, name in WHY])
def test_it_is_there(owner: type, name: str) -> None:
    assert callable(getattr(owner, name)), WHY[owner, name]


@pytest.mark.parametrize("name", ["_driver", "_exit"])
def test_a_program_has_it(name: str) -> None:
    app: App[None] = App()
    assert name in {*vars(app), *dir(type(app))}


def test_a_driver_has_it() -> None:
    """tui/terminal/driver.py asks for these."""
    source = "".join(inspect.getsource(owner) for owner in (Driver, LinuxDriver))
    for name in ("_key_thread", "_loop", "_mouse", "_debug", "_app", "_size"):
        assert f"self.{name}" in source, name
    assert "_size" in inspect.getsource(WebDriver)


def test_the_thread_that_writes_has_the_name_by_which_the_watchdog_finds_it() -> None:
    assert f'name="{_WRITER}"' in inspect.getsource(WriterThread)


OURS = Path(visittui.__file__).parent
MODULES = sorted(path for path in OURS.rglob("*.py") if not path.is_relative_to(OURS / "tui" / "terminal"))


def private(name: object) -> bool:
    return isinstance(name, str) and name.startswith("_") and not name.startswith("__")


def of_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")


@cache
def names_in(part: type) -> frozenset[str]:
    """The private names that one of Textual's own classes defines, or keeps in itself."""
    if not part.__module__.startswith(("textual.", "rich.")):
        return frozenset()
    tree = ast.parse(textwrap.dedent(inspect.getsource(part)))
    kept = (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and of_self(node))
    return frozenset(filter(private, (*vars(part), *kept)))


def names_of(owner: type) -> frozenset[str]:
    """The same of all classes behind a class."""
    return frozenset().union(*map(names_in, owner.__mro__))


@cache
def names_of_textual() -> frozenset[str]:
    return frozenset().union(*map(names_of, (App, Screen, LinuxDriver, WebDriver, Input, ScrollView)))


def touched(path: Path) -> Iterator[str]:
    """Where a module of ours imports, uses or overrides a private name of Textual."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("textual", "rich")):
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from (f"{path}:{node.lineno}: imports {name}" for name in names if private(name))
        elif isinstance(node, ast.Attribute) and private(node.attr) and not of_self(node):
            if node.attr in names_of_textual():
                yield f"{path}:{node.lineno}: {node.attr}"
        elif isinstance(node, ast.Constant) and private(node.value) and node.value in names_of_textual():
            yield f"{path}:{node.lineno}: {node.value}, by getattr"
    if path.is_relative_to(OURS / "tui"):
        module = importlib.import_module(".".join(("visittui", *path.relative_to(OURS).with_suffix("").parts)))
        for part in tree.body:
            if isinstance(part, ast.ClassDef):
                yield from (f"{path}: {part.name}.{name}" for name in taken(part, getattr(module, part.name)))


def taken(part: ast.ClassDef, owner: type) -> Iterator[str]:
    """Private names that a class of ours shares with Textual's classes behind it, knowingly or not."""
    for node in ast.walk(part):
        name = node.attr if isinstance(node, ast.Attribute) and of_self(node) else ""
        name = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else name
        if private(name) and name in names_of(owner):
            yield name


def test_nobody_but_the_room_of_the_terminal_knows_one_or_takes_its_name() -> None:
    assert [place for path in MODULES for place in touched(path)] == []


BROKEN = """
from textual._xterm_parser import XTermParser
from visittui.tui.widgets.search_box import SearchBox as Other
class SearchBox(Other):
    def _on_paste(self, event): ...
    def action(self):
        self._blink_timer = self.app._driver
        getattr(self.app, "_driver")
"""


def test_one_who_does_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    path = OURS / "tui" / "widgets" / "search_box.py"
    monkeypatch.setattr(Path, "read_text", lambda _: BROKEN)
    found = " ".join(touched(path))
    for name in ("_xterm_parser", "_on_paste", "_blink_timer", ": _driver", "_driver, by getattr"):
        assert name in found, name
