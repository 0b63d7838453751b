"""Rows take the lines they need: nothing is cut while lines of the list are free, and a long list scrolls by rows."""

from __future__ import annotations

import re

import pytest

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import TABS, tab_named
from visittui.tui.layout.beside_title import told_whole, wrap_told
from visittui.tui.layout.row_layout import DIFFERS, DIFFERS_IN_WORDING, lay_out, usual_lines
from visittui.tui.layout.schedule_layout import lay_out_event
from visittui.tui.layout.text_runs import Line, Run, width_of, wrap_within

QUOTES = tab_named("Quotes")


def shown(reader: Reader) -> list[str]:
    return [reader.rows.render_line(y).text.rstrip() for y in range(reader.rows.size.height)]


@pytest.mark.parametrize("width", [8, 20, 37, 51, 76, 120, 200])
@pytest.mark.parametrize("lines", [1, 2, 3, 4, 1000])
def test_a_row_takes_no_more_lines_and_cells_than_it_may(archive: Archive, width: int, lines: int) -> None:
    for tab in TABS:
        for row in archive.rows(tab.kinds, 0, 60):
            laid_out = lay_out(row, tab, width, archive.clock(), lines=lines)
            assert 1 <= len(laid_out) <= max(1, lines)
            assert all(width_of(line) <= width for line in laid_out), row.ref


@pytest.mark.parametrize("width", [40, 48, 56, 64, 76])
def test_on_how_many_witnesses_something_rests_never_stands_on_a_line_alone(archive: Archive, width: int) -> None:
    for tab in map(tab_named, ("Schedule", "Agreements", "Quotes")):
        for row in archive.rows(tab.kinds, 0, 100):
            laid_out = lay_out(row, tab, width, archive.clock(), lines=9)
            *_, above, last = ["", *("".join(run.text for run in line) for line in laid_out)]
            assert not (above and "witness" in last and "·" not in last), row.ref


@pytest.mark.parametrize("width", [36, 54, 64, 76, 111])
@pytest.mark.parametrize("lines", [None, 2, 3, 9])
def test_on_how_many_witnesses_something_rests_is_told_where_a_line_has_room(
    archive: Archive, width: int, lines: int | None
) -> None:
    clock = archive.clock()
    for tab in map(tab_named, ("Schedule", "Agreements", "Quotes")):
        for row in archive.rows(tab.kinds, 0, 1000):
            by_hour = tab.leads_with == "time"
            laid_out = (
                lay_out_event(row, width, clock, None, lines) if by_hour else lay_out(row, tab, width, clock, 0, lines)
            )
            told = f"{row.witnesses}\N{NO-BREAK SPACE}witness{'es' if row.witnesses > 1 else ''}"
            text = ["".join(run.text for run in line) for line in laid_out]
            if row.witnesses and told not in "".join(text):
                assert all(width - width_of(line) < len(told) + 2 for line in laid_out), (row.ref, text)


async def test_free_lines_tell_on_how_many_witnesses_each_event_rests_before_where_it_was(reading: Reading) -> None:
    async with reading(Location("Schedule"), size=(200, 60)) as reader:
        rows, text = reader.rows.source.rows(1, len(reader.rows.source)), " ".join(shown(reader))
        assert text.count("witness") == sum(row.witnesses > 0 for row in rows)


@pytest.mark.parametrize("width", [40, 48, 55, 57, 64, 68, 76])
def test_of_no_part_of_what_is_told_only_some_letters_are_left(archive: Archive, width: int) -> None:
    reason = "about the memorandum on the nuclear science and technology centre in Hanoi"
    for row in archive.rows(("quote", "event", "agreement"), 0, 200):
        found = row._replace(reason=reason, lacks=("timetable",))
        whole = "".join(run.text for run in told_whole(found, archive.clock())).split(" · ")
        for laid_out in (
            lay_out(found, QUOTES, width, archive.clock(), lines=3),
            lay_out_event(found, width, archive.clock(), None, 1) if row.kind == "event" else (),
        ):
            parts = " ".join("".join(run.text for run in line).strip() for line in laid_out).split(" · ")
            for part in parts[1:]:
                ended = part.removesuffix("…")
                is_stump = ended != part and sum(map(str.isalpha, ended)) < 8
                assert not is_stump or ended.endswith(" ") or ended in whole, (row.ref, parts)
                assert not re.search(r"[(,;] ?…", part) or "…" in row.title + row.detail, (row.ref, parts)


