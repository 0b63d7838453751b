"""Pictures as data: each dot, bar and letter is one of the record's, and leads to what it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import Any

import pytest

from tests.archives import open_archive
from visittui.archive.cards.card import Link
from visittui.archive.cards.drawn import PAPERS, PICTURES, SCALES, SOURCES, picture_card
from visittui.archive.cards.pictures import Descent, Dot, Matrix, Picture, Scale
from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.archive.store.without import Without

from .conftest import WriteRecord


def scale(archive: Archive, id_: str) -> Scale:
    (picture,) = archive.card(f"difference/{id_}").pictures
    assert isinstance(picture, Scale)
    return picture


def descent(archive: Archive) -> Descent:
    (picture,) = picture_card(archive, SOURCES).pictures
    assert isinstance(picture, Descent)
    return picture


def links_of(value: object) -> Iterator[Link]:
    if isinstance(value, Link):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from links_of(inner)


def test_accounts_of_a_number_stand_in_their_order_with_each_witness_once(archive: Archive) -> None:
    told = scale(archive, "how-many-documents")
    assert [reading.words for reading in told.readings] == [
        *("about 10", "more than 10", "11", "about 12", "12", "at least 12", "15", "about 20"),
    ]
    twelve = next(reading for reading in told.readings if reading.words == "12")
    assert [dot.link.ref for dot in twelve.dots if dot.is_copy] == ["source/rt-wrap-up-copy"], "it copies the wrap-up"
    assert told.unit == "documents"
    assert [account.says for account in told.without_value] == ["More than those made public, by To Lam's words."]


def test_hours_and_days_stand_where_they_are(archive: Archive) -> None:
    hours = {reading.words: reading.low for reading in scale(archive, "arrival-hour").readings}
    assert hours["01:45"] < hours["about 01:50"] < hours["02:00"]
    assert [reading.words for reading in scale(archive, "arrival-day").readings] == ["19 Jun", "20 Jun"]
    years = scale(archive, "earlier-visit-years")
    assert [reading.words for reading in years.readings] == ["2001", "2006", "2007", "2013", "2017"]
    span = scale(archive, "visit-length").readings[0]
    assert (span.words, span.high - span.low) == ("19 Jun – 20 Jun", 1)


def test_before_an_hour_or_a_day_a_sign_is_told_in_words_of_time(write_record: WriteRecord) -> None:
    given = {
        "time": {"<01:00": "before 01:00", ">=01:00": "from 01:00", ">01:00": "after 01:00", "~02:00": "about 02:00"},
        "date": {
            "<2024-06-20": "before 20 Jun 2024",
            ">=2024-06-20": "from 20 Jun 2024",
            ">2024-06-20": "after 20 Jun 2024",
        },
        "count": {"<1": "less than 1", ">=1": "at least 1", ">1": "more than 1", "~2": "about 2"},
    }
    differences = [
        hostile_difference(0, 1)
        | {
            "id": kind,
            "kind": kind,
            "accounts": [{"says": each, "values": [each], "citations": [{"source": "s0"}]} for each in values],
        }
        for kind, values in given.items()
    ]
    record = write_record(**NOBODY, sources=[source("s0", "l0")], differences=differences)
    with open_archive(record) as archive:
        for kind, values in given.items():
            assert [each.words for each in scale(archive, kind).readings] == list(values.values())


def scales_of(archive: Archive) -> list[Scale]:
    return [scale(archive, link.ref.partition("/")[2]) for link in picture_card(archive, SCALES).groups[0].links]


def dots_of(told: Scale) -> list[tuple[Dot, ...]]:
    return [*(each.dots for each in told.readings), *(each.dots for each in told.without_value)]


def test_a_copy_stands_behind_the_witness_whose_it_is(archive: Archive, shipped: dict[str, Any]) -> None:
    lineages = {f"source/{each['id']}": each["lineage"] for each in shipped["sources"]}
    for told in scales_of(archive):
        for dots in dots_of(told):
            before = ""
            for dot in dots:
                lineage = lineages[dot.link.ref]
                assert dot.is_copy == (lineage == before), (told, dot)
                before = lineage


def test_a_scale_knows_whether_its_dots_are_more_than_its_witnesses(archive: Archive) -> None:
    scales = scales_of(archive)
    for told in scales:
        full = sum(not dot.is_copy for dots in dots_of(told) for dot in dots)
        assert told.repeats == (full != told.witnesses)
    assert {told.repeats for told in scales} == {True, False}


@pytest.mark.parametrize(
    ("values", "about"),
    [
        (["2001", "~2006"], "year"),
        (["2001", ">2006-05"], "month"),
        (["2001", "2006-05-01"], "day"),
        (["2006-05-01T10:00", "2006"], "day"),
        (["2001-01..2006-05", "2006"], "month"),
        ([], "day"),
    ],
)
def test_accounts_of_a_date_are_about_the_finest_that_they_give(
    write_record: WriteRecord, values: list[str], about: str
) -> None:
    difference = hostile_difference(2, 1) | {"kind": "date"}
    for account, value in zip_longest(difference["accounts"], values):
        account["values"] = [value] if value else []
    record = write_record(**NOBODY, sources=[source("s0", "l0")], differences=[difference])
    with open_archive(record) as archive:
        assert archive.card("difference/many").subtitle == f"2 accounts about the {about}"


def test_a_difference_without_numbers_has_no_scale(archive: Archive, shipped: dict[str, Any]) -> None:
    drawn = {link.ref.partition("/")[2] for link in picture_card(archive, SCALES).groups[0].links}
    for difference in shipped["differences"]:
        pictures = archive.card(f"difference/{difference['id']}").pictures
        assert bool(pictures) == (difference["id"] in drawn)
        given = [account for account in difference["accounts"] if account.get("values")]
        assert bool(pictures) == (len(given) >= 2)


def hostile_difference(accounts: int, sources: int) -> dict[str, Any]:
    return {
        "id": "many",
        "title": "How many",
        "kind": "count",
        "outcome": "open",
        "accounts": [
            {
                "says": f"Minus {number}.",
                "values": [str(-number)],
                "citations": [{"source": f"s{number % sources}"}],
            }
            for number in range(accounts)
        ],
    }


def source(id_: str, lineage: str) -> dict[str, Any]:
    return {
        "id": id_,
        "title": id_,
        "publisher": None,
        "publisher_basis": "unknown",
        "kind": "article",
        "language": "en",
        "lineage": lineage,
    }


NOBODY: dict[str, Any] = {
    "people": [{"id": "anna-guest", "name": "Anna Guest"}, {"id": "otto-host", "name": "Otto Host"}],
    "events": [],
    "agreements": [],
    "quotes": [],
}


def test_ten_thousand_accounts_below_zero_are_gathered(write_record: WriteRecord) -> None:
    sources = [source(f"s{number}", f"l{number % 7}") for number in range(50)]
    record = write_record(**NOBODY, sources=sources, differences=[hostile_difference(10_000, 50)])
    with open_archive(record) as archive:
        told = scale(archive, "many")
    assert len(told.readings) <= 24
    assert told.witnesses == 7
    assert told.more == 8_000, "what is not drawn is said"
    lows = [reading.low for reading in told.readings]
    assert lows == sorted(lows)
    assert lows[0] < 0
    for reading in told.readings:
        assert len([dot for dot in reading.dots if not dot.is_copy]) <= 7


def test_one_account_of_all_is_no_scale(write_record: WriteRecord) -> None:
    difference = hostile_difference(2, 1)
    del difference["accounts"][1]["values"]
    record = write_record(**NOBODY, sources=[source("s0", "l0")], differences=[difference])
    with open_archive(record) as archive:
        assert archive.card("difference/many").pictures == ()


def test_what_rests_on_one_wording_alone_is_what_its_query_finds(archive: Archive, shipped: dict[str, Any]) -> None:
    lineages: dict[str, set[str]] = defaultdict(set)
    for each in shipped["sources"]:
        lineages[each["lineage"]].add(each["id"])
    families = descent(archive).families
    assert families[0].name == "RT"
    for family in families:
        ids = {link.ref.partition("/")[2] for link in family.sources}
        assert any(ids == each for each in lineages.values())
        items, all_of_them = family.alone
        if items:
            assert sum(search(archive, all_of_them.ref[1:]).counts.values()) == items, family.name


def test_whose_words_go_on_is_what_its_query_finds(archive: Archive) -> None:
    origins = {origin.link.title: origin for origin in descent(archive).origins}
    passed = {each.link.ref: each.items for each in origins["Financial Times"].passed_on}
    assert max(passed, key=lambda ref: passed[ref]) == "source/live-page"
    found = search(archive, f"{origins['Financial Times'].link.ref[1:]} source:live-page")
    assert passed["source/live-page"] <= sum(found.counts.values()) + sum(
        search(archive, f"{origins['Financial Times'].link.ref[1:]} only:live-page").counts.values()
    )


def test_nobody_passes_themselves_on(archive: Archive) -> None:
    for origin in descent(archive).origins:
        assert origin.link.title not in {each.link.title for each in origin.passed_on}


def test_sources_of_one_name_pass_on_in_one_row_that_leads_to_what_they_are_cited_for(archive: Archive) -> None:
    together = []
    for origin in descent(archive).origins:
        names = [each.link.title for each in origin.passed_on]
        assert len(set(names)) == len(names), origin.link.title
        together += [each for each in origin.passed_on if each.link.ref.startswith("?")]
    assert ("UNN", 3) in {(each.link.title, each.items) for each in together}
    for each in together:
        assert sum(search(archive, each.link.ref[1:]).counts.values()) == each.items


def test_who_did_what_with_whom_is_what_the_signatures_say(archive: Archive, shipped: dict[str, Any]) -> None:
    people = picture_card(archive, PAPERS).pictures[0]
    assert isinstance(people, Matrix)
    assert people.sides == ("Vietnam", "Russia")
    done: dict[tuple[str, str], set[str]] = defaultdict(set)
    for agreement in shipped["agreements"]:
        for signature in agreement["signatures"]:
            done[signature["person"], signature["act"]].add(agreement["id"])
    assert people.cells
    for cell in people.cells:
        pair = [people.rows[cell.row].ref.partition("/")[2], people.columns[cell.column].ref.partition("/")[2]]
        for act in cell.acts:
            both = done[pair[0], act.word] & done[pair[1], act.word]
            assert act.count == len(both)
            if act.count == 1:
                assert {act.link.ref.partition("/")[2]} == both
            else:
                assert search(archive, act.link.ref[1:]).counts == {"agreement": act.count}
    told = {(each.who.title, each.word) for each in people.one_sided}
    assert ("Konstantin Mogilevsky", "negotiated") in told
    assert ("Vladimir Putin", "signed") in told, "with North Korea, which is neither side"


@pytest.mark.parametrize("ref", PICTURES)
def test_every_mark_leads_to_an_item_a_query_or_another_picture(archive: Archive, ref: str) -> None:
    card = picture_card(archive, ref)
    links = [*links_of(card.pictures), *(link for group in card.groups for link in group.links)]
    assert links
    for link in links:
        if link.ref.startswith("?"):
            assert sum(search(archive, link.ref[1:]).counts.values()), link.ref
        else:
            assert link.ref in PICTURES or archive.item(link.ref)


@pytest.mark.parametrize("ref", PICTURES)
def test_an_empty_record_has_pictures_of_nothing(write_record: WriteRecord, ref: str) -> None:
    with open_archive(write_record(**NOBODY, sources=[])) as archive:
        pictures: tuple[Picture, ...] = picture_card(archive, ref).pictures
        assert not list(islice(links_of(pictures), 1))


def test_without_a_source_falls_what_rests_on_its_wording_alone(archive: Archive, shipped: dict[str, Any]) -> None:
    without = Without(archive, "source/live-page")
    copies = {each["id"] for each in shipped["sources"] if each["lineage"] == "rt-hanoi"}
    assert set(without.sources) == copies
    expected = {
        f"quote/{quote['id']}"
        for quote in shipped["quotes"]
        if {printing["source"] for printing in quote["printings"]} <= copies
    }
    refs = [f"quote/{quote['id']}" for quote in shipped["quotes"]]
    assert without.falls(refs) == expected
    assert without.share("quote") == (len(expected), len(refs))
    others = ["source/wrap-up", "source/tass-article", "person/to-lam", "quote/none", "nonsense", "?kind:quote", "a/b"]
    assert without.falls(others) == {"source/wrap-up"}
    assert without.falls(refs) == expected, "also when asked again"


def test_without_a_page_on_which_nothing_rests_nothing_falls(archive: Archive) -> None:
    without = Without(archive, "source/reuters-welcome")
    assert not sum(without.counts.values())
    assert without.falls(["quote/putin-kharkov", "source/reuters-welcome"]) == {"source/reuters-welcome"}
