"""What accounts give of a number, day or hour, read."""

from __future__ import annotations

import re

import pytest

from visittui.measures import PATTERN, Measure, measure_of


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("11", Measure("number", 11, 11, "exactly", "11")),
        ("-4.5", Measure("number", -4.5, -4.5, "exactly", "-4.5")),
        ("~10", Measure("number", 10, 10, "about", "10")),
        (">=12", Measure("number", 12, 12, "at least", "12")),
        (">10", Measure("number", 10, 10, "more than", "10")),
        ("<-3", Measure("number", -3, -3, "less than", "-3")),
        ("-5..-3", Measure("number", -5, -3, "between", "-5", "-3")),
        ("01:45", Measure("hour", 105, 105, "exactly", "01:45")),
        ("22:00..23:30", Measure("hour", 1320, 1410, "between", "22:00", "23:30")),
    ],
)
def test_a_number_or_an_hour(value: str, expected: Measure) -> None:
    assert measure_of(value) == expected


def test_days_stand_in_their_order_on_one_scale() -> None:
    written = ["2001", "2001-03", "2024-06-19", "2024-06-19T22:00", "2024-06-20"]
    found = [measure_of(value, years=True) for value in written]
    places = [each.low for each in found if each is not None]
    assert len(places) == len(written)
    assert places == sorted(places)
    assert measure_of("2024") == Measure("number", 2024, 2024, "exactly", "2024")


@pytest.mark.parametrize(
    "value",
    [
        "", " ", "eleven", "11.", "1e5", "24:00", "1:45", "2024-02-30", "2024-13", "~", "~~1", "3..2", "1..01:45",
        "~1..2", "1..", "..2", "1...2", "٣", "nan", "inf", "9" * 16, "11\n", "0999-01-01", "2024-06-20T25:00",
    ],
)  # fmt: skip
def test_what_is_none_is_none(value: str) -> None:
    assert measure_of(value) is None


def test_the_pattern_of_the_format_refuses_what_cannot_be_read_at_all() -> None:
    assert all(re.search(PATTERN, value) for value in ("11", "~10", ">=12", "2024-06-20", "-5..-3", "01:45..02:00"))
    assert not any(re.search(PATTERN, value) for value in ("", "eleven", "24:00", "~1..2", "1..", "٣", "1 "))
