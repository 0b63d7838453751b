"""Where the terminal's hidden cursor stands after each key: what reads a screen aloud, or enlarges it, follows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal_driver import Terminal
from tests.terminal.drafted_visit import draft

TABS = 2
"""The line in which the open tab is drawn in reverse, too."""


def chosen(terminal: Terminal, below: int = -1) -> tuple[int, int]:
    """Row and column at which what is drawn in reverse begins: the row or link that the reader is at."""
    first = next(part for part in terminal.stretches_where(lambda cell: cell.reverse) if part.row > below)
    return first.row, first.column


@pytest.mark.parametrize("columns", [80, 120])
def test_in_a_list_it_stands_on_the_chosen_row(columns: int, environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, columns, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5")
        terminal.wait_for(" 1 of ")
        for key in ["Home", "Down", "Down", "Up", "PageDown", "PageDown", "End", "PageUp", "G", "g", "2", "Down", "4"]:
            terminal.press(key)
            terminal.wait_idle()
            assert terminal.emulator.cursor == chosen(terminal, TABS), key
            assert terminal.screen_lines()[terminal.emulator.cursor[0]].startswith("▌"), key
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_on_a_card_it_stands_on_the_chosen_link(environment: dict[str, str]) -> None:
    with Terminal(["visittui", "person/to-lam"], environment, 80, 30) as terminal:
        terminal.wait_for("To Lam")
        terminal.wait_idle()
        for key in ["Tab", "Tab", "Down", "Down", "Up", "shift+Tab", "PageDown", "PageDown", "Down", "End", "Home"]:
            terminal.press(key)
            terminal.wait_idle()
            assert terminal.emulator.cursor == chosen(terminal, TABS), key
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_in_the_dialogs_it_stands_on_the_chosen_line(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("F2")
        terminal.wait_for("Settings")
        for key in ["Down", "Down", "Up", *["Down"] * 12]:
            terminal.press(key)
            terminal.wait_idle()
            assert terminal.emulator.cursor == chosen(terminal), key
        terminal.press("Escape")
        terminal.wait_idle()
        terminal.press("5", "y")
        terminal.wait_for("BibTeX")
        for key in ["Tab", "Tab", "Down", "Up"]:
            terminal.press(key)
            terminal.wait_idle()
            assert terminal.emulator.cursor == chosen(terminal), key
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0


def test_in_a_question_of_the_review_it_stands_on_the_chosen_answer_and_at_the_caret(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "news.txt").write_text("“The lake is open to all of us,” said Ada Birk.\n", encoding="utf-8")
    draft(tmp_path / "news.txt", tmp_path / "lake.json", title="Visit to the lake", summary="Invented.")
    with Terminal(["visittui", "review", str(tmp_path / "lake.json")], environment, 120, 30) as terminal:
        terminal.wait_for("0 of 1 decided")
        terminal.press("x")
        terminal.wait_for("Why not?")
        for key in ["Down", "Down", "Up"]:
            terminal.press(key)
            terminal.wait_idle()
            assert terminal.emulator.cursor == chosen(terminal, terminal.find("Why not?")[0]), key
        terminal.press("越")
        row, column = terminal.find("Why not? ")
        for key, at in [("ô", 3), ("Backspace", 2)]:
            terminal.press(key)
            terminal.wait_idle()
            assert terminal.emulator.cursor == (row, column + len("Why not? ") + at), key
        terminal.type_text("no " * 60)
        terminal.wait_for("Why not? …")
        terminal.wait_idle()
        assert terminal.emulator.cursor == (row, 119)
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(("key", "begin"), [("/", (1, 9)), ("ctrl+p", (1, 1))], ids=["search", "jump"])
def test_in_a_box_it_stands_at_the_caret(key: str, begin: tuple[int, int], environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press(key)
        terminal.wait_idle()
        row, column = begin
        assert terminal.emulator.cursor == begin
        for pressed, at in [
            ("T", 1),
            ("ô", 2),
            (" ", 3),
            ("越", 5),
            ("Left", 3),
            ("Home", 0),
            ("End", 5),
            ("Backspace", 3),
        ]:
            terminal.press(pressed)
            terminal.wait_idle()
            assert terminal.emulator.cursor == (row, column + at), pressed
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0
