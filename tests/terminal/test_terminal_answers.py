"""Late answers of a terminal to a reader's screen: nothing happens, whole or cut at any byte, and typing goes on."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from terminal_driver import Terminal
from terminal_driver.answers import ANSWERS

BETWEEN_READS = 0.003
"""Seconds between two pieces, so that they are read one by one: far below any delay after which Escape is a key."""


def looks(terminal: Terminal, environment: dict[str, str]) -> tuple[str, object, list[Path]]:
    """What an answer could have changed: the screen, what is chosen, the marks."""
    marks = [path for path in Path(environment["XDG_STATE_HOME"]).rglob("*") if "marks" in str(path.name)]
    return terminal.screen_text(), terminal.stretches_where(lambda cell: cell.reverse), marks


PLACES = {
    "list": (["5"], "ctrl+p", "Jump to any item"),
    "card": (["5", "Enter"], "ctrl+p", "Jump to any item"),
    "box": (["/"], "lam", "Search: lam"),
    "menu": (["5", "y"], "v", "Select with the mouse"),
}


@pytest.mark.parametrize("place", PLACES)
def test_no_answer_changes_anything_whole_or_cut_at_any_byte(place: str, environment: dict[str, str]) -> None:
    keys, key, shows = PLACES[place]
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press(*keys)
        terminal.wait_idle()
        before = looks(terminal, environment)
        for answer in ANSWERS.values():
            terminal.process.write(answer)
            for cut in range(1, len(answer)):
                terminal.process.write(answer[:cut])
                # Nobody can tell an Escape from the key when its rest is late; on a busy machine any pause may be long.
                if cut > 1:
                    time.sleep(BETWEEN_READS)
                terminal.process.write(answer[cut:])
        terminal.wait_idle()
        assert looks(terminal, environment) == before
        # Every one of them has ended: the next key is heard.
        terminal.press(key)
        terminal.wait_for(shows)
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0


def test_letters_on_a_russian_keyboard_are_the_keys_that_they_stand_on_but_text_in_a_box(
    environment: dict[str, str],
) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5")
        terminal.wait_for(" 1 of ")
        # Back and forth one by one: together they pass the last row on the way.
        terminal.press("о", "о")
        terminal.wait_for(" 3 of ")
        terminal.press("л")
        terminal.wait_for(" 2 of ")
        terminal.press("о")
        terminal.wait_for(" 3 of ")
        terminal.press(".", "лам")
        terminal.wait_for("Search: лам")
        terminal.wait_idle()
        terminal.press("Enter")
        terminal.wait_idle()
        terminal.press(",")
        terminal.wait_for("The keys that matter most")
        terminal.press("Escape")
        terminal.wait_for(re.compile(r"Search: лам +\d+ matches"))
        terminal.press("й")
        assert terminal.exit_code() == 0


DIALOGS = {
    "help": ["?"], "settings": ["F2"], "jump": ["ctrl+p"], "records": ["ctrl+r"], "copy": ["5", "y"],
    "facets": ["5", "f"], "plain text": ["5", "y", "v"], "search box": ["/", "lam"], "list": ["5"],
}  # fmt: skip


@pytest.mark.parametrize("keys", DIALOGS.values(), ids=DIALOGS)
def test_ctrl_c_ends_the_program_from_everywhere(keys: list[str], environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        for key in keys:
            terminal.press(key)
            terminal.wait_idle()
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


@pytest.mark.parametrize(("keys", "label"), [(["/"], "Search: "), (["ctrl+p"], " ")], ids=["search box", "jump"])
@pytest.mark.parametrize("pasted", ["peaceful\nuse", "peaceful\r\nuse", "\npeaceful use"])
def test_line_breaks_of_a_paste_are_spaces(
    keys: list[str], label: str, pasted: str, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press(*keys)
        terminal.wait_idle()
        terminal.paste(pasted)
        terminal.wait_for(label + pasted.replace("\r\n", " ").replace("\n", " "))
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0


def test_what_no_hand_types_is_refused_and_told_and_the_next_key_counts(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.wait_idle()
        terminal.process.write(b"nuclear energy is peaceful; " * 4_000)
        terminal.wait_for("Too much input at once")
        terminal.wait_idle(0.5)
        assert terminal.memory() < 100_000
        terminal.press("Escape")
        terminal.wait_idle(0.5)
        terminal.press("ctrl+p")
        terminal.wait_for("Jump to any item")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("last", ["ctrl+c", "ctrl+q"])
def test_the_keys_that_end_the_program_overtake_all_that_waits(last: str, environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5")
        terminal.wait_idle()
        # Each would take a search of its own.
        terminal.type_text("/nuclear\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x1b[B" * 100)
        terminal.press(last)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def test_a_pasted_megabyte_is_cut_and_the_reader_is_told(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("/")
        terminal.wait_idle()
        terminal.paste("nuclear " * 130_000)
        terminal.wait_for("Only the first 500 characters")
        terminal.press("ctrl+c")
        assert terminal.exit_code() == 0
