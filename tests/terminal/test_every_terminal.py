"""The same story of keys ends on the same words in every terminal, colour, size and locale."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from terminal_driver import Terminal
from tests.readers import EnvironmentOf
from visittui.tui.terminal.glyphs import in_ascii

BUTTONS = {1000, 1006}
MOUSE = {1000, 1002, 1003, 1005, 1006, 1015, 1016}
"""Modes in which a terminal reports the mouse: presses and the wheel, drags, every motion; and how."""


class Setting(NamedTuple):
    """A way to be at a terminal."""

    name: str
    environment: dict[str, str | None]
    columns: int = 80
    lines: int = 24
    options: tuple[str, ...] = ()

    @property
    def ascii_only(self) -> bool:
        locale = self.environment.get("LC_ALL") or self.environment.get("LANG", "C.UTF-8")
        return "--ascii" in self.options or "UTF-8" not in (locale or "")

    @property
    def colours(self) -> bool:
        return "NO_COLOR" not in self.environment and self.environment.get("TERM") != "vt100"


TERMINALS = ("linux", "screen-256color", "tmux-256color", "xterm", "xterm-256color", "vt100", "xterm-ghostty", "bogus")
SETTINGS = [
    *(Setting(f"TERM={name}", {"TERM": name}) for name in TERMINALS),
    Setting("truecolor", {"COLORTERM": "truecolor"}, 200, 60),
    Setting("truecolor theme", {"COLORTERM": "truecolor"}, 140, 40, ("--theme", "gruvbox")),
    Setting("truecolor theme unannounced", {}, 80, 24, ("--theme", "gruvbox")),
    Setting("over SSH", {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}, 100, 30),
    Setting("no colour", {"NO_COLOR": "1"}),
    Setting("no colour, wide", {"NO_COLOR": "1", "COLORTERM": "truecolor"}, 200, 60),
    Setting("light", {}, 120, 30, ("--theme", "light")),
    Setting("high contrast", {}, 80, 24, ("--theme", "high-contrast")),
    Setting("colour-blind", {}, 80, 24, ("--theme", "colour-blind")),
    Setting("C locale", {"LANG": "C"}),
    Setting("C locale, wide", {"LANG": "C", "TERM": "linux"}, 140, 40),
    Setting("POSIX for all", {"LC_ALL": "POSIX"}, 100, 30),
    Setting("Latin-1", {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Setting("Python without UTF-8", {"LC_ALL": "C", "PYTHONUTF8": "0"}, 80, 24),
    Setting("KOI8-R, no colour", {"LANG": "ru_RU.KOI8-R", "NO_COLOR": "1"}, 120, 40),
    Setting("no locale", {"LANG": None, "TERM": "vt100"}),
    Setting("ASCII by choice", {}, 100, 24, ("--ascii",)),
    Setting("smallest", {}, 40, 10),
    Setting("smallest, ASCII, no colour", {"LANG": "C", "NO_COLOR": "1"}, 40, 10),
    Setting("low and wide", {}, 300, 10),
    Setting("high and narrow", {}, 40, 100),
    Setting("without mouse", {}, 80, 24, ("--no-mouse",)),
]

_STYLES = re.compile(rb"\x1b\[([\d;]*)m")


def tell_the_story(terminal: Terminal) -> list[str]:
    """Search, choose a tab, open a quote; the lines of the screen at the end."""
    terminal.wait_for("Search:")
    terminal.press("/", "said:likhachev", "Down", "5", "Enter")
    # On the smallest screen the card's first lines are all there is of it.
    terminal.wait_for("Said by" if terminal.lines > 10 else "[Quo")
    terminal.wait_idle()
    return terminal.screen_lines()


@pytest.fixture(scope="module")
def as_usual(environment_of: EnvironmentOf) -> Callable[[int, int], list[str]]:
    """The end of the story on a plain xterm of some size."""

    @cache
    def told(columns: int, lines: int) -> list[str]:
        with (
            TemporaryDirectory() as home,
            Terminal(["visittui"], environment_of(Path(home)), columns, lines) as terminal,
        ):
            return tell_the_story(terminal)

    return told


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_same_story_ends_on_the_same_words(
    setting: Setting, tmp_path: Path, environment_of: EnvironmentOf, as_usual: Callable[[int, int], list[str]]
) -> None:
    environment = environment_of(tmp_path / "home", setting.environment)
    expected = as_usual(setting.columns, setting.lines)
    with Terminal(["visittui", *setting.options], environment, setting.columns, setting.lines) as terminal:
        shown = tell_the_story(terminal)
        assert shown == ([in_ascii(line) for line in expected] if setting.ascii_only else expected)
        # The open tab and the chosen link are seen whatever the colours.
        stretches = terminal.stretches_where(lambda cell: cell.reverse)
        chosen = [stretch for stretch in stretches if stretch.row > 2]
        assert any(stretch.row == 2 for stretch in stretches)
        assert chosen or setting.lines <= 10
        if setting.ascii_only:
            assert terminal.process.output.isascii()
        if not setting.colours:
            assert colours_in(terminal.process.output) == set()
        assert terminal.emulator.private_modes & MOUSE == (set() if "--no-mouse" in setting.options else BUTTONS)
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def colours_in(output: bytes | bytearray) -> set[int]:
    """The colour parameters of all SGR sequences."""
    used = {int(field or 0) for style in _STYLES.findall(output) for field in style.split(b";")}
    return {field for field in used if field >= 30}


def test_unicode_may_be_wanted_where_the_locale_has_none(environment: dict[str, str]) -> None:
    environment |= {"LC_ALL": "C", "PYTHONUTF8": "0"}
    with Terminal(["visittui", "--no-ascii", "person/to-lam"], environment) as terminal:
        terminal.wait_for("Tô Lâm")


def test_a_click_opens_and_the_wheel_scrolls(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Overview")
        terminal.wait_idle()
        terminal.click("Quotes")
        terminal.wait_for("[Quotes")
        terminal.wait_idle()
        before = terminal.screen_text()
        terminal.process.write(b"\x1b[<65;10;10M" * 3)
        terminal.wait_for(lambda screen: screen.screen_text() != before)


def test_settings_are_read_and_what_is_wrong_is_said(environment: dict[str, str]) -> None:
    settings = Path(environment["XDG_CONFIG_HOME"]) / "visittui" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('zone = "UTC"\n[keys]\njump = "F8"\nback = ["l"]\n')
    with Terminal(["visittui"], environment, 120, 40) as terminal:
        terminal.wait_for("UTC time")
        terminal.wait_for("F8 jump")
        # The path before it, and so where the lines of the notice end, depend on where the test runs.
        terminal.wait_for("keys.back:")
        terminal.press("F8")
        terminal.wait_for("Jump to any item")


def test_a_damaged_last_place_is_set_aside_and_said(environment: dict[str, str]) -> None:
    places = Path(environment["XDG_STATE_HOME"]) / "visittui" / "places"
    places.mkdir(parents=True)
    (places / "hanoi-2024.json").write_bytes(b"\xff{")
    with Terminal(["visittui"], environment, 120, 40) as terminal:
        terminal.wait_for("was set aside as")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_f2_is_remembered_for_the_next_start(environment: dict[str, str]) -> None:
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Overview")
        terminal.press("F2")
        terminal.wait_for("(x) terminal")
        terminal.press("Down", "Down", "Enter")
        terminal.wait_for("light: saved")
        terminal.press("q")
        terminal.wait_for("[Overview")
        terminal.press("q")
        assert terminal.exit_code() == 0
    with Terminal(["visittui"], environment) as terminal:
        terminal.wait_for("Overview")
        terminal.press("F2")
        terminal.wait_for("(x) light")
