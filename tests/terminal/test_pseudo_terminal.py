"""The driver itself, on programs whose behaviour is known."""

from __future__ import annotations

import os
import re
import signal
import sys
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from terminal_driver import Terminal, TerminalError, processes, pseudo_terminal

FULL_SCREEN = """
import sys, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
print("\\x1b[?1049h\\x1b[?25l\\x1b[?1000h\\x1b[?1006h\\x1b[?2004h\\x1b[>1u", end="")
print("\\x1b[1;1Hready \\x1b[1;7;31mwarm\\x1b[m Tô \\x1b[44m漢字x\\x1b[m", end="", flush=True)
seen = ""
while "q" not in seen:
    seen += sys.stdin.buffer.raw.read(100).decode()
    print("\\x1b[3;1H" + repr(seen), end="", flush=True)
if "leave" not in seen:
    print("\\x1b[<u\\x1b[?2004l\\x1b[?1006l\\x1b[?1000l\\x1b[?25h\\x1b[?1049l", end="", flush=True)
    termios.tcsetattr(0, termios.TCSADRAIN, before)
sys.exit(3)
"""


def python(program: str, environment: dict[str, str], columns: int = 80, lines: int = 24) -> Terminal:
    return Terminal([sys.executable, "-c", program], environment, columns, lines)


