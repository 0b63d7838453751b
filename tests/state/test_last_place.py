"""The last place is kept whole, and nothing that happens to its file stops a reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from visittui.state.last_place import LastPlace

PLACE = {"tab": "Quotes", "query": "nuclear", "ref": "quote/x", "top": 3}


def test_what_is_kept_is_read_in_the_next_session(tmp_path: Path) -> None:
    LastPlace("hanoi-2024", tmp_path).keep(PLACE)
    assert LastPlace("hanoi-2024", tmp_path).read() == PLACE
    assert LastPlace("another", tmp_path).read() is None
    assert [path.name for path in tmp_path.iterdir()] == ["hanoi-2024.json"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[1]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": 0, "place": {}}',
        b'{"format": 1, "place": 7}',
        b"null",
    ],
)
def test_a_damaged_file_is_set_aside_with_a_notice(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "v.json").write_bytes(damage)
    last = LastPlace("v", tmp_path)
    assert last.read() is None
    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("v.json.broken-")
    assert str(aside) in last.notice
    last.keep(PLACE)
    assert LastPlace("v", tmp_path).read() == PLACE


def test_the_file_of_a_later_version_is_left_as_it_is(tmp_path: Path) -> None:
    later = json.dumps({"format": 2, "anything": []})
    (tmp_path / "v.json").write_text(later)
    last = LastPlace("v", tmp_path)
    assert last.read() is None
    last.keep(PLACE)
    assert (tmp_path / "v.json").read_text() == later


@pytest.mark.parametrize("visit", ["../v", "", ".", "a/b", "x" * 300, "a\nb"])
def test_an_id_is_no_way_out_of_the_directory(visit: str, tmp_path: Path) -> None:
    last = LastPlace(visit, tmp_path / "places")
    last.keep(PLACE)
    assert last.read() is None
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    last = LastPlace("v", tmp_path / "file" / "places")
    last.keep(PLACE)
    assert last.read() is None
    assert last.notice == ""
