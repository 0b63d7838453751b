"""What the matches have in common, counted: each count is what its link finds, and what is added can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.cards.card import BarChart
from visittui.archive.search.hits.facets import narrowings
from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.state.marks import Marks
from visittui.tui.explorer.location import Location


def facets_of(reader: Reader) -> tuple[BarChart, ...]:
    """The bars that are shown."""
    assert reader.card.card is not None
    return tuple(chart for chart in reader.card.card.charts if isinstance(chart, BarChart))


@pytest.mark.parametrize(
    "query",
    ["", "nuclear OR", "=likhachev", "the =tô", "=Đức -nuclear", '"nuclear energy', "20 June", "nuclaer",
     "lam OR putin", "person/to-lam", "speaker:lam", "partnership -putin", "nuclear OR -"],
)  # fmt: skip
@pytest.mark.parametrize("scope", [None, "person/to-lam"])
def test_each_speaker_and_topic_counts_what_its_link_finds(archive: Archive, query: str, scope: str | None) -> None:
    results = search(archive, query, scope=scope)
    offered = [each for field in ("speaker", "topic") for each in narrowings(results, field) if not each.is_taken]
    assert "person/" not in "".join(each.query for each in offered).replace(query, ""), "names are shown as names"
    for each in offered:
        assert (each.query, each.hits) == (each.query, sum(search(archive, each.query, scope=scope).complete.values()))


@pytest.mark.parametrize("scope", [None, "person/to-lam"])
def test_beside_any_item_of_the_record_each_speaker_and_topic_counts_what_its_link_finds(
    archive: Archive, scope: str | None
) -> None:
    """Alone a reference finds the item, and with a topic what is linked with it: that is what is counted."""
    found = search(archive, "").hits()
    refs = [row.ref for row in found.rows(0, len(found))]
    assert len(refs) == archive.total
    offered = 0
    for query in (*refs, "person/to-lam OR agreement/nuclear-centre-memorandum", "person/to-lam person/nobody"):
        results = search(archive, query, scope=scope)
        for each in (each for field in ("speaker", "topic") for each in narrowings(results, field)):
            narrowed = search(archive, each.query, scope=scope)
            assert (each.query, each.hits) == (each.query, sum(narrowed.complete.values()))
            offered += 1
    assert offered > 100


async def test_who_asked_for_an_item_by_its_reference_is_told_that_what_is_linked_is_counted(reading: Reading) -> None:
    async with reading(Location("Overview", query="agreement/nuclear-centre-memorandum"), (120, 40)) as reader:
        await reader.press("f")
        assert "what is linked with it, and that is counted" in " ".join(reader.card_text().split())
        await reader.press("f")
        await reader.press("slash", "end", "space", *"topic:nuclear", "enter", "f")
        assert "that is counted" not in " ".join(reader.card_text().split())


@pytest.mark.parametrize("query", ["a " * 199, "a " * 200, "a " * 300, f'speaker:"Vladimir Putin" {"a " * 199}',
                                   f"putin -{'x' * 19_950}"], ids=len)  # fmt: skip
def test_nothing_is_offered_that_a_query_has_no_room_for(archive: Archive, query: str) -> None:
    results = search(archive, query)
    assert results.complete
    for field in ("speaker", "topic"):
        for each in narrowings(results, field):
            found = search(archive, each.query)
            assert len(found.query.clauses) == min(len(query.split()), 200) + (-1 if each.is_taken else 1)
            assert each.is_taken or sum(found.complete.values()) == each.hits
    is_full = len(query.split()) >= 200
    assert any(not each.is_taken for each in narrowings(results, "topic")) != is_full


async def test_a_query_that_has_no_room_for_any_says_so(reading: Reading) -> None:
    async with reading(Location("Quotes", query="a " * 200), (120, 40)) as reader:
        await reader.press("f")
        assert "Nothing can be added to a query of so many words." in reader.card_text()


def test_what_was_added_can_be_taken_back(archive: Archive) -> None:
    results = search(archive, 'nuclear speaker:"Vladimir Putin" topic:nuclear')
    speaker, topic = narrowings(results, "speaker")[0], narrowings(results, "topic")[0]
    assert (speaker.title, speaker.is_taken, speaker.query) == ("Vladimir Putin", True, "nuclear topic:nuclear")
    assert (topic.title, topic.is_taken) == ("Nuclear energy", True)
    assert topic.query == 'nuclear speaker:"Vladimir Putin"'
    titles = [each.title for each in narrowings(results, "speaker")]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_they_stand_beside_the_list_combine_and_are_taken_back(reading: Reading, size: tuple[int, int]) -> None:
    async with reading(Location("Quotes"), size) as reader:
        everything = reader.refs()
        await reader.press("f")
        assert "[ ] Vladimir Putin" in reader.card_text()
        assert "█" in reader.card_text()
        # The bottom line says what the keys do just here.
        assert "Enter add or take back" in reader.line("#bottom")
        assert "f close" in reader.line("#bottom")
        await reader.press("enter")
        assert reader.explorer.standing[1].query == 'speaker:"Vladimir Putin"'
        assert reader.screen.query_one("#search").value == 'speaker:"Vladimir Putin"'  # type: ignore[attr-defined]
        assert "[x] Vladimir Putin" in reader.card_text()
        await reader.press("down", "enter")
        narrowed = reader.refs()
        assert "topic:" in reader.explorer.standing[1].query
        assert 0 < len(narrowed) < len(everything)
        await reader.press("enter")
        assert reader.explorer.standing[1].query == 'speaker:"Vladimir Putin"'
        await reader.press("up", "enter")
        assert reader.explorer.standing[1].query == ""
        assert reader.refs() == everything
        await reader.press("f")
        assert reader.rows.has_focus
        assert "f narrow" in reader.line("#bottom")


async def test_the_list_beside_them_is_a_list(reading: Reading) -> None:
    async with reading(Location("Quotes"), (120, 40)) as reader:
        await reader.press("f", "enter", "escape")
        assert reader.rows.has_focus
        await reader.press("down")
        assert "[x] Vladimir Putin" in reader.card_text()
        await reader.press("enter")
        assert "Said by" in reader.card_text()
        await reader.press("backspace")
        assert "[x] Vladimir Putin" in reader.card_text()


async def test_from_what_belongs_to_somebody_they_lead_to_what_belongs_to_them(reading: Reading) -> None:
    async with reading(Location("Quotes", query="partnership", scope="person/to-lam")) as reader:
        await reader.press("f", "enter")
        place = reader.explorer.standing[1]
        assert place.scope == "person/to-lam"
        assert place.query.startswith("partnership speaker:")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("query", ["", "partnership", "agreement/nuclear-centre-memorandum"])
async def test_of_what_is_marked_they_count_what_the_list_shows_then(
    reading: Reading, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int],
    query: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    linked = search(archive, "agreement/nuclear-centre-memorandum topic:nuclear").hits(("quote",)).rows(0, 1)
    partners = search(archive, "partnership").hits(("quote",)).rows(0, 3)
    marked = ["agreement/nuclear-centre-memorandum", *(row.ref for row in (*linked, *partners))]
    for ref in marked:
        Marks().toggle(archive.visit.id, ref)
    async with reading(Location("Marked", query=query), size) as reader:
        await reader.press("f")
        assert "Only what is marked is counted." in " ".join(reader.card_text().split())
        offered = [(bar.link.ref, bar.parts[0]) for chart in facets_of(reader) for bar in chart.bars]
        assert offered
        for target, hits in offered:
            await reader.choose_link(target)
            await reader.press("enter")
            assert (target, len(reader.refs())) == (target, hits)
            taken = [bar for chart in facets_of(reader) for bar in chart.bars if bar.link.title.startswith("[x]")]
            assert [bar.parts for bar in taken] == [(hits,)]
            await reader.press("enter")
            assert reader.explorer.standing[1].query == query


async def test_where_nothing_is_marked_none_is_offered(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(Location("Marked"), (120, 40)) as reader:
        await reader.press("f")
        assert "Nothing here has a speaker or a topic." in reader.card_text()


@pytest.mark.parametrize("tab", ["Schedule", "People", "Agreements", "Quotes", "Sources", "Differences"])
async def test_a_tab_that_lists_some_kinds_says_that_others_are_counted_too(reading: Reading, tab: str) -> None:
    async with reading(Location(tab), (120, 40)) as reader:
        await reader.press("f")
        assert "What other tabs list is counted too." in " ".join(reader.card_text().split())


async def test_on_the_overview_they_cover_it_until_they_are_closed(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("f")
        assert "[ ] Vladimir Putin" in reader.card_text()
        await reader.press("escape")
        assert "Day by day" in reader.card_text()
