"""Settings that people write by hand: what is right counts, what is wrong is said with its place, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.state.no_files import NO_FILES
from visittui.appearance import THEMES
from visittui.errors import CannotContinueError
from visittui.state import settings_check
from visittui.state.settings import Settings
from visittui.state.settings_file import change_setting, read_settings, settings_path
from visittui.tui.keymap.own_keys import keys_of

WRITTEN = """\
# How I like it
theme = "dark"   # at night
glyphs = 'ascii'
zone = "Europe/Berlin"
mouse = false

# My keys
[keys]
back = ["Ctrl+B", "h"]
zone = "t"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_without_a_file_everything_is_as_it_comes(path: Path) -> None:
    assert read_settings(path) == Settings(path=path)


def test_what_the_reader_wrote_counts(path: Path) -> None:
    settings = read_settings(written(path, WRITTEN))
    assert settings.problems == ()
    assert (settings.theme, settings.glyphs, settings.zone, settings.mouse) == ("dark", "ascii", "Europe/Berlin", False)
    keys, problems = keys_of(settings)
    assert problems == ()
    assert {key.action: key.keys for key in keys if key.action in ("back", "zone")} == {
        "back": ("ctrl+b", "h"),
        "zone": ("t",),
    }


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('\ntheme = "drak"', ":2", "theme: 'drak' is none of terminal, dark, light"),
        ("theme = 3", ":1", "theme: 3 is none of"),
        ('glyphs = "latin"', ":1", "glyphs: 'latin' is none of auto, unicode, ascii"),
        ('mouse = "off"', ":1", "mouse: expected true or false"),
        ('zone = "Hanoi"', ":1", "zone: 'Hanoi' is not a time zone"),
        ('zone = "../../etc/passwd"', ":1", "zone: '../../etc/passwd' is not a time zone"),
        ('\n\ncolour = "red"', ":3", "colour: there is no such setting; there are theme, glyphs, zone, mouse, keys"),
        ("keys = 3", ":1", "keys: expected a table"),
        ("[keys]\n\nback = 3", ":3", "keys.back: expected a key or a list of keys"),
        ("[keys]\nback = [1]", ":2", "keys.back: expected a key or a list of keys"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place_and_the_others_count(
    path: Path, text: str, place: str, said: str
) -> None:
    table = text.startswith("[")
    settings = read_settings(written(path, text + ("" if table else '\n"mouse" = true' if "mouse" not in text else "")))
    assert len(settings.problems) == 1
    assert settings.problems[0].startswith(f"{path}{place}: {said}")


def test_a_clash_of_keys_is_named_with_its_place(path: Path) -> None:
    settings = read_settings(written(path, '[keys]\nhelp = "F1"\nback = ["l"]\n'))
    _, problems = keys_of(settings)
    assert problems == (f"{path}:3: keys.back: l is the key of forward (go forward again after going back)",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "dark', "Unterminated string at the end"),
        ("theme = dark", ":1:"),
        ("[keys\n", ":1:"),
        (b"theme = '\xff'", "is not written in UTF-8"),
        ("a = " + "[" * 5000, "nested too deeply"),
        ("# " + "x" * (1 << 20), "is larger than 1,048,576 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_everything_as_it_comes(path: Path, text: str | bytes, said: str) -> None:
    settings = read_settings(written(path, text))
    assert settings == Settings(path=path, problems=settings.problems)
    (problem,) = settings.problems
    assert problem.startswith(str(path))
    assert said in problem


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_said_and_kept_beside_the_new_one(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    assert read_settings(path).problems == (f"{path} is not a file; until that is corrected no settings are used",)
    assert "was set aside" in change_setting("theme", "dark", path)
    assert read_settings(path).theme == "dark"


def test_ten_thousand_settings_are_read_line_by_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matched = 0

    def count(pattern: str, text: str) -> re.Match[str] | None:
        nonlocal matched
        matched += 1
        return re.match(pattern, text)

    monkeypatch.setattr(settings_check, "re", SimpleNamespace(match=count))
    text = "[keys]\n" + "".join(f"key{number} = 3\n" for number in range(10_000))
    settings = read_settings(written(path, text))
    assert settings.problems[-1].startswith(f"{path}:10001: keys.key9999: expected a key")
    assert matched < 3 * 10_001


@given(st.binary(max_size=60) | st.text("thememousekeys[]=\"'#\n. 1{},", max_size=60).map(str.encode))
def test_any_bytes_are_settings_or_problems(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.toml"
    path.write_bytes(content)
    settings = read_settings(path)
    keys_of(settings)
    assert settings.theme in ("", *THEMES)


# Writing


def test_changing_a_setting_keeps_every_other_line(path: Path) -> None:
    written(path, WRITTEN)
    assert change_setting("theme", "light", path) == ""
    assert path.read_text() == WRITTEN.replace('theme = "dark"   # at night', 'theme = "light"   # at night')
    change_setting("zone", "visit", path)
    assert read_settings(path).zone == "visit"
    assert "# My keys\n[keys]" in path.read_text()


def test_a_new_setting_stands_before_the_tables(path: Path) -> None:
    written(path, '# Mine\nmouse = false\n\n# My keys\n[keys]\nzone = "t"\n')
    change_setting("zone", "UTC", path)
    assert path.read_text() == '# Mine\nmouse = false\nzone = "UTC"\n\n# My keys\n[keys]\nzone = "t"\n'


def test_the_first_setting_makes_the_file(path: Path) -> None:
    change_setting("theme", "nord", path)
    assert path.read_text() == 'theme = "nord"\n'


def test_a_broken_file_is_kept_beside_the_new_one(path: Path) -> None:
    written(path, "theme = dark")
    notice = change_setting("theme", "dark", path)
    (aside,) = path.parent.glob("settings.toml.broken-*")
    assert str(aside) in notice
    assert aside.read_text() == "theme = dark"
    assert read_settings(path).theme == "dark"


def test_what_cannot_be_changed_safely_is_left_to_the_reader(path: Path) -> None:
    text = 'note = """\n[dark]"""\n'
    written(path, text)
    with pytest.raises(CannotContinueError, match='write theme = "light" there yourself'):
        change_setting("theme", "light", path)
    assert path.read_text() == text


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file")
    with pytest.raises(CannotContinueError, match="cannot be"):
        change_setting("theme", "light", tmp_path / "config" / "settings.toml")


def test_the_file_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_config_path

    for home in (None, str(tmp_path), "relative"):
        if home is None:
            monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
        else:
            monkeypatch.setenv("XDG_CONFIG_HOME", home)
        assert settings_path() == user_config_path("visittui") / "settings.toml"
