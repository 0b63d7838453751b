"""The end asked for while a screen is being made: Textual puts no widgets in it then, and has it begin all the same."""

from __future__ import annotations

import asyncio

import pytest

from visittui.archive.store.archive import Archive
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location

DIALOGS = ("question_mark", "f2", "y")
UNTIL_SHOWN = 40
"""After so many turns of the loop a screen is made and shown."""


async def turns(count: int) -> None:
    """Let all that is ready have its turn, so many times."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_the_end_is_heard_at_each_moment_of_the_start(archive: Archive) -> None:
    for moment in range(UNTIL_SHOWN):
        app = VisitApp(archive, Location("Overview"))
        running = asyncio.create_task(app.run_async(headless=True, size=(80, 24)))
        await turns(moment)
        app.exit()
        await asyncio.wait_for(running, 60)
        assert app.failure is None, moment


@pytest.mark.parametrize("key", DIALOGS)
async def test_the_end_is_heard_at_each_moment_in_which_a_dialog_opens(archive: Archive, key: str) -> None:
    for moment in range(0, UNTIL_SHOWN, 3):
        app = VisitApp(archive, Location("People"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            pressing = asyncio.create_task(pilot.press(key))
            await turns(moment)
            app.exit()
            await asyncio.wait([pressing], timeout=60)
        assert app.failure is None, moment
