"""Records are written through one door: item by item, in the file's own layout, all or nothing, and undoable."""

from __future__ import annotations

import difflib
import errno
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terminal_driver import programs
from visittui.errors import CannotContinueError
from visittui.record.checks.checking import check_record
from visittui.record.editing import Add, ChangedMeanwhileError, Editor, Remove, Replace

BY_HAND = """\
{
  "format": 1,
  "visit": {
    "id": "lake", "title": "Visit", "guest": "ada-birk", "host": "tam-linh", "place": "lakeside",
    "starts": "2019-05-02", "ends": "2019-05-03", "timezone": "Europe/Zurich", "summary": "Invented."
  },
  "sources": [
    {
      "id": "news", "title": "Birk at the lake", "publisher": null, "publisher_basis": "unknown",
      "kind": "article", "language": "en", "lineage": "news"
    }
  ],
  "places": [{ "id": "lakeside", "name": "Lakeside" }],
  "people": [
    { "id": "ada-birk", "name": "Ada Birk" },
    { "id": "tam-linh", "name": "Tam Linh" }
  ],
  "quotes": [
    {
      "id": "open", "form": "verbatim", "text": "The lake is open.",   "speaker": "ada-birk",
      "printings": [{ "source": "news", "exact": "The lake is open." }]
    },
    { "id": "ours", "form": "fragment", "text": "us", "speaker": "tam-linh",
      "printings": [{ "source": "news", "exact": "us" }] }
  ],
  "uncited": []
}
"""
QUOTE: dict[str, Any] = {
    "id": "never",
    "form": "verbatim",
    "text": "It was never “closed”.",
    "speaker": "tam-linh",
    "event": None,
    "printings": [{"source": "news", "exact": "It was never “closed”."}],
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "visit.json"
    path.write_text(BY_HAND, encoding="utf-8")
    return path


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


def test_an_added_item_is_all_that_a_comparison_shows(record: Path) -> None:
    Editor(record).write([Add("people", {"id": "jon-sand", "name": "Jon Sand", "country": None})])
    gone, new = changed_lines(BY_HAND, record.read_text(encoding="utf-8"))
    assert gone == ['    { "id": "tam-linh", "name": "Tam Linh" }']
    assert new == ['    { "id": "tam-linh", "name": "Tam Linh" },', '    { "id": "jon-sand", "name": "Jon Sand" }']


def test_an_added_item_is_laid_out_as_the_one_before_it(record: Path) -> None:
    Editor(record).write([Add("quotes", QUOTE, after="open")])
    gone, new = changed_lines(BY_HAND, record.read_text(encoding="utf-8"))
    assert gone == []
    assert new == [
        "    {",
        '      "id": "never",',
        '      "form": "verbatim",',
        '      "text": "It was never “closed”.",',
        '      "speaker": "tam-linh",',
        '      "printings": [{ "source": "news", "exact": "It was never “closed”." }]',
        "    },",
    ]
    assert check_record(record).problems == ()


def test_items_go_into_sections_that_are_empty_or_missing(record: Path) -> None:
    editor = Editor(record)
    editor.write([Add("uncited", {"source": "news", "line": 3, "reason": "a heading"}), Add("topics", {"id": "water"})])
    content = json.loads(record.read_text(encoding="utf-8"))
    assert content["uncited"] == [{"source": "news", "line": 3, "reason": "a heading"}]
    assert content["topics"] == [{"id": "water"}]
    gone, _ = changed_lines(BY_HAND, record.read_text(encoding="utf-8"))
    assert gone == ['  "uncited": []']


def test_the_brackets_of_an_empty_section_stay_where_a_hand_has_put_them(record: Path) -> None:
    by_hand = BY_HAND.replace('  "uncited": []', '\t"uncited" : [\n\t]')
    record.write_text(by_hand, encoding="utf-8")
    Editor(record).write([Add("uncited", {"source": "news", "line": 3, "reason": "a heading"})])
    gone, new = changed_lines(by_hand, record.read_text(encoding="utf-8"))
    assert gone == []
    assert json.loads("".join(new)) == {"source": "news", "line": 3, "reason": "a heading"}


def test_a_changed_field_is_all_that_changes(record: Path) -> None:
    editor = Editor(record)
    quote = editor.item("quotes", "open")
    assert quote is not None
    quote["speaker"] = "tam-linh"
    editor.write([Replace("quotes", "open", quote)])
    text = record.read_text(encoding="utf-8")
    assert text == BY_HAND.replace('open.",   "speaker": "ada-birk"', 'open.",   "speaker": "tam-linh"')
    editor.write([Replace("quotes", "open", {**quote, "note": "As heard."})])
    assert '}],\n      "note": "As heard."\n' in record.read_text(encoding="utf-8")


def test_a_removed_item_goes_with_its_comma(record: Path) -> None:
    editor = Editor(record)
    editor.write([Remove("quotes", "ours")])
    assert [one["id"] for one in json.loads(record.read_text(encoding="utf-8"))["quotes"]] == ["open"]
    editor.write([Remove("quotes", "open")])
    assert json.loads(record.read_text(encoding="utf-8"))["quotes"] == []


def test_every_step_can_be_taken_back_in_another_session_too(record: Path, tmp_path: Path) -> None:
    drafts = tmp_path / "visit.drafts.json"
    drafts.write_bytes(b"undecided")
    Editor(record).write([Add("quotes", QUOTE)], drafts=b"accepted", what="quote/never")
    Editor(record).write([Remove("quotes", "ours")], what="quote/ours")
    assert Editor(record).undo() == "quote/ours"
    assert drafts.read_bytes() == b"accepted"
    assert Editor(record).undo() == "quote/never"
    assert (record.read_text(encoding="utf-8"), drafts.read_bytes()) == (BY_HAND, b"undecided")
    assert Editor(record).undo() is None


def test_what_somebody_else_saved_is_never_overwritten(record: Path) -> None:
    mine, theirs = Editor(record), Editor(record)
    theirs.write([Remove("quotes", "ours")])
    there = record.read_bytes()
    with pytest.raises(ChangedMeanwhileError, match="nothing was written"):
        mine.write([Add("quotes", QUOTE)])
    assert record.read_bytes() == there
    mine.reload()
    mine.write([Add("quotes", QUOTE)])
    assert [one["id"] for one in json.loads(record.read_bytes())["quotes"]] == ["open", "never"]


def test_a_step_is_not_taken_back_over_what_was_saved_since(record: Path) -> None:
    Editor(record).write([Add("quotes", QUOTE)])
    record.write_text(BY_HAND, encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        Editor(record).undo()
    assert record.read_text(encoding="utf-8") == BY_HAND


def test_what_a_change_would_make_wrong_is_told_before(record: Path) -> None:
    editor = Editor(record)
    (problem,) = editor.problems([Add("quotes", {**QUOTE, "speaker": "nobody"})])
    assert "nobody" in problem.what
    assert editor.problems([Add("quotes", QUOTE)]) == ()
    assert record.read_text(encoding="utf-8") == BY_HAND


@pytest.mark.parametrize("content", [b"", b"[]", b'{"quotes": [', b"\xff\xfe", b'{"quotes": 3}', b"{}"])
def test_a_file_that_is_no_record_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "visit.json"
    path.write_bytes(content)
    with pytest.raises(CannotContinueError):
        Editor(path).write([Remove("quotes", "open")])
    assert path.read_bytes() == content


@pytest.mark.parametrize("value", [r'"\ud800"', r'"\udc00 alone"'], ids=["first half", "second half"])
def test_an_item_with_half_a_surrogate_pair_is_told_with_its_place(record: Path, value: str) -> None:
    content = BY_HAND.replace('"quotes": [', f'"quotes": [\n{{"id": {value}}},', 1)
    assert content != BY_HAND
    record.write_text(content, encoding="utf-8")
    line = content[: content.index(value)].count("\n") + 1
    editor = Editor(record)
    with pytest.raises(CannotContinueError, match=f"^line {line}, column .*cannot be read"):
        editor.items("quotes")
    with pytest.raises(CannotContinueError, match="cannot be read"):
        editor.write([Remove("quotes", "nobody")])
    assert record.read_text(encoding="utf-8") == content


_NOT_OURS = [b"\x00 not ours", b"[" * 200_000]


@pytest.mark.parametrize("content", _NOT_OURS, ids=["binary", "nested"])
def test_a_damaged_journal_takes_nothing_back(record: Path, content: bytes) -> None:
    record.with_name(".visit.json.undo").write_bytes(content)
    assert Editor(record).undo() is None


@pytest.mark.parametrize("difference", [5, None, "0 x .", "x 0 .", "-1 0 .", "0 0"])
def test_a_step_of_a_damaged_journal_is_not_taken_back_and_the_record_is_written_on(
    record: Path, difference: object
) -> None:
    journal = record.with_name(".visit.json.undo")
    journal.write_text(json.dumps({"what": "a quote", "record": difference, "drafts": "0 0 ."}) + "\n")
    editor = Editor(record)
    with suppress(ChangedMeanwhileError):
        assert editor.undo() is None
    assert record.read_text(encoding="utf-8") == BY_HAND
    editor.write([Add("quotes", QUOTE)], what="quote/never")
    assert editor.undo() == "quote/never"
    assert record.read_text(encoding="utf-8") == BY_HAND


@pytest.mark.parametrize("content", _NOT_OURS, ids=["binary", "nested"])
def test_a_damaged_plan_changes_nothing(record: Path, content: bytes) -> None:
    plan = record.with_name(".visit.json.plan")
    plan.write_bytes(content)
    assert Editor(record).data == BY_HAND.encode()
    assert not plan.exists()


def test_a_lock_that_cannot_be_opened_is_named(record: Path) -> None:
    lock = record.with_name(".visit.json.lock")
    lock.mkdir()
    with pytest.raises(CannotContinueError, match=f"{lock.name} beside it cannot be opened: is a directory"):
        Editor(record).write([Remove("quotes", "ours")])
    assert record.read_text(encoding="utf-8") == BY_HAND


def test_a_directory_that_can_be_written_and_not_read_keeps_no_change_back(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refusing(path: Any, *how: Any, **further: Any) -> int:
        if path == record.parent:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *how, **further)

    monkeypatch.setattr(os, "open", refusing)
    Editor(record).write([Remove("quotes", "ours")])
    assert [one["id"] for one in json.loads(record.read_bytes())["quotes"]] == ["open"]
    assert not record.with_name(".visit.json.plan").exists()


def test_the_permissions_of_a_file_stay(record: Path) -> None:
    record.chmod(0o640)
    Editor(record).write([Remove("quotes", "ours")])
    assert record.stat().st_mode & 0o777 == 0o640


_KEYS = st.text('xyz"{}', min_size=1, max_size=4)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text('ab"\\{}[],:é\n', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)
_ITEMS = st.dictionaries(st.sampled_from("abcdef"), _VALUES, max_size=5)


@settings(max_examples=150)
@given(before=_ITEMS, after=_ITEMS, indent=st.sampled_from([None, 1, 2, "\t"]))
def test_any_item_can_become_any_other_in_any_layout(
    before: dict[str, Any], after: dict[str, Any], indent: Any
) -> None:
    from visittui.record.editing.patching import patched

    data = json.dumps({"format": 1, "topics": [{"id": "x", **before}, {"id": "y"}]}, indent=indent).encode()
    changed = json.loads(patched(data, [Replace("topics", "x", {"id": "x", **after})]))
    kept = {key: value for key, value in after.items() if value is not None or key in before}
    assert changed == {"format": 1, "topics": [{"id": "x", **kept}, {"id": "y"}]}


STEP = """
import os, shutil, signal, sys
from pathlib import Path
from visittui.record.editing import Add, Editor

def deadly(function, at, count=[0]):
    def called(*args, **options):
        for moment in ("before", "after"):
            count[0] += 1
            if count[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)
            if moment == "before":
                result = function(*args, **options)
        return result
    return called

template = Path(sys.argv[1])
for at in range(1, 300):
    home = template.with_name(str(at))
    shutil.copytree(template, home)
    child = os.fork()
    if child == 0:
        editor = Editor(home / "visit.json")
        for name in ("write", "fsync", "replace", "rename", "unlink", "open"):
            setattr(os, name, deadly(getattr(os, name), at))
        editor.write([Add("topics", {"id": "water", "name": "Water"})], drafts=b"accepted", what="topic/water")
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        break
else:
    sys.exit("there are more moments than were tried")
"""
"""Writes one step over and over, killed at its first, second, … touch of a file, until it comes to its end."""


def test_whatever_moment_the_process_is_killed_at_both_files_are_before_or_after(tmp_path: Path) -> None:
    template = tmp_path / "template"
    template.mkdir()
    (template / "visit.json").write_text(BY_HAND, encoding="utf-8")
    (template / "visit.drafts.json").write_bytes(b"undecided")
    programs.run([sys.executable, "-c", STEP, template], check=True)
    outcomes = []
    for home in sorted(tmp_path.glob("[0-9]*"), key=lambda path: int(path.name)):
        record, drafts = home / "visit.json", home / "visit.drafts.json"
        # A reader who knows nothing of plans finds whole files at any moment.
        assert json.loads(record.read_bytes())["format"] == 1
        assert drafts.read_bytes() in (b"undecided", b"accepted")
        editor = Editor(record)
        accepted = editor.item("topics", "water") is not None
        assert editor.drafts == (b"accepted" if accepted else b"undecided")
        assert editor.undo() == ("topic/water" if accepted else None)
        editor.write([Add("topics", {"id": "more"})], drafts=b"more")
        left = sorted(one.name for one in home.iterdir())
        assert left == [".visit.json.lock", ".visit.json.undo", "visit.drafts.json", "visit.json"]
        outcomes.append(accepted)
    assert outcomes == sorted(outcomes), "before up to one moment, after from then on"
    assert outcomes.count(True) > 5
    assert outcomes.count(False) > 20
