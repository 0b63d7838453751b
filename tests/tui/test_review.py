"""Deciding on drafts, by keys, without a screen: what each key writes, and what it never asks again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from visittui.cli import run
from visittui.drafting.drafts_file import drafts_path, read_drafts
from visittui.record.accession import texts_directory
from visittui.record.checks.checking import check_record
from visittui.tui.keymap.keys import KEYS
from visittui.tui.keymap.own_keys import changed
from visittui.tui.layout.text_runs import width_of
from visittui.tui.review.desk import Desk
from visittui.tui.review.picture import picture

NEWS = (
    "Birk at the lake\n\n"
    "Northland President Ada Birk arrived in Lakeside at 9 am on May 2.\n\n"
    "“The lake is open to all of us,” Birk said, “and it will stay so.” She called it “the eye of the land.”\n\n"
    "“Nobody asked us,” it was heard at the harbour.\n"
)
RADIO = "Evening news\n\n“The lake is open to all of us,” said Ada Birk, who had come with a brass band.\n"
REMARKS = (
    "Remarks at the harbour\n\n"
    "MAYOR LINH: Welcome to the lake. It is cold. Swim with care.\n\n"
    "PRESIDENT BIRK: Thank you. It is good to be here.\n"
)
VISIT = ("--title", "Visit", "--guest", "Tam Linh", "--host", "Tam Linh", "--place", "Lakeside")
DAYS = ("--starts", "2019-05-02", "--ends", "2019-05-03", "--timezone", "Europe/Zurich", "--summary", "Invented.")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    texts = tmp_path / "pages"
    texts.mkdir()
    for name, text in (("news", NEWS), ("radio", RADIO), ("remarks", REMARKS)):
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["draft", str(texts), "-o", str(tmp_path / "lake.json"), *VISIT, *DAYS]) == 0
    return tmp_path / "lake.json"


def untouched(command: list[str]) -> int:
    raise AssertionError(f"{command} was run")


def desk_of(record: Path, editor: Callable[[str], str] | None = None) -> Desk:
    """A desk whose reader edits texts as a function does."""

    def edit(command: list[str]) -> int:
        assert editor is not None
        path = Path(command[-1])
        path.write_text(editor(path.read_text(encoding="utf-8")), encoding="utf-8")
        return 0

    return Desk(record, untouched if editor is None else edit)


def press(desk: Desk, *keys: str) -> None:
    for key in keys:
        if key in ("enter", "escape", "up", "down", "question_mark"):
            desk.press(key, None)
        else:
            for letter in key:
                desk.press(letter, letter)


def go_to(desk: Desk, words: str) -> None:
    entries = desk.review.entries
    desk.review.at = next(
        n for n, entry in enumerate(entries) if entry.item is not None and entry.item.exact.startswith(words)
    )


def quotes(record: Path) -> dict[str, dict[str, object]]:
    return {quote["text"]: quote for quote in json.loads(record.read_bytes())["quotes"]}


def test_a_good_suggestion_is_one_key_and_brings_its_speaker_with_it(record: Path) -> None:
    desk = desk_of(record)
    go_to(desk, "The lake is open")
    press(desk, "enter")
    assert desk.said == ""
    written = json.loads(record.read_bytes())
    (quote,) = written["quotes"]
    assert quote["text"] == "The lake is open to all of us, […] and it will stay so."
    assert {person["name"] for person in written["people"]} == {"Tam Linh", "Ada Birk"}
    assert quote["speaker"] == "ada-birk"
    # Neither the other piece nor the person is asked about again.
    drafts = read_drafts(drafts_path(record))
    assert all(one.decision == "accepted" for one in drafts.items if one.source == "news" and one.kind == "person")
    assert desk.review.entry is not None
    assert not desk.review.entry.is_decided


def test_the_same_words_elsewhere_are_offered_as_another_printing(record: Path) -> None:
    desk = desk_of(record)
    go_to(desk, "the eye of the land")
    press(desk, "enter")
    go_to(desk, "The lake is open")
    press(desk, "p", "enter", "enter")
    radio = next(n for n, entry in enumerate(desk.review.entries) if entry.source == "radio" and entry.item)
    desk.review.at = radio
    press(desk, "enter")
    printings = quotes(record)["The lake is open to all of us,"]["printings"]
    assert [one["source"] for one in printings] == ["news", "radio"]  # type: ignore[attr-defined]


def test_nobody_is_entered_whom_the_text_does_not_name(record: Path) -> None:
    desk = desk_of(record)
    go_to(desk, "Nobody asked us,")
    press(desk, "enter")
    assert desk.prompt is not None
    press(desk, "a bystander", "enter", "enter")
    assert quotes(record)["Nobody asked us,"]["speaker_described"] == "a bystander"


def test_a_speaker_is_corrected_with_some_letters_of_a_name(record: Path) -> None:
    desk = desk_of(record)
    go_to(desk, "the eye of the land")
    press(desk, "s", "lin", "enter", "enter")
    assert quotes(record)["the eye of the land."]["speaker"] == "tam-linh"


def test_a_dismissal_keeps_its_reason_and_can_be_taken_back(record: Path) -> None:
    desk = desk_of(record)
    before = record.read_bytes()
    go_to(desk, "the eye of the land")
    one = desk.review.entry
    assert one is not None
    press(desk, "x", "a nickname", "enter")
    assert read_drafts(drafts_path(record))[one.key].why == "a nickname"
    press(desk, "u")
    assert read_drafts(drafts_path(record))[one.key].decision == "undecided"
    assert record.read_bytes() == before
    assert desk.review.entry is not None
    assert desk.review.entry.key == one.key
    press(desk, "u")
    assert desk.said == "There is nothing to take back."


def test_one_sentence_is_taken_out_of_a_turn(record: Path) -> None:
    desk = desk_of(record)
    go_to(desk, "Welcome to the lake.")
    press(desk, "p", "swim", "enter", "enter")
    printing = quotes(record)["Swim with care."]["printings"][0]  # type: ignore[index]
    assert printing == {"source": "remarks", "line": 3, "exact": "Swim with care.", "transcribed": True}
    assert desk.review.entry is not None
    assert desk.review.entry.item is not None
    assert desk.review.entry.item.exact.startswith("Welcome")


def test_lines_that_nothing_cites_come_last(record: Path) -> None:
    desk = desk_of(record)
    while desk.review.entry is not None and desk.review.entry.item is not None:
        press(desk, "x", "1")
    lines = [entry.line for entry in desk.review.entries if entry.item is None and entry.source == "news"]
    assert lines == [1, 3, 5, 7]
    press(desk, "x", "a heading", "enter")
    assert json.loads(record.read_bytes())["uncited"] == [{"source": "news", "line": 1, "reason": "a heading"}]
    while desk.review.entry is not None and not desk.review.entry.is_decided:
        press(desk, "x", "1")
    assert desk.review.progress == "All decided"
    assert run(["check", str(record), "--sources", str(record.with_name("lake.texts"))]) == 0


def test_a_change_of_somebody_else_is_never_written_over(record: Path) -> None:
    desk = desk_of(record)
    theirs = record.read_bytes().replace(b'"Visit"', b'"Their visit"')
    record.write_bytes(theirs)
    go_to(desk, "the eye of the land")
    press(desk, "enter")
    assert "somebody else" in desk.said
    assert record.read_bytes() == theirs
    press(desk, "enter")
    assert b"Their visit" in record.read_bytes()
    assert "the eye of the land." in quotes(record)


def test_an_edited_item_is_checked_and_its_faults_stand_at_their_lines(record: Path) -> None:
    seen: list[str] = []

    def edit(text: str) -> str:
        seen.append(text)
        return re.sub('"form": "[a-z]+"', f'"form": "{"shouted" if len(seen) == 1 else "fragment"}"', text)

    desk = desk_of(record, edit)
    go_to(desk, "the eye of the land")
    press(desk, "e")
    rows = seen[1].split("\n")
    fault = next(n for n, row in enumerate(rows) if row.startswith("#! "))
    assert rows[fault + 1].strip() == '"form": "shouted",'
    assert "the eye of the land." in quotes(record)


def test_garbage_in_the_editor_is_kept_and_nothing_written(record: Path) -> None:
    desk = desk_of(record, lambda text: text if "{{{" in text else "{{{ my notes")
    before = record.read_bytes()
    go_to(desk, "the eye of the land")
    press(desk, "e")
    assert record.read_bytes() == before
    kept = Path(desk.said.rpartition(" ")[2])
    assert "{{{ my notes" in kept.read_text(encoding="utf-8")
    kept.unlink()
    kept.parent.rmdir()


def test_an_event_is_added_from_a_template_and_the_next_quotes_follow_it(record: Path) -> None:
    def edit(text: str) -> str:
        values = {
            '"id": ""': '"id": "arrival"',
            '"title": ""': '"title": "Arrival"',
            '"printed": ""': '"printed": "May 2"',
        }
        values |= {'"from": ""': '"from": "2019-05-02"', '"minute"': '"day"'}
        for old, new in values.items():
            text = text.replace(old, new)
        return text

    desk = desk_of(record, edit)
    go_to(desk, "The lake is open")
    press(desk, "a", "event", "enter")
    assert desk.said == "Added: event/arrival"
    press(desk, "v", "1", "enter", "enter")
    assert {quote["event"] for quote in quotes(record).values()} == {"arrival"}
    assert len(quotes(record)) == 2


def test_what_a_suggestion_may_be_as_well_is_one_figure_away(record: Path) -> None:
    texts = record.parent / "further"
    texts.mkdir()
    text = "Lakeside Mayor Tam Linh met fishers.\n\nThe water was “clear” that day. “Swim” stood on a sign.\n"
    (texts / "talks.txt").write_text(text, encoding="utf-8")
    assert run(["draft", str(texts), "-o", str(record)]) == 0
    desk = desk_of(record, lambda text: text.replace('"name": ""', '"name": "Clear water"'))
    press(desk, "a", "topic", "enter")
    go_to(desk, "clear")
    entry = desk.review.entry
    assert entry is not None
    assert entry.item is not None
    offered = [way.label for way in desk.review.alternatives(entry.item)]
    assert offered[0] == "by Tam Linh"
    press(desk, "1", str(1 + offered.index("whole sentences")), str(1 + offered.index("about Clear water")), "enter")
    entered = quotes(record)["clear"]
    assert (entered["speaker"], entered["form"], entered["topics"]) == ("tam-linh", "verbatim", ["clear-water"])
    # The next quote may be about the same.
    entry = desk.review.entry
    assert entry is not None
    assert entry.item is not None
    assert "about Clear water" in [way.label for way in desk.review.alternatives(entry.item)]
    press(desk, "9")
    assert desk.said == "Nothing is offered as 9 here."


def test_one_lineage_for_two_copies_is_one_key_and_a_dismissal_is_heeded(record: Path) -> None:
    copies = record.parent / "copies"
    copies.mkdir()
    story = " ".join(f"the word number {n} of the story that both print" for n in range(6))
    for name in ("agency", "paper", "site"):
        (copies / f"{name}.txt").write_text(f"{name} prints what follows here\n\n{story}.\n", encoding="utf-8")
    assert run(["draft", str(copies), "-o", str(record)]) == 0
    desk = desk_of(record)
    go_to(desk, story[:30])
    press(desk, "enter")
    lineages = {one["id"]: one["lineage"] for one in json.loads(record.read_bytes())["sources"]}
    assert lineages["paper"] == lineages["agency"]
    assert lineages["site"] == "site"
    press(desk, "x", "1")
    assert not any(one.item and one.item.kind == "lineage" and not one.is_decided for one in desk.review.entries)
    remarks = check_record(record, sources=texts_directory(record)).remarks
    assert not any("two lineages" in remark for remark in remarks)


def test_a_form_has_a_blank_for_everything_and_what_stays_blank_is_left_out(record: Path) -> None:
    seen: list[str] = []

    def edit(text: str) -> str:
        seen.append(text)
        text = text.replace('"id": ""', '"id": "opening"').replace('"title": ""', '"title": "The opening"')
        return text.replace('"printed": ""', '"printed": "May 2"').replace('"news:5"', '"news:5 The lake", "radio"')

    desk = desk_of(record, edit)
    go_to(desk, "The lake is open")
    press(desk, "a", "event", "enter")
    assert desk.said.endswith("expected a line number from 1") or "Not right yet" in desk.said
    assert "#! " in seen[1]
    assert '"participants": [' in seen[0]
    assert "# people: tam-linh" in seen[0]


def shown(desk: Desk) -> str:
    return "".join(run.text for line in picture(desk.review, None, "", [], 200, 60).lines for run in line)


def test_every_key_of_the_review_does_something_and_can_be_another(record: Path) -> None:
    for key in KEYS:
        if key.where == "review":
            desk = desk_of(record, lambda text: text)
            go_to(desk, "The lake is open")
            before = shown(desk)
            desk.press(key.keys[0], None)
            assert desk.prompt or desk.said or desk.left or before != shown(desk), key
            desk.review.undo()
    keys, wrong = changed({"dismiss": ["d"], "undo": ["z"]})
    assert wrong == {}
    desk = Desk(record, untouched, keys=keys)
    press(desk, "x")
    assert desk.prompt is None
    press(desk, "d", "1", "z")
    assert desk.said.startswith("Taken back")
    assert changed({"dismiss": ["s"]})[1]
    assert changed({"dismiss": ["3"]})[1]


def test_what_is_drawn_can_be_clicked(record: Path) -> None:
    desk = desk_of(record)
    drawn = picture(desk.review, None, "", desk.keys, 120, 30)
    targets = {run.target: run.text for line in drawn.lines for run in line if run.target}
    assert "entry:0" in targets
    assert targets["key:x"] == " dismiss "
    desk.click("entry:1")
    assert desk.review.at == 1
    desk.click("key:x")
    assert desk.prompt is not None
    drawn = picture(desk.review, desk.prompt, "", desk.keys, 120, 30)
    assert any(run.target == "choice:1" for line in drawn.lines for run in line)
    desk.click("choice:1")
    assert desk.review.entries[1].is_decided


@pytest.mark.parametrize("size", [(1, 1), (40, 10), (80, 24), (89, 12), (90, 10), (200, 60)])
def test_every_line_fits_at_every_size(record: Path, size: tuple[int, int]) -> None:
    desk = desk_of(record)
    for key in ("down", "s", "escape", "end", "question_mark"):
        desk.press(key, None)
        drawn = picture(desk.review, desk.prompt, desk.said, desk.keys, *size)
        assert all(width_of(line) <= max(size[0], 40) for line in drawn.lines)
        assert len(drawn.lines) <= size[1]
        assert drawn.cursor < max(1, size[1])
