"""Deciding on drafts, by keys, without a screen: what each key writes, and what it never asks again."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest

from tests.tui.reviewing import actions_of, go_to, press, quotes, record_of, shown, untouched
from visittui.cli import run
from visittui.drafting.drafts_file import read_drafts
from visittui.errors import CannotContinueError
from visittui.files.record_files import waiting_drafts
from visittui.record.accession import texts_directory
from visittui.record.checks.checking import check_record
from visittui.record.editing import Change, Editor
from visittui.state import bounded_tasks
from visittui.tui.keymap.keys import KEYS
from visittui.tui.keymap.own_keys import changed
from visittui.tui.layout.text_runs import width_of
from visittui.tui.review.decisions import Review
from visittui.tui.review.picture import picture
from visittui.tui.review.review_actions import ReviewActions

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


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return record_of(tmp_path, news=NEWS, radio=RADIO, remarks=REMARKS)


def test_a_good_suggestion_is_one_key_and_brings_its_speaker_with_it(record: Path) -> None:
    actions = actions_of(record)
    go_to(actions, "The lake is open")
    press(actions, "enter")
    assert actions.said == ""
    written = json.loads(record.read_bytes())
    (quote,) = written["quotes"]
    assert quote["text"] == "The lake is open to all of us, […] and it will stay so."
    assert {person["name"] for person in written["people"]} == {"Tam Linh", "Ada Birk"}
    assert quote["speaker"] == "ada-birk"
    # Neither the other piece nor the person is asked about again.
    drafts = read_drafts(record)
    assert all(one.decision == "accepted" for one in drafts.items if one.source == "news" and one.kind == "person")
    assert actions.review.entry is not None
    assert not actions.review.entry.is_decided


def test_the_tab_counts_what_the_review_asks_about(record: Path) -> None:
    actions = actions_of(record)
    # Two pieces of what Birk said are one thing to decide on.
    assert waiting_drafts(record) == len(actions.review.entries) == read_drafts(record).undecided - 1
    while (waiting := sum(entry.item is not None and not entry.is_decided for entry in actions.review.entries)) > 0:
        assert waiting_drafts(record) == waiting
        press(actions, "x", "1")
    assert waiting_drafts(record) == 0


def test_the_same_words_elsewhere_are_offered_as_another_printing(record: Path) -> None:
    actions = actions_of(record)
    go_to(actions, "the eye of the land")
    press(actions, "enter")
    go_to(actions, "The lake is open")
    press(actions, "p", "enter", "enter")
    radio = next(n for n, entry in enumerate(actions.review.entries) if entry.source == "radio" and entry.item)
    actions.review.at = radio
    press(actions, "enter")
    printings = quotes(record)["The lake is open to all of us,"]["printings"]
    assert [one["source"] for one in printings] == ["news", "radio"]  # type: ignore[attr-defined]


def test_nobody_is_entered_whom_the_text_does_not_name(record: Path) -> None:
    actions = actions_of(record)
    go_to(actions, "Nobody asked us,")
    press(actions, "enter")
    assert actions.prompt is not None
    press(actions, "a bystander", "enter", "enter")
    assert quotes(record)["Nobody asked us,"]["speaker_described"] == "a bystander"


def test_a_speaker_is_corrected_with_some_letters_of_a_name(record: Path) -> None:
    actions = actions_of(record)
    go_to(actions, "the eye of the land")
    press(actions, "s", "lin", "enter", "enter")
    assert quotes(record)["the eye of the land."]["speaker"] == "tam-linh"


def test_a_dismissal_keeps_its_reason_and_can_be_taken_back(record: Path) -> None:
    actions = actions_of(record)
    before = record.read_bytes()
    go_to(actions, "the eye of the land")
    one = actions.review.entry
    assert one is not None
    press(actions, "x", "a nickname", "enter")
    assert read_drafts(record)[one.key].why == "a nickname"
    press(actions, "u")
    assert read_drafts(record)[one.key].decision == "undecided"
    assert record.read_bytes() == before
    assert actions.review.entry is not None
    assert actions.review.entry.key == one.key
    press(actions, "u")
    assert actions.said == "There is nothing to take back."


def test_one_sentence_is_taken_out_of_a_turn(record: Path) -> None:
    actions = actions_of(record)
    go_to(actions, "Welcome to the lake.")
    press(actions, "p", "swim", "enter", "enter")
    printing = quotes(record)["Swim with care."]["printings"][0]  # type: ignore[index]
    assert printing == {"source": "remarks", "line": 3, "exact": "Swim with care.", "transcribed": True}
    assert actions.review.entry is not None
    assert actions.review.entry.item is not None
    assert actions.review.entry.item.exact.startswith("Welcome")


def test_lines_that_nothing_cites_come_last(record: Path) -> None:
    actions = actions_of(record)
    while actions.review.entry is not None and actions.review.entry.item is not None:
        press(actions, "x", "1")
    lines = [entry.line for entry in actions.review.entries if entry.item is None and entry.source == "news"]
    assert lines == [1, 3, 5, 7]
    press(actions, "x", "a heading", "enter")
    assert json.loads(record.read_bytes())["uncited"] == [{"source": "news", "line": 1, "reason": "a heading"}]
    while actions.review.entry is not None and not actions.review.entry.is_decided:
        press(actions, "x", "1")
    assert actions.review.progress == "All decided"
    assert run(["check", str(record), "--sources", str(record.with_name("lake.texts"))]) == 0


def test_a_change_of_somebody_else_is_never_written_over(record: Path) -> None:
    actions = actions_of(record)
    theirs = record.read_bytes().replace(b'"Visit"', b'"Their visit"')
    record.write_bytes(theirs)
    go_to(actions, "the eye of the land")
    press(actions, "enter")
    assert "somebody else" in actions.said
    assert record.read_bytes() == theirs
    press(actions, "enter")
    assert b"Their visit" in record.read_bytes()
    assert "the eye of the land." in quotes(record)


def test_an_edited_item_is_checked_and_its_faults_stand_at_their_lines(record: Path) -> None:
    seen: list[str] = []

    def edit(text: str) -> str:
        seen.append(text)
        return re.sub('"form": "[a-z]+"', f'"form": "{"shouted" if len(seen) == 1 else "fragment"}"', text)

    actions = actions_of(record, edit)
    go_to(actions, "the eye of the land")
    press(actions, "e")
    rows = seen[1].split("\n")
    fault = next(n for n, row in enumerate(rows) if row.startswith("#! "))
    assert rows[fault + 1].strip() == '"form": "shouted",'
    assert "the eye of the land." in quotes(record)


def test_garbage_in_the_editor_is_kept_and_nothing_written(record: Path) -> None:
    actions = actions_of(record, lambda text: text if "{{{" in text else "{{{ my notes")
    before = record.read_bytes()
    go_to(actions, "the eye of the land")
    press(actions, "e")
    assert record.read_bytes() == before
    kept = Path(actions.said.rpartition(" ")[2])
    assert "{{{ my notes" in kept.read_text(encoding="utf-8")
    kept.unlink()
    kept.parent.rmdir()


def retold(text: str) -> str:
    return text.replace('"form": "fragment"', '"form": "verbatim"')


def test_what_an_editor_leaves_beside_the_file_goes_with_it(record: Path) -> None:
    left: list[Path] = []

    def run_editor(command: list[str]) -> int:
        path = Path(command[-1])
        left.extend((path, path.with_name(f"{path.name}~")))
        left[1].write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        path.write_text(retold(path.read_text(encoding="utf-8")), encoding="utf-8")
        return 0

    actions = ReviewActions(Review(record), run_editor)
    go_to(actions, "the eye of the land")
    press(actions, "e")
    assert quotes(record)["the eye of the land."]["form"] == "verbatim"
    assert not any(path.exists() for path in left)


@pytest.mark.parametrize("why", [OSError(2, "No such file or directory"), CannotContinueError("the end is near")])
def test_what_was_typed_in_the_editor_is_kept_where_it_cannot_be_started_again_at_the_faults(
    why: Exception, record: Path
) -> None:
    started = []

    def run_editor(command: list[str]) -> int:
        started.append(Path(command[-1]))
        if len(started) == 2:
            raise why
        started[0].write_text("{{{ my notes", encoding="utf-8")
        return 0

    actions = ReviewActions(Review(record), run_editor)
    go_to(actions, "the eye of the land")
    press(actions, "e")
    assert actions.said.endswith(f"; what you wrote is in {started[0]}")
    assert "{{{ my notes" in started[0].read_text(encoding="utf-8")
    shutil.rmtree(started[0].parent)


def test_what_was_typed_in_the_editor_is_kept_where_it_cannot_be_written(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise CannotContinueError("no space left")

    monkeypatch.setattr(Editor, "write", fails)
    actions = actions_of(record, retold)
    go_to(actions, "the eye of the land")
    press(actions, "e")
    assert actions.said.startswith("no space left; what you wrote is in ")
    kept = Path(actions.said.rpartition(" ")[2])
    assert '"form": "verbatim"' in kept.read_text(encoding="utf-8")
    shutil.rmtree(kept.parent)


@pytest.mark.parametrize("goes_well", [True, False])
def test_what_was_typed_in_the_editor_is_kept_until_a_late_write_went_well(
    goes_well: bool, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, write = Event(), Editor.write

    def waits(editor: Editor, changes: Sequence[Change], drafts: bytes, what: str) -> None:
        assert answers.wait(60)
        if not goes_well:
            raise CannotContinueError("no space left")
        write(editor, changes, drafts, what)

    monkeypatch.setattr(Editor, "write", waits)
    monkeypatch.setattr(bounded_tasks, "LONGEST_WAIT", 0)
    actions, told = actions_of(record, retold), SimpleQueue[Callable[[], str]]()
    actions.review.wait_no_longer(told.put)
    go_to(actions, "the eye of the land")
    press(actions, "e")
    assert "the directory does not answer; " in actions.said
    kept = Path(actions.said.rpartition(" ")[2])
    assert '"form": "verbatim"' in kept.read_text(encoding="utf-8")
    answers.set()
    actions.go_on(told.get(timeout=60))
    assert ("the eye of the land." in quotes(record)) is goes_well
    assert kept.exists() is not goes_well
    if not goes_well:
        assert actions.said == f"no space left; what you wrote is in {kept}"
        shutil.rmtree(kept.parent)


@pytest.mark.parametrize(
    "typed", ['"\\ud800"', "1" * 5_000, "NaN", "[" * 100_000, '"\\u0000"', "1e999", "{}", "null"], ids=len
)
def test_no_value_in_the_editor_ends_the_review(typed: str, record: Path) -> None:
    actions = actions_of(record, lambda text: text.replace('"the eye of the land."', typed))
    before = record.read_bytes()
    go_to(actions, "the eye of the land")
    press(actions, "e")
    assert record.read_bytes() == before
    shutil.rmtree(Path(actions.said.rpartition(" ")[2]).parent)


def test_an_editor_that_is_no_command_is_told_and_leaves_no_file(
    record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VISUAL", "vi '")
    (tmp_path / "made").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "made"))
    actions = actions_of(record, str)
    go_to(actions, "the eye of the land")
    press(actions, "e")
    assert "is no command" in actions.said
    assert list((tmp_path / "made").iterdir()) == []


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

    actions = actions_of(record, edit)
    go_to(actions, "The lake is open")
    press(actions, "a", "event", "enter")
    assert actions.said == "Added: event/arrival"
    press(actions, "v", "1", "enter", "enter")
    assert {quote["event"] for quote in quotes(record).values()} == {"arrival"}
    assert len(quotes(record)) == 2


def test_what_a_suggestion_may_be_as_well_is_one_figure_away(record: Path) -> None:
    texts = record.parent / "further"
    texts.mkdir()
    text = "Lakeside Mayor Tam Linh met fishers.\n\nThe water was “clear” that day. “Swim” stood on a sign.\n"
    (texts / "talks.txt").write_text(text, encoding="utf-8")
    assert run(["draft", str(texts), "-o", str(record)]) == 0
    actions = actions_of(record, lambda text: text.replace('"name": ""', '"name": "Clear water"'))
    press(actions, "a", "topic", "enter")
    go_to(actions, "clear")
    entry = actions.review.entry
    assert entry is not None
    assert entry.item is not None
    offered = [way.label for way in actions.review.alternatives(entry.item)]
    assert offered[0] == "by Tam Linh"
    press(actions, "1", str(1 + offered.index("whole sentences")), str(1 + offered.index("about Clear water")), "enter")
    entered = quotes(record)["clear"]
    assert (entered["speaker"], entered["form"], entered["topics"]) == ("tam-linh", "verbatim", ["clear-water"])
    # The next quote may be about the same.
    entry = actions.review.entry
    assert entry is not None
    assert entry.item is not None
    assert "about Clear water" in [way.label for way in actions.review.alternatives(entry.item)]
    press(actions, "9")
    assert actions.said == "Nothing is offered as 9 here."


def test_one_lineage_for_two_copies_is_one_key_and_a_dismissal_is_heeded(record: Path) -> None:
    copies = record.parent / "copies"
    copies.mkdir()
    story = " ".join(f"the word number {n} of the story that both print" for n in range(6))
    for name in ("agency", "paper", "site"):
        (copies / f"{name}.txt").write_text(f"{name} prints what follows here\n\n{story}.\n", encoding="utf-8")
    assert run(["draft", str(copies), "-o", str(record)]) == 0
    actions = actions_of(record)
    go_to(actions, story[:30])
    drawn = picture(actions.review, None, "", actions.keys, 120, 30).lines
    assert any(" same wording: the word number 0" in "".join(run.text for run in line) for line in drawn)
    press(actions, "enter")
    lineages = {one["id"]: one["lineage"] for one in json.loads(record.read_bytes())["sources"]}
    assert lineages["paper"] == lineages["agency"]
    assert lineages["site"] == "site"
    press(actions, "x", "1")
    assert not any(one.item and one.item.kind == "lineage" and not one.is_decided for one in actions.review.entries)
    remarks = check_record(record, sources=texts_directory(record)).remarks
    assert not any("two lineages" in remark for remark in remarks)


def test_a_form_has_a_blank_for_everything_and_what_stays_blank_is_left_out(record: Path) -> None:
    seen: list[str] = []

    def edit(text: str) -> str:
        seen.append(text)
        text = text.replace('"id": ""', '"id": "opening"').replace('"title": ""', '"title": "The opening"')
        return text.replace('"printed": ""', '"printed": "May 2"').replace('"news:5"', '"news:5 The lake", "radio"')

    actions = actions_of(record, edit)
    go_to(actions, "The lake is open")
    press(actions, "a", "event", "enter")
    assert actions.said.endswith("expected a line number from 1") or "Not right yet" in actions.said
    assert "#! " in seen[1]
    assert '"participants": [' in seen[0]
    assert "# people: tam-linh" in seen[0]


def test_every_key_of_the_review_does_something_and_can_be_another(record: Path) -> None:
    for key in KEYS:
        if key.where == "review":
            actions = actions_of(record, lambda text: text)
            go_to(actions, "The lake is open")
            before = shown(actions)
            actions.press(key.keys[0], None)
            assert actions.prompt or actions.said or actions.left or before != shown(actions), key
            actions.review.undo()
    keys, wrong = changed({"dismiss": ["d"], "undo": ["z"]})
    assert wrong == {}
    actions = ReviewActions(Review(record), untouched, keys=keys)
    press(actions, "x")
    assert actions.prompt is None
    press(actions, "d", "1", "z")
    assert actions.said.startswith("Taken back")
    assert changed({"dismiss": ["s"]})[1]
    assert changed({"dismiss": ["3"]})[1]


def test_what_is_drawn_can_be_clicked(record: Path) -> None:
    actions = actions_of(record)
    drawn = picture(actions.review, None, "", actions.keys, 120, 30)
    targets = {run.target: run.text for line in drawn.lines for run in line if run.target}
    assert "entry:0" in targets
    assert targets["key:x"] == " dismiss "
    actions.click("entry:1")
    assert actions.review.at == 1
    actions.click("key:x")
    assert actions.prompt is not None
    drawn = picture(actions.review, actions.prompt, "", actions.keys, 120, 30)
    assert any(run.target == "choice:1" for line in drawn.lines for run in line)
    actions.click("choice:1")
    assert actions.review.entries[1].is_decided


def test_a_click_beside_an_open_question_leaves_it_and_what_was_typed(record: Path) -> None:
    actions = actions_of(record)
    press(actions, "x", "told twice")
    question = actions.prompt
    assert question is not None
    for target in ("entry:1", "figure:1", "key:x"):
        actions.click(target)
        assert (actions.prompt, question.typed, actions.review.at) == (question, "told twice", 0)
    press(actions, "enter")
    assert [entry.is_decided for entry in actions.review.entries[:2]] == [True, False]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_no_draft_is_cut_while_a_line_of_the_list_is_free(tmp_path: Path, size: tuple[int, int]) -> None:
    words = "We hold without any reservation that the arrangements between both banks of the lake serve everybody"
    actions = actions_of(record_of(tmp_path, radio=f'Ada Birk said on Monday: "{words}, now and in years to come."\n'))
    for at in range(len(actions.review.entries)):
        actions.review.at = at
        drawn = picture(actions.review, None, "", actions.keys, *size)
        targets = [next((run.target for run in line if run.target.startswith("entry:")), "") for line in drawn.lines]
        chosen = [number for number, target in enumerate(targets) if target == f"entry:{at}"]
        assert drawn.cursor == chosen[0]
        text = ["".join(run.text for run in line)[: 48 if size[0] > 90 else None] for line in drawn.lines]
        below = max(number for number, target in enumerate(targets) if target) + 1
        is_free = not text[below].strip()
        assert not is_free or "…" not in "".join(text[:below])
        assert is_free or size == (80, 24)


def test_a_question_with_more_answers_than_lines_says_how_many_there_are(record: Path) -> None:
    actions = actions_of(record)
    press(actions, "question_mark")
    assert f"1 of {len(actions.keys)}" in asked(actions)
    press(actions, "down")
    assert f"2 of {len(actions.keys)}" in asked(actions)
    press(actions, "escape", "x")
    assert " of " not in asked(actions)


def asked(actions: ReviewActions) -> str:
    """The line of the question."""
    assert actions.prompt is not None
    lines = picture(actions.review, actions.prompt, "", actions.keys, 120, 40).lines
    drawn = ("".join(run.text for run in line) for line in lines)
    return next(line for line in drawn if actions.prompt.question in line)


@pytest.mark.parametrize("size", [(1, 1), (40, 10), (80, 24), (89, 12), (90, 10), (200, 60)])
def test_every_line_fits_at_every_size(record: Path, size: tuple[int, int]) -> None:
    actions = actions_of(record)
    for key in ("down", "s", "escape", "end", "question_mark"):
        actions.press(key, None)
        drawn = picture(actions.review, actions.prompt, actions.said, actions.keys, *size)
        assert all(width_of(line) <= max(size[0], 40) for line in drawn.lines)
        assert len(drawn.lines) <= size[1]
        assert drawn.cursor < max(1, size[1])
