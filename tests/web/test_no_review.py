"""Nobody who reads a record in a browser decides on its drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from terminal_driver.emulator import Emulator
from tests.web.conftest import Server
from tests.web.raw_page import RawPage
from visittui.cli import run

VISIT = {
    "title": "Visit to the lake",
    "guest": "Ada Birk",
    "host": "Tam Linh",
    "place": "Lakeside",
    "starts": "2019-05-02",
    "ends": "2019-05-03",
    "timezone": "Europe/Zurich",
    "summary": "Invented.",
}


def shows(text: str) -> Callable[[list[str]], bool]:
    return lambda lines: any(text in line for line in lines)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text("“The lake is open to all of us,” said Ada Birk.\n", encoding="utf-8")
    said = [word for key, value in VISIT.items() for word in (f"--{key}", value)]
    assert run(["draft", str(tmp_path / "news.txt"), "-o", str(tmp_path / "lake.json"), *said]) == 0
    return tmp_path / "lake.json"


@pytest.fixture
def options(record: Path) -> list[str]:
    return ["--record", str(record)]


def test_a_page_neither_tells_of_drafts_nor_opens_them(server: Server, record: Path) -> None:
    before = record.read_bytes()
    with RawPage(server.port) as page:
        drawn = Emulator(80, 24, lambda _answer: None)
        page.read_until(drawn, shows("Visit to the lake"))
        for key, answer in (("d", "Not available on a public account"), ("9", "There are tabs 1 to 8")):
            page.say("stdin", key)
            page.read_until(drawn, shows(answer))
        assert not any("drafts" in line.lower() for line in drawn.lines())
    assert record.read_bytes() == before
