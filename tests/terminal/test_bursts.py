"""Keys that arrive faster than the screen can draw: held down, typed ahead over a slow link, clicked twice."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from terminal_driver import Terminal
from terminal_driver.keys import bytes_of_key


@pytest.mark.parametrize(
    ("keys", "there", "burst"),
    [
        (["5", "y"], "BibTeX", "\r\r"),
        (["?"], "The keys that matter most", "\t\r\r"),
        (["?"], "The keys that matter most", "\t\rq"),
        (["F2"], "Settings", "qq"),
        (["ctrl+p"], "Jump to any item", "\r\r"),
    ],
)
def test_enter_pressed_twice_closes_a_dialog_once(
    keys: list[str], there: str, burst: str, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], environment, 100, 60) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press(*keys)
        terminal.wait_for(there)
        terminal.wait_idle()
        terminal.type_text(burst)
        terminal.wait_idle()
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_double_click_in_a_menu_chooses_once(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5", "y")
        terminal.wait_for("BibTeX")
        terminal.wait_idle()
        row, column = terminal.find("BibTeX")
        click = "".join(f"\x1b[<0;{column + 1};{row + 1}{final}" for final in "Mm")
        terminal.type_text(click * 2)
        terminal.wait_for("Sent to your terminal")
        terminal.wait_idle()
        assert len(terminal.emulator.clipboard) == 1
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_a_copy_cannot_be_written_where_the_directory_is_gone(environment: dict[str, str], tmp_path: Path) -> None:
    directory = tmp_path / "here"
    directory.mkdir()
    with Terminal(["visittui", "person/to-lam"], environment, 100, 30, directory=directory) as terminal:
        terminal.wait_for("To Lam")
        shutil.rmtree(directory)
        terminal.press("y")
        terminal.wait_for("x to a file")
        terminal.wait_idle()
        terminal.press("x")
        terminal.wait_for("Not written: the current directory cannot be used")
        terminal.press("b")
        terminal.wait_for("Marked; ")
        terminal.press("x", "Enter")
        terminal.wait_for("in a directory that cannot be used")
        terminal.press("Enter")
        terminal.wait_for("Not written: the current directory cannot be used")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_what_is_pasted_into_a_list_is_not_put_into_the_box_that_the_next_key_opens(
    environment: dict[str, str],
) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.paste("nuclear ")
        terminal.press("/", "lam")
        terminal.wait_for(re.compile(r"Search: lam +\d+ matches"))
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


TYPED_AHEAD = [
    ["5", "Enter", "Tab", "Enter", "Backspace"],
    ["5", "Down", "Enter", "Tab", "Tab", "Enter", "Left"],
    ["ctrl+p", "lam", "Enter"],
    ["ctrl+p", "noi bai", "Enter", "Tab", "Enter"],
    ["ctrl+p", "lam", "Down", "Enter", "Left", "Down", "Down"],
    ["3", "Enter", "/", "nuclear", "Enter", "Down", "Enter", "Tab", "Enter", "Backspace"],
    ["/", "nuclear", "Enter", "5", "Down", "Enter", "Enter", "Backspace", "Backspace", "Down"],
    ["?", "Tab", "Enter"],
    ["5", "y", "Tab", "Enter", "Down"],
    ["5", "f", "Tab", "Enter", "Down"],
    ["5", "Down", "3", "Down", "2", "Enter", "Enter"],
]


@pytest.mark.parametrize("columns", [90, 120])
@pytest.mark.parametrize("keys", TYPED_AHEAD, ids=" ".join)
def test_keys_of_one_burst_lead_where_the_same_keys_lead_one_by_one(
    keys: list[str], columns: int, environment: dict[str, str]
) -> None:
    shown = []
    for burst in (False, True):
        with Terminal(["visittui"], environment, columns, 30) as terminal:
            terminal.wait_for("Statements by speaker")
            terminal.wait_idle()
            if burst:
                terminal.type_text(b"".join(map(bytes_of_key, keys)).decode())
            for key in () if burst else keys:
                terminal.press(key)
                terminal.wait_idle()
            terminal.wait_idle()
            shown.append((terminal.screen_text(), terminal.stretches_where(lambda cell: cell.reverse)))
            terminal.press("ctrl+q")
            assert terminal.exit_code() == 0
        shutil.rmtree(environment["XDG_STATE_HOME"], ignore_errors=True)
    assert shown[0] == shown[1]