@pytest.mark.parametrize("width", [40, 48, 55, 57, 64, 68, 76])
def test_no_line_begins_or_ends_with_a_dot_and_no_time_is_broken(archive: Archive, width: int) -> None:
    for tab in map(tab_named, ("Schedule", "Agreements", "Quotes")):
        for row in archive.rows(tab.kinds, 0, 100):
            for lines in (2, 3, 4, 9):
                laid_out = lay_out(row, tab, width, archive.clock(), lines=lines)
                text = ["".join(run.text for run in line) for line in laid_out]
                assert not [line for line in text if line.endswith("·") or line.strip().startswith("·")], row.ref
                assert "·…" not in "".join(text), row.ref
                assert not [line for line in text if re.search(r"· \d+$", line)], row.ref


@pytest.mark.parametrize(
    "told",
    [
        (Run("talks of the Society-of-Vietnamese-Friends"), Run(" · "), Run("Hanoi,20-June-2024"), Run(" · "),
         Run("2\N{NO-BREAK SPACE}witnesses")),
        (Run("He met rectors of the university"), Run(" · "), Run("National University"), Run(" · "), Run("Hanoi")),
        (Run("On Thursday he held "), Run("talks", "match"), Run(" "), Run("Hanoi", "match")),
    ],
    ids=["witnesses", "place", "match"],
)  # fmt: skip
def test_no_word_is_lost_so_that_the_last_ones_do_not_stand_alone(told: Line) -> None:
    for width in range(16, 100):
        for lines in (1, 2, 3):
            broken = (make((Run("  "), *told), width, lines, 2) for make in (wrap_told, wrap_within))
            kept, usual = ("".join("".join(run.text for line in each for run in line).split()) for each in broken)
            if "witness" in told[-1].text and "…" in usual:
                # What was told last before is cut; the witnesses are not.
                kept, usual = (each.replace("·", "").rstrip("…") for each in (kept.removesuffix("2witnesses"), usual))
                assert usual.startswith(kept.rstrip("…")), (width, lines)
                continue
            assert kept.replace("·", "") == usual.replace("·", ""), (width, lines)


@pytest.mark.parametrize("width", [40, 52, 76, 90])
def test_where_not_all_is_told_of_a_partial_match_the_witnesses_are(archive: Archive, width: int) -> None:
    row = Row(
        1, "quote/x", "quote", "“word and word”", "Aleksey Likhachev", outlet="RT", witnesses=3, lacks=("timetable",),
        reason="about the memorandum on the nuclear science and technology centre in Hanoi and its timetable",
    )  # fmt: skip
    *_, told = ("".join(run.text for run in line) for line in lay_out(row, QUOTES, width, archive.clock(), lines=2))
    assert told.startswith("  without timetable")
    assert width < 52 or "timetable · Aleksey Likha" in told
    assert width < 76 or "Aleksey Likhachev · RT" in told
    assert told.endswith("… · 3\N{NO-BREAK SPACE}witnesses")


@pytest.mark.parametrize("width", [40, 52, 66, 77, 111])
@pytest.mark.parametrize("name", ["Overview", "Quotes"])
def test_what_a_row_lacks_is_told_first_and_never_cut(archive: Archive, name: str, width: int) -> None:
    reason = "about the memorandum on the nuclear science and technology centre in Hanoi"
    for row in archive.rows(("quote", "event", "agreement", "person", "source"), 0, 1000):
        partial = row._replace(lacks=("timetable",), reason=reason)
        laid_out = lay_out(partial, tab_named(name), width, archive.clock())
        assert any("".join(run.text for run in line).startswith("  without timetable") for line in laid_out), row.ref


@pytest.mark.parametrize(("outlet", "told"), [("RT", "RT"), ("", "publisher unknown")])
def test_a_quote_says_who_published_it_or_that_nobody_knows(archive: Archive, outlet: str, told: str) -> None:
    row = Row(1, "quote/x", "quote", "“word and word”", "Otto", outlet=outlet, witnesses=1)
    assert "".join(run.text for run in told_whole(row)) == f"Otto · {told} · 1\N{NO-BREAK SPACE}witness"
    assert "".join(run.text for run in told_whole(row._replace(outlet="", witnesses=0))) == "Otto"


