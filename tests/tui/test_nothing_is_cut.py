"""No row is cut while a line of the list is free: every tab of several records, at the sizes that readers have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.archives import open_archive
from tests.tui.reader import Reader
from visittui.archive.cards.drawn import picture_card
from visittui.archive.cards.overview import PICTURES_IN_SHORT, overview_card
from visittui.archive.excerpt import cited_texts
from visittui.archive.kinds import KINDS, texts_of
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row
from visittui.archive.store.shipped import shipped_record
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.tabs import TABS
from visittui.tui.layout.card_layout import lay_out_card

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"
OF_ANOTHER_VISIT = Path(__file__).parents[3] / "shared" / "visits" / "biden-hanoi-2023" / "record.json"
SIZES = [(80, 24), (100, 30), (120, 40), (200, 60)]
WORDY = " of the Standing Committee on Arrangements between the Two Capitals, as Amended and Supplemented"


def wordy(value: Any) -> Any:
    """Names, titles and offices as long as protocol makes them."""
    if isinstance(value, dict):
        return {
            key: each + WORDY if key in ("title", "name", "publisher") and isinstance(each, str) else wordy(each)
            for key, each in value.items()
        }
    return [wordy(each) for each in value] if isinstance(value, list) else value


@pytest.fixture(params=["shipped", "example", "wordy", "another visit"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "shipped":
        return shipped_record()
    if request.param == "another visit":
        if not OF_ANOTHER_VISIT.exists():
            pytest.skip("the record of the second visit is not at hand (../shared/visits)")
        return OF_ANOTHER_VISIT
    if request.param == "example":
        return EXAMPLE
    path = tmp_path / "wordy.json"
    path.write_text(json.dumps(wordy(json.loads(EXAMPLE.read_text(encoding="utf-8")))), encoding="utf-8")
    return path


def queries(archive: Archive) -> Iterator[str]:
    """None, words that few and many items of a record have, and those that only its notes and descriptions have."""
    yield ""
    titles = [row.title for row in archive.rows(tuple(KINDS), 0, 2_000)]
    words = sorted({word for title in titles for word in title.split() if len(word) > 6 and word.isalpha()})
    yield from (words[len(words) // 3], "president")
    in_titles = {word for title in titles for word in words_of(title)}
    within = [word for kind in KINDS if (word := within_a_long_text(archive, kind, in_titles))]
    yield from within
    # Nothing has all of these, several have some.
    yield " ".join(within[::2])
    yield " ".join((*within[1::2], words[len(words) // 2]))
    yield "limousine gift war"


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{5,}", text.lower())


def within_a_long_text(archive: Archive, kind: str, in_titles: set[str]) -> str:
    """A word of the longest text of any item of a kind that no title has, so that it is found there; else nothing."""
    items = [archive.item(row.ref) for row in archive.rows((kind,), 0, 2_000)]
    texts = [text for item in items for text, _ in (*texts_of(kind, item), *cited_texts(item))]
    words = words_of(max(texts, key=len, default=""))
    return next((word for word in words[len(words) // 2 :] if word not in in_titles), "")


def told(row: Row) -> str:
    return " ".join((row.title, row.detail, row.reason, row.outlet, *(passage.text for passage in row.passages)))


def cut_rows(reader: Reader) -> list[str]:
    """Rows in view with an ellipsis that is not of the record, where a line of the list is free; else none."""
    rows = reader.rows
    lines = [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]
    # The scale above the schedule is no row.
    lines = [line for line in lines if not line.startswith("  Day ")]
    if all(lines) or not len(rows.source):
        return []
    seen = "".join(lines).count("…")
    printed = sum(told(row).count("…") for row in rows.source.rows(0, len(rows.source)))
    return [line for line in lines if "…" in line] if seen > printed else []


@pytest.mark.parametrize("width", [80, 100, 120, 140, 200])
def test_on_the_overview_and_in_pictures_no_name_and_no_title_is_cut(record: Path, width: int) -> None:
    """What is longer than the screen scrolls, and so has lines for them."""
    archive = open_archive(record)
    cards = [overview_card(archive), *(picture_card(archive, reference) for reference in PICTURES_IN_SHORT)]
    lines = [line for card in cards for line in lay_out_card(card, width, lambda _: (), 35).lines]
    assert not [text for line in lines if "…" in (text := "".join(run.text for run in line))]


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
async def test_no_row_is_cut_while_a_line_is_free(record: Path, size: tuple[int, int]) -> None:
    archive = open_archive(record)
    app = VisitApp(archive, Location("Schedule"))
    cut: list[object] = []
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        for query in queries(archive):
            for tab in TABS[:-1]:
                await reader.visit(Location(tab.name, query=query))
                if (tab.name == "Overview" and not query) or not len(reader.rows.source):
                    continue
                cut += [(tab.name, query, line) for line in cut_rows(reader)]
                await reader.press("end")
                cut += [(tab.name, query, "at the end", line) for line in cut_rows(reader)]
    assert not cut
