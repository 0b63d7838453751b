"""Suggestions follow a text that was fetched again, with what was said of them and cut of them in the review."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from visittui.cli import run
from visittui.drafting.drafts import Decision, DraftItem, Drafts
from visittui.drafting.drafts_file import read_drafts
from visittui.drafting.suggestion import Piece
from visittui.files.record_files import drafts_path

WALK = (
    "The two presidents walked around the lake for an hour and talked about boats, bridges and the fish living there, "
    "and the people of the town stood at the shore and waved the flags of both countries until late in the evening."
)
NEWS = f"""Birk at the lake

2 May 2019

President Ada Birk met President Tam Linh on Thursday at 10 a.m.
“The lake is open to all,” President Birk said. “Never again. We closed it once. Never again.”
{WALK}
“Ours,” said a man.
"""
RADIO = f"""Radio of the lake

2 May 2019

“The lake is open to all,” said Birk.
{WALK}
It rained later.
The boats stayed out.
Nobody minded it.
"""
ADDED = "Advertisement\nBoats for all\n\n"
VISIT = "--title Visit --guest Ada_Birk --host Tam_Linh --place Lakeside --starts 2019-05-02 --ends 2019-05-03"
OPTIONS = [word.replace("_", " ") for word in VISIT.split()]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record into which two texts were drafted."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "news.txt").write_text(NEWS, encoding="utf-8")
    (pages / "radio.txt").write_text(RADIO, encoding="utf-8")
    assert run(["draft", str(pages), "-o", str(tmp_path / "lake.json"), *OPTIONS]) == 0
    return tmp_path / "lake.json"


def anchored(record: Path, **texts: str) -> Drafts:
    """The drafts after texts were fetched again."""
    again = record.with_name("again")
    again.mkdir()
    for name, text in {"old-news": NEWS, "old-radio": RADIO, **texts}.items():
        (again / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["check", str(record), "--sources", str(again), "--anchor"]) == 0
    return read_drafts(record)


def spoken(drafts: Drafts, words: str, source: str = "news") -> DraftItem:
    (found,) = (one for one in drafts.items if one.exact == words and one.source == source)
    return found


def cut(drafts: Drafts, whole: DraftItem, words: str) -> Drafts:
    """The drafts with the last of these words of a suggestion cut of it, as in the review."""
    start = whole.pieces[0].start + whole.exact.rindex(words)
    piece = Piece(whole.line, start, start + len(words), words)
    at = drafts.items.index(whole)
    part = replace(whole, id=f"{whole.id}-1", pieces=(piece,))
    return replace(drafts, items=(*drafts.items[:at], part, *drafts.items[at:]))


def test_nothing_is_lost_of_a_text_to_which_lines_were_added(record: Path) -> None:
    before = read_drafts(record)
    after = anchored(record, news=NEWS.replace("\n\nPres", f"\n\n{ADDED}Pres"))
    assert sorted(one.id for one in after.items) == sorted(one.id for one in before.items)
    for old in before.items:
        new = after[old.id]
        if old.source == "radio":
            assert new == old
        else:
            assert (new.line, new.pieces[0].start) == (old.line + 3, old.pieces[0].start + len(ADDED))
            assert new.same_as == old.same_as
            assert (new.speaker is None) == (old.speaker is None)
            if old.speaker is not None:
                assert new.speaker == replace(old.speaker, line=old.speaker.line + 3)
    (event,) = (one for one in after.items if one.kind == "event")
    assert event.details["from"] == "2019-05-02T10:00"
    assert spoken(after, "The lake is open to all,").same_as == (
        spoken(before, "The lake is open to all,", "radio").id,
    )


def test_a_lineage_proposed_follows_the_words_that_are_shared(record: Path) -> None:
    (lineage,) = (one for one in read_drafts(record).items if one.kind == "lineage")
    after = anchored(record, **{lineage.source: ADDED + (RADIO if lineage.source == "radio" else NEWS)})
    assert replace(after[lineage.id], pieces=lineage.pieces) == lineage
    assert (after[lineage.id].line, after[lineage.id].exact) == (lineage.line + 3, WALK)


def test_what_was_said_of_a_suggestion_is_kept_and_its_lines_are_new(record: Path) -> None:
    drafts = read_drafts(record)
    ours = spoken(drafts, "Ours,")
    assert ours.speaker is not None
    drafts = drafts.changed(replace(ours, speaker=replace(ours.speaker, name="Tam Linh", person="tam-linh")))
    birk = spoken(drafts, "President Ada Birk")
    drafts = drafts.changed(replace(birk, details={**birk.details, "name": "Ada Maria Birk"}))
    drafts_path(record).write_bytes(drafts.as_bytes())
    after = anchored(record, news=ADDED + NEWS)
    speaker = after[ours.id].speaker
    assert speaker is not None
    assert (speaker.person, speaker.line) == ("tam-linh", ours.line + 3)
    details = after[birk.id].details
    assert (details["name"], details["offices"][0]["line"]) == ("Ada Maria Birk", birk.line + 3)


def test_a_speaker_whom_the_text_names_in_other_words_is_asked_again(record: Path) -> None:
    ours = spoken(read_drafts(record), "Ours,")
    after = anchored(record, news=NEWS.replace("said a man", "said President Tam Linh"))
    speaker = after[ours.id].speaker
    assert speaker is not None
    assert (speaker.text, speaker.person) == ("President Tam Linh", "tam-linh")


@pytest.mark.parametrize("decision", ["undecided", "dismissed"])
def test_a_part_that_was_cut_stays_before_its_whole_on_its_own_words(record: Path, decision: Decision) -> None:
    """Its words stand twice in the whole, and once more behind it: it is the second of them."""
    drafts = read_drafts(record)
    whole = spoken(drafts, "Never again. We closed it once. Never again.")
    part_id = f"{whole.id}-1"
    drafts = cut(drafts, whole, "Never again.").decided(part_id, decision, why="a saying")
    drafts_path(record).write_bytes(drafts.as_bytes())
    new = f"{ADDED}{NEWS}Never again.\n"
    after = anchored(record, news=new)
    start = new.index("Never again.”")
    assert after[part_id].pieces == (Piece(whole.line + 3, start, start + len("Never again."), "Never again."),)
    assert (after[part_id].decision, after[part_id].why) == (decision, "a saying")
    ids = [one.id for one in after.items]
    assert ids.index(part_id) + 1 == ids.index(whole.id)


def test_a_part_outlives_a_whole_of_which_other_words_were_changed(record: Path) -> None:
    drafts = read_drafts(record)
    whole = spoken(drafts, "Never again. We closed it once. Never again.")
    drafts_path(record).write_bytes(cut(drafts, whole, "We closed it once.").as_bytes())
    new = NEWS.replace("Never again. We closed it once", "Never, ever again. We closed\nit once")
    after = anchored(record, news=new)
    assert whole.id not in {one.id for one in after.items}
    part = after[f"{whole.id}-1"]
    assert [(one.line, one.exact) for one in part.pieces] == [(whole.line, "We closed"), (whole.line + 1, "it once.")]
    assert [new[one.start : one.end] for one in part.pieces] == ["We closed", "it once."]


def test_a_part_whose_words_are_gone_goes_with_them(record: Path) -> None:
    drafts = read_drafts(record)
    whole = spoken(drafts, "Never again. We closed it once. Never again.")
    drafts_path(record).write_bytes(cut(drafts, whole, "We closed it once.").as_bytes())
    after = anchored(record, news=NEWS.replace("We closed it once. ", ""))
    assert f"{whole.id}-1" not in {one.id for one in after.items}
    assert json.loads(record.read_bytes())["sources"][0]["sha256"] == after.texts["news"]
