"""Keys typed before the first screen is there, as over a slow line: all are acted on, in order, none ends anything."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal_driver import Terminal
from terminal_driver.keys import bytes_of_key
from tests.readers import EnvironmentOf

DELAYS = (0.0, 0.1, 0.2, 0.3)
"""Seconds after the start; the first screen is painted after 0.3 to 0.5 s where nothing else runs."""

KEYS = [
    ["3"],
    ["/", "lam", "Enter", "Down"],
    ["5", "Down", "Down", "Enter"],
    ["?", "Tab"],
    ["5", "y", "Down"],
    ["ctrl+p", "noi bai", "Enter"],
]


HELD_BUILDING = """
import os, sys, time
from visittui.__main__ import main
from visittui.archive.store.cache import Cache
gate, keep = sys.argv.pop(1), Cache.keep
def keep_once_let(*arguments):
    while not os.path.exists(gate):
        time.sleep(0.01)
    return keep(*arguments)
Cache.keep = keep_once_let
sys.exit(main())
"""
"""The program, which goes on building the archive until there is a certain file, however late its tester is."""


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """The file that ends the building once it is there."""
    return tmp_path / "gate"


@pytest.fixture
def building(first_environment: dict[str, str], gate: Path) -> Iterator[Terminal]:
    """A terminal in which the archive is being built."""
    cache = Path(first_environment["XDG_CACHE_HOME"])
    with Terminal([sys.executable, "-c", HELD_BUILDING, gate], first_environment, 100, 30) as terminal:
        terminal.wait_for(lambda _: any(cache.rglob("building-*.part")))
        yield terminal


def shown(terminal: Terminal) -> tuple[str, object]:
    """The text on the screen, and where it is reverse."""
    return terminal.screen_text(), terminal.stretches_where(lambda cell: cell.reverse)


def ready(terminal: Terminal, keys: list[str]) -> tuple[str, object]:
    """What the screen shows once it rests; the search of the jump answers by itself."""
    terminal.wait_idle()
    if keys[0] == "ctrl+p":
        terminal.wait_for("Noi Bai International Airport")
        terminal.wait_idle()
    return shown(terminal)


@pytest.mark.parametrize("keys", KEYS, ids=" ".join)
def test_what_is_typed_before_the_first_screen_leads_where_it_leads_afterwards(
    keys: list[str], tmp_path: Path, environment_of: EnvironmentOf
) -> None:
    with Terminal(["visittui"], environment_of(tmp_path / "patient"), 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        for key in keys:
            terminal.wait_idle()
            terminal.press(key)
        wanted = ready(terminal, keys)
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    for delay in DELAYS:
        with Terminal(["visittui"], environment_of(tmp_path / f"{delay}"), 100, 30) as terminal:
            terminal.bytes_while_untouched(delay)
            terminal.type_text(b"".join(map(bytes_of_key, keys)).decode())
            terminal.wait_for(re.compile(r"q quit|Esc close|Esc clear"))
            # On a busy machine a pause between two keys is as long as rest: what is wanted is waited for, then kept.
            terminal.wait_for(lambda terminal: shown(terminal) == wanted)
            assert ready(terminal, keys) == wanted, f"typed {delay} s after the start"
            terminal.press("ctrl+q")
            assert terminal.exit_code() == 0


def test_a_click_a_paste_and_a_new_size_come_ahead_of_the_first_screen(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for(lambda terminal: 1049 in terminal.emulator.private_modes)
        terminal.type_text("\x1b[<0;30;3M\x1b[<0;30;3m/")
        terminal.type_text("\x1b[200~nuclear\x1b[201~")
        terminal.resize(90, 26)
        terminal.type_text("\r")
        terminal.wait_for(re.compile(r"Search: nuclear +\d+ matches"))
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_keys_typed_while_the_archive_is_built_wait_for_the_screen(building: Terminal, gate: Path) -> None:
    building.press("5", "Down", "Enter")
    gate.touch()
    building.wait_for("Quotes › ")
    building.press("ctrl+q")
    assert building.exit_code() == 0


@pytest.mark.parametrize(("key", "code"), [("ctrl+q", 0), ("ctrl+c", 130)])
def test_the_keys_that_end_it_do_so_while_the_archive_is_built(key: str, code: int, building: Terminal) -> None:
    building.wait_for(re.compile("visittui: (opening|reading) the record"))
    building.press("5", key)
    assert building.exit_code() == code


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU, signal.SIGUSR2, signal.SIGRTMIN])
def test_told_to_end_while_the_archive_is_built_it_leaves_nothing_in_terminal_and_cache(
    told: signal.Signals, building: Terminal, first_environment: dict[str, str]
) -> None:
    building.send_signal(told)
    assert building.exit_code() == -told
    assert building.left_behind() == []
    assert list(Path(first_environment["XDG_CACHE_HOME"]).rglob("building-*")) == []


def test_keys_typed_while_another_record_is_opened_are_acted_on(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment, 100, 30) as terminal:
        terminal.wait_for("Statements by speaker")
        terminal.press("ctrl+r")
        terminal.wait_for("Available records")
        shutil.rmtree(environment["XDG_CACHE_HOME"])  # it must be built once more
        terminal.press("Enter", "5", "Down", "?")
        # Not "Esc close", which the list of the records says, too.
        terminal.wait_for("The keys that matter most")
        terminal.wait_idle()
        terminal.press("q", "3", "/", "lam")
        terminal.wait_for(re.compile(r"Search: lam +\d+ matches\n.*\[People"))
        terminal.wait_idle()
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0


def test_what_is_typed_behind_a_quit_is_not_acted_on(environment: dict[str, str], tmp_path: Path) -> None:
    with Terminal(["visittui"], environment, 100, 30, directory=tmp_path) as terminal:
        terminal.type_text("5bqx")
        assert terminal.exit_code() == 0
    assert not list(tmp_path.glob("*.md"))
