"""Times in words: never more exact than the record, in the zone that was asked for."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal_driver import programs
from visittui.archive.clock import NO_TIME, Clock
from visittui.archive.moment import Moment, finer, moment_of_date
from visittui.errors import CannotContinueError

HANOI = Clock("Asia/Ho_Chi_Minh", "2024", town="Hanoi")
UTC = Clock("Asia/Ho_Chi_Minh", "2024", "UTC", "Hanoi")
WEST = Clock("Asia/Ho_Chi_Minh", "2024", "America/Los_Angeles", "Hanoi")


@pytest.mark.parametrize(
    ("moment", "here", "utc"),
    [
        (Moment("2024-06-20T12:00", precision="minute"), "20 Jun 12:00", "20 Jun 05:00 UTC"),
        (Moment("2024-06-20T01:45", precision="minute", approximate=True), "20 Jun ~01:45", "19 Jun ~18:45 UTC"),
        (Moment("2024-06-20T12:00", "2024-06-20T13:30", "hour"), "20 Jun 12:00–13:30", "20 Jun 05:00–06:30 UTC"),
        (
            Moment("2024-06-20T23:00", "2024-06-21T01:00", "hour"),
            "20 Jun 23:00 – 21 Jun 01:00",
            "20 Jun 16:00–18:00 UTC",
        ),
        (
            Moment("2024-06-20T15:00", precision="part-of-day", printed="in the afternoon"),
            "20 Jun afternoon",
            "20 Jun Hanoi afternoon",
        ),
        (Moment("2024-06-20T04:00", precision="part-of-day"), "20 Jun night", "20 Jun Hanoi night"),
        (
            Moment("2024-06-20", precision="part-of-day", printed="Chiều 20/6"),
            "20 Jun Chiều 20/6",
            "20 Jun Hanoi Chiều 20/6",
        ),
        (Moment("2024-06-20", precision="day"),) + ("20 Jun",) * 2,
        (Moment("2024-06-19", "2024-06-20", "day"),) + ("19–20 Jun",) * 2,
        (Moment("2024-05-30", "2024-06-02", "day"),) + ("30 May–2 Jun",) * 2,
        (Moment("2023-12-12", "2023-12-13", "day"),) + ("12–13 Dec 2023",) * 2,
        (Moment("2023-09", "2023-12", "month"),) + ("Sep–Dec 2023",) * 2,
        (Moment("2022-09", "2023-12", "month"),) + ("Sep 2022–Dec 2023",) * 2,
        (Moment("2001", "2007", "year"),) + ("2001–2007",) * 2,
        (Moment("1994-06-16", precision="day"),) + ("16 Jun 1994",) * 2,
        (Moment("2024-03", precision="month"),) + ("Mar 2024",) * 2,
        (Moment("1954", precision="year"),) + ("1954",) * 2,
        (Moment(None),) + (NO_TIME,) * 2,
        (None, NO_TIME, NO_TIME),
    ],
)
def test_a_moment_in_words(moment: Moment | None, here: str, utc: str) -> None:
    assert HANOI.text(moment) == here
    assert UTC.text(moment) == utc


@pytest.mark.parametrize(
    ("moment", "here", "utc"),
    [
        (Moment("2024-06-20T12:30", precision="minute"), (12.5, None, "exact"), (5.5, None, "exact")),
        (Moment("2024-06-20T01:45", "2024-06-20T03:00", "minute"), (1.75, 3, "exact"), (18.75, 20, "exact")),
        (Moment("2024-06-20T23:00", "2024-06-21T01:00", "hour"), (23, 24, "exact"), (16, 18, "exact")),
        (Moment("2024-06-20T12:00", "2024-06-20T16:00", "part-of-day"), (12, 16, "within"), (5, 9, "within")),
        (
            Moment("2024-06-20T12:00", precision="part-of-day", printed="after the talks"),
            (12, 18, "within"),
            (5, 11, "within"),
        ),
        (
            Moment("2024-06-20", precision="part-of-day", printed="in the evening"),
            (18, 24, "within"),
            (11, 17, "within"),
        ),
        (Moment("2024-06-20", precision="part-of-day", printed="Chiều 20/6"), (0, 24, "within"), None),
        (Moment("2024-06-20", precision="day"), None, None),
        (Moment(None), None, None),
        (None, None, None),
    ],
)
def test_the_place_of_a_moment_on_its_day(moment: Moment | None, here: object, utc: object) -> None:
    assert HANOI.hours(moment) == here
    assert UTC.hours(moment) == utc


def test_an_event_over_two_days_lasts_to_the_end_of_the_first() -> None:
    for end in ("2024-06-20T14:00", "2024-06-20T10:00", "2024-06-20T08:00"):
        assert HANOI.hours(Moment("2024-06-19T10:00", end, "hour")) == (10, 24, "exact")


def test_a_part_of_a_day_that_is_on_another_day_elsewhere_is_told_but_not_drawn() -> None:
    afternoon = Moment("2024-06-20T12:00", "2024-06-20T18:00", "part-of-day")
    assert WEST.text(afternoon) == "20 Jun Hanoi afternoon"
    assert WEST.hours(afternoon) is None
    tokyo = Clock("Asia/Ho_Chi_Minh", "2024", "Asia/Tokyo", "Hanoi")
    assert tokyo.hours(Moment("2024-06-20T18:00", precision="part-of-day", printed="evening")) == (20, 24, "within")


def test_what_is_read_alone_names_the_zone() -> None:
    noon = Moment("2024-06-20T12:00", precision="minute")
    assert [clock.stated(noon) for clock in (HANOI, UTC, WEST)] == [
        "20 Jun 12:00 Hanoi time",
        "20 Jun 05:00 UTC",
        "19 Jun 22:00 Los Angeles time",
    ]
    assert HANOI.stated(Moment("2024-06-20", precision="day")) == "20 Jun"
    assert HANOI.stated(None) == NO_TIME
    assert (HANOI.without_hour, UTC.without_hour) == ("no hour", "Hanoi day")


def test_a_zone_that_nobody_knows_is_named() -> None:
    for name in ("Hanoi/Nowhere", "", "/etc/passwd", "../../x", "\x00"):
        if name:
            with pytest.raises(CannotContinueError, match="time zone"):
                Clock("Asia/Ho_Chi_Minh", "2024", name)


def test_the_visits_own_zone_needs_no_zone_database() -> None:
    script = (
        "import sys; from visittui.archive.clock import Clock; from visittui.archive.moment import Moment;"
        "noon = Moment('2024-06-20T12:00', precision='minute');"
        "print(Clock('No/Where', '2024').text(noon), 'zoneinfo' in sys.modules)"
    )
    assert (
        programs.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        == "20 Jun 12:00 False\n"
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-06-20", "2024-06-20", "20 June 2024"),
        ("2024-06-19", "2024-06-20", "19–20 June 2024"),
        ("2024-05-30", "2024-06-02", "30 May – 2 June 2024"),
        ("2023-12-31", "2024-01-01", "31 December 2023 – 1 January 2024"),
    ],
)
def test_the_days_of_a_visit_in_words(first: str, last: str, words: str) -> None:
    assert Clock.long_days(first, last) == words


@given(
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    st.sampled_from([4, 7, 10, 16]),
    st.sampled_from(["minute", "hour", "part-of-day", "day", "month", "year", "none"]),
)
def test_no_time_of_the_calendar_is_too_much(iso: str, length: int, precision: str) -> None:
    moment = Moment(iso[:length], precision=precision)  # type: ignore[arg-type]
    for clock in (HANOI, UTC, Clock("UTC", "2024", "America/New_York")):
        assert clock.text(moment)
        clock.hours(moment)


def test_an_item_has_its_events_time_unless_its_own_date_says_otherwise() -> None:
    talks = Moment("2024-06-20T12:00", precision="minute")
    assert finer(talks, None) == talks
    assert finer(talks, "2024-06-20") == talks
    assert finer(talks, "2024-06-19") == moment_of_date("2024-06-19")
    assert finer(None, None) is None
    assert finer(Moment(None), "2024") == Moment("2024", precision="year")
