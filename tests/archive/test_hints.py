"""What a reader is told: never that something is shown where nothing is, and always why nothing is."""

from __future__ import annotations

import pytest

from visittui.archive.search.searching import search
from visittui.archive.search.words.vocabulary import exists
from visittui.archive.store.archive import Archive


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("; drop zyzzyva", ("“drop” is nowhere in this record", "“zyzzyva” is nowhere in this record")),
        ("13:59", ("nothing here has 13:59",)),
        ("=Putín", ("nothing is printed just so: =Putín",)),
        ("date:1812", ("nothing here has date:1812",)),
    ],
)
def test_where_nothing_is_found_it_is_said_why(archive: Archive, text: str, hints: tuple[str, ...]) -> None:
    results = search(archive, text)
    assert results.total == 0
    assert results.hints == hints
    assert all(len(hint) < 80 for hint in hints)


@pytest.mark.parametrize(
    "text", ["speaker:lam opera", "kind:point kind:quote", "agreement/nuclear-centre-memorandum speaker:ushakov"]
)
def test_a_hint_says_which_word_to_leave_out_and_leads_there(archive: Archive, text: str) -> None:
    results = search(archive, text)
    assert results.total == 0
    first, *ways = results.hints[-3:]
    assert first == "nothing has all of these at once"
    assert len(ways) == 2
    for way in ways:
        assert way.startswith("without ")
        assert way.endswith(f": {search(archive, way.query).total}")


@pytest.mark.parametrize(
    "text",
    [
        'speaker:"Putin" kind:place',
        "form:verbatim topic/press",
        "kind:point kind:quote",
        "=Putin kind:place",
        "person/to-lam kind:place",
        "nuclear opera sea",
        "date:2024-06-19 date:2024-06-20",
    ],
)
def test_within_an_item_a_hint_counts_what_its_query_finds_there(archive: Archive, text: str) -> None:
    everything = search(archive, "").hits()
    scopes = [row.ref for row in everything.rows(0, len(everything))][::20]
    ways = [
        (scope, way)
        for scope in (None, "person/to-lam", "person/pham-minh-chinh", *scopes)
        for way in search(archive, text, scope=scope).hints
        if way.startswith("without ")
    ]
    assert ways
    for scope, way in ways:
        found = sum(search(archive, way.query, scope=scope).complete.values())
        assert (scope, way) == (scope, f"{way.rpartition(': ')[0]}: {found}")


def test_where_nothing_has_all_words_what_has_some_follows_and_says_what_it_lacks(archive: Archive) -> None:
    results = search(archive, "south china sea")
    assert results.complete == {}
    assert results.hints[0] == "nothing has all of these words; showing what has some of them"
    hits = results.hits()
    assert hits.complete == 0
    rows = hits.rows(0, len(hits))
    assert len(rows) == results.total > 0
    for row in rows:
        assert row.lacks
        assert set(row.lacks) < {"south", "china", "sea"}


def test_what_has_some_of_the_words_keeps_to_the_fields_and_to_what_is_left_out(archive: Archive) -> None:
    some = search(archive, "speaker:putin partnership hospital beds -toast")
    assert some.complete == {}
    known = {row.ref for row in search(archive, "speaker:putin -toast").hits().rows(0, 1000)}
    assert {row.ref for row in some.hits().rows(0, 1000)} <= known
    assert some.total


def test_without_what_has_some_of_the_words_it_is_said_that_nothing_has_all(archive: Archive) -> None:
    complete = search(archive, "south china sea").complete_only()
    assert complete.total == len(complete.hits()) == 0
    assert complete.hints[0] == "nothing has all of these at once"
    nuclear = search(archive, "nuclear")
    assert nuclear.complete_only() is nuclear


def test_of_words_that_carry_nothing_nothing_is_said(archive: Archive) -> None:
    assert not exists(archive.connection, "когда")
    assert search(archive, "когда Росатом").hints == ("“rosatom” also finds where the name is written so",)


def test_one_cause_has_one_message(archive: Archive) -> None:
    (hint,) = search(archive, "speker:putin").hints
    assert hint == "there is no field “speker:”; did you mean “speaker:”?"
    assert hint.query == "speaker:putin"
    (hint,) = search(archive, "topic:nuclear energy").hints
    assert hint.query == 'topic:"nuclear energy"'
    assert search(archive, hint.query).hints == ()


def test_a_name_that_may_be_several_is_not_said_to_be_shown_where_nothing_is(archive: Archive) -> None:
    (first, *_) = search(archive, "org:ministry zyzzyva").hints
    assert first.startswith("org:ministry may be ")
    assert not first.endswith("shown")


def test_within_an_item_it_is_said_that_the_record_has_more(archive: Archive) -> None:
    results = search(archive, "opera", scope="organisation/rosatom")
    assert results.total == 0
    assert results.hints == ("the record has this, but nothing of it belongs here",)


def test_a_misspelt_word_is_left_out_all_the_same(archive: Archive) -> None:
    everything = search(archive, "kind:quote -likachev")
    assert everything.total == search(archive, "kind:quote -likhachev").total
    assert everything.hints == ("no match for “likachev”, leaving out “likhachev”",)


@pytest.mark.parametrize("text", ["nuclear -zyzzyva", 'nuclear -"zyzzyva energy"'])
def test_what_is_not_left_out_is_said(archive: Archive, text: str) -> None:
    results = search(archive, text)
    assert results.total == search(archive, "nuclear").total
    assert results.hints == ("nothing is left out: “zyzzyva” is nowhere in this record",)


def test_signs_alone_find_nothing_unless_more_is_still_being_typed(archive: Archive) -> None:
    for text in ("???", "speaker:", '"', "\udcff"):
        assert search(archive, text).total == 0
        assert len(search(archive, text).hits()) == 0
        assert search(archive, text).hints
        assert search(archive, text, is_typing=True).total == archive.total
    assert search(archive, " ").total == archive.total


def test_names_are_found_run_together_and_apart(archive: Archive) -> None:
    rows = search(archive, "petro vietnam").hits().rows(0, 1)
    assert [row.ref for row in rows] == ["organisation/petrovietnam"]
    assert search(archive, "to lam").hits().rows(0, 1)[0].ref == "person/to-lam"


def test_a_name_in_cyrillic_leads_to_how_texts_here_write_it(archive: Archive) -> None:
    results = search(archive, "Путин")
    assert results.hits().rows(0, 1)[0].ref == "person/vladimir-putin"
    assert results.hints == ("“putin” also finds where the name is written so",)
