"""Directories that do not answer, the reader's home or another: nobody who presses a key waits for them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal_driver import Terminal
from tests.terminal.drafted_visit import draft

RECORD = Path(__file__).parents[2] / "data" / "hanoi-2024.json"
HANGING_HOME = """
import sys, threading
from visittui import cli
from visittui.files import whole_file
whole_file.new_file = lambda *_, **__: threading.Event().wait()
sys.exit(cli.run(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "keys",
    [["q"], ["ctrl+c"], ["F2", "ctrl+q"], ["b", "q"], ["b", "b", "Down", "b", "q"], ["F2", "Down", "Enter", "ctrl+q"]],
    ids=" ".join,
)
def test_a_home_directory_that_hangs_does_not_keep_a_reader(keys: list[str], environment: dict[str, str]) -> None:
    with Terminal([sys.executable, "-c", HANGING_HOME], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5", "Down")
        terminal.wait_for(" 2 of ")
        terminal.press(*keys)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def test_what_cannot_be_kept_in_a_home_directory_that_hangs_is_said(environment: dict[str, str]) -> None:
    with Terminal([sys.executable, "-c", HANGING_HOME], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5", "b")
        terminal.wait_for("your home directory does not answer")
        terminal.press("b")
        terminal.wait_for("still does not answer")
        terminal.press("F2")
        terminal.wait_for("Settings")
        terminal.press("Down", "Enter")
        terminal.wait_for("Not saved: your home directory does not answer")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


HANGING_DIRECTORY = """
import os, sys, threading
from visittui import cli
place, hangs = sys.argv.pop(1), sys.argv.pop(1)
never = threading.Event()
stat = os.stat
def wait(path):
    if isinstance(path, (str, bytes, os.PathLike)) and os.path.join(os.getcwd(), os.fsdecode(path)).startswith(place):
        while True:
            try:
                stat(hangs)
                open(hangs + "-noticed", "w").close()
                never.wait(0.05)
            except OSError:
                return
def waits(call):
    def called(path, *others, **options):
        wait(path)
        return call(path, *others, **options)
    return called
if sys.argv.pop(1) == "looking":
    os.stat, os.lstat, os.readlink = map(waits, (os.stat, os.lstat, os.readlink))
sys.addaudithook(lambda event, arguments: event in ("open", "os.mkdir", "os.link") and wait(arguments[0]))
sys.exit(cli.run(sys.argv[1:]))
"""
"""The program where a directory does not answer while there is a certain file elsewhere."""

WHILE = {"looking": "Not written: the directory does not answer.", "writing": "is still being written; it is told"}
"""What is said where it hangs when it is looked for, or only when it is written into."""

FILES = {
    "an export": ["x", "Enter", "Enter"],
    "an export as a workbook": ["x", "End", "Enter", "Enter"],
    "a copy": ["y", "x"],
}
"""Keys that write a file into the working directory, by what it is."""


@pytest.fixture
def hanging(tmp_path: Path) -> Path:
    """A directory that does not answer while there is a file `hangs` beside it."""
    (tmp_path / "hanging").mkdir()
    (tmp_path / "hangs").touch()
    return tmp_path / "hanging"


@contextmanager
def in_a_directory_that_hangs(hanging: Path, when: str, environment: dict[str, str]) -> Iterator[Terminal]:
    """The second quote is chosen and marked."""
    command = [sys.executable, "-P", "-c", HANGING_DIRECTORY, str(hanging), str(hanging.parent / "hangs"), when]
    with Terminal(command, environment, directory=hanging) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5", "Down", "b")
        terminal.wait_for("Marked; ")
        yield terminal


@pytest.mark.parametrize(("when", "end"), [("looking", "q"), ("writing", "q"), ("writing", "ctrl+c")])
@pytest.mark.parametrize("file", FILES)
def test_a_file_into_a_directory_that_hangs_keeps_nobody(
    file: str, when: str, end: str, hanging: Path, environment: dict[str, str]
) -> None:
    with in_a_directory_that_hangs(hanging, when, environment) as terminal:
        write(terminal, file)
        terminal.wait_for(WHILE[when])
        terminal.press("Down")
        terminal.wait_for(" 3 of ")
        terminal.press(end)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
    assert list(hanging.iterdir()) == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_into_a_directory_that_answers_late_is_there_at_last_and_told(
    file: str, hanging: Path, environment: dict[str, str]
) -> None:
    with in_a_directory_that_hangs(hanging, "writing", environment) as terminal:
        write(terminal, file)
        terminal.wait_for("is still being written; it is told")
        write(terminal, file)
        terminal.wait_for("another file is still being written")
        (hanging.parent / "hangs").unlink()
        terminal.wait_for("Written: ")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert len(list(hanging.iterdir())) == 1


DIALOGS = {"x": "Export 1 marked item", "F2": "Settings", "y": "Enter copy"}


@pytest.mark.parametrize("key", ["Down", "b", "8", *DIALOGS])
@pytest.mark.parametrize("end", ["q", "ctrl+q"])
def test_a_home_directory_that_begins_to_hang_leaves_the_keys_alive(
    key: str, end: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    hangs = tmp_path / "hangs"
    command = [sys.executable, "-P", "-c", HANGING_DIRECTORY, environment["HOME"], str(hangs), "looking"]
    with Terminal(command, environment, directory=tmp_path) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("5", "b")
        terminal.wait_for("Marked; ")
        hangs.touch()
        terminal.press(key)
        terminal.wait_idle()
        if key in DIALOGS:
            terminal.wait_for(DIALOGS[key])
            terminal.press("q")  # the dialog's own
            terminal.wait_for("[Quotes")
        terminal.press(end)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def test_a_record_whose_directory_begins_to_hang_leaves_the_keys_alive(
    hanging: Path, environment: dict[str, str]
) -> None:
    hangs = hanging.parent / "hangs"
    hangs.unlink()
    shutil.copy(RECORD, hanging / "visit.json")
    command = [sys.executable, "-P", "-c", HANGING_DIRECTORY, str(hanging), str(hangs), "looking"]
    with Terminal([*command, str(hanging / "visit.json")], environment) as terminal:
        terminal.wait_for("Statements by speaker")
        hangs.touch()
        # It looks every few seconds whether the record was changed.
        terminal.wait_for(lambda _: hangs.with_name("hangs-noticed").exists())
        terminal.press("5", "Down")
        terminal.wait_for(" 2 of ")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


@contextmanager
def in_a_review_that_hangs(hanging: Path, environment: dict[str, str], *command: str) -> Iterator[Terminal]:
    """The first of two quotes is being accepted into a record whose directory does not answer any more."""
    hangs, record, text = hanging.parent / "hangs", hanging / "lake.json", hanging.parent / "news.txt"
    hangs.unlink()
    text.write_text("“The lake is open to all of us,” said Ada Birk.\n\n“Nobody asked us,” said Tam Linh.\n", "utf-8")
    draft(text, record, title="Visit to the lake", summary="Invented.")
    program = [sys.executable, "-P", "-c", HANGING_DIRECTORY, str(hanging), str(hangs), "writing"]
    with Terminal([*program, *command, str(record)], environment, 120, 30) as terminal:
        if not command:
            terminal.wait_for("Drafts 2")
            terminal.press("d")
        terminal.wait_for("0 of 2 decided")
        hangs.touch()
        terminal.press("Enter")
        terminal.wait_for(lambda _: hangs.with_name("hangs-noticed").exists())
        yield terminal


@pytest.mark.parametrize("ends", [["ctrl+q"], ["ctrl+c"], ["q"], ["Down", "q"], ["Enter", "x", "Escape"]], ids=" ".join)
def test_a_decision_that_hangs_does_not_keep_who_wants_to_leave(
    ends: list[str], hanging: Path, environment: dict[str, str]
) -> None:
    record = hanging / "lake.json"
    with in_a_review_that_hangs(hanging, environment, "review") as terminal:
        before = record.read_bytes()
        terminal.press(*ends)
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
    assert record.read_bytes() == before


def test_what_is_typed_while_a_decision_hangs_is_done_in_order_when_it_is_written(
    hanging: Path, environment: dict[str, str]
) -> None:
    with in_a_review_that_hangs(hanging, environment, "review") as terminal:
        terminal.wait_for("the directory does not answer")
        terminal.press("x", "not of the visit", "Enter", "u")
        (hanging.parent / "hangs").unlink()
        terminal.wait_for("Taken back")
        terminal.wait_for("1 of 2 decided")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert len(json.loads((hanging / "lake.json").read_bytes())["quotes"]) == 1


def test_what_is_pasted_while_a_decision_hangs_keeps_its_place_among_the_keys(
    hanging: Path, environment: dict[str, str]
) -> None:
    with in_a_review_that_hangs(hanging, environment, "review") as terminal:
        terminal.wait_for("the directory does not answer")
        terminal.paste("u nobody asked for these, so they are no keys")
        terminal.press("x")
        terminal.paste("not of the visit" + "!" * 1_000)
        terminal.press("Enter")
        (hanging.parent / "hangs").unlink()
        terminal.wait_for("2 decided; ")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert "not of the visit!!!" in (hanging / "lake.drafts.json").read_text(encoding="utf-8")
    assert len(json.loads((hanging / "lake.json").read_bytes())["quotes"]) == 1


def test_who_leaves_a_decision_that_hangs_goes_on_reading_and_does_not_come_back_to_wait(
    hanging: Path, environment: dict[str, str]
) -> None:
    with in_a_review_that_hangs(hanging, environment) as terminal:
        terminal.press("q")
        terminal.wait_for("Drafts 2")
        terminal.press("d")
        terminal.wait_for("the directory of the record does not answer")
        terminal.press("3")
        terminal.wait_for("[People")
        terminal.press("q")
        assert terminal.exit_code() == 0


def write(terminal: Terminal, file: str) -> None:
    """Press key after key as a reader would."""
    for key in FILES[file]:
        terminal.press(key)
        terminal.wait_idle()
