"""The schedule: days, hours and what is not known of them, planned beside done, without opening a single card."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Reading
from visittui.archive.archive import Archive
from visittui.tui.lettering import width_of
from visittui.tui.navigation import Place
from visittui.tui.row_layout import lay_out
from visittui.tui.tabs import tab_named

SCHEDULE = tab_named("Schedule")


def drawn(archive: Archive, width: int) -> dict[str, list[str]]:
    """The lines of each event of the schedule."""
    rows = archive.rows(SCHEDULE.kinds, 0, 1000)
    found = {}
    for before, row in zip([None, *rows], rows, strict=False):
        lines = lay_out(row, SCHEDULE, width, archive.clock(), before)
        assert all(width_of(line) <= width for line in lines)
        found[row.ref] = ["".join(run.text for run in line) for line in lines]
    return found


@pytest.mark.parametrize("width", [37, 51, 76, 77, 103, 104, 160])
def test_hours_stand_under_each_other_at_any_width(archive: Archive, width: int) -> None:
    lines = drawn(archive, width)
    line = 0 if width >= 76 else 1
    noon = lines["event/welcome-ceremony"][line].index("●")
    assert lines["event/planned-welcome-ceremony"][line].index("◇") == noon
    assert lines["event/talks-presidents"][line].index("░") == noon
    assert lines["event/arrival"][line].index("○") < noon < lines["event/state-banquet"][line].index("░")


def test_what_only_a_day_is_known_of_says_so(archive: Archive) -> None:
    lines = drawn(archive, 77)
    assert "20 Jun day only" in lines["event/aurus-photos"][0]
    assert "16 Jun 1994  " in lines["event/treaty-1994-signing"][0]
    undated = [row.ref for row in archive.rows(SCHEDULE.kinds, 0, 1000) if row.moment and row.moment.start is None]
    assert undated
    assert all("no time given" in lines[ref][0] for ref in undated)
    assert "~01:45" in lines["event/arrival"][0]


def test_planned_and_done_differ_in_sign_and_word(archive: Archive) -> None:
    lines = drawn(archive, 77)
    assert "◇" in lines["event/planned-final-reception"][0]
    assert "planned" in lines["event/planned-final-reception"][0]
    assert "Planned:" not in lines["event/planned-final-reception"][0]
    assert "◇" not in lines["event/state-banquet"][0]


def test_a_day_stands_out_where_it_begins(archive: Archive) -> None:
    rows = archive.rows(SCHEDULE.kinds, 0, 1000)
    inks = {
        row.ref: lay_out(row, SCHEDULE, 77, archive.clock(), before)[0][0].ink
        for before, row in zip([None, *rows], rows, strict=False)
    }
    assert inks["event/victory-over-french"] == "name"
    assert inks["event/planned-programme"] == "name"
    assert inks["event/arrival"] == "muted"


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


async def test_another_zone_moves_hours_and_marks(reading: Reading) -> None:
    async with reading(Place("Schedule", ref="event/arrival"), size=(80, 24)) as reader:
        line = reader.rows.render_line(reader.rows.cursor - reader.rows.scroll_offset.y).text
        assert "20 Jun ~01:45" in line
        await reader.press("z")
        moved = reader.rows.render_line(reader.rows.cursor - reader.rows.scroll_offset.y).text
        assert "19 Jun ~18:45" in moved
        assert moved.index("○") > line.index("○")
        assert "UTC time" in reader.line("#trail")
