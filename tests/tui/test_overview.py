"""The overview as it is drawn: whole on the first screen of a small terminal, and using the room of a large one."""

from __future__ import annotations

import re

import pytest

from visittui.archive.cards.card import Bar, BarChart, Card, Link, Timeline
from visittui.archive.cards.overview import overview_card
from visittui.archive.store.archive import Archive
from visittui.tui.layout.card_layout import LaidCard, lay_out_card
from visittui.tui.layout.text_runs import width_of

SIZES = ((38, 5), (60, 19), (80, 19), (100, 30), (120, 35), (160, 40), (200, 55), (300, 95))


def laid_overview(archive: Archive, width: int, height: int) -> LaidCard:
    return lay_out_card(overview_card(archive), width, lambda _: (), height)


def text_of(laid: LaidCard) -> list[str]:
    return ["".join(run.text for run in line) for line in laid.lines]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_fits_the_width_and_two_more_screens_hold_it(archive: Archive, width: int, height: int) -> None:
    laid = laid_overview(archive, width, height)
    assert all(width_of(line) <= width for line in laid.lines)
    if width >= 80:
        assert len(laid.lines) <= 3 * height


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_link_is_where_its_marks_are(archive: Archive, width: int, height: int) -> None:
    laid = laid_overview(archive, width, height)
    assert len(laid.link_lines) == len(laid.targets)
    for number, line in enumerate(laid.lines):
        for run in line:
            if run.link is not None:
                first, last = laid.link_lines[run.link]
                assert first <= number <= last
    drawn = {run.link for line in laid.lines for run in line if run.link is not None}
    assert drawn == set(range(len(laid.targets)))


def test_the_first_small_screen_says_who_when_what_and_who_spoke(archive: Archive) -> None:
    first = "\n".join(text_of(laid_overview(archive, 80, 19))[:19])
    for told in ("Vladimir Putin", "To Lam", "20 Jun", "~01:45", "12:00", "evening", "planned", "Hanoi time"):
        assert told in first
    assert " ".join(archive.visit.summary.split()) in " ".join(first.split())
    assert archive.visit.title not in first, "it is on the screen's first line"


def test_every_sign_and_number_of_the_first_small_screen_is_explained_on_it(archive: Archive) -> None:
    first = text_of(laid_overview(archive, 80, 19))[:19]
    shown = "\n".join(first)
    for sign in ("● exact", "○ about", "├┤ part of day", "? disputed", "◇ planned", "≠ disagree", "█quoted ░retold"):
        assert sign in shown
    card = overview_card(archive)
    printed, retold = card.charts[0].bars[0].parts
    assert (
        next(line for line in first if line.startswith(" Vladimir Putin"))[:40]
        .rstrip()
        .endswith(f" {printed} + {retold}")
    )
    most = card.groups[0].links[0].detail.partition(" accounts")[0]
    assert next(line for line in first if "How many documents" in line).endswith(f" {most}")
    assert next(line for line in first if "Where accounts differ (" in line).endswith(" accounts")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_chart_that_leaves_some_out_ends_with_a_link_to_them(archive: Archive, width: int, height: int) -> None:
    laid = laid_overview(archive, width, height)
    for chart in overview_card(archive).charts:
        assert chart.more is not None
        line = next(line for line in laid.lines if any(run.text == chart.more.title for run in line))
        (link,) = {run.link for run in line if run.text == chart.more.title}
        assert laid.targets[link or 0] == chart.more.ref


def test_a_wide_screen_tells_on_what_accounts_differ_in_columns(archive: Archive) -> None:
    lines = text_of(laid_overview(archive, 300, 95))
    first = next(line for line in lines if "How many documents" in line)
    second = next(line for line in lines if "Which fields the agreements" in line)
    assert first.index("about a number") == second.index("with something left out")
    assert first.index("open") == second.index("explained")


def test_the_signs_of_the_days_stand_apart_from_those_of_the_charts_where_a_line_is_free(archive: Archive) -> None:
    lines = [line.strip() for line in text_of(laid_overview(archive, 120, 35))]
    charts = next(number for number, line in enumerate(lines) if line.startswith("Statements by speaker"))
    assert lines[charts - 1] == ""
    assert lines[charts - 2].startswith("● exact")


def test_what_is_known_by_the_hour_stands_under_its_hour(archive: Archive) -> None:
    lines = text_of(laid_overview(archive, 80, 19))
    hours = next(line for line in lines if "Day by day" in line)
    column = hours.index("12")
    assert next(line for line in lines if "welcome ceremony" in line)[column] == "?"
    assert next(line for line in lines if line.split()[:1] == ["planned"])[column] == "◇"
    arrival = next(line for line in lines if "Arrival" in line)
    assert arrival.index("?") == hours.index("0") + 1
    assert "├────┤" in next(line for line in lines if "afternoon" in line)


