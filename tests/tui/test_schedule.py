"""The schedule: days, hours and what is not known of them, planned beside done, without opening a single card."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import tab_named
from visittui.tui.layout.row_layout import usual_lines
from visittui.tui.layout.schedule_layout import heading, lay_out_event
from visittui.tui.layout.text_runs import width_of

SCHEDULE = tab_named("Schedule")


def drawn(archive: Archive, width: int, zone: str | None = None) -> dict[str, list[str]]:
    """The lines of each event of the schedule."""
    rows = archive.rows(SCHEDULE.kinds, 0, 1000)
    found = {}
    for before, row in zip([None, *rows], rows, strict=False):
        lines = lay_out_event(row, width, archive.clock(zone), before)
        assert len(lines) <= usual_lines(SCHEDULE, width)
        assert all(width_of(line) <= width for line in lines)
        found[row.ref] = ["".join(run.text for run in line) for line in lines]
    return found


@pytest.mark.parametrize("width", [37, 39, 50, 56, 76, 77, 103, 104, 160])
def test_hours_stand_under_each_other_at_any_width(archive: Archive, width: int) -> None:
    lines = drawn(archive, width)
    noon = lines["event/welcome-ceremony"][0].index("●")
    assert lines["event/planned-welcome-ceremony"][0].index("◇") == noon
    assert lines["event/talks-presidents"][0].index("├") == noon
    assert lines["event/arrival"][0].index("○") < noon < lines["event/state-banquet"][0].index("├")


@pytest.mark.parametrize("width", [50, 77, 104, 160])
def test_the_hours_are_named_above_the_strip(archive: Archive, width: int) -> None:
    line = "".join(run.text for run in heading(width, archive.clock(), None, None))
    assert line.index("12") == drawn(archive, width)["event/welcome-ceremony"][0].index("●")
    assert line.endswith("24  Hanoi time")


def test_what_only_a_day_is_known_of_says_so_once_and_takes_no_room_for_hours(archive: Archive) -> None:
    lines = drawn(archive, 77)
    assert "no hour" in lines["event/airport-greeting"][0]
    assert "no hour" not in lines["event/motorcade-to-hotel"][0]
    assert sum("no hour" in line for (line,) in lines.values()) < 12
    assert "┊" not in lines["event/motorcade-to-hotel"][0]
    undated = [row.ref for row in archive.rows(SCHEDULE.kinds, 0, 1000) if row.moment and row.moment.start is None]
    assert [("no date" in lines[ref][0]) for ref in undated] == [True] + [False] * (len(undated) - 1)
    assert "~01:45" in lines["event/arrival"][0]


def test_no_title_is_cut_on_a_small_screen_but_by_its_place_in_time(archive: Archive) -> None:
    cut = [ref for ref, (line,) in drawn(archive, 77).items() if "…" in line and not line.rstrip().split("  ")[-1]]
    assert not cut
    lines = drawn(archive, 77)
    assert "Signing of a package of agreements" in lines["event/planned-signing"][0]
    assert "Wreath at the Ho Chi Minh Mausoleum" in lines["event/wreath-mausoleum"][0]


def test_a_wider_list_never_shows_fewer_events(archive: Archive) -> None:
    shown = [usual_lines(SCHEDULE, width) for width in range(20, 300)]
    assert shown == sorted(shown, reverse=True)


def test_planned_and_done_differ_in_sign_and_place(archive: Archive) -> None:
    lines = drawn(archive, 77)
    assert "◇" in lines["event/planned-final-reception"][0]
    assert "planned" in lines["event/planned-programme"][0]
    assert "Planned:" not in lines["event/planned-final-reception"][0]
    assert "◇" not in lines["event/state-banquet"][0]
    order = list(lines)
    last_done = order.index("event/ukraine-remarks")
    assert [ref.startswith("event/planned-") for ref in order[last_done + 1 : last_done + 12]] == [True] * 11
    assert not any(ref.startswith("event/planned-") for ref in order[:last_done])


@pytest.mark.parametrize("width", [50, 77, 160])
def test_what_is_planned_for_no_hour_has_its_sign_beside_the_title(archive: Archive, width: int) -> None:
    line = drawn(archive, width)["event/planned-talks-presidents"][0]
    assert line.index("◇") + 2 == line.index("Meeting with")


@pytest.mark.parametrize("width", [50, 64, 77, 160])
def test_away_from_home_no_word_runs_into_the_hours(archive: Archive, width: int) -> None:
    assert "Hanoi afternoon " in drawn(archive, width, "UTC")["event/talks-presidents"][0]


def test_a_day_stands_where_it_begins_and_on_the_line_above_the_list(archive: Archive) -> None:
    lines = drawn(archive, 77)
    assert [ref for ref, (line,) in lines.items() if line.startswith("20 Jun")] == ["event/arrival"]
    arrival, *rest = [
        row for row in archive.rows(SCHEDULE.kinds, 0, 1000) if row.title.startswith(("Arrival", "Drive"))
    ]
    above = "".join(run.text for run in heading(77, archive.clock(), rest[0], arrival))
    assert above.startswith("20 Jun ")


def test_away_from_home_every_hour_says_whose_it_is(archive: Archive) -> None:
    lines = drawn(archive, 77, "UTC")
    # The arrival is on the 19th there, as are the rows of that day before it.
    assert lines["event/arrival"][0].startswith("        ~18:45")
    assert lines["event/airport-greeting"][0].startswith("20 Jun  Hanoi day")
    assert "Hanoi afternoon" in lines["event/talks-presidents"][0]
    assert lines["event/talks-presidents"][0].index("├") == lines["event/welcome-ceremony"][0].index("●")


def test_events_follow_what_a_source_puts_before_them(archive: Archive) -> None:
    order = [row.ref for row in archive.rows(SCHEDULE.kinds, 0, 1000)]
    for earlier, later in (
        ("arrival", "motorcade-to-hotel"),
        ("welcome-ceremony", "talks-presidents"),
        ("exchange-of-documents", "press-statements"),
        ("meeting-prime-minister", "wreath-memorial"),
        ("wreath-memorial", "wreath-mausoleum"),
        ("meeting-national-assembly", "opera-house-meeting"),
        ("opera-house-meeting", "state-banquet"),
    ):
        assert order.index(f"event/{earlier}") < order.index(f"event/{later}")


def cursor_line(reader: Reader) -> str:
    """The line under the cursor: the first below the scale is row 0."""
    return reader.rows.render_line(1 + reader.rows.cursor - reader.rows.scroll_offset.y).text


async def test_it_opens_at_the_first_day_of_the_visit_and_background_is_above(reading: Reading) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("2")
        first = reader.rows.render_line(1).text
        assert "19 Jun" in first
        assert reader.rows.row is not None
        assert reader.rows.row.ref == "event/green-fuels-agreed"
        assert "0  6  12 18 24" in reader.rows.render_line(0).text
        await reader.press("up")
        assert "17 Jun" in cursor_line(reader) or "Ushakov" in cursor_line(reader)
        await reader.press("g")
        assert cursor_line(reader).startswith("▌ 1954")


async def test_the_day_stays_in_view_while_its_events_are_scrolled(reading: Reading) -> None:
    async with reading(Location("Schedule", ref="event/press-statements"), size=(80, 12)) as reader:
        assert "20 Jun" in reader.rows.render_line(0).text
        assert cursor_line(reader).startswith("▌ ")
        assert "Statements to the media" in cursor_line(reader)


async def test_a_click_under_the_scale_finds_the_row_it_is_on(reading: Reading) -> None:
    async with reading(Location("Schedule", ref="event/victory-over-french"), size=(80, 24)) as reader:
        await reader.click(reader.rows, (10, 3))
        assert reader.rows.cursor == 2
        await reader.click(reader.rows, (10, 0))
        assert reader.rows.cursor == 2


async def test_another_zone_moves_hours_and_marks(reading: Reading) -> None:
    async with reading(Location("Schedule", ref="event/arrival"), size=(80, 24)) as reader:
        line = cursor_line(reader)
        assert "20 Jun  ~01:45" in line
        await reader.press("z")
        moved = cursor_line(reader)
        assert "~18:45" in moved
        assert "20 Jun" not in moved
        assert moved.index("○") > line.index("○")
        assert "UTC time" in reader.line("#trail")
