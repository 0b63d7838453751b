"""What a reader copies arrives: in the terminal, through a real tmux, in a file, or on a plain screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from terminal_driver import Terminal
from terminal_driver.tmux_server import TmuxServer

RECORD = json.loads((Path(__file__).parents[2] / "data" / "hanoi-2024.json").read_text())
QUOTE = RECORD["quotes"][0]
BEGINNING = QUOTE["text"][:30]
COPYING = ["visittui", f"quote/{QUOTE['id']}"]


def choose(terminal: Terminal, key: str) -> None:
    """Take the first form of the menu by a key."""
    terminal.wait_for("Enter copy")
    terminal.wait_idle()
    terminal.press(key)


def test_the_terminal_gets_words_with_their_citation(environment: dict[str, str]) -> None:
    with Terminal(COPYING, environment, 100, 40) as terminal:
        terminal.wait_for("Said by")
        terminal.press("y")
        choose(terminal, "Enter")
        terminal.wait_for("Sent to your terminal.")
        assert BEGINNING in terminal.emulator.clipboard[0]
        assert "line " in terminal.emulator.clipboard[0]
        terminal.press("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("setting", ["set -g set-clipboard on", "set -g allow-passthrough on"])
def test_tmux_takes_it_or_passes_it_on(setting: str, tmux_directory: Path, environment: dict[str, str]) -> None:
    with (
        TmuxServer(tmux_directory, COPYING, environment, 100, 40, [setting]) as tmux,
        Terminal(tmux.attach_command(), environment, 100, 40) as terminal,
    ):
        terminal.wait_for("Said by")
        terminal.press("y")
        choose(terminal, "Enter")
        terminal.wait_for("Sent to your terminal through tmux")
        if "set-clipboard" in setting:
            assert BEGINNING in tmux.run("show-buffer")
        terminal.wait_for(lambda screen: any(BEGINNING in text for text in screen.emulator.clipboard))
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_file_is_written_beside_the_one_that_is_there_once_the_reader_says_so(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    with Terminal(COPYING, environment, 100, 40, directory=folder) as terminal:
        terminal.wait_for("Said by")
        terminal.press("y")
        choose(terminal, "x")
        terminal.wait_for("Written: ")
        terminal.press("y")
        choose(terminal, "x")
        terminal.wait_for("There is quote-")
        assert len(list(folder.iterdir())) == 1
        terminal.press("Enter")
        terminal.wait_for(lambda _: len(list(folder.glob("quote-*.txt"))) == 2)
        terminal.press("q")
        assert terminal.exit_code() == 0
    first, second = sorted(folder.iterdir())
    assert BEGINNING in first.read_text()
    assert first.read_text() == second.read_text()


def test_a_plain_screen_leaves_the_mouse_to_the_terminal(environment: dict[str, str]) -> None:
    with Terminal(COPYING, environment, 100, 40) as terminal:
        terminal.wait_for("Said by")
        terminal.press("y")
        choose(terminal, "v")
        terminal.wait_for("Select with the mouse")
        terminal.wait_for(lambda screen: BEGINNING[:20] in screen.screen_lines()[0])
        terminal.wait_for(lambda screen: 1000 not in screen.emulator.private_modes)
        terminal.press("Escape")
        terminal.wait_for("Said by")
        terminal.wait_for(lambda screen: 1000 in screen.emulator.private_modes)
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
