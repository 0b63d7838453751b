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


async def test_a_tab_is_not_named_again_with_what_is_searched_for_there(archive: Archive) -> None:
    app = VisitApp(archive, Location("Overview"))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.search("nuclear")
        assert reader.line("#trail").startswith(" Overview › “nuclear” ")
        await reader.press("5")
        assert reader.line("#trail").startswith(" Overview › “nuclear” › Quotes “nuclear” ")
        await reader.click(reader.screen.query_one("#trail"), (3, 0))
        assert reader.explorer.standing[1].query == ""
