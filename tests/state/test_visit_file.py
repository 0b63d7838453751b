"""What is remembered of a visit is kept whole, and nothing that happens to its file stops a reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.state.no_files import NO_FILES
from visittui.state.visit_file import VisitFile, location_file, texts_directory_file

PLACE = {"tab": "Quotes", "query": "nuclear", "ref": "quote/x", "top": 3}


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the last places are, in a state directory of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "visittui" / "places"


def test_what_is_kept_is_read_in_the_next_session(places: Path) -> None:
    location_file("hanoi-2024").keep(PLACE)
    assert location_file("hanoi-2024").read() == PLACE
    assert location_file("another").read() is None
    assert [path.name for path in places.iterdir()] == ["hanoi-2024.json"]


def test_the_last_location_and_the_directory_of_texts_know_nothing_of_each_other() -> None:
    location_file("v").keep(PLACE)
    texts_directory_file("v").keep("/texts")
    assert location_file("v").read() == PLACE
    assert texts_directory_file("v").read() == "/texts"


def test_the_name_of_a_directory_need_not_be_text() -> None:
    texts_directory_file("v").keep("/d\udcff")
    assert texts_directory_file("v").read() == "/d\udcff"


def test_of_many_records_at_once_each_is_remembered() -> None:
    visits = [f"visit-{number}" for number in range(32)]
    with ThreadPoolExecutor() as sessions:
        list(sessions.map(lambda visit: texts_directory_file(visit).keep(f"/{visit}"), visits))
    assert [texts_directory_file(visit).read() for visit in visits] == [f"/{visit}" for visit in visits]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[1]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": 0, "place": {}}',
        b'{"format": 1, "directory": "/"}',
        b"null",
        b'{"format": 1, "place": {}}' + b" " * (1 << 16),
    ],
)
def test_a_damaged_file_is_set_aside_with_a_notice(damage: bytes, places: Path) -> None:
    places.mkdir(parents=True)
    (places / "v.json").write_bytes(damage)
    last = location_file("v")
    assert last.read() is None
    (aside,) = places.iterdir()
    assert aside.name.startswith("v.json.broken-")
    assert str(aside) in last.notice
    last.keep(PLACE)
    assert location_file("v").read() == PLACE


def test_a_damaged_file_is_set_aside_before_something_else_is_kept(places: Path) -> None:
    places.mkdir(parents=True)
    (places / "v.json").write_text("written by a person")
    last = location_file("v")
    last.keep(PLACE)
    (aside,) = places.glob("v.json.broken-*")
    assert aside.read_text() == "written by a person"
    assert str(aside) in last.notice
    assert location_file("v").read() == PLACE


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_set_aside_too(places: Path, make: Callable[[Path], None]) -> None:
    places.mkdir(parents=True)
    make(places / "v.json")
    last = location_file("v")
    assert last.read() is None
    assert "was set aside as" in last.notice
    last.keep(PLACE)
    assert location_file("v").read() == PLACE


def test_the_file_of_a_later_version_is_left_as_it_is(places: Path) -> None:
    later = json.dumps({"format": 2, "anything": []})
    places.mkdir(parents=True)
    (places / "v.json").write_text(later)
    last = location_file("v")
    assert last.read() is None
    last.keep(PLACE)
    assert (places / "v.json").read_text() == later


def test_what_would_be_too_large_to_be_read_again_is_not_kept() -> None:
    location_file("v").keep(PLACE)
    location_file("v").keep({**PLACE, "query": "long " * 20_000})
    assert location_file("v").read() == PLACE


@pytest.mark.parametrize("visit", ["../v", "", ".", "a/b", "x" * 300, "a\nb"])
def test_an_id_is_no_way_out_of_the_directory(visit: str, tmp_path: Path) -> None:
    last = location_file(visit)
    last.keep(PLACE)
    assert last.read() is None
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "visittui").touch()
    last = VisitFile("places", "place", "v")
    last.keep(PLACE)
    assert last.read() is None
    assert last.notice == ""
