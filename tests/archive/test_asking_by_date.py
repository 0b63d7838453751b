"""Days, as people write them."""

from __future__ import annotations

from typing import Any

import pytest

from visittui.archive.search.searching import Results, search
from visittui.archive.store.archive import Archive


def refs(results: Results) -> set[str]:
    hits = results.hits()
    return {row.ref for row in hits.rows(0, len(hits))}


def test_since_and_until_include_the_day_they_name(archive: Archive) -> None:
    day = refs(search(archive, "date:2024-06-20"))
    assert refs(search(archive, "since:2024-06-20")) == day | refs(search(archive, "after:2024-06-20"))
    assert refs(search(archive, "until:2024-06-20")) == day | refs(search(archive, "before:2024-06-20"))
    assert not day & refs(search(archive, "after:2024-06-20"))


@pytest.mark.parametrize("text", ["date:20 June", 'date:"20 June 2024"', "date:20.06.2024", "date:June 20, 2024"])
def test_a_day_may_be_written_as_people_do(archive: Archive, text: str) -> None:
    results = search(archive, text)
    assert refs(results) == refs(search(archive, "date:2024-06-20"))
    assert results.hints == ()


@pytest.mark.parametrize("date", ["2024-06-20", "2024-06", "2024", "2024-11"])
def test_sources_are_of_the_day_of_their_publication(archive: Archive, shipped: dict[str, Any], date: str) -> None:
    theirs = {f"source/{source['id']}" for source in shipped["sources"] if (source.get("date") or "").startswith(date)}
    assert refs(search(archive, f"date:{date} kind:source")) == theirs
    assert not theirs & refs(search(archive, f"-date:{date}"))


def test_what_has_a_date_has_no_other_place_among_undated_sources(archive: Archive) -> None:
    rows = search(archive, "date:2024-06-20", order="time").hits().rows(0, 1_000)
    kinds = [row.kind for row in rows]
    assert "source" not in kinds[: kinds.index("source")] + [kind for kind in kinds if kind != "source"]
    assert kinds == sorted(kinds, key=lambda kind: kind == "source")


def test_a_day_alone_is_searched_for_as_words_and_the_day_itself_is_named(archive: Archive) -> None:
    results = search(archive, "20 June")
    assert results.total
    assert results.hints == ("for what is of that day: date:2024-06-20",)


def test_a_day_that_nothing_prints_so_is_understood_as_that_day(archive: Archive) -> None:
    results = search(archive, "20/6/2024")
    assert refs(results) == refs(search(archive, "date:2024-06-20"))
    assert results.hints == ("nothing says “20/6/2024”, showing what is of that day",)


def test_an_hour_finds_the_events_of_that_hour(archive: Archive, shipped: dict[str, Any]) -> None:
    then = {
        f"event/{event['id']}"
        for event in shipped["events"]
        if (event["time"].get("from") or "").endswith("T12:00") and event["time"]["precision"] in ("minute", "hour")
    }
    assert then
    assert refs(search(archive, "12:00 kind:event")) >= then
