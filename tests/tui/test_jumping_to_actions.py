"""Ctrl+P knows the actions with their keys and the tabs, beside items."""

from __future__ import annotations

from tests.tui.conftest import Reading
from visittui.tui.explorer.location import Location
from visittui.tui.widgets.choice_list import ChoiceList


async def test_an_action_is_found_by_its_words_named_with_its_key_and_done(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        await reader.press("ctrl+p")
        await reader.type("narrow")
        assert "narrow the list" in reader.titles()[0]
        assert reader.rows.source.rows(0, 1)[0].detail == "key f"
        await reader.press("enter")
        await reader.until(lambda: reader.explorer.standing[1].facets)


async def test_the_settings_are_a_few_letters_away(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("theme")
        await reader.press("enter")
        await reader.until(lambda: bool(reader.screen.query(ChoiceList)))


async def test_a_tab_is_opened_by_its_name(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("diff")
        await reader.press("enter")
        await reader.until(lambda: reader.explorer.standing[1].tab == "Differences")
        assert reader.rows.has_focus


async def test_names_of_items_are_found_as_before(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("trong")
        assert reader.refs()[0] == "person/nguyen-phu-trong"


async def test_it_begins_with_the_visit_and_what_went_before_comes_last(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        visit = reader.explorer.view.archive.visit
        rows = reader.rows.source.rows(0, len(reader.rows.source))
        assert rows[0].moment is not None
        assert str(rows[0].moment.start).startswith(visit.starts)
        assert rows[-1].moment is not None
        assert str(rows[-1].moment.start) <= visit.starts
        assert len({row.ref for row in rows}) == len(rows) == reader.explorer.view.archive.total
        for index in (0, 1, len(rows) // 2, len(rows) - 1):
            assert reader.rows.source.index_of(rows[index].ref) == index
            assert list(reader.rows.source.rows(index, index + 3)) == rows[index : index + 3]
