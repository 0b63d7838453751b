"""Lists of the archive: every item once, in time order, the same from wherever one looks."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.archives import open_archive
from visittui.archive.build.known_items import folded_names
from visittui.archive.build.ordering import UNDATED, time_keys_of_events
from visittui.archive.search.hits.row_source import FoldedSchedule, WholeList, schedule
from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.archive.store.references import ItemNotFoundError
from visittui.archive.store.row import FOLD
from visittui.errors import CannotContinueError

from .conftest import WriteRecord, small_record

EVERYTHING = (
    "event", "agreement", "point", "quote", "person", "organisation", "place", "topic", "source", "difference",
)  # fmt: skip

PANES = [("event",), ("person", "organisation"), ("agreement", "point"), ("quote", "event", "source"), EVERYTHING]


@pytest.mark.parametrize("kinds", PANES)
def test_windows_make_up_the_whole_list(archive: Archive, kinds: tuple[str, ...]) -> None:
    total = sum(archive.counts[kind] for kind in kinds)
    whole = archive.rows(kinds, 0, total)
    assert len(whole) == total
    assert [row.number for row in whole] == sorted({row.number for row in whole})
    assert {row.kind for row in whole} == set(kinds)
    for start in range(0, total, 7):
        assert archive.rows(kinds, start, start + 7) == whole[start : start + 7]


@pytest.mark.parametrize("kinds", PANES)
def test_an_items_position_is_where_the_list_has_it(archive: Archive, kinds: tuple[str, ...]) -> None:
    rows = archive.rows(kinds, 0, 10_000)
    assert [archive.position(row.ref, kinds) for row in rows] == list(range(len(rows)))


@pytest.mark.parametrize(
    "reference", ["person/nobody", "person", "", "quote/", "/", "топик/x", "event/\x1b[0m", "event/\udcff"]
)
def test_what_is_not_in_a_list_has_no_position(archive: Archive, reference: str) -> None:
    assert archive.position(reference, EVERYTHING) is None


def test_an_item_of_another_tab_has_no_position_here(archive: Archive) -> None:
    assert archive.position("person/to-lam", ("quote",)) is None


@pytest.mark.parametrize(("start", "stop"), [(-5, 3), (9_999, 10_050), (5, 5), (7, 2)])
def test_a_window_outside_the_list_is_what_there_is_of_it(archive: Archive, start: int, stop: int) -> None:
    assert archive.rows(("event",), start, stop) == archive.rows(("event",), 0, 10_000)[max(0, start) : max(0, stop)]


def test_rows_by_number_keep_the_order_asked_for(archive: Archive) -> None:
    numbers = [row.number for row in archive.rows(("quote",), 0, 20)][::-1]
    assert [row.number for row in archive.rows_by_number([*numbers, 999_999_999])] == numbers


def test_items_of_an_occasion_follow_it(archive: Archive) -> None:
    order = [row.ref for row in archive.rows(EVERYTHING, 0, 10_000)]
    exchange = order.index("event/exchange-of-documents")
    assert order.index("agreement/nuclear-centre-memorandum") > exchange
    assert order.index("point/js-2") == order.index("point/js-1") + 1
    assert order.index("event/airport-greeting") > order.index("event/arrival")


def test_a_quotes_title_has_marks_and_its_item_has_not(archive: Archive) -> None:
    quote = archive.item("quote/putin-nuclear-agenda")
    assert archive.title("quote/putin-nuclear-agenda") == f"“{quote['text']}”"
    assert "[Russian atomic energy agency] Rosatom" in quote["text"]
    assert archive.title("quote/putin-toast") == archive.item("quote/putin-toast")["text"]


def test_events_between_two_days(archive: Archive) -> None:
    rows = archive.events_between("2024-06-20", "2024-06-20", 100)
    assert "event/arrival" in [row.ref for row in rows]
    assert all(row.moment and row.moment.start and row.moment.start.startswith("2024-06-20") for row in rows)


def test_tallies_are_the_counts_of_what_they_count(archive: Archive, shipped: dict[str, Any]) -> None:
    with_speaker = [q for q in shipped["quotes"] if q.get("speaker") or q.get("speaker_organisation")]
    assert sum(items for _, _, items in archive.tally("speaker")) == len(with_speaker)
    fields = archive.tally("field")
    assert sum(items for _, _, items in fields) == sum(len(a.get("topics", ())) for a in shipped["agreements"])


def test_whoever_said_most_comes_first_in_the_tally(archive: Archive) -> None:
    said = Counter[int]()
    for number, _, items in archive.tally("speaker"):
        said[number] += items
    assert list(said.values()) == sorted(said.values(), reverse=True)
    first = archive.tally("speaker", limit=3)
    assert len(first) == 3
    assert first == archive.tally("speaker")[:3]


@pytest.mark.parametrize("reference", ["person/to-lan", "to-lam", "persn/to-lam", "person/TO-LAM"])
def test_a_reference_that_leads_nowhere_says_what_comes_near(archive: Archive, reference: str) -> None:
    with pytest.raises(ItemNotFoundError) as failure:
        archive.card(reference)
    assert "person/to-lam" in failure.value.nearest
    assert "person/to-lam" in str(failure.value)
    assert isinstance(failure.value, CannotContinueError)


def test_a_hostile_reference_is_spelt_out(archive: Archive) -> None:
    with pytest.raises(ItemNotFoundError) as failure:
        archive.item("person/\x1b[31mred\u202e")
    assert str(failure.value).isprintable()


def test_a_persons_names_are_also_found_without_spaces() -> None:
    person = {"local_name": "Nguyễn Phú Trọng", "aliases": ["Trong"]}
    names = folded_names("person", "Nguyen Phu Trong", person).split("\n")
    assert {"nguyen phu trong", "nguyenphutrong", "phutrong", "trong"} == set(names)


def test_events_known_by_their_day_stand_after_what_a_source_puts_before_them() -> None:
    starts = ["2024-06-20T12:00", "2024-06-20", "2024-06-20T11:00", None, "2024-06-21"]
    after = [[], [0], [], [1], [0]]
    time_keys = time_keys_of_events(starts, after)
    order = sorted(range(len(starts)), key=lambda index: time_keys[index])
    assert order == [2, 0, 1, 3, 4]


def test_events_of_one_time_keep_the_order_of_the_record_where_no_source_says_otherwise() -> None:
    noon, day = "2024-06-20T12:00", "2024-06-20"
    starts = [noon, day, noon, day, day]
    after = [[4], [0], [], [2], []]
    time_keys = time_keys_of_events(starts, after)
    order = sorted(range(len(starts)), key=lambda index: time_keys[index])
    assert order == [4, 2, 3, 0, 1]


def test_events_before_each_other_in_a_circle_keep_their_own_time() -> None:
    assert time_keys_of_events(["2024", None, "2023"], [[1], [0], [2]]) == [
        ("2024", 3, 0), (UNDATED, 3, 1), ("2023", 3, 2),
    ]  # fmt: skip


def test_a_record_of_nothing_but_its_visit_has_empty_lists(write_record: WriteRecord) -> None:
    nothing: dict[str, list[dict[str, Any]]] = {
        section: [] for section in ("events", "agreements", "quotes", "topics", "differences")
    }
    archive = open_archive(write_record(**nothing))
    assert archive.rows(("quote",), 0, 10) == []
    assert archive.rows(("agreement", "point"), 0, 10) == []
    assert len(archive.rows(EVERYTHING, 0, 10)) == archive.total == 5


def test_newest_first_holds_where_an_event_without_a_time_stands_between_others(write_record: WriteRecord) -> None:
    record = small_record()
    (talks,) = record["events"]
    untimed = {**talks, "time": {"precision": "none"}, "after": ["talks"]}
    record["events"] += [{**untimed, "id": f"untimed-{number}"} for number in range(15)]
    record["events"] += [
        {**talks, "id": f"later-{hour}", "time": {"from": f"2023-03-02T{hour:02}:00", "precision": "minute"}}
        for hour in range(1, 4)
    ]
    archive = open_archive(write_record(events=record["events"]))
    newest = [row.ref for row in WholeList(archive, ("event",), "newest").rows(0, 99)]
    assert newest[:3] == ["event/later-3", "event/later-2", "event/later-1"]
    assert newest[-1] == "event/talks"
    found = search(archive, "kind:event", order="newest")
    assert [row.ref for row in found.hits().rows(0, 99)] == newest


def test_an_hour_of_which_accounts_disagree_is_disputed_and_so_are_parts_at_that_hour(archive: Archive) -> None:
    events = archive.rows(("event",), 0, 1000)
    disputed = {row.ref.partition("/")[2] for row in events if row.moment and row.moment.disputed}
    # Accounts of the hour differ, whether or not that is explained; of the day, where it is open.
    assert {"arrival", "welcome-ceremony", "nhan-dan-article"} <= disputed
    assert "gun-salute" in disputed  # a part of the welcome, at the same hour
    assert not disputed & {"airport-greeting", "talks-presidents", "state-banquet"}


def test_the_background_of_the_schedule_is_one_row_until_an_event_in_it_is_looked_up(archive: Archive) -> None:
    listed = schedule(archive)
    assert isinstance(listed, FoldedSchedule)
    background = [row.ref for row in archive.rows(("event",), 0, 1000) if row.status == "background"]
    first, *others = listed.rows(0, 1000)
    assert (first.kind, first.ref, first.title) == (FOLD, "", f"Background: {len(background)} events")
    assert len(listed) + listed.hidden == archive.counts["event"]
    assert not {row.ref for row in others} & set(background)
    assert listed.index_of("event/arrival") == 1 + [row.ref for row in others].index("event/arrival")
    assert listed.is_folded

    assert listed.index_of(background[3]) == 4
    assert [row.ref for row in listed.rows(1, 1 + len(background))] == background
    assert len(listed) + listed.hidden == archive.counts["event"]
    assert all(listed.index_of(row.ref) == index for index, row in enumerate(listed.rows(0, 1000)) if index)
    assert listed.index_of("person/to-lam") is None
    assert listed.index_of("no such thing") is None
