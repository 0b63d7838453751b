"""Keys that arrive faster than the screen can draw: held down, typed ahead over a slow link, clicked twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from terminal_driver import Terminal


@pytest.mark.parametrize(
    ("keys", "there", "burst"),
    [
        (["5", "y"], "BibTeX", "\r\r"),
        (["?"], "In a card", "\t\r\r"),
        (["/", "nuclear", "Enter", "f"], "By speaker", "\t\r\r"),
        (["?"], "In a card", "\t\rq"),
        (["F2"], "Settings", "qq"),
        (["ctrl+p"], "Jump to any item", "\r\r"),
    ],
)
def test_enter_pressed_twice_closes_a_dialog_once(
    keys: list[str], there: str, burst: str, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], environment, 100, 60) as terminal:
        terminal.wait_for("Who said how much")
        terminal.press(*keys)
        terminal.wait_for(there)
        terminal.wait_idle()
        terminal.type_text(burst)
        terminal.wait_idle()
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_double_click_in_a_menu_chooses_once(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Who said how much")
        terminal.press("5", "y")
        terminal.wait_for("BibTeX")
        terminal.wait_idle()
        row, column = terminal.find("BibTeX")
        click = "".join(f"\x1b[<0;{column + 1};{row + 1}{final}" for final in "Mm")
        terminal.type_text(click * 2)
        terminal.wait_for("Sent to your terminal")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_copy_cannot_be_written_where_the_directory_is_gone(environment: dict[str, str], tmp_path: Path) -> None:
    directory = tmp_path / "here"
    directory.mkdir()
    with Terminal(["visittui", "person/to-lam"], environment, 100, 30, directory=directory) as terminal:
        terminal.wait_for("To Lam")
        shutil.rmtree(directory)
        terminal.press("y")
        terminal.wait_for("Write to a file")
        terminal.wait_idle()
        terminal.press("shift+Tab", "Enter")
        terminal.wait_for("Not written: the current directory cannot be used")
        terminal.press("b", "x")
        terminal.wait_for("Not written: the current directory cannot be used")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
