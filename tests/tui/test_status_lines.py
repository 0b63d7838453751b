"""What the lines around list and card say, without a screen."""

from __future__ import annotations

import pytest

from visittui.archive.search.searching import search
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.status_lines import (
    WELCOMES,
    Situation,
    bottom_line,
    found_line,
    list_position,
    notices,
    number,
    search_label,
    tab_counts,
    trail_line,
)
from visittui.tui.keymap.keys import KEYS
from visittui.tui.keymap.ways_on import Told
from visittui.tui.layout.text_runs import Line

HERE = Location("Quotes", title="Quotes")
NOW = Situation(
    keys=KEYS,
    part="list",
    trail=(Location("Overview", title="Overview"), HERE),
    position=("3 of 40 · by time", "3 of 40"),
    zone="Hanoi",
    results=None,
    scope="",
    reads_card=False,
    is_empty=False,
    tabs=7,
)


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def words(told: Told) -> str:
    return " · ".join(sentence.words for sentence in told)


def test_the_trail_leads_to_where_the_reader_is_and_says_what_is_in_view() -> None:
    left, right = trail_line(NOW, 80)
    assert text(left) == " Overview › Quotes"
    assert text(right) == "3 of 40 · by time · Hanoi time "


@pytest.mark.parametrize("width", range(40, 120))
def test_the_trail_fits_and_where_the_reader_is_stays_in_it(width: int) -> None:
    left, right = trail_line(NOW, width)
    assert len(text(left)) + len(text(right)) <= width
    assert "Quotes" in text(left)


def test_a_notice_stands_in_the_place_of_the_trail_the_most_pressing_first() -> None:
    told = NOW._replace(told="A damaged file was set aside.", is_first_start=True)
    assert list(map(words, notices(told))) == ["A damaged file was set aside."]
    changed = told._replace(record_changed=True)
    assert "R reloads it" in words(notices(changed)[0])
    assert list(map(words, notices(changed._replace(said="Marked.")))) == ["Marked."]
    reading = changed._replace(said="Marked.", under_way="Reading the record: 3 %")
    assert list(map(words, notices(reading))) == ["Reading the record: 3 %"]


def test_a_newcomer_is_told_three_keys_in_as_many_words_as_there_is_room_for() -> None:
    now = NOW._replace(is_first_start=True)
    assert len(notices(now)) == len(WELCOMES)
    assert "/ searches" in text(trail_line(now, 100)[0])
    assert text(trail_line(now, 50)[0]) == " New here? ? explains every key."
    on_a_card = now._replace(position=("lines 1–5 of 81", "1–5/81"), reads_card=True)
    assert text(trail_line(on_a_card, 40)[0]) == " New here? ? helps."


def test_a_scope_with_more_beyond_it_is_said_with_the_key_that_leads_there(archive: Archive) -> None:
    results = search(archive, "licence", scope="person/to-lam")
    now = NOW._replace(results=results, scope="To Lam")
    assert words(notices(now)[-1]).endswith("in the whole record: w")
    assert words(notices(now._replace(part="search"))[-1]).endswith("in the whole record: Shift+Tab")


@pytest.mark.parametrize("width", range(1, 100))
def test_the_bottom_line_never_names_half_a_key(width: int) -> None:
    line = text(bottom_line(NOW, width))
    assert len(line) <= max(width, 1)
    for hint in line.split("  "):
        assert hint.strip() in text(bottom_line(NOW, 200))


def test_what_leads_nowhere_is_not_offered() -> None:
    assert "back" in text(bottom_line(NOW, 200))
    assert "back" not in text(bottom_line(NOW._replace(without=("back",)), 200))


def test_where_there_is_no_room_a_sentence_asks_for_more() -> None:
    assert text(bottom_line(NOW._replace(too_small=True), 30)) == "Needs 40x10: q quits"


def test_matches_are_counted_and_signs_alone_are_none(archive: Archive) -> None:
    assert found_line(None) == ()
    assert found_line(search(archive, "?!")) == ()
    assert text(found_line(search(archive, "zzzzqqq"))) == "no match "
    assert text(found_line(search(archive, "nuclear"))).endswith(" matches ")


def test_tabs_count_what_they_list(archive: Archive) -> None:
    counts = tab_counts(archive, None, None)
    assert counts["Quotes"] == number(archive.counts["quote"])
    assert "Marked" not in counts
    assert tab_counts(archive, None, 3)["Marked"] == "3"


def test_a_search_in_somebody_names_them_as_far_as_there_is_room() -> None:
    assert text(search_label("")) == " Search: "
    assert text(search_label("To Lam")) == " Search in To Lam: "
    assert len(text(search_label("x" * 200))) < 45


def test_the_order_is_told_where_there_is_more_than_one() -> None:
    assert list_position(0, 0, "time", True) == ()
    assert list_position(1_000, 2_000, "newest", True) == ("1,000 of 2,000 · newest first", "1,000 of 2,000")
    assert list_position(1, 2, "time", False) == ("1 of 2",)