def test_a_pager_is_driven_and_hung_up(environment: dict[str, str], tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n".join(f"line {number}" for number in range(1, 1001)))
    with Terminal(["less", long], environment) as terminal:
        terminal.wait_for("line 23")
        terminal.press("G")
        terminal.wait_for("line 1000")
        terminal.press("g", "Down")
        whole = [*(f"line {number}" for number in range(2, 25)), ":"]
        terminal.wait_for(lambda screen: [line.rstrip() for line in screen.screen_lines()] == whole)
        terminal.resize(60, 10)
        # A pager that hears of the new size between writing and reading acts on it at the next key.
        terminal.press("r")
        terminal.wait_for(lambda screen: len(screen.screen_lines()) == 10 and "line 10" in screen.screen_text())
        terminal.hang_up()
        assert terminal.exit_code() == -signal.SIGHUP
        assert terminal.processes_left() == []


def test_what_a_program_leaves_behind_is_named(environment: dict[str, str]) -> None:
    with python(FULL_SCREEN, environment) as terminal:
        terminal.wait_for("ready")
        terminal.press("leave", "q")
        assert terminal.exit_code() == 3
        assert terminal.left_behind() == [
            "alternate screen",
            "bracketed paste",
            "mouse buttons",
            "mouse by cells",
            "cursor hidden",
            "keyboard protocol",
            "tty input",
            "tty output",
            "tty local",
            "tty characters",
        ]


def test_a_restored_terminal_shows_what_it_showed_before(environment: dict[str, str]) -> None:
    with Terminal(
        ["sh", "-c", 'echo before; "$0" -c "$1"; echo after $?', sys.executable, FULL_SCREEN], environment
    ) as t:
        t.wait_for("ready")
        assert "before" not in t.screen_text()
        t.press("q")
        t.wait_for("after 3")
        assert t.exit_code() == 0
        assert t.screen_lines()[:2] == ["before", "after 3"]
        assert t.left_behind() == []


def test_colours_attributes_and_columns_beside_wide_characters(environment: dict[str, str]) -> None:
    with python(FULL_SCREEN, environment) as terminal:
        terminal.wait_for("漢字x")
        warm = terminal.cells_of("warm")
        assert len(warm) == 4
        assert {(cell.foreground, cell.bold, cell.reverse) for cell in warm} == {("red", True, True)}
        assert {cell.background for cell in terminal.cells_of("漢字x")} == {"blue"}
        assert terminal.stretches_where(lambda cell: cell.background == "blue") == [(0, 14, "漢字x")]
        assert terminal.find("漢字x") == (0, 14)
        assert terminal.find("x") == (0, 18)


def test_keys_mouse_and_paste_arrive_as_from_a_keyboard(environment: dict[str, str]) -> None:
    with python(FULL_SCREEN, environment, columns=150) as terminal:
        terminal.wait_for("ready")
        terminal.press("Down", "ctrl+p", "alt+Right", "shift+Tab", "F2", "Delete", "a+b")
        terminal.wait_for(repr("\x1b[B\x10\x1b[1;3C\x1b[Z\x1bOQ\x1b[3~a+b"))
        terminal.paste("pasted")
        terminal.wait_for(repr("\x1b[200~pasted\x1b[201~")[1:-1])
        terminal.click("warm")
        terminal.wait_for(repr("\x1b[<0;7;1M\x1b[<0;7;1m")[1:-1])
        with pytest.raises(ValueError, match="Escape"):
            terminal.press("Escape", "q")


def test_questions_are_answered_as_xterm_does(environment: dict[str, str]) -> None:
    ask = """
import sys, tty
tty.setraw(0)
def answer(question, end):
    print(question, end="", flush=True)
    got = ""
    while not got.endswith(end):
        got += sys.stdin.buffer.raw.read(1).decode()
    return repr(got)
answers = [answer("\\x1b[c", "c"), answer("\\x1b[5;7H\\x1b[6n", "R")]
answers += [answer("\\x1b[?2026$p", "y"), answer("\\x1b[?25$p", "y")]
print("\\x1b[1;1H" + " ".join(answers), flush=True)
"""
    with python(ask, environment) as terminal:
        terminal.wait_for(" ".join(map(repr, ["\x1b[?6c", "\x1b[5;7R", "\x1b[?2026;0$y", "\x1b[?25;1$y"])))


def test_bytes_are_counted_per_key_and_while_idle(environment: dict[str, str]) -> None:
    with Terminal(["cat"], environment) as terminal:
        answer = terminal.answer_to("abc")
        assert answer.bytes == 3
        assert 0 < answer.first <= answer.last
        assert terminal.bytes_while_untouched(0.1) == 0


def test_seconds_that_pass_between_two_looks_are_no_silence(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine the driver itself waits for the processor: a picture was taken with half of it drawn."""
    looks: list[int] = []

    def is_running(pid: int) -> bool:
        looks.append(pid)
        return False

    seconds = count()
    with Terminal(["cat"], environment) as terminal, monkeypatch.context() as patched:
        patched.setattr(pseudo_terminal, "time", SimpleNamespace(monotonic=lambda: next(seconds)))
        patched.setattr(processes, "is_running", is_running)
        terminal.wait_idle(quiet=0.15, timeout=1000)
    assert len(looks) == 15


def test_what_goes_to_the_clipboard_is_kept(environment: dict[str, str]) -> None:
    with Terminal(["printf", r"\033]52;c;bnVjbGVhcg==\007done"], environment) as terminal:
        terminal.wait_for("done")
        assert terminal.emulator.clipboard == ["nuclear"]


def test_a_failed_wait_shows_the_screen(environment: dict[str, str]) -> None:
    with Terminal(["cat"], environment, columns=12, lines=3) as terminal:
        terminal.press("hello")
        terminal.wait_for("hello")
        with pytest.raises(TerminalError, match=re.escape("waited 0.1 s for 'nuclear'")) as failure:
            terminal.wait_for("nuclear", timeout=0.1)
        assert "┌────────────┐\n│hello       │\n│            │" in str(failure.value)
        terminal.press("Enter", "ctrl+d")
        with pytest.raises(TerminalError, match="ended without 'nuclear'"):
            terminal.wait_for("nuclear")


def test_a_process_that_survives_the_hang_up_is_told_and_ended(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pseudo_terminal, "PATIENCE", 0.2)
    stubborn = "import signal, time; signal.signal(signal.SIGHUP, signal.SIG_IGN); print('here'); time.sleep(1000)"
    terminal = python(stubborn, environment)
    terminal.wait_for("here", timeout=30)
    with pytest.raises(TerminalError, match=f"still running.*{terminal.process.pid} python"), terminal:
        pass
    with pytest.raises(ProcessLookupError):
        os.kill(terminal.process.pid, 0)
