"""Completing commands, options, names and ids, from Python and in the real shells."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal_driver import Terminal, clean_environment
from terminal_driver.programs import run as run_program
from visittui.cli import run
from visittui.commands import COMMANDS
from visittui.commands.completion import candidates

Capture = pytest.CaptureFixture[str]


def test_commands_and_records_come_first() -> None:
    assert candidates([""])[: len(COMMANDS)] == list(COMMANDS)
    assert "hanoi-2024" in candidates([""])
    assert candidates(["sea"]) == ["search"]


def test_ids_of_items() -> None:
    assert candidates(["show", "per"]) == ["person/"]
    assert candidates(["show", "person/to-"]) == ["person/to-lam"]
    assert candidates(["export", "markdown", "agreement/joint"]) == ["agreement/joint-statement"]
    assert candidates(["quote/putin-nuc"])[0].startswith("quote/putin-nuclear")
    assert candidates(["show", "person/xyz"]) == []


def test_ids_of_another_record() -> None:
    example = str(Path(__file__).parents[1] / "fixtures" / "example-visit.json")
    assert candidates(["show", "--record", example, "person/mi"]) == ["person/mirela-dovan"]


@pytest.mark.parametrize("named", [["--record={}"], ["--record", "=", "{}"], ["--record", "{}"]])
def test_ids_of_another_record_however_it_is_named(named: list[str]) -> None:
    example = str(Path(__file__).parents[1] / "fixtures" / "example-visit.json")
    words = [word.format(example) for word in named]
    assert candidates(["show", *words, "person/mi"]) == ["person/mirela-dovan"]
    assert candidates([*words, "person/mi"]) == ["person/mirela-dovan"]
    assert candidates(["export", *words, "c"]) == ["csv", "csl"]


@pytest.mark.parametrize("named", [["--rec={}"], ["--rec", "=", "{}"], ["--reco", "{}"]])
def test_options_may_be_shortened_as_in_a_command_that_is_run(named: list[str]) -> None:
    example = str(Path(__file__).parents[1] / "fixtures" / "example-visit.json")
    words = [word.format(example) for word in named]
    assert candidates(["show", *words, "person/mi"]) == ["person/mirela-dovan"]
    assert candidates(["search", "--ord", "ti"]) == ["time"]
    assert candidates(["search", "--ord=ti"]) == ["--ord=time"]
    assert candidates(["--th", "high"]) == ["high-contrast"]
    assert candidates(["export", "ics", "--outp", "per"]) == []


@pytest.mark.parametrize(
    "line",
    [
        "review --sources=",
        "check --sources ''",
        "export ics --output=",
        "export ics --output = ''",
        "export ics -o ''",
        "export ics -o per",
        "serve --idle-minutes=",
        "--idle-minutes ''",
        "--ascii=",
        "--ascii =",
        "export --format=",
        "export --format = per",
    ],
)
def test_no_item_is_offered_where_a_path_another_value_or_nothing_belongs(line: str) -> None:
    assert candidates(shlex.split(line)) == []


def test_a_record_that_cannot_be_read_completes_to_nothing_without_a_word(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "broken.json").write_text("{")
    for record in ("=", "nowhere.json", str(tmp_path), str(tmp_path / "broken.json")):
        assert run(["completion", "--words", "show", "--record", record, "person/"]) == 1
        assert capsys.readouterr() == ("", "")


def test_ids_of_the_record_that_the_screen_would_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.json").symlink_to(Path(__file__).parents[1] / "fixtures" / "example-visit.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for named in (["other.json"], ["--ascii", "./other.json"], [str(tmp_path / "other.json")], ["~/other.json"]):
        assert candidates([*named, "person/mi"]) == ["person/mirela-dovan"]
    assert candidates(["show", "--record", "~/other.json", "person/mi"]) == ["person/mirela-dovan"]
    assert candidates(["~nobody-has-this-name/x.json", "person"]) == ["person/"]
    assert candidates(["hanoi-2024", "person/to-"]) == candidates(["lake", "person/to-"]) == ["person/to-lam"]


def test_options_and_their_values() -> None:
    assert candidates(["cite", "--f"]) == ["--format"]
    assert candidates(["cite", "quote/x", "--format", "b"]) == ["bibtex"]
    assert candidates(["export", "c"]) == ["csv", "csl"]
    assert candidates(["search", "--record", "han"]) == ["hanoi-2024"]
    assert "--words" not in candidates(["completion", "--"])
    assert candidates(["--th"]) == ["--theme"]
    assert candidates(["person/to-lam", "--theme", "high"]) == ["high-contrast"]
    assert candidates(["search", "--order=ti"]) == ["--order=time"]
    assert candidates(["search", "--order", "=", "ti"]) == candidates(["search", "--order", "ti"]) == ["time"]
    assert "time" in candidates(["search", "--order", "="])


@pytest.mark.parametrize(
    "words", [["show", "person/'; DROP"], ["show", "/"], ["\x1b["], ["search", "--", "-x"], ["--", ""]]
)
def test_garbage_completes_to_nothing_or_something_but_never_fails(words: list[str]) -> None:
    assert isinstance(candidates(words), list)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("serve --", "--port"),
        ("completion --", "--help"),
        ("--", "--theme"),
        ("show -- person/to-", "person/to-lam"),
        ("completion -- b", "bash"),
        ("-- person/to-", "person/to-lam"),
        ("-- hanoi-2024 person/to-", "person/to-lam"),
    ],
)
def test_two_hyphens_begin_an_option_or_end_the_options(line: str, offered: str, capsys: Capture) -> None:
    assert run(["completion", "--words", *line.split()]) == 0
    found = capsys.readouterr().out.splitlines()
    assert offered in found
    assert all(one.startswith(line.split()[-1]) for one in found)


@pytest.mark.parametrize("line", ["search -- -", "show -- --rec", "-- --record="])
def test_behind_two_hyphens_no_option_is_offered(line: str, capsys: Capture) -> None:
    assert run(["completion", "--words", *line.split()]) == 1
    assert capsys.readouterr().out == ""


def test_bash_offers_options_where_two_hyphens_are_typed(
    tmp_path: Path, require_program: Callable[[str], str], capsys: Capture
) -> None:
    run(["completion", "bash"])
    script = f"{capsys.readouterr().out}COMP_WORDS=(visittui serve --) COMP_CWORD=2; _visittui; echo ${{COMPREPLY[@]}}"
    environment = clean_environment(tmp_path)
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment.get('PATH', os.defpath)}"
    command = [require_program("bash"), "--norc", "-c", script]
    offered = run_program(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "--port" in offered.split()
    assert "serve" not in offered.split()


def test_a_script_for_each_shell_and_no_other(capsys: Capture) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert run(["completion", shell]) == 0
        assert "visittui completion --words" in capsys.readouterr().out
    assert run(["completion"]) == 2
    assert "name the shell: bash, zsh, fish" in capsys.readouterr().err
    assert run(["completion", "--words", "show", "person/to-"]) == 0
    assert capsys.readouterr().out == "person/to-lam\n"


SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], 'eval "$(visittui completion bash)"'),
    "zsh": (["-f", "-i"], 'autoload -Uz compinit && compinit -u && eval "$(visittui completion zsh)"'),
    "fish": (["--no-config", "-i"], "visittui completion fish | source"),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_in_a_real_shell(shell: str, tmp_path: Path, require_program: Callable[[str], str]) -> None:
    program = require_program(shell)
    options, switch_on = SHELLS[shell]
    environment = clean_environment(tmp_path)
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment.get('PATH', os.defpath)}"
    with Terminal([program, *options], environment, 100, 24) as terminal:
        terminal.wait_idle()
        terminal.press(f"{switch_on} && echo switched-'on'", "Enter")
        terminal.wait_for("switched-on")
        terminal.press("visittui show person/to-l", "Tab")
        terminal.wait_for("person/to-lam")
        terminal.press("--plain", "Enter")
        terminal.wait_for("President of Vietnam")


def test_in_zsh_the_first_tab_completes_where_the_function_lies_in_fpath(
    tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    program = require_program("zsh")
    environment = clean_environment(tmp_path)
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment.get('PATH', os.defpath)}"
    with Terminal([program, "-f", "-i"], environment, 100, 24) as terminal:
        terminal.wait_idle()
        terminal.press("visittui completion zsh > $HOME/_visittui && fpath=($HOME $fpath)", "Enter")
        terminal.press("autoload -Uz compinit && compinit -u && echo switched-'on'", "Enter")
        terminal.wait_for("switched-on")
        terminal.press("visittui show person/to-l", "Tab")
        terminal.wait_for("person/to-lam")


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_after_an_equals_sign(shell: str, tmp_path: Path, require_program: Callable[[str], str]) -> None:
    program = require_program(shell)
    options, switch_on = SHELLS[shell]
    environment = clean_environment(tmp_path)
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment.get('PATH', os.defpath)}"
    with Terminal([program, *options], environment, 100, 24) as terminal:
        terminal.wait_idle()
        terminal.press(f"{switch_on} && echo switched-'on'", "Enter")
        terminal.wait_for("switched-on")
        terminal.press("visittui search nuclear --order=ti", "Tab")
        terminal.wait_for("--order=time")


def test_a_name_that_a_shell_would_obey_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    records = tmp_path / "visittui" / "records"
    records.mkdir(parents=True)
    for name in ("*.json", "x$(touch${IFS}PWNED).json", "two words.json", "paris-2023.json"):
        (records / name).write_text("{}")
    offered = candidates(["--record", ""])
    assert "paris-2023" in offered
    assert all(name.replace("-", "").isalnum() for name in offered)
