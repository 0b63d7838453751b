"""How the program decides to look."""

from __future__ import annotations

import pytest

from visittui.appearance import Chosen, decide
from visittui.terminal import terminal_facts

SETTINGS = Chosen("dark", source="your settings")


@pytest.mark.parametrize(
    ("environment", "choices", "theme"),
    [
        ({"TERM": "xterm-256color"}, (), "terminal"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, (), "terminal"),
        ({"TERM": "xterm-256color"}, (SETTINGS,), "dark"),
        ({"TERM": "xterm-256color"}, (Chosen("light"), SETTINGS), "light"),
        ({"TERM": "xterm-256color"}, (Chosen("nord"),), "terminal"),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, (Chosen("nord"),), "nord"),
        ({"TERM": "vt100"}, (Chosen(), SETTINGS), "plain"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, (Chosen(), SETTINGS), "plain"),
        ({"TERM": "xterm", "NO_COLOR": ""}, (Chosen(), SETTINGS), "dark"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, (Chosen("light"), SETTINGS), "light"),
    ],
)
def test_the_theme(environment: dict[str, str], choices: tuple[Chosen, ...], theme: str) -> None:
    look = decide(terminal_facts(environment), bool(environment.get("NO_COLOR")), *choices)
    assert look.theme == theme


@pytest.mark.parametrize(
    ("environment", "choices", "ascii_only"),
    [
        ({"LANG": "C.UTF-8"}, (), False),
        ({"LANG": "vi_VN.utf8"}, (), False),
        ({"LC_CTYPE": "UTF-8"}, (), False),
        ({}, (), True),
        ({"LANG": "C"}, (), True),
        ({"LANG": "ru_RU.KOI8-R"}, (), True),
        ({"LANG": "C.UTF-8", "LC_ALL": "POSIX"}, (), True),
        ({"LANG": "C"}, (Chosen(glyphs="unicode"),), False),
        ({"LANG": "C.UTF-8"}, (Chosen(glyphs="auto"), Chosen(glyphs="ascii")), True),
        ({"LANG": "C.UTF-8"}, (Chosen(glyphs="unicode"), Chosen(glyphs="ascii")), False),
    ],
)
def test_the_signs(environment: dict[str, str], choices: tuple[Chosen, ...], ascii_only: bool) -> None:
    assert decide(terminal_facts(environment), False, *choices).ascii_only is ascii_only


@pytest.mark.parametrize(
    ("choices", "mouse"),
    [((), True), ((Chosen(mouse=False),), False), ((Chosen(), Chosen(mouse=False)), False),
     ((Chosen(mouse=True), Chosen(mouse=False)), True)],
)  # fmt: skip
def test_the_mouse(choices: tuple[Chosen, ...], mouse: bool) -> None:
    assert decide(terminal_facts({}), False, *choices).mouse is mouse
