"""Each suggestion can become an item as it stands, and the record is sound with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from visittui.cli import run
from visittui.drafting.drafts_file import read_drafts
from visittui.errors import CannotContinueError
from visittui.record.accepting import accepting, dismissing, quotes_that_print
from visittui.record.checks.checking import check_record
from visittui.record.editing import Add, Editor

TEXT = (
    "Birk at the lake\n\n2 May 2019\n\n"
    "Northland President Ada Birk arrived in Lakeside at 9 am on May 2.\n\n"
    "“The lake is open to all of us,” Birk said, “and it will stay so.” An aide called it “ours.”\n\n"
    "Northland and Lakeside signed a treaty on the water of the lake after the talks.\n"
)
VISIT = [
    "--title",
    "Visit",
    "--guest",
    "Tam Linh",
    "--host",
    "Tam Linh",
    "--place",
    "Lakeside",
    "--starts",
    "2019-05-02",
]
REST = ["--ends", "2019-05-03", "--timezone", "Europe/Zurich", "--summary", "Invented."]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    assert run(["draft", str(tmp_path / "news.txt"), "-o", str(tmp_path / "lake.json"), *VISIT, *REST]) == 0
    return tmp_path / "lake.json"


def test_every_suggestion_accepted_leaves_a_sound_record(record: Path) -> None:
    editor = Editor(record)
    drafts = read_drafts(record)
    for item in drafts.items:
        if drafts[item.id].decision == "undecided":
            changes, drafts, reference = accepting(editor, drafts, item.id)
            assert editor.problems(changes) == ()
            editor.write(changes, drafts=drafts.as_bytes(), what=reference)
    assert read_drafts(record).undecided == 0
    quotes = editor.items("quotes")
    assert [quote["text"] for quote in quotes] == ["The lake is open to all of us, […] and it will stay so.", "ours."]
    assert quotes[0]["printings"][0]["pieces"] == [
        {"exact": "The lake is open to all of us,"},
        {"exact": "and it will stay so."},
    ]
    assert quotes[1]["speaker_described"] == "An aide"
    (person,) = [one for one in editor.items("people") if one["name"] == "Ada Birk"]
    assert person["offices"][0]["title"] == "Northland President"
    assert editor.items("agreements")[0]["kind"] == "treaty"
    assert editor.items("events")[0]["time"]["from"] == "2019-05-02T09:00"
    assert check_record(record).problems == ()


def test_words_printed_again_become_a_printing_of_the_quote(record: Path, tmp_path: Path) -> None:
    (tmp_path / "radio.txt").write_text("“The lake is open to all of us,” Birk said.\n", encoding="utf-8")
    assert run(["draft", str(tmp_path / "radio.txt"), "-o", str(record)]) == 0
    editor = Editor(record)
    drafts = read_drafts(record)
    first, again = (one for one in drafts.items if one.exact == "The lake is open to all of us,")
    changes, drafts, reference = accepting(editor, drafts, first.id)
    editor.write(changes, drafts=drafts.as_bytes(), what=reference)
    (quote,) = quotes_that_print(drafts, again.id)
    changes, drafts, same = accepting(editor, drafts, again.id, printing_of=quote)
    assert same == reference
    editor.write(changes, drafts=drafts.as_bytes(), what=same)
    (known,) = editor.items("quotes")
    assert [printing["source"] for printing in known["printings"]] == ["news", "radio"]
    assert check_record(record).problems == ()


def test_a_person_of_the_record_gets_the_office_and_no_double(record: Path) -> None:
    editor = Editor(record)
    editor.write([Add("people", {"id": "birk", "name": "A. Birk", "aliases": ["Ada Birk"]})])
    drafts = read_drafts(record)
    person = next(one for one in drafts.items if one.kind == "person")
    changes, drafts, reference = accepting(editor, drafts, person.id)
    assert reference == "person/birk"
    editor.write(changes, drafts=drafts.as_bytes(), what=reference)
    known = editor.item("people", "birk")
    assert known is not None
    assert [office["title"] for office in known["offices"]] == ["Northland President"]


def test_what_a_suggestion_names_is_tied_to_what_the_record_has_by_that_name(record: Path) -> None:
    editor = Editor(record)
    editor.write(
        [
            Add("organisations", {"id": "nl", "name": "Northland", "kind": "state"}),
            Add("organisations", {"id": "town", "name": "The town", "aliases": ["Lakeside"], "kind": "state"}),
        ]
    )
    drafts = read_drafts(record)
    for kind in ("paper", "event"):
        changes, _, _ = accepting(editor, drafts, next(one.id for one in drafts.items if one.kind == kind))
        assert editor.problems(changes) == ()
        editor.write(changes)
    assert editor.items("agreements")[0]["parties"] == ["nl", "town"]
    assert editor.items("events")[0]["place"] == "lakeside"


def test_a_dismissal_keeps_its_reason_for_the_whole_utterance(record: Path) -> None:
    drafts = read_drafts(record)
    piece = next(one for one in drafts.items if one.utterance is not None)
    dismissed = dismissing(drafts, piece.id, "said elsewhere")
    assert [one.why for one in dismissed.items if one.utterance is not None] == ["said elsewhere"] * 2


def test_a_suggestion_that_is_not_there_is_said(record: Path) -> None:
    editor, drafts = Editor(record), read_drafts(record)
    with pytest.raises(CannotContinueError, match="no suggestion"):
        accepting(editor, drafts, "nothing")
    with pytest.raises(CannotContinueError, match="no quote"):
        accepting(editor, drafts, drafts.items[-2].id, printing_of="nothing")