def test_in_another_zone_nothing_stands_under_an_hour_that_is_not_its_own(archive: Archive) -> None:
    laid = lay_out_card(overview_card(archive, archive.clock("UTC")), 80, lambda _: (), 19)
    lines = text_of(laid)
    hours = next(line for line in lines if "Day by day" in line)
    assert hours.endswith("24  UTC")
    noon, six = hours.index("12"), hours.index("6")
    assert next(line for line in lines if "welcome ceremony" in line)[six - 1] == "?"
    afternoon = next(line for line in lines if "Hanoi afternoon" in line)
    assert (afternoon.index("├"), afternoon.index("┤")) == (six - 1, noon - 2)
    assert [line[1:7] for line in lines if line[1:7].endswith("Jun")] == ["19 Jun", "20 Jun"]
    assert not [line for line in lines if " no hour " in line]


def test_a_part_of_a_day_that_is_on_another_day_there_is_named_and_not_drawn(archive: Archive) -> None:
    laid = lay_out_card(overview_card(archive, archive.clock("America/Los_Angeles")), 80, lambda _: (), 19)
    afternoon = next(line for line in text_of(laid) if "Hanoi afternoon" in line)
    assert "Talks of the two presidents" in afternoon
    assert "├" not in afternoon


def test_a_large_screen_has_a_line_for_each_event_beside_the_charts(archive: Archive) -> None:
    card = overview_card(archive)
    assert card.timeline is not None
    lines = text_of(laid_overview(archive, 200, 55))
    first = "\n".join(lines[:55])
    for occurrence in card.timeline.occurrences:
        assert occurrence.link.title.removeprefix("Planned: ")[1:30] in first
    assert first.count("no hour") == 2
    assert "Statements by speaker" in lines[5]
    assert not [line for line in lines[6:34] if line[:118].strip() in ("", "no hour")], "no line is empty"
    assert "Where accounts differ" in first


@pytest.mark.parametrize(("width", "height"), [(80, 19), (100, 25), (120, 35), (200, 55)])
def test_on_how_many_witnesses_it_all_stands_is_told_at_once(archive: Archive, width: int, height: int) -> None:
    above_the_days = "\n".join(text_of(laid_overview(archive, width, height))).partition("Day by day")[0]
    assert re.search(r"Witnesses  \d+ of \d+ statements on one source alone", above_the_days)


def test_one_word_more_on_a_line_is_never_lost(archive: Archive) -> None:
    """What has no room on a line of the timeline is counted, and the count leads to the first of it."""
    card = overview_card(archive)
    assert card.timeline is not None
    laid = laid_overview(archive, 80, 19)
    afternoon = next(number for number, line in enumerate(text_of(laid)) if "afternoon" in line)
    links = [run for run in laid.lines[afternoon] if run.link is not None and not set(run.text) & set("├─┤≠")]
    *named, more = links
    events = [each for each in card.timeline.occurrences if each.time == "afternoon" and not each.status]
    assert more.text == f"+{len(events) - len(named)}"
    assert more.link is not None
    assert laid.targets[more.link] == events[len(named)].link.ref


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize(("charts", "groups"), [(0, 1), (1, 0), (1, 1), (2, 0), (2, 1)])
def test_each_chart_and_table_is_drawn_once_however_many_there_are(
    archive: Archive, charts: int, groups: int, width: int, height: int
) -> None:
    card = overview_card(archive)
    card = card._replace(charts=card.charts[:charts], groups=card.groups[:groups])
    drawn = "\n".join(text_of(lay_out_card(card, width, lambda _: (), height)))
    for heading in (*(chart.heading for chart in card.charts), *(group.label for group in card.groups)):
        assert drawn.count(heading) == 1


def test_charts_without_anything_in_them_are_drawn_too() -> None:
    link = Link("person/x", "Somebody with a name that is far too long for the place that names have in a chart")
    card = Card(
        "visit/x",
        "visit",
        "A visit",
        "",
        (),
        (),
        (),
        Timeline("Days", (), "Hanoi time", "no hour"),
        (BarChart("Who", ("a", "b"), ()),),
    )
    assert "No events on these days." in "\n".join(text_of(lay_out_card(card, 80, lambda _: ())))
    card = card._replace(charts=(BarChart("Who", ("a", "b"), (Bar(link, (0, 0)), Bar(link, (10**9, 1)))),))
    for width in (8, 20, 80, 200):
        assert lay_out_card(card, width, lambda _: ()).targets
