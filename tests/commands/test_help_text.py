"""Help at the width of the terminal: nothing is cut amid a word, and nothing that is copied is broken."""

from __future__ import annotations

import pytest

from tests.help_of import help_of
from visittui.cli import run
from visittui.commands import COMMANDS
from visittui.commands.plain.help_text import filled

TEXT = """\
queries:
  two words     both of them, or longer ones
  "a phrase"    this phrase, in this very order
                and nowhere else
These words are a paragraph
of two lines.

examples:
  visittui search --kind quote nuclear

exit codes: 0 found; 1 nothing found"""

NARROW = """\
queries:
  two words     both of them, or
                longer ones
  "a phrase"    this phrase, in
                this very order
                and nowhere else
These words are a paragraph of
two lines.

examples:
  visittui search --kind quote nuclear

exit codes: 0 found; 1 nothing
found"""


def test_paragraphs_and_explanations_are_filled_and_commands_stay_whole() -> None:
    assert filled(TEXT, 32) == NARROW
    assert filled(TEXT, 60) == TEXT


@pytest.mark.parametrize("width", [58, 78])
@pytest.mark.parametrize("command", [name for name in COMMANDS if help_of(name)])
def test_the_help_of_every_command_fits_and_says_the_same(command: str, width: int) -> None:
    text = help_of(command)
    narrow = filled(text, width)
    assert narrow.split() == text.split()
    too_long = {line for line in narrow.split("\n") if len(line) > width}
    assert all("visittui" in line and line in text.split("\n") for line in too_long)
    assert {line for line in text.split("\n") if line.startswith("  visittui ") and len(line) <= width} <= set(
        narrow.split("\n")
    )
    assert [line for line in narrow.split("\n") if not line] == [line for line in text.split("\n") if not line]


def test_what_is_asked_of_a_command_is_answered_in_the_width_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for words in (["--help"], ["search", "--help"], ["serve", "--help"]):
        with pytest.raises(SystemExit):
            run(words)
        assert max(map(len, capsys.readouterr().out.split("\n"))) <= 80
