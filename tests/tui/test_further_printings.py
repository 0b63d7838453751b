"""One key for words that several texts print: what it takes along is shown before, and asked where words differ."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tui.reviewing import actions_of, go_to, press, quotes, record_of, shown
from visittui.drafting.drafts_file import read_drafts
from visittui.files.record_files import drafts_path
from visittui.record.checks.checking import check_record

NEWS = "Birk at the lake\n\n“The Lake is open to all of us,” said Ada Birk, who had come with a brass band.\n"
RADIO = "Evening news\n\n“The lake is open to all of us,” Ada Birk said at the harbour.\n"
WEEKLY = "The week\n\n“The lake is open to all of us who swim,” Ada Birk said.\n"
LATER = "Corrected\n\n“The lake was open to all of us,” Ada Birk said at the harbour.\n"
OTHERS = "Letters\n\n“The lake is open to all of us,” said Tam Linh.\n"


def sources_of(record: Path, text: str) -> list[str]:
    return [one["source"] for one in quotes(record)[text]["printings"]]  # type: ignore[attr-defined]


def test_one_key_enters_all_printings_of_the_same_words_and_one_takes_them_back(tmp_path: Path) -> None:
    record = record_of(tmp_path, news=NEWS, radio=RADIO, weekly=WEEKLY)
    before = (record.read_bytes(), drafts_path(record).read_bytes())
    actions = actions_of(record)
    go_to(actions, "The Lake is open")
    assert "radio:3 “lake” for “Lake”" in shown(actions)
    assert "weekly:3 “lake” for “Lake”, “us who swim,” for “us,”" in shown(actions)
    assert "w enters it with these" in shown(actions)
    press(actions, "w")
    assert actions.said == ""
    assert sources_of(record, "The Lake is open to all of us,") == ["news", "radio", "weekly"]
    assert [one["exact"] for one in quotes(record)["The Lake is open to all of us,"]["printings"]] == [  # type: ignore[attr-defined]
        "The Lake is open to all of us,",
        "The lake is open to all of us,",
        "The lake is open to all of us who swim,",
    ]
    assert {one.decision for one in read_drafts(record).items if one.kind == "quotation"} == {"accepted"}
    assert check_record(record).problems == ()
    press(actions, "u")
    assert (record.read_bytes(), drafts_path(record).read_bytes()) == before


def test_very_many_further_printings_leave_the_answers_on_the_screen(tmp_path: Path) -> None:
    radios = {f"radio-{hour:02}": RADIO.replace("Evening", f"{hour} o'clock") for hour in range(30)}
    actions = actions_of(record_of(tmp_path, news=NEWS, **radios))
    go_to(actions, "The Lake is open")
    for size, told in (((80, 24), 1), ((120, 30), 13), ((200, 60), 30)):
        drawn = shown(actions, size)
        assert drawn.count("“lake” for “Lake”") == told
        assert (f"and {30 - told} more" in drawn) == (told < 30)
        for words in ("w enters it with these", "1 by Tam Linh  2 a fragment", "because"):
            assert words in drawn


def test_enter_takes_nothing_along(tmp_path: Path) -> None:
    record = record_of(tmp_path, news=NEWS, radio=RADIO)
    actions = actions_of(record)
    go_to(actions, "The Lake is open")
    press(actions, "enter")
    assert sources_of(record, "The Lake is open to all of us,") == ["news"]


def test_other_words_are_taken_along_only_by_a_second_answer(tmp_path: Path) -> None:
    record = record_of(tmp_path, later=LATER, news=NEWS, radio=RADIO)
    actions = actions_of(record)
    go_to(actions, "The Lake is open")
    press(actions, "w")
    assert json.loads(record.read_bytes())["quotes"] == []
    assert actions.prompt is not None
    assert [choice.label for choice in actions.prompt.choices] == [
        "all 2, also later:3 “lake was” for “Lake is”",
        "the 1 of the same words",
    ]
    press(actions, "2")
    assert sources_of(record, "The Lake is open to all of us,") == ["news", "radio"]
    press(actions, "u")
    go_to(actions, "The Lake is open")
    press(actions, "w", "1")
    assert sources_of(record, "The Lake is open to all of us,") == ["news", "later", "radio"]


def test_the_same_words_of_somebody_else_are_asked_about(tmp_path: Path) -> None:
    record = record_of(tmp_path, news=NEWS, others=OTHERS)
    actions = actions_of(record)
    go_to(actions, "The Lake is open")
    assert "others:3 “lake” for “Lake”, said by Tam Linh" in shown(actions)
    press(actions, "w")
    assert actions.prompt is not None
    press(actions, "escape")
    assert json.loads(record.read_bytes())["quotes"] == []


def test_who_is_asked_first_who_said_it_takes_along_the_further_printings_then(tmp_path: Path) -> None:
    nobody = "Letters\n\n“The lake is open to all of us.” Nobody knew whose words these were.\n"
    record = record_of(tmp_path, letters=nobody, later=LATER, news=NEWS)
    actions = actions_of(record)
    go_to(actions, "The lake is open")
    press(actions, "w")
    assert actions.said == "The text does not tell who said it."
    press(actions, "a bystander", "enter")
    assert actions.prompt is not None
    assert actions.prompt.question == "With which printings?"
    press(actions, "1")
    assert actions.said == ""
    assert quotes(record)["The lake is open to all of us."]["speaker_described"] == "a bystander"
    assert sources_of(record, "The lake is open to all of us.") == ["letters", "later", "news"]


def test_a_printing_of_a_known_quote_brings_the_others_that_wait(tmp_path: Path) -> None:
    record = record_of(tmp_path, news=NEWS, radio=RADIO, weekly=WEEKLY)
    actions = actions_of(record)
    go_to(actions, "The Lake is open")
    press(actions, "enter")
    go_to(actions, "The lake is open to all of us,")
    assert "printing of" in shown(actions)
    press(actions, "w")
    assert sources_of(record, "The Lake is open to all of us,") == ["news", "radio", "weekly"]


def test_of_a_turn_the_sentence_that_is_printed_elsewhere_is_a_printing_and_not_the_whole(tmp_path: Path) -> None:
    speech = "Remarks\n\nPRESIDENT BIRK: Thank you. The lake is open to all of us. It is cold in it all the same.\n"
    record = record_of(tmp_path, radio=RADIO, speech=speech)
    actions = actions_of(record)
    go_to(actions, "The lake is open")
    press(actions, "w")
    assert actions.said == "No other printing of these words waits for a decision."
    press(actions, "enter")
    go_to(actions, "Thank you.")
    assert "printing of" not in shown(actions)
    press(actions, "p", "2")
    assert "printing of" in shown(actions)
    press(actions, "enter")
    assert sources_of(record, "The lake is open to all of us,") == ["radio", "speech"]


def test_a_sentence_of_a_turn_brings_what_news_print_of_it(tmp_path: Path) -> None:
    speech = "Remarks\n\nPRESIDENT BIRK: Thank you. The lake is open to all of us. It is cold in it all the same.\n"
    record = record_of(tmp_path, radio=RADIO, speech=speech)
    actions = actions_of(record)
    go_to(actions, "Thank you.")
    press(actions, "p", "2", "w")
    assert sources_of(record, "The lake is open to all of us.") == ["speech", "radio"]


def test_a_record_written_by_hand_shows_only_the_quote_and_somebody_elses_change_stays(tmp_path: Path) -> None:
    record = record_of(tmp_path, news=NEWS, radio=RADIO)
    by_hand = record.read_text(encoding="utf-8").replace('"title": "Visit"', '"title" :  "Visit"')
    record.write_text(by_hand, encoding="utf-8")
    actions = actions_of(record)
    go_to(actions, "The Lake is open")
    record.write_text(by_hand.replace("Invented.", "Somebody wrote here."), encoding="utf-8")
    press(actions, "w")
    assert "changed by somebody else" in actions.said
    before = record.read_text(encoding="utf-8").splitlines()
    assert any("Somebody wrote here." in line for line in before)
    go_to(actions, "The Lake is open")
    press(actions, "w")
    after = record.read_text(encoding="utf-8").splitlines()
    assert len(quotes(record)) == 1
    touched = ('"quotes"', '"people"')
    assert [line for line in before if line not in after and not line.lstrip().startswith(touched)] == []
