"""The reader's editor has the terminal while it runs, whatever is pressed in it and however it ends."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from terminal_driver import Terminal, processes
from tests.terminal.test_sleep_and_loss import is_stopped, program_in

PROMPT_AGAIN = re.compile(r"ready>\s*\Z")
"""The shell's prompt with nothing behind it; those above it stand on the screen as soon as the program leaves it."""


def all_is_asleep(terminal: Terminal) -> bool:
    """Whether all that the shell runs is stopped: who reads as it is told to stop takes what comes at that moment."""
    everybody = processes.of_session(terminal.process.pid, terminal.process.mark)
    run = [each for each in everybody if each.pid != terminal.process.pid]
    try:
        return bool(run) and all(is_stopped(each) for each in run)
    except OSError:  # one of them has ended since
        return False


@pytest.fixture
def editor(tmp_path: Path, environment: dict[str, str]) -> Path:
    """Where the program is, in Python, that the reader's editor is."""
    path = tmp_path / "editor.py"
    environment["EDITOR"] = shlex.join([sys.executable, str(path)])
    environment["TMPDIR"] = str(tmp_path / "made")
    (tmp_path / "made").mkdir()
    return path


@contextmanager
def editing(lake: Path, environment: dict[str, str], *, in_a_shell: bool = False) -> Iterator[Terminal]:
    """A review whose reader has pressed `e`."""
    review = ["visittui", "review", str(lake)]
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell if in_a_shell else review, {**environment, "PS1": "ready> "}, 100, 30) as terminal:
        if in_a_shell:
            terminal.wait_for("ready>")
            terminal.press(shlex.join(review), "Enter")
        terminal.wait_for("0 of 1 decided")
        terminal.press("e")
        yield terminal


def write(editor: Path, program: str) -> None:
    editor.write_text(f"import os, signal, sys, termios\n{textwrap.dedent(program)}", encoding="utf-8")


def waiting_for(number: signal.Signals) -> str:
    """Lines of an editor that says when it waits for a signal; none that comes then is missed."""
    return (
        f"signal.pthread_sigmask(signal.SIG_BLOCK, [{int(number)}])\nprint('waiting')\nsignal.sigwait([{int(number)}])"
    )


