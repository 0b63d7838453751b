"""The doctor says what is there, what will be used and why, whatever the terminal and without one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal_driver import Terminal, clean_environment, programs
from visittui.archive.store import opening
from visittui.cli import run
from visittui.errors import CannotContinueError

Report = Callable[..., tuple[int, str]]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Runs the doctor in an environment: its exit code and what it prints, runs of spaces made one."""

    def run(*words: str, settings: str | None = None, **changes: str | None) -> tuple[int, str]:
        environment = clean_environment(tmp_path / "home", changes)
        if settings is not None:
            directory = Path(environment["XDG_CONFIG_HOME"]) / "visittui"
            directory.mkdir()
            (directory / "settings.toml").write_text(settings)
        done = programs.run(
            ["visittui", "doctor", *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        assert done.stderr == ""
        return done.returncode, "\n".join(" ".join(line.split()) for line in done.stdout.splitlines())

    return run


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "theme terminal: the default"),
        ({}, "signs Unicode: the locale is one of UTF-8 (LANG=C.UTF-8)"),
        ({}, "size unknown: no terminal here"),
        ({"TERM": None}, "TERM not set: the screen will not open"),
        ({"TERM": "dumb"}, "TERM dumb: the screen will not open"),
        ({"TERM": "vt100"}, "theme plain: TERM=vt100 has no colours"),
        ({"TERM": "linux"}, "colours 16 (TERM=linux)"),
        ({"TERM": "tmux-256color", "TMUX": "/x,1,0"}, "reached directly in tmux"),
        ({"COLORTERM": "truecolor"}, "colours truecolor (COLORTERM=truecolor)"),
        ({"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"}, "reached over SSH"),
        ({"NO_COLOR": "1"}, "theme plain: NO_COLOR is set"),
        ({"NO_COLOR": ""}, "theme terminal: the default"),
        ({"LANG": "C"}, "signs ASCII: the locale is not one of UTF-8 (LANG=C)"),
        ({"LANG": None}, "signs ASCII: the locale is not one of UTF-8 (no LANG, LC_CTYPE or LC_ALL)"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0"}, "locale LC_ALL=C: not UTF-8; Python writes ascii"),
        ({"LANG": "vi_VN.utf8"}, "signs Unicode: the locale is one of UTF-8 (LANG=vi_VN.utf8)"),
        ({"LANG": "ru_RU.KOI8-R"}, "signs ASCII: the locale is not one of UTF-8 (LANG=ru_RU.KOI8-R)"),
    ],
)
def test_it_says_what_is_used_and_why(report: Report, changes: dict[str, str | None], said: str) -> None:
    code, printed = report(**changes)
    assert said in printed
    assert code == 0
    assert "192.0.2." not in printed


def test_settings_and_what_is_wrong_with_them(report: Report) -> None:
    code, printed = report(
        settings='theme = "nord"\nzone = "UTC"\nmouse = false\nglyphs = "asci"\n[keys]\nzone = "t"\nback = "l"\n'
    )
    assert code == 1
    assert "theme terminal: nord (your settings, ~/config/visittui/settings.toml) needs truecolor" in printed
    assert "PROBLEM: ~/config/visittui/settings.toml:4: glyphs: 'asci' is none of auto, unicode, ascii" in printed
    assert "PROBLEM: ~/config/visittui/settings.toml:7: keys.back: l is the key of forward" in printed
    assert "zone UTC" in printed
    assert "keys your own: zone t" in printed
    assert "mouse off: your settings" in printed


def test_where_files_are_and_which_cannot_be(report: Report) -> None:
    code, printed = report("--record", "no-such.json")
    assert code == 1
    assert "record PROBLEM: no-such.json cannot be read: no such file or directory" in printed
    assert "cache ~/cache/visittui, can be written" in printed
    _, printed = report()
    assert "archive built when the record is opened" in printed


def test_an_archive_once_built_is_found(report: Report, tmp_path: Path) -> None:
    environment = clean_environment(tmp_path / "home")
    programs.run(["visittui", "show", "person/to-lam"], env=environment, check=True, capture_output=True)
    _, printed = report()
    assert "archive ~/cache/visittui/" in printed


def test_a_cache_that_cannot_be_written_is_a_problem(report: Report, tmp_path: Path) -> None:
    # A file where the directory should be stops root as well.
    closed = tmp_path / "closed"
    closed.write_text("in the way", encoding="utf-8")
    code, printed = report(XDG_CACHE_HOME=str(closed))
    assert code == 1
    assert f"PROBLEM: {closed}/visittui cannot be written" in printed


def test_on_a_terminal_it_knows_its_size(tmp_path: Path) -> None:
    with Terminal(["visittui", "doctor"], clean_environment(tmp_path / "home"), 120, 60) as terminal:
        terminal.wait_for("records")
        assert terminal.exit_code() == 0
        assert "120 columns, 60 lines: list and card side by side" in terminal.screen_text()
        assert terminal.left_behind() == []


def test_a_python_that_cannot_search_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lacking() -> None:
        raise CannotContinueError("the SQLite of this Python has no full-text search (FTS5)")

    monkeypatch.setattr(opening, "require_full_text_search", lacking)
    assert run(["doctor"]) == 1
    assert "PROBLEM: the SQLite of this Python has no full-text search" in capsys.readouterr().out
