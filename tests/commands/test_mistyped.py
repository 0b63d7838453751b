"""`visittui serach nuclear`: a command that was mistyped, and words that only look like it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from terminal_driver import Terminal, clean_environment, programs
from visittui.commands import COMMANDS
from visittui.commands.browse import command_near


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return clean_environment(tmp_path / "home")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("serach", "search"),
        ("shwo", "show"),
        ("exprot", "export"),
        ("recrods", "records"),
        ("completoin", "completion"),
    ],
)
def test_one_or_two_letters_away(typed: str, meant: str) -> None:
    assert command_near(typed) == meant


@pytest.mark.parametrize("word", [*COMMANDS, "nuclear", "putin", "sow it", "person/to-lam", "", "speaker:lam"])
def test_other_words_and_the_commands_themselves_are_none(word: str) -> None:
    assert command_near(word) == ""


def test_in_a_pipe_the_command_is_named() -> None:
    ended = programs.run(
        [sys.executable, "-m", "visittui", "serach", "nuclear"], capture_output=True, check=False, text=True
    )
    assert ended.returncode == 2
    assert ended.stderr == "visittui: no command “serach”; did you mean search?\n"


def test_on_a_terminal_it_is_named_where_the_record_has_no_such_word(environment: dict[str, str]) -> None:
    with Terminal(["visittui", "serach", "nuclear"], environment, columns=120) as terminal:
        assert terminal.exit_code() == 2
        assert "no command “serach”, and no such word in the record; did you mean search?" in terminal.screen_text()


def test_a_word_of_the_record_is_searched_for(environment: dict[str, str]) -> None:
    # Two letters more than the command, and what some papers of the record are about.
    assert command_near("exported") == "export"
    with Terminal(["visittui", "exported"], environment) as terminal:
        terminal.wait_for("exported")
        terminal.wait_idle()
        assert "did you mean" not in terminal.screen_text()
        terminal.press("q")
        assert terminal.exit_code() == 0
