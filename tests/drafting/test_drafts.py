"""The file of drafts keeps every suggestion and decision, and takes no other file for one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visittui.drafting.drafting import Draft
from visittui.drafting.drafts import Drafts, drafted
from visittui.drafting.drafts_file import parsed_drafts, read_drafts
from visittui.errors import CannotContinueError
from visittui.files.record_files import drafts_path

TEXT = "“The lake is open to all,” Ada Birk said. “And ours.”\n\nPresident Tam Linh called it “ours”.\n"


def drafts(text: str = TEXT) -> Drafts:
    items = drafted("news", Draft(text, "en").all(), text)
    return Drafts().with_text("news", "0" * 64, items)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    record = tmp_path / "visit.json"
    assert drafts_path(record).name == "visit.drafts.json"
    assert read_drafts(record) == Drafts()
    first = drafts()
    drafts_path(record).write_bytes(first.as_bytes())
    assert read_drafts(record) == first
    assert [item.kind for item in first.items] == ["quotation", "quotation", "person", "quotation"]


def test_a_decision_is_one_line_of_a_comparison() -> None:
    before = drafts()
    after = before.decided(before.items[0].id, "dismissed", why="a heading")
    assert after.undecided == before.undecided - 1
    assert after.items[0].why == "a heading"
    lines = zip(before.as_bytes().splitlines(), after.as_bytes().splitlines(), strict=True)
    assert sum(one != other for one, other in lines) == 1
    assert after.decided(before.items[0].id, "undecided") == before
    with pytest.raises(KeyError):
        before.decided("nothing", "accepted")


def test_a_text_drafted_again_keeps_what_was_decided() -> None:
    before = drafts()
    decided = before.decided(before.items[1].id, "accepted", item="quote/ours")
    moved = "A heading\n\n" + TEXT
    again = decided.with_text("news", "1" * 64, drafted("news", Draft(moved, "en").all(), moved))
    assert [item.id for item in again.items] == [item.id for item in before.items]
    assert again.items[1].item == "quote/ours"
    assert again.items[1].line == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"drafts": 2}',
        b'{"drafts": true}',
        b'{"drafts": 1, "texts": []}',
        b'{"drafts": 1, "suggestions": {}}',
        b'{"drafts": 1, "suggestions": [7]}',
        b'{"drafts": 1, "suggestions": [{"id": "a", "source": "b", "kind": "turn"}]}',
        b'{"drafts": 1, "suggestions": [{"id": "a", "source": "b", "kind": "song", "pieces": []}]}',
        b'{"drafts": 1, "suggestions": [{"id": "a", "source": "b", "kind": "turn", "pieces": [{"line": "1"}]}]}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_holds_no_drafts_is_said_to_hold_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "visit.drafts.json").write_bytes(content)
    with pytest.raises(CannotContinueError, match="holds no drafts"):
        read_drafts(tmp_path / "visit.json")


def test_a_directory_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "visit.drafts.json").mkdir()
    with pytest.raises(CannotContinueError, match="cannot be read"):
        read_drafts(tmp_path / "visit.json")


@given(st.data())
def test_a_damaged_file_is_refused_or_whole(data: st.DataObject) -> None:
    content = json.loads(drafts().as_bytes())
    row = data.draw(st.sampled_from(content["suggestions"]))
    key = data.draw(st.sampled_from(sorted(row)))
    row[key] = data.draw(st.none() | st.integers() | st.booleans() | st.text() | st.lists(st.integers()))
    try:
        parsed = parsed_drafts(json.dumps(content).encode())
    except ValueError:
        return
    assert parsed_drafts(parsed.as_bytes()) == parsed
