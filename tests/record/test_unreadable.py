"""Files that are no record: each gets a clear word and a place, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from visittui.errors import CannotContinueError
from visittui.record.problem import Problem, RecordProblemsError
from visittui.record.reading import read_record

ProblemsOf = Callable[..., list[Problem]]

FILES = {
    "empty": (b"", "1:1", "the file is empty"),
    "blank": (b" \n\n", "3:1", "the file is empty"),
    "a list": (b"[]", "1:1", "the file is not a record"),
    "a text": (b'"record"', "1:1", "the file is not a record"),
    "nothing but brackets": (b"[" * 2_000_000, "1:1", "the file is not a record"),
    "binary": (bytes(range(256)) * 100, "1:1", "the file is not a record"),
    "cut after the bracket": (b"{", "1:2", "a key is missing"),
    "cut in a text": (b'{"format": 1, "visit": {"id": "ex', "1:31", "a text is not closed"),
    "cut in a list": (b'{"format": 1,\n"topics": [{"id": "a", "name": "b"}', "2:36", "the file ends in the middle"),
    "cut in an item": (b'{"format": 1,\n"topics": [{"id": "a", "name"', "2:30", "the file ends in the middle"),
    "comma too many": (b'{"format": 1,}', "1:14", "a key is missing"),
    "comma too many in a list": (b'{"topics": [{"id": "a", "name": "b"},]}', "1:38", "where a value belongs"),
    "something after": (b'{"format": 1} {}', "1:15", "something follows the end"),
    "not a number": (b'{"format": NaN}', "1:12", "`NaN` is not JSON"),
    "infinity": (b'{"format": 1, "topics": [{"id": -Infinity}]}', "1:33", "is not JSON"),
    "leading nought": (b'{"format": 1, "topics": [{"id": 01}]}', "1:34", "the JSON is broken here"),
    "escape that is none": (b'{"format": 1, "topics": [{"id": "\\x"}]}', "1:34", "an escape that JSON does not have"),
    "half a surrogate": (b'{"format": 1, "topics": [{"id": "\\ud800"}]}', "1:34", "cannot be read"),
    "key without quotes": (b"{format: 1}", "1:2", "a key is missing"),
    "single quotes": (b"{'format': 1}", "1:2", "a key is missing"),
    "comment": (b'{"format": 1, // one\n "visit": {}}', "1:15", "a key is missing"),
    "not UTF-8": (b'{"format": 1, "topics": [{"id": "a", "name": "\xe9"}]}', "1:47", "the byte 0xe9 is not UTF-8"),
    "not UTF-8 in a key": (b'{"format": 1, "top\xe9": []}', "1:19", "the byte 0xe9 is not UTF-8"),
    "UTF-16": ('{"format": 1}'.encode("utf-16"), "1:1", "the file is UTF-16"),
    "deep": (b'{"format": 1, "visit": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "1:36", "nested deeper than 12"),
    "deep in an item": (b'{"format": 1, "topics": [{"a": ' + b"[" * 40 + b"]" * 40 + b"}]}", "1:43", "nested deeper"),
    "wrong brackets": (b'{"format": 1, "topics": [{"id": ["a"}]]}', "1:37", "the JSON is broken here"),
    "huge number": (b'{"format": 1' + b"0" * 5000 + b"}", "1:12", "cannot be read"),
    "number for a section": (b'{"format": 1, "topics": 7}', "1:25", "not a list"),
    "twice the same section": (b'{"format": 1, "topics": [], "topics": []}', "1:29", "stands here a second time"),
    "control character": (b'{"format": 1, "topics": [{"id": "\x1b[2J"}]}', "1:34", "a control character (U+001B)"),
    "control character as a key": (b'{"format": 1, "\\u001b[2J": 1}', "1:15", "unknown field"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_record(name: str, problems_of: ProblemsOf) -> None:
    content, place, words = FILES[name]

    found = problems_of(content)

    assert any(f"{problem.line}:{problem.column}" == place and words in problem.what for problem in found), found
    assert all(str(problem).isprintable() for problem in found)


def test_nothing_that_a_terminal_obeys_is_repeated(problems_of: ProblemsOf) -> None:
    found = problems_of('{"format": 1, "topics": [{"id": "a\x9b", "\\u001b\u202e": 1}]}'.encode())

    assert all("\x1b" not in str(value) and "\x9b" not in str(value) for p in found for value in p.as_dict().values())


def test_a_million_problems_are_counted_not_kept(written: Callable[[bytes], Path]) -> None:
    path = written(b'{"format": 1, "topics": [' + b",".join([b"3"] * 5000) + b"]}")

    with pytest.raises(RecordProblemsError) as refused:
        read_record(path)

    assert len(refused.value.problems) == 1000
    assert refused.value.further == 4001
    assert "5,001 problems" in str(refused.value)
    assert str(refused.value).endswith("and 4,981 more; `visittui check` lists them")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotContinueError, match=r"record\.json: no such file"):
        read_record(tmp_path / "record.json")


def test_a_directory(tmp_path: Path) -> None:
    with pytest.raises(CannotContinueError, match="is a directory"):
        read_record(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(CannotContinueError, match="not a regular file"):
        read_record(tmp_path / "pipe")


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotContinueError, match="cannot be read: Not a directory"):
        read_record(tmp_path / "file" / "record.json")


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(CannotContinueError, match="cannot be the name of a file"):
        read_record(Path("a\0b"))


def test_a_name_with_a_terminal_escape(tmp_path: Path) -> None:
    with pytest.raises(CannotContinueError) as refused:
        read_record(tmp_path / "a\x1b[2J")

    assert str(refused.value).isprintable()


def test_a_file_that_grows_while_it_is_read(
    example_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing = tmp_path / "growing.json"
    growing.write_bytes(example_path.read_bytes())
    looked_at = os.fstat

    def look_and_grow(descriptor: int) -> os.stat_result:
        result = looked_at(descriptor)
        with growing.open("ab") as file:
            file.write(b" ")
        return result

    monkeypatch.setattr(os, "fstat", look_and_grow)

    with pytest.raises(CannotContinueError, match="changed while it was read"):
        read_record(growing)
