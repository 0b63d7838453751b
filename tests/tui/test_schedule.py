"""The schedule: days, hours and what is not known of them, planned beside done, without opening a single card."""

from __future__ import annotations

import re

import pytest

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import tab_named
from visittui.tui.layout.row_layout import usual_lines
from visittui.tui.layout.schedule_layout import heading, lay_out_event
from visittui.tui.layout.text_runs import width_of
from visittui.tui.terminal.glyphs import in_ascii

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


HIDDEN = "event/victory-over-french"
"""An event of the background, which is folded until it is visited."""

TITLES = {
    "event/arrival": "Arrival at Noi Bai",
    "event/airport-greeting": "Red carpet and guard",
    "event/welcome-ceremony": "State welcome ceremony",
    "event/gun-salute": "Salute of twenty-one guns",
    "event/talks-presidents": "Talks of the two presidents",
    "event/planned-welcome-ceremony": "Official welcome at noon",
    "event/planned-talks-presidents": "Meeting with the President",
}


@pytest.mark.parametrize("width", [40, 54, 73, 74, 77, 99, 100, 111, 160])
def test_titles_stand_in_one_column(archive: Archive, width: int) -> None:
    lines = drawn(archive, width)
    columns = {lines[ref][0].index(title[:12]) for ref, title in TITLES.items()}
    assert len(columns) == 1
    # Beside the card on a screen of 100 columns the list has 54 cells.
    assert width < 54 or width - columns.pop() >= 30


@pytest.mark.parametrize("width", [77, 111, 160])
def test_how_sure_each_hour_is_stands_beside_it_in_words(archive: Archive, width: int) -> None:
    lines = drawn(archive, width)
    for event, sure in (
        ("arrival", "disputed"),
        ("welcome-ceremony", "disputed"),
        ("gun-salute", "disputed"),  # a part of the welcome, at the same hour
        ("talks-presidents", "part of day"),
        ("meeting-prime-minister", "day only"),
        ("planned-welcome-ceremony", "planned"),
        ("joint-statement-english-published", "exact"),
    ):
        assert f" {sure} " in lines[f"event/{event}"][0]
    assert "How sure" in "".join(run.text for run in heading(width, archive.clock(), None, None))


@pytest.mark.parametrize("width", [40, 54, 73])
def test_where_there_is_no_room_for_words_signs_tell_and_are_explained(archive: Archive, width: int) -> None:
    lines = drawn(archive, width)
    legend = "".join(run.text for run in heading(width, archive.clock(), None, None))
    for event, sign, word in (
        ("arrival", "?", "disputed"),
        ("talks-presidents", "├┤", "part"),
        ("joint-statement-english-published", "●", "exact"),
        ("planned-welcome-ceremony", "◇", "planned"),
    ):
        line = lines[f"event/{event}"][0]
        assert sign in line[: line.index(sign) + 2]
        assert width < 54 or (word in legend and sign in legend)
    assert "day only" in lines["event/airport-greeting"][0]


def test_beside_a_card_no_sign_that_is_a_letter_in_ascii_touches_its_word(archive: Archive) -> None:
    legend = "".join(run.text for run in heading(55, archive.clock(), None, None))
    assert "o about" in in_ascii(legend)
    assert "P planned" in in_ascii(legend)


@pytest.mark.parametrize("width", range(40, 74))
def test_every_sign_stands_as_far_from_its_word(archive: Archive, width: int) -> None:
    text = "".join(run.text for run in heading(width, archive.clock(), None, None))
    legend = text[text.index("●") :]
    assert len({len(blanks) for blanks in re.findall(r"[●○┤?◇]( *)[a-z]", legend)}) == 1
    assert len({len(blanks) for blanks in re.findall(r"[a-z]( +)[●○├?◇]", legend)}) == 1


@pytest.mark.parametrize("width", [100, 111, 160])
def test_the_hours_are_named_above_the_strip(archive: Archive, width: int) -> None:
    lines = drawn(archive, width)
    scale = "".join(run.text for run in heading(width, archive.clock(), None, None))
    noon = scale.index("12")
    assert scale.endswith("24  Hanoi time")
    assert lines["event/welcome-ceremony"][0].index("?") == noon
    assert lines["event/planned-welcome-ceremony"][0].index("◇") == noon
    assert lines["event/talks-presidents"][0].index("├") == noon


def test_what_only_a_day_is_known_of_takes_no_room_for_hours(archive: Archive) -> None:
    lines = drawn(archive, 111)
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
    assert "planned" in lines["event/planned-final-reception"][0]
    assert "planned" in lines["event/planned-programme"][0]
    assert "Planned:" not in lines["event/planned-final-reception"][0]
    assert "planned" not in lines["event/state-banquet"][0]
    order = list(lines)
    last_done = order.index("event/ukraine-remarks")
    assert [ref.startswith("event/planned-") for ref in order[last_done + 1 : last_done + 12]] == [True] * 11
    assert not any(ref.startswith("event/planned-") for ref in order[:last_done])


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
    assert lines["event/arrival"][0].startswith("       ~18:45")
    assert lines["event/airport-greeting"][0].startswith("20 Jun Hanoi day")
    assert "Hanoi afternoon" in lines["event/talks-presidents"][0]


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


async def test_the_background_is_one_line_above_the_visit_and_unfolds(reading: Reading) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("2")
        assert "Background: 20 events" in reader.rows.render_line(1).text
        assert "19 Jun" in reader.rows.render_line(2).text
        assert reader.rows.row is not None
        assert reader.rows.row.ref == "event/nhan-dan-article"
        assert "21 of 61" in reader.line("#trail")
        await reader.press("up", "enter")
        assert "Background: 20 events" in cursor_line(reader)
        assert "1954" in reader.rows.render_line(2).text
        await reader.press("down")
        assert reader.rows.row.ref == HIDDEN
        assert "1 of 61" in reader.line("#trail")
        await reader.press("up", "enter", "down")
        assert reader.rows.row.ref == "event/nhan-dan-article"


async def test_the_line_of_the_background_is_no_item(reading: Reading) -> None:
    async with reading(size=(120, 30)) as reader:
        await reader.press("2", "up")
        for key in ("b", "y", "c"):
            await reader.press(key)
            assert "No item is selected" in reader.line("#trail")
        await reader.press("j", "enter")
        assert reader.rows.row is not None
        await reader.press("backspace")
        assert reader.rows.row.ref == "event/nhan-dan-article"


async def test_whoever_comes_to_the_background_finds_it_unfolded(reading: Reading) -> None:
    async with reading(Location("Schedule", ref=HIDDEN, focus="card"), size=(80, 24)) as reader:
        assert "Dien Bien Phu" in reader.line("#trail")
        await reader.press("escape")
        assert reader.rows.row is not None
        assert reader.rows.row.ref == HIDDEN
        await reader.press("g")
        assert "Background: 20 events" in cursor_line(reader)


async def test_which_hours_of_the_day_are_sure_is_seen_without_opening_anything(reading: Reading) -> None:
    for size in ((80, 24), (100, 30), (120, 40), (200, 60)):
        async with reading(size=size) as reader:
            await reader.press("2")
            words = size[0] in (80, 200)
            seen = [reader.rows.render_line(line).text for line in range(reader.rows.size.height)]
            for title, sure, sign in (
                ("State welcome", "disputed", "?"),
                ("Arrival", "disputed", "?"),
                ("Talks of the two", "part of day", "├┤"),
                ("Drive to the hotel", "day only", "day only"),
            ):
                line = next(line for line in seen if title in line)
                assert (sure if words else sign) in line.partition(title)[0]


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
        assert "20 Jun ~01:45" in line
        await reader.press("z")
        moved = cursor_line(reader)
        assert "~18:45" in moved
        assert "20 Jun" not in moved
        assert "disputed" in line
        assert "UTC time" in reader.line("#trail")
