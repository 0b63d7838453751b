"""Texts of sources as they lie on a reader's disk: foreign, of any content, counted as `check` counts them."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from visittui.archive.store.source_texts import SourceTexts
from visittui.errors import CannotContinueError


def kept(directory: Path, content: bytes) -> tuple[SourceTexts, str]:
    (directory / "page.txt").write_bytes(content)
    return SourceTexts(directory), hashlib.sha256(content).hexdigest()


def test_nothing_in_a_text_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    hostile = "before \x1b]0;owned\x07 \x9b31m \u202eafter\x00 “the words”"
    texts, sha256 = kept(tmp_path, f"first\n{hostile}\n".encode())
    passage = texts.passage(sha256, 2)
    assert passage is not None
    shown = dict(passage.lines)[2]
    assert shown.isprintable()
    assert shown == "before \ufffd]0;owned\ufffd \ufffd31m \ufffdafter\ufffd “the words”"


def test_the_name_of_a_file_is_not_obeyed_either(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2Jb.txt").write_bytes(b"words\n")
    passage = SourceTexts(tmp_path).passage(hashlib.sha256(b"words\n").hexdigest(), 1)
    assert passage is not None
    assert passage.file.isprintable()


def test_lines_are_counted_by_line_feeds_only(tmp_path: Path) -> None:
    texts, sha256 = kept(tmp_path, "\ufefftitle\r\none\u2028still one\x0cstill\x85one\r\ntwo\r\n".encode())
    passage = texts.passage(sha256, 3)
    assert passage is not None
    assert passage.lines[-1] == (3, "two")
    assert passage.lines[0] == (1, "title")


def test_marks_written_apart_are_the_letters_that_a_record_cites(tmp_path: Path) -> None:
    texts, sha256 = kept(tmp_path, unicodedata.normalize("NFD", "Tô Lâm\n").encode())
    passage = texts.passage(sha256, 1)
    assert passage is not None
    assert passage.lines == ((1, "Tô Lâm"),)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00 no text", b"", b"\n\n\n"])
def test_what_is_no_text_shows_nothing(content: bytes, tmp_path: Path) -> None:
    texts, sha256 = kept(tmp_path, content)
    assert texts.passage(sha256, 1) is None


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "a-loop").symlink_to("a-loop")
    texts, sha256 = kept(tmp_path, b"words\n")
    assert texts.passage(sha256, 1) is not None


def test_a_directory_that_goes_away_is_no_crash(tmp_path: Path) -> None:
    directory = tmp_path / "texts"
    directory.mkdir()
    texts, sha256 = kept(directory, b"words\n")
    (directory / "page.txt").unlink()
    directory.rmdir()
    assert texts.passage(sha256, 1) is None


@pytest.mark.parametrize("name", ["nowhere", "file", "x" * 300])
def test_what_is_no_directory_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotContinueError, match="no directory of source texts"):
        SourceTexts(tmp_path / name)