def test_all_words_of_most_quotes_are_read_without_opening_any(archive: Archive) -> None:
    rows = archive.rows(QUOTES.kinds, 0, 100)
    whole = [row for row in rows if row.title in " ".join(_words(archive, row, 76))]
    assert len(whole) >= 70


def _words(archive: Archive, row: Row, width: int) -> list[str]:
    lines = lay_out(row, QUOTES, width, archive.clock())
    return [word for line in lines for word in "".join(run.text for run in line).split()]


async def test_every_quote_is_reached_and_shown_from_its_first_line(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        for index in range(len(reader.rows.source)):
            assert reader.rows.cursor == index
            lines = shown(reader)
            marked = [line for line in lines if line.startswith("▌")]
            assert len(marked) == len(
                lay_out(reader.rows.row, QUOTES, reader.rows.size.width - 3, reader.rows.clock)  # type: ignore[arg-type]
            )
            await reader.press("down")
        assert shown(reader)[-2].startswith("▌")


async def test_page_by_page_every_row_is_seen_whole(reading: Reading) -> None:
    async with reading(Location("Quotes")) as reader:
        rows = reader.rows.source.rows(0, len(reader.rows.source))
        for key, ends_at in (("pagedown", len(rows) - 1), ("pageup", 0)):
            seen: set[str] = set()
            while True:
                text = " ".join(" ".join(line.strip("▌ ") for line in shown(reader)).split())
                seen |= {row.ref for row in rows if f"{row.title.rstrip('”')[:60]}" in text}
                if reader.rows.cursor == ends_at:
                    break
                await reader.press(key)
            assert seen == {row.ref for row in rows}


def test_what_accounts_differ_in_is_loud_in_facts_and_quiet_in_wording(archive: Archive) -> None:
    signs: dict[str, set[tuple[str, str]]] = {}
    for row in archive.rows(("event", "quote", "agreement", "person", "place"), 0, 1000):
        (sign, *_) = lay_out(row, QUOTES, 76, archive.clock())[0]
        signs.setdefault(row.weight, set()).add((sign.text.strip(), sign.ink))
    assert signs["fact"] == signs.get("substance", signs["fact"]) == {(DIFFERS, "differs")}
    assert signs["wording"] == {(DIFFERS_IN_WORDING, "muted")}
    assert signs["spelling"] == signs[""] == {("", "muted")}


def test_words_printed_and_words_retold_differ_without_colours(archive: Archive) -> None:
    for row in archive.rows(QUOTES.kinds, 0, 100):
        text = "".join(run.text for line in lay_out(row, QUOTES, 76, archive.clock()) for run in line)
        assert ("retold · " in text) == (row.status == "paraphrase") == (not row.title.startswith("“"))


def test_rows_of_one_line_stay_so_in_a_long_list(archive: Archive) -> None:
    assert usual_lines(tab_named("People"), 77) == 1
    assert usual_lines(tab_named("People"), 60) > 1


def test_a_long_outlet_goes_on_below_and_titles_stand_under_each_other(archive: Archive) -> None:
    row = Row(1, "source/x", "source", "Remarks to the press " * 4, "The American Presidency Project (inferred)")
    laid_out = lay_out(row, tab_named("Sources"), 77, archive.clock(), column=22, lines=9)
    text = ["".join(run.text for run in line) for line in laid_out]
    assert [line[:22].strip() for line in text] == ["The American", "Presidency Project", "(inferred)"]
    assert [line[32:].startswith(("Remarks", "press", "the", "to")) for line in text[:2]] == [True, True]


@pytest.mark.parametrize("width", [52, 57, 76])
def test_where_little_room_is_left_who_spoke_is_cut_and_outlet_and_witnesses_are_not(
    archive: Archive, width: int
) -> None:
    who = "the US embassy in Hanoi, as the live page sums it up (US Embassy in Hanoi)"
    row = Row(1, "quote/x", "quote", "“word and word”", who, status="paraphrase", outlet="RT", witnesses=1)
    told = "".join(run.text for run in lay_out(row, QUOTES, width, archive.clock(), lines=2)[1])
    assert told.startswith("  retold · the US embassy")
    assert told.endswith("… · RT · 1\N{NO-BREAK SPACE}witness")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_no_office_is_cut_beside_more_blanks_than_its_column_is_worth(
    reading: Reading, size: tuple[int, int]
) -> None:
    async with reading(Location("People"), size=size) as reader:
        for line in shown(reader):
            assert not (line.endswith("…") and " " * (12 + 2) in line[4:]), line