def test_ctrl_c_in_an_editor_is_the_editors(lake: Path, editor: Path, environment: dict[str, str]) -> None:
    write(editor, f"{waiting_for(signal.SIGINT)}\ninput('interrupted, line? ')")
    with editing(lake, environment) as terminal:
        terminal.wait_for("waiting")
        terminal.press("ctrl+c")
        terminal.wait_for("interrupted")
        terminal.type_text("a line\r")
        terminal.wait_for("Not edited: nothing was changed")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_an_editor_is_told_when_the_program_is_to_end_and_has_time_to_keep_what_it_has(
    asked: signal.Signals, lake: Path, editor: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    write(
        editor,
        f"{waiting_for(asked)}\nopen({str(tmp_path / 'kept')!r}, 'w').close()",
    )
    with editing(lake, environment) as terminal:
        terminal.wait_for("waiting")
        os.kill(terminal.process.pid, asked)
        assert terminal.exit_code() == (143 if asked == signal.SIGTERM else -signal.SIGHUP)
        assert (tmp_path / "kept").exists()
        assert terminal.left_behind() == []


def test_with_its_editor_the_program_is_put_to_sleep_and_woken(
    lake: Path, editor: Path, environment: dict[str, str]
) -> None:
    write(editor, "print('you wrote', input('line? '))\ninput('more? ')")
    with editing(lake, environment, in_a_shell=True) as terminal:
        terminal.wait_for("line?")
        terminal.press("ctrl+z")
        terminal.wait_for(PROMPT_AGAIN)
        terminal.wait_for(all_is_asleep)
        terminal.type_text("fg\r")
        terminal.wait_for(re.compile(r"ready> fg\s+visittui review"))
        terminal.type_text("a line\r")
        terminal.wait_for("you wrote a line")
        terminal.type_text("\r")
        terminal.wait_for("Not edited: nothing was changed")
        terminal.press("q")
        terminal.wait_for(PROMPT_AGAIN)


def test_an_editor_finds_the_terminal_as_it_was_before_the_program(
    lake: Path, editor: Path, environment: dict[str, str]
) -> None:
    write(
        editor,
        """
        modes = termios.tcgetattr(0)
        print("quit is", modes[6][termios.VQUIT], "and output is", "held" if modes[0] & termios.IXON else "free")
        input()
        """,
    )
    with editing(lake, environment) as terminal:
        terminal.wait_for(r"quit is b'\x1c' and output is held")
        terminal.type_text("\r")
        terminal.wait_for("Not edited")


def test_what_is_typed_behind_the_key_that_opens_an_editor_decides_nothing(
    lake: Path, editor: Path, environment: dict[str, str]
) -> None:
    write(editor, "input('line? ')")
    before = lake.read_bytes()
    with Terminal(["visittui", "review", str(lake)], environment, 100, 30) as terminal:
        terminal.wait_for("0 of 1 decided")
        terminal.type_text("e\r\r\r")
        terminal.wait_for("line?")
        terminal.type_text("a line\r")
        terminal.wait_for("Not edited: nothing was changed")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert lake.read_bytes() == before


_WITH_A_SLOW_DISK = """
import sys, tempfile
from visittui.cli import run

make = tempfile.mkdtemp

def make_slowly(**options):
    open({slow!r}).read()
    return make(**options)

tempfile.mkdtemp = make_slowly
sys.exit(run(["review", {record!r}]))
"""
"""The program, in which the file to edit is made once something is written to a pipe."""


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
def test_no_editor_is_started_where_the_end_is_asked_for_right_behind_its_key(
    key: str, lake: Path, editor: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    started = tmp_path / "started"
    write(editor, f"open({str(started)!r}, 'w').close()\ninput('line? ')")
    slow, program, ends = tmp_path / "slow", tmp_path / "program.py", list[int]()
    os.mkfifo(slow)
    program.write_text(_WITH_A_SLOW_DISK.format(slow=str(slow), record=str(lake)), encoding="utf-8")

    def is_making_the_file(_: Terminal) -> bool:
        with suppress(OSError):  # nobody reads it yet
            ends.append(os.open(slow, os.O_WRONLY | os.O_NONBLOCK))
        return bool(ends)

    with Terminal([sys.executable, program], environment, 100, 30) as terminal:
        terminal.wait_for("0 of 1 decided")
        terminal.press("e")
        terminal.wait_for(is_making_the_file)
        terminal.press(key)
        os.close(ends[0])
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
        assert terminal.processes_left() == []
    assert not started.exists()
    assert list((tmp_path / "made").iterdir()) == []


def test_a_long_edit_is_not_cut_short_by_the_limit_of_idle_sessions(
    lake: Path, editor: Path, environment: dict[str, str]
) -> None:
    write(editor, "signal.sigtimedwait([signal.SIGUSR2], 6)\ninput('line? ')")
    with Terminal(["visittui", str(lake), "--idle-minutes", "0.06"], environment, 100, 30) as terminal:
        terminal.wait_for("Visit to the lake")
        terminal.press("d")
        terminal.wait_for("0 of 1 decided")
        terminal.press("e")
        terminal.wait_for("line?")
        terminal.type_text("a line\r")
        terminal.wait_for("Not edited: nothing was changed")
        terminal.wait_for("closed: no key was pressed for a while")
        assert terminal.exit_code() == 75
        assert terminal.left_behind() == []


@pytest.mark.parametrize("command", ["/nowhere/editor --wait", "/"])
def test_an_editor_that_cannot_be_started_is_named(
    command: str, lake: Path, editor: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    environment["EDITOR"] = command
    with editing(lake, environment) as terminal:
        terminal.wait_for(f"Your editor {command.split()[0]} cannot be started")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert list((tmp_path / "made").iterdir()) == []


def test_an_editor_that_writes_the_same_fault_again_is_not_started_for_ever(
    lake: Path, editor: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    started = tmp_path / "started"
    write(
        editor,
        f"""
        print("x", file=open({str(started)!r}, "a"))
        open(sys.argv[1], "w").write('{{"id": "a\\\\u0000b"}}')
        """,
    )
    with editing(lake, environment) as terminal:
        terminal.wait_for("Not right yet, nothing was changed")
        terminal.press("q")
        assert terminal.exit_code() == 0
    assert started.read_text().split() == ["x", "x"]


def test_an_editor_that_leaves_a_pipe_in_the_place_of_its_file_keeps_nobody(
    lake: Path, editor: Path, environment: dict[str, str]
) -> None:
    write(editor, "os.unlink(sys.argv[1])\nos.mkfifo(sys.argv[1])")
    with editing(lake, environment) as terminal:
        terminal.wait_for("cannot be read")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_what_is_typed_behind_ctrl_z_is_not_acted_on_after_waking(environment: dict[str, str]) -> None:
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, {**environment, "PS1": "ready> "}) as terminal:
        terminal.press("visittui", "Enter")
        terminal.wait_for("Statements by speaker")
        terminal.press("5", "Down")
        terminal.wait_for(" 2 of ")
        terminal.type_text("\x1ajj\r")
        terminal.wait_for(PROMPT_AGAIN)
        terminal.wait_for(all_is_asleep)
        terminal.type_text("fg\r")
        terminal.wait_for(" 2 of ")
        terminal.press("Down")
        terminal.wait_for(" 3 of ")
        os.kill(program_in(terminal).pid, signal.SIGTERM)
        terminal.wait_for(PROMPT_AGAIN)


@pytest.mark.parametrize("variable", ["PYTHONFAULTHANDLER", "PYTHONDEVMODE"])
def test_handlers_of_signals_that_python_did_not_install_are_left_alone(
    variable: str, environment: dict[str, str]
) -> None:
    with Terminal(["visittui"], {**environment, variable: "1"}) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []
