"""The recording of a session in the README: made by the program, whole in itself, the same each time."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from docs.record_session import COLUMNS, LINES, TARGET, Frame, Step, animated, recorded
from terminal_driver.emulator import Cell


def shown_text(svg: str) -> str:
    return unescape("\n".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))


def test_a_short_session_is_recorded_from_the_real_program() -> None:
    frames = recorded((Step((), "Day by day", 1), Step(("2",), "How sure", 2)))
    assert [(frame.keys, frame.seconds) for frame in frames] == [("", 1), ("2", 2)]
    assert all(len(frame.screen) == LINES and len(frame.screen[0]) == COLUMNS for frame in frames)
    assert "State welcome ceremony" in shown_text(animated(frames))


def test_the_same_screens_make_the_same_picture_and_each_line_is_written_once() -> None:
    blank = tuple(Cell(" ", "default", "default", False, False, False, False) for _ in range(COLUMNS))
    line = tuple(Cell("<", "red", "default", True, False, False, True) for _ in range(COLUMNS))
    frames = [Frame((line, *[blank] * (LINES - 1)), "<", 1.0), Frame((blank, line, *[blank] * (LINES - 2)), "&", 1.0)]
    svg = animated(frames)
    assert svg == animated(frames)
    assert shown_text(svg).count("<" * COLUMNS) == 1
    assert "@keyframes f1{0%{visibility:hidden}50.000%{visibility:visible}}" in svg


def test_the_picture_of_the_readme_fetches_and_runs_nothing() -> None:
    svg = TARGET.read_text(encoding="utf-8")
    assert set(re.findall(r"<(\w+)", svg)) <= {
        "svg", "title", "style", "defs", "g", "rect", "text", "use",
    }  # fmt: skip
    assert not re.search(r"(?:href|src)=\"(?!#)|url\(|@import", svg)
    assert "prefers-reduced-motion" in svg
    assert "docs/images/session.svg" in (Path(TARGET).parents[2] / "README.md").read_text(encoding="utf-8")
