"""The trail: where the reader came from, and before all where they are."""

from __future__ import annotations

from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location


async def test_the_trail_always_names_where_the_reader_is(archive: Archive) -> None:
    app = VisitApp(archive, Location("Quotes", "nuclear"))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        for _ in range(4):
            await reader.press("enter", "enter")
            card = reader.card.card
            assert card is not None
            assert card.title[:20] in reader.line("#trail")
