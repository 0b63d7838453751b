"""Records with every kind of difficult text: no crash, and no column that slips."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from rich.cells import cell_len

from tests.archives import open_archive
from tests.tui.reader import Reader
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"

HOSTILE = {
    "a very long word": "Donaudampfschifffahrts" * 60,
    "letters that cannot be composed": "x\u0323\u0302 q\u0303 n\u0308\u0327 " * 20,
    "joined emoji": "👩‍👩‍👧‍👦 👨🏽‍🚀 🏳️‍🌈 🇻🇳🇷🇺 " * 8,
    "right to left": "שלום עולם — مرحبا بالعالم " * 8,
    "zero width": "ze\u200bro\u200c wi\u200ddth \u2060joiner\ufeff " * 8,
    "wide": "越南社会主义共和国 ハノイ 한국 " * 8,
    "markup": "[red]not red[/red] [link=x]y[/] [Russian] $primary {{jinja}} <b> &amp; \\[",
    "only marks": "\u0301\u0302\u0303",
}
SIZES = [(40, 10), (80, 24), (100, 30), (133, 37)]


def record_with(text: str, tmp_path: Path) -> Path:
    """The example record with a text in the places that lists and cards show."""
    record: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    text = normalize("NFC", text)  # a record holds no other; some of these letters have no composed form
    record["visit"]["title"] = f"A {text}"
    for kind in ("people", "organisations", "places"):
        for item in record[kind]:
            item["name"] = f"{text} {item['name']}"
    for kind in ("events", "agreements", "differences"):
        for item in record[kind]:
            item["title"] = f"{item['title']} {text}"
    for quote in record["quotes"]:
        if quote["form"] == "paraphrase":
            quote["text"] = f"{quote['text']} {text}"
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("what", HOSTILE)
async def test_every_line_is_exactly_as_wide_as_its_pane(what: str, size: tuple[int, int], tmp_path: Path) -> None:
    app = VisitApp(open_archive(record_with(HOSTILE[what], tmp_path)), Location("Overview"))
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        for tab in "1234567":
            await reader.press(tab, "down", "enter")
            for pane in (reader.rows, reader.card):
                if not pane.display:
                    continue
                for line in range(pane.size.height):
                    strip = pane.render_line(line)
                    assert sum(cell_len(segment.text) for segment in strip) == pane.size.width, (tab, line)
            await reader.press("escape")
        assert app.failure is None


async def test_a_storm_of_sizes_while_typing_ends_on_the_right_picture(tmp_path: Path) -> None:
    app = VisitApp(open_archive(EXAMPLE), Location("Quotes"))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("slash")
        for number, letter in enumerate("the treaty of the two"):
            await pilot.resize_terminal(1 + (number * 37) % 300, 1 + (number * 13) % 100)
            await reader.type(letter)
        await reader.resize(120, 30)
        stormy = [reader.line("#tabs"), *(reader.rows.render_line(line).text for line in range(10))]
    calm_app = VisitApp(open_archive(EXAMPLE), Location("Quotes"))
    async with calm_app.run_test(size=(120, 30)) as pilot:
        reader = Reader(calm_app, pilot)
        await reader.press("slash")
        await reader.type("the treaty of the two")
        assert [reader.line("#tabs"), *(reader.rows.render_line(line).text for line in range(10))] == stormy
