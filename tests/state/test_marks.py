"""Marking items for later, from one session or several, whatever has become of the file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.state.no_files import NO_FILES
from visittui.errors import CannotContinueError
from visittui.state.marks import Marks


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "marks.json"


def test_marks_last_from_one_session_to_the_next(path: Path) -> None:
    today = Marks(path)
    assert today.refs("hanoi-2024") == ()
    assert today.toggle("hanoi-2024", "person/to-lam") is True
    assert today.toggle("hanoi-2024", "quote/nuclear") is True
    assert today.toggle("other-visit", "person/to-lam") is True
    assert today.toggle("hanoi-2024", "person/to-lam") is False

    tomorrow = Marks(path)
    assert tomorrow.refs("hanoi-2024") == ("quote/nuclear",)
    assert tomorrow.refs("other-visit") == ("person/to-lam",)
    assert tomorrow.notice == ""


def test_two_sessions_at_once_see_and_keep_each_others_marks(path: Path) -> None:
    one, other = Marks(path), Marks(path)
    one.toggle("hanoi-2024", "person/to-lam")
    assert other.refs("hanoi-2024") == ("person/to-lam",)
    other.toggle("hanoi-2024", "person/pham-minh-chinh")
    one.toggle("hanoi-2024", "event/arrival")
    expected = ("person/to-lam", "person/pham-minh-chinh", "event/arrival")
    assert one.refs("hanoi-2024") == other.refs("hanoi-2024") == expected


def mark_many(path: Path, session: int) -> None:
    marks = Marks(path)
    for number in range(20):
        marks.toggle("hanoi-2024", f"quote/{session}-{number}")


def test_sessions_that_mark_at_the_same_moment_lose_nothing(path: Path) -> None:
    context = get_context("spawn")
    sessions = [context.Process(target=mark_many, args=(path, session)) for session in range(4)]
    for process in sessions:
        process.start()
    for process in sessions:
        process.join(60)
        if process.exitcode is None:
            process.kill()
            process.join()
        assert process.exitcode == 0
    assert set(Marks(path).refs("hanoi-2024")) == {f"quote/{s}-{n}" for s in range(4) for n in range(20)}


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b'"format"',
        b'{"format": 1}',
        b'{"format": "1", "marks": []}',
        b'{"format": 1, "marks": [{"visit": "a", "ref": 7, "marked": ""}]}',
        b'{"format": 1, "marks": {"visit": 3}}',
        b'{"format": 0, "marks": []}',
        b"[" * 100_000,
        rb'{"format": 1, "marks": [{"visit": "a", "ref": "person/\ud800", "marked": ""}]}',
        b'{"format": 1, "marks": [{"visit": "a", "ref": "", "marked": ""}]}',
        b'{"format": 1, "marks": [{"visit": "a", "ref": "person", "marked": ""}]}',
        rb'{"format": 1, "marks": [{"visit": "a", "ref": "person/\u001b[2J", "marked": ""}]}',
        b'{"format": 1, "marks": []}' + b" " * (1 << 24),
    ],
)
def test_a_damaged_file_is_set_aside_with_a_notice_and_marking_goes_on(path: Path, garbage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(garbage)
    marks = Marks(path)
    assert marks.refs("hanoi-2024") == ()
    assert "was damaged; it was set aside as" in marks.notice
    (aside,) = path.parent.glob("marks.json.broken-*")
    assert aside.read_bytes() == garbage
    assert marks.toggle("hanoi-2024", "person/to-lam")
    assert Marks(path).refs("hanoi-2024") == ("person/to-lam",)


def test_marks_known_to_a_session_outlast_damage_to_their_file(path: Path) -> None:
    marks = Marks(path)
    marks.toggle("hanoi-2024", "person/to-lam")
    path.write_bytes(b"\xff{")
    assert marks.toggle("hanoi-2024", "quote/nuclear")
    assert "was set aside as" in marks.notice
    assert "those known to this session are kept" in marks.notice
    assert Marks(path).refs("hanoi-2024") == ("person/to-lam", "quote/nuclear")

    reader = Marks(path)
    assert len(reader.refs("hanoi-2024")) == 2
    path.unlink()
    os.mkfifo(path)
    assert reader.refs("hanoi-2024") == Marks(path).refs("hanoi-2024") == ("person/to-lam", "quote/nuclear")
    assert len(list(path.parent.glob("marks.json.broken-*"))) == 2


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_file_is_set_aside_too(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    marks = Marks(path)
    assert marks.refs("hanoi-2024") == ()
    assert "was set aside as" in marks.notice
    assert marks.toggle("hanoi-2024", "person/to-lam")
    assert Marks(path).refs("hanoi-2024") == ("person/to-lam",)


def test_the_file_of_a_later_version_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    later = json.dumps({"format": 2, "shelves": []})
    path.write_text(later)
    marks = Marks(path)
    assert marks.refs("hanoi-2024") == ()
    assert "a newer visittui wrote" in marks.notice
    with pytest.raises(CannotContinueError, match="a newer visittui"):
        marks.toggle("hanoi-2024", "person/to-lam")
    assert path.read_text() == later


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    marks = Marks(tmp_path / "file" / "marks.json")
    assert marks.refs("hanoi-2024") == ()
    with pytest.raises(CannotContinueError, match="marks cannot be kept in"):
        marks.toggle("hanoi-2024", "person/to-lam")


def test_a_lock_that_cannot_be_opened_is_named(path: Path) -> None:
    path.with_name("marks.json.lock").mkdir(parents=True)
    with pytest.raises(CannotContinueError, match=r"marks.json.lock there cannot be opened: is a directory"):
        Marks(path).toggle("hanoi-2024", "person/to-lam")


def test_marks_live_in_the_users_state_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    Marks().toggle("hanoi-2024", "person/to-lam")
    assert (tmp_path / "visittui" / "marks.json").is_file()
