"""Each suggestion can become an item as it stands, and the record is sound with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from visittui.cli import run
from visittui.drafting.drafts_file import drafts_path, read_drafts
from visittui.drafting.proposals import proposed
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
    path = drafts_path(record)
    editor = Editor(record, path)
    drafts = read_drafts(path, record)
    taken = {"tam-linh"}
    for item in drafts.items:
        if drafts[item.id].decision != "undecided":
            continue
        section, new = proposed(drafts, item, taken)
        taken.add(new["id"])
        assert editor.problems([Add(section, new)]) == ()
        pieces = [one for one in drafts.items if one.utterance and one.utterance == item.utterance] or [item]
        for piece in pieces:
            drafts = drafts.decided(piece.id, "accepted", item=f"{section}/{new['id']}")
        editor.write([Add(section, new)], drafts=drafts.as_bytes(), what=new["id"])
    assert read_drafts(path, record).undecided == 0
    quotes = editor.items("quotes")
    assert [quote["text"] for quote in quotes] == ["The lake is open to all of us, […] and it will stay so.", "ours."]
    assert quotes[0]["printings"][0]["pieces"] == [
        {"exact": "The lake is open to all of us,"},
        {"exact": "and it will stay so."},
    ]
    assert quotes[1]["speaker_described"] == "An aide"
    (person,) = [one for one in editor.items("people") if one["id"] == "ada-birk"]
    assert person["offices"][0]["title"] == "Northland President"
    assert editor.items("agreements")[0]["kind"] == "treaty"
    assert editor.items("events")[0]["time"]["from"] == "2019-05-02T09:00"
    assert run(["check", str(record)]) == 0
