"""A newcomer is told three keys, until the way is found; nobody else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.state.first_start import FirstStart
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location


async def bottom_of_a_start(
    archive: Archive, first_start: FirstStart | None, *keys: str, remembered: Path | None = None
) -> str:
    """The bottom line after these keys, once the file by which they are remembered is there."""
    app = VisitApp(archive, Location("Overview"), first_start=first_start)
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press(*keys)
        if remembered is not None:
            await reader.until(remembered.exists)
        return reader.line("#trail")


async def test_the_first_start_names_three_keys_until_the_reader_has_gone_somewhere(
    archive: Archive, tmp_path: Path
) -> None:
    place = tmp_path / "state" / "used.json"
    said = await bottom_of_a_start(archive, FirstStart(place))
    assert "New here? / searches, Enter opens, ? explains every key." in said
    assert not place.exists(), "to look at the first screen is not to have used it"
    assert "New here?" in await bottom_of_a_start(archive, FirstStart(place), "question_mark", "escape")
    assert "New here?" not in await bottom_of_a_start(archive, FirstStart(place), "2", remembered=place)
    assert "New here?" not in await bottom_of_a_start(archive, FirstStart(place))


@pytest.mark.parametrize("way", [("enter",), ("slash", "t", "o", "enter"), ("3",)])
async def test_any_way_on_ends_the_welcome(archive: Archive, tmp_path: Path, way: tuple[str, ...]) -> None:
    place = tmp_path / "used.json"
    said = await bottom_of_a_start(archive, FirstStart(place), *way, "backspace", remembered=place)
    assert "New here?" not in said


async def test_where_nothing_can_be_remembered_nobody_is_welcomed_or_stopped(archive: Archive, tmp_path: Path) -> None:
    assert "New here?" not in await bottom_of_a_start(archive, None)
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    first_start = FirstStart(blocked / "used.json")
    assert "New here?" not in await bottom_of_a_start(archive, first_start, "2")
