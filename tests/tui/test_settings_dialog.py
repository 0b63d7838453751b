"""Trying looks with F2, taking one, and finding it again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual import events

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.appearance import Appearance
from visittui.archive.store.archive import Archive
from visittui.state.settings_file import read_settings, settings_path
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.preferences import Preferences
from visittui.tui.screens.settings_dialog import SettingsScreen
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


async def test_the_words_of_the_choice_under_the_cursor_are_not_dim(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("f2", "down")
        choices = reader.screen.query_one(ChoiceList)
        at = choices.cursor_cell.y
        dim = [
            any(segment.style is not None and segment.style.dim for segment in choices.render_line(line))
            for line in (at - 1, at)
        ]
        assert dim == [True, False]


@pytest.mark.parametrize("size", [(40, 16), (80, 24), (120, 40), (200, 60)])
async def test_the_sample_stands_beside_the_choice_that_it_shows_or_above_them_all(
    reading: Reading, size: tuple[int, int]
) -> None:
    async with reading(size=size) as reader:
        await reader.press("f2")
        choices = reader.screen.query_one(ChoiceList)
        for _ in range(4):
            await reader.press("down")
            shown = [strip.text for strip in reader.screen._compositor.render_strips()]
            (at,) = (number for number, line in enumerate(shown) if "Sample  Tô Lâm" in line)
            if size[0] == 200:
                assert at == choices.region.y + choices.cursor_cell.y
            else:
                assert (at, shown[at + 1].strip()) == (choices.region.y - 2, "")
            assert shown[at].count("▌") == (size[0] == 200)
        await reader.resize(*SIZES_THE_OTHER_WAY[size])
        assert sum("Sample  Tô Lâm" in strip.text for strip in reader.screen._compositor.render_strips()) == 1


SIZES_THE_OTHER_WAY = {(40, 16): (200, 60), (80, 24): (200, 60), (120, 40): (200, 60), (200, 60): (80, 24)}


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_on_a_narrow_terminal_every_choice_is_explained_whole(reading: Reading, width: int) -> None:
    async with reading(size=(width, 16)) as reader:
        await reader.press("f2")
        choices = reader.screen.query_one(ChoiceList)
        for _ in range(20):
            at, height = choices.cursor_cell.y, choices.size.height
            marked = [y for y in range(height) if choices.render_line(y).text.startswith("▌")]
            assert marked == list(range(at, at + len(marked)))
            told = " ".join(" ".join(choices.render_line(y).text.strip("▌ ") for y in marked).split())
            assert told.endswith(f"{choices.choice.value} {choices.choice.words}")
            await reader.press("down")
        assert choices.choice.value == "UTC"
        before = reader.line("#settings-bottom").split()
        assert before[:3] == ["Esc", "close", "Enter"]
        if width == 40:
            await reader.click(choices, (8, choices.cursor_cell.y + 1))
            assert choices.taken["zone"] == "UTC"


@pytest.mark.parametrize("size", [(90, 12), (40, 12), (80, 24)])
async def test_its_list_is_gone_through_with_the_keys_of_every_list(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("f2")
        choices = reader.screen.query_one(ChoiceList)

        async def stood_on(key: str) -> int:
            """Press a key; on which line the choice is then, which is in view and tried, as the bottom line knows."""
            await reader.press(key)
            assert choices.render_line(choices.cursor_cell.y).text.startswith("▌ ")
            assert 0 <= choices.cursor_cell.y < choices.size.height
            assert reader.line("#settings-bottom").strip().endswith(choices.viewport.position or "try")
            if choices.choice.name == "theme":
                assert reader.app.appearance.theme == choices.choice.value
            return choices.viewport.top + choices.cursor_cell.y

        first = await stood_on("home")
        paged = [await stood_on("pagedown") for _ in range(12)]
        last = await stood_on("end")
        assert first < paged[0] <= paged[-1] == last
        assert paged == sorted(paged)
        back = [await stood_on("pageup") for _ in range(12)]
        assert last > back[0] >= back[-1] == first
        assert [await stood_on(key) for key in "GgGg"] == [last, first, last, first]
        await stood_on("down")


async def test_its_bottom_line_knows_where_the_wheel_has_led(reading: Reading) -> None:
    async with reading(size=(90, 12)) as reader:
        await reader.press("f2")
        choices = reader.screen.query_one(ChoiceList)
        assert "lines 1–" in reader.line("#settings-bottom")
        choices.post_message(events.MouseScrollDown(choices, 5, 5, 0, 1, 0, False, False, False))
        await reader.until(lambda: choices.viewport.top > 0)
        await reader.settle()
        assert choices.viewport.words in reader.line("#settings-bottom")


async def test_what_is_taken_is_remembered(reading: Reading, settings: Path) -> None:
    async with reading() as reader:
        await reader.press("f2", "down", "down", "enter")
        assert "light: saved" in reader.line("#settings-bottom")
        await reader.press("escape")
        assert reader.app.appearance.theme == "light"
    assert read_settings().theme == "light"


async def test_a_zone_chosen_with_its_key_stays_when_no_other_is_taken(reading: Reading) -> None:
    async with reading(Location("Schedule")) as reader:
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
        await reader.press_until("down", lambda: reader.screen.query_one(ChoiceList).choice.value == "UTC")
        await reader.press("enter", "escape")
        assert (hanoi, reader.rows.clock.zone) == ("Asia/Ho_Chi_Minh", "UTC")
        assert "UTC time" in reader.line("#trail")
        await reader.press("z")
        assert reader.rows.clock.zone == hanoi
    assert read_settings().zone == "UTC"


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Argentina/Buenos_Aires"])
async def test_ones_own_zone_is_offered_with_its_words_apart_from_its_name(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    async with reading() as reader:
        await reader.press("f2")
        choices = reader.screen.query_one(ChoiceList)
        await reader.press_until("down", lambda: choices.choice.value == zone)
        line = choices.render_line(choices.cursor_cell.y).text
        assert re.search(rf"{zone} +your zone, as TZ says", line)
        await reader.press("enter", "escape")
        assert reader.rows.clock.zone == zone


@pytest.mark.parametrize("rules", ["CET-1CEST,M3.5.0,M10.5.0/3", ":/etc/localtime", "Europe/Nowhere"])
async def test_a_zone_that_only_the_system_can_read_is_not_offered(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, rules: str
) -> None:
    monkeypatch.setenv("TZ", rules)
    async with reading() as reader:
        await reader.press("f2")
        choices = reader.screen.query_one(ChoiceList)
        await reader.press_until("down", lambda: choices.choice.name == "zone")
        offered = []
        while choices.choice.name == "zone" and choices.choice not in offered:
            offered.append(choices.choice)
            await reader.press("enter", "down")
        assert [choice.value for choice in offered] == ["visit", "UTC"]
        await reader.press("escape")
        assert reader.rows.clock.zone == "UTC"
    assert read_settings().zone == "UTC"


async def test_the_zone_of_the_settings_is_where_one_starts(reading: Reading) -> None:
    async with reading(preferences=Preferences(zone="Europe/Moscow")) as reader:
        assert "Moscow time" in reader.line("#trail")
        zones = []
        for _ in range(3):
            await reader.press("z")
            zones.append(reader.explorer.view.clock.zone)
        assert zones == ["Asia/Ho_Chi_Minh", "UTC", "Europe/Moscow"]


async def test_settings_that_cannot_be_written_are_taken_for_now(reading: Reading, settings: Path) -> None:
    settings.parent.parent.joinpath("visittui").write_text("in the way")
    async with reading() as reader:
        await reader.press("f2", "down", "enter")
        assert "Not saved" in reader.line("#settings-bottom")
        await reader.press("escape")
        assert reader.app.appearance.theme == "dark"


async def test_a_stranger_takes_without_leaving_anything(reading: Reading, settings: Path) -> None:
    async with reading() as reader:
        reader.app.session.kiosk = True
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
    from visittui.tui.keymap.own_keys import changed

    keys, wrong = changed({"jump": ["F8"], "next_tab": ["t"], "back": ["l"], "forward": ["h"], "down": ["i", "down"]})
    assert wrong == {}
    async with reading(preferences=Preferences(keys=keys), size=(140, 40)) as reader:
        assert "F8 jump" in reader.line("#bottom")
        await reader.press("t")
        assert "[Schedule" in reader.tabs()
        await reader.press("right_square_bracket")
        assert "[Schedule" in reader.tabs()
        before = reader.rows.cursor
        await reader.press("i")
        assert reader.rows.cursor == before + 1
        await reader.press("l")
        assert "[Overview" in reader.tabs()
        await reader.press("h")
        assert "[Schedule" in reader.tabs()
        await reader.press("question_mark")
        assert "F8" in reader.card_text()


async def test_whatever_names_a_key_names_the_readers_own(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from visittui.tui.keymap.own_keys import changed

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    own = {"jump": ["F8"], "mark": ["i"], "write_marked": ["e"], "help": ["F9"], "leave": ["F10"], "back": ["V"]}
    keys, wrong = changed({**own, "settings": ["F6"], "next_link": ["F7"], "next_tab": ["t"]})
    assert wrong == {}
    async with reading(Location("Quotes"), (120, 40), Preferences(keys=keys)) as reader:
        await reader.press("e")
        assert "Nothing is marked: i marks" in reader.line("#trail")
        await reader.press("8")
        assert "Nothing is marked: i marks" in reader.rows.empty.text
        await reader.press("5", "i")
        assert "e exports it" in reader.line("#trail")
        await reader.press("slash")
        assert "F8 jump" in reader.line("#bottom")
        await reader.type("xqzw")
        await reader.press("enter")
        assert "F10 clears the query.\nF9 explains" in reader.rows.empty.text
        await reader.press("f9")
        assert re.search(r"V +back to where you were", reader.card_text())
        assert "1 to 8, [ t" in reader.card_text()
        assert "F7 next link" in reader.line("#dialog-bottom")


@pytest.mark.parametrize(("action", "key"), [("help", "f9"), ("settings", "f6"), ("jump", "f8"), ("back", "f7")])
async def test_the_key_that_opens_a_dialog_closes_it(reading: Reading, action: str, key: str) -> None:
    from visittui.tui.keymap.own_keys import changed

    keys, wrong = changed({action: [key.upper()]})
    assert wrong == {}
    async with reading(preferences=Preferences(keys=keys)) as reader:
        await reader.press("question_mark" if action == "back" else key)
        assert reader.screen is not reader.explorer
        await reader.press(key)
        assert reader.screen is reader.explorer


async def test_a_stranger_is_offered_nothing_that_is_not_there(archive: Archive) -> None:
    app = VisitApp(archive, Location("Quotes"), kiosk=True)
    async with app.run_test(size=(120, 60)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("question_mark")
        for offered in ("mark the item", "marked", "another record", "fg", "the last time"):
            assert offered not in reader.card_text()
        assert "copy the item" in reader.card_text()
        await reader.press("question_mark")
        for key in ("b", "x", "ctrl+r"):
            await reader.press("down", key)
            assert "Not available on a public account" in reader.line("#trail"), key
        assert "Marked" not in reader.tabs()
        assert reader.screen is reader.explorer


async def test_what_is_wrong_with_the_settings_is_said_on_the_screen(reading: Reading) -> None:
    problem = "/home/r/settings.toml:3: keys.back: l is the key of forward"
    async with reading(preferences=Preferences(notices=(problem,))) as reader:
        assert [problem in notification.message for notification in reader.app._notifications] == [True]
