"""Agreements: what was signed is on the first screen, the status of each is said, and every count is the same count."""

from __future__ import annotations

import re

import pytest

from tests.tui.conftest import Reading
from visittui.archive.cards.overview import amounts, overview_card
from visittui.archive.kinds.agreement import STANDINGS
from visittui.archive.store.archive import Archive
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.status_lines import tab_counts
from visittui.tui.explorer.tabs import TABS, tab_named
from visittui.tui.layout.row_layout import lay_out
from visittui.tui.widgets.laid_rows import LaidRows, RowsView


async def test_everything_signed_is_on_the_first_screen_each_with_its_status(
    reading: Reading, archive: Archive
) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("4")
        lines = [reader.rows.render_line(line).text for line in range(reader.rows.size.height)]
        signed = [row for row in archive.rows(("agreement",), 0, 99) if row.status == "signed"]
        assert len(signed) == 11
        for row in signed:
            assert any(line[2:].startswith("signed ") and row.title in line for line in lines), row.title
        # In the order of their standing, and none without a word for it.
        words = [line[2:13].strip() for line in lines if line[2:13].strip()]
        assert set(words) <= {*(status.replace("-", " ") for status in STANDINGS), "point"}
        assert words == sorted(words, key=("signed", "adopted", "announced", "point").index)


@pytest.mark.parametrize("size", [(40, 20), (100, 30), (120, 40), (160, 40), (200, 60)])
async def test_a_full_list_says_of_each_on_how_many_witnesses_it_rests(
    reading: Reading, archive: Archive, size: tuple[int, int]
) -> None:
    async with reading(Location("Agreements"), size=size) as reader:
        rows, refs = reader.rows, reader.refs()
        laid = LaidRows(rows.source, tab_named("Agreements"), rows.clock)
        laid.look_at(RowsView(0, rows.size.height, rows.size.width))
        for row in archive.rows(("agreement",), 0, 99):
            last = "".join(run.text for run in laid.lines(refs.index(row.ref))[-1])
            assert not row.witnesses or f"{row.witnesses}\N{NO-BREAK SPACE}witness" in last, row.ref


@pytest.mark.parametrize("width", [50, 66, 80, 111])
def test_an_agreement_takes_a_second_line_for_its_witnesses_only_where_the_first_has_no_room(
    archive: Archive, width: int
) -> None:
    for row in archive.rows(("agreement",), 0, 99):
        laid = lay_out(row, tab_named("Agreements"), width, archive.clock())
        witnesses = f"{row.witnesses} witness{'es' if row.witnesses > 1 else ''}"
        needed = len("background ≠ ") + len(row.title) + len("  ") + len(witnesses)
        assert (len(laid) == 1) == (needed <= width), row.ref


async def test_an_agreement_in_a_short_list_is_told_in_full(reading: Reading) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("4", "/", *"justice", "down")
        text = "\n".join(reader.rows.render_line(line).text for line in range(reader.rows.size.height))
        assert "Programme of the ministries of justice, 2024–2025" in text
        assert "Ministry of Justice of Vietnam – Ministry of Justice of Russia" in text
        assert "…" not in text.partition("\n\n")[0].replace("… ", "")


def test_the_tabs_and_the_overview_count_alike(archive: Archive) -> None:
    counted = amounts(archive.counts)
    for tab in TABS[1:-1]:
        total = tab_counts(archive, None, None)[tab.name]
        assert re.search(rf"(^|· ){total} ", counted), f"{tab.name} {total} is not in: {counted}"


def test_the_parts_of_a_count_are_its_sum(archive: Archive) -> None:
    for total, parts in re.findall(r"(\d+) [a-z ]+\(([^)]+)\)", amounts(archive.counts)):
        assert int(total) == sum(int(part.split()[0]) for part in parts.split(", "))
    (differences,) = overview_card(archive).groups
    assert differences.count == archive.counts["difference"]
    summed = sum(sum(bar.parts) for chart in overview_card(archive).charts[:1] for bar in chart.bars)
    assert summed <= archive.counts["quote"]
