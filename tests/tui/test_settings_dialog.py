"""Trying looks with F2, taking one, and finding it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Reading
from visittui.appearance import Appearance
from visittui.state.settings import read_settings, settings_path
from visittui.tui.navigation import Place
from visittui.tui.preferences import Preferences
from visittui.tui.screens.settings import SettingsScreen
from visittui.tui.widgets.choice_list import ChoiceList


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("COLORTERM", raising=False)
    return settings_path()


async def test_a_theme_is_tried_while_moving_and_given_up_with_escape(reading: Reading, settings: Path) -> None:
    async with reading() as reader:
        before = dict(reader.app.palette)
        await reader.press("f2", "down")
        assert isinstance(reader.screen, SettingsScreen)
        assert reader.app.appearance.theme == "dark"
        assert reader.app.palette != before
        await reader.press("escape")
        assert reader.app.appearance.theme == "terminal"
        assert reader.app.palette == before
        assert read_settings(settings).theme == ""


async def test_what_is_taken_is_remembered(reading: Reading, settings: Path) -> None:
    async with reading() as reader:
        await reader.press("f2", "down", "down", "enter")
        assert "light: remembered" in reader.line("#settings-bottom")
        await reader.press("escape")
        assert reader.app.appearance.theme == "light"
    assert read_settings().theme == "light"


async def test_a_zone_chosen_with_its_key_stays_when_no_other_is_taken(reading: Reading) -> None:
    async with reading(Place("Schedule")) as reader:
        await reader.press("z")
        assert reader.rows.clock.zone == "UTC"
        await reader.press("f2", "escape")
        assert reader.rows.clock.zone == "UTC"
        assert "UTC time" in reader.line("#trail")


async def test_another_zone_is_shown_at_once(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("2")
        hanoi = reader.rows.clock.zone
        await reader.press("f2")
        while reader.screen.query_one(ChoiceList).choice.value != "UTC":
            await reader.press("down")
        await reader.press("enter", "escape")
        assert (hanoi, reader.rows.clock.zone) == ("Asia/Ho_Chi_Minh", "UTC")
        assert "UTC time" in reader.line("#trail")
        await reader.press("z")
        assert reader.rows.clock.zone == hanoi
    assert read_settings().zone == "UTC"


async def test_the_zone_of_the_settings_is_where_one_starts(reading: Reading) -> None:
    async with reading(preferences=Preferences(zone="Europe/Moscow")) as reader:
        assert "Moscow time" in reader.line("#trail")
        zones = []
        for _ in range(3):
            await reader.press("z")
            zones.append(reader.explorer._clock.zone)
        assert zones == ["Asia/Ho_Chi_Minh", "UTC", "Europe/Moscow"]


async def test_settings_that_cannot_be_written_are_taken_for_now(reading: Reading, settings: Path) -> None:
    settings.parent.parent.joinpath("visittui").write_text("in the way")
    async with reading() as reader:
        await reader.press("f2", "down", "enter")
        assert "Not remembered" in reader.line("#settings-bottom")
        await reader.press("escape")
        assert reader.app.appearance.theme == "dark"


async def test_a_stranger_takes_without_leaving_anything(reading: Reading, settings: Path) -> None:
    async with reading() as reader:
        reader.app.kiosk = True
        await reader.press("f2", "down", "enter", "escape")
        assert reader.app.appearance.theme == "dark"
    assert read_settings(settings).theme == ""


async def test_a_theme_with_a_background_of_its_own(reading: Reading) -> None:
    async with reading(preferences=Preferences(Appearance("nord"))) as reader:
        line = reader.rows.render_line(0)
        assert all(segment.style and segment.style.bgcolor for segment in line)
        await reader.press("f2")
        assert reader.screen.query_one(ChoiceList).choice.value == "nord"


async def test_keys_of_ones_own_act_and_are_shown(reading: Reading) -> None:
    from visittui.tui.own_keys import changed

    keys, wrong = changed({"jump": ["F8"], "next_tab": ["t"], "back": ["l"], "forward": ["h"], "down": ["o", "down"]})
    assert wrong == {}
    async with reading(preferences=Preferences(keys=keys)) as reader:
        assert "F8 jump" in reader.line("#bottom")
        await reader.press("t")
        assert "[Schedule" in reader.tabs()
        await reader.press("right_square_bracket")
        assert "[Schedule" in reader.tabs()
        before = reader.rows.cursor
        await reader.press("o")
        assert reader.rows.cursor == before + 1
        await reader.press("l")
        assert "[Overview" in reader.tabs()
        await reader.press("h")
        assert "[Schedule" in reader.tabs()
        await reader.press("question_mark")
        assert "F8" in reader.card_text()


async def test_what_is_wrong_with_the_settings_is_said_on_the_screen(reading: Reading) -> None:
    problem = "/home/r/settings.toml:3: keys.back: l is the key of forward"
    async with reading(preferences=Preferences(notices=(problem,))) as reader:
        assert [problem in notification.message for notification in reader.app._notifications] == [True]
