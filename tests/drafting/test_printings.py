"""Printings of one utterance and texts of one lineage are proposed, with the words that differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from visittui.drafting.drafting import Draft
from visittui.drafting.drafts import DraftItem, DraftSpeaker, drafted
from visittui.drafting.printings import (
    differing_words,
    lineage_suggestions,
    same_utterance,
    shared_wording,
    with_printings,
    words_of,
)
from visittui.drafting.translations import translated, with_translations

STORY = (
    "The president said on Sunday that her visit to the lake was not about trying to start a quarrel with anybody, "
    "but part of a broader effort to keep the water clean for all who live at its shores and in the hills.\n"
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The lake is open,", "The lake is open.", True),
        ("It’s open to all of us.", "It's open to all of us", True),
        ("I think too much in ... Cold War terms,", "I think too much in … cold war terms.", True),
        ("The lake is open to all", "Friends, the lake is open to all of us.", True),
        ("We want the lake to be open to all of us today.", "We want the lakes to be open to all of us today.", True),
        ("open", "open to all", False),
        ("The lake is open to all of us.", "The shore is closed for the boats today.", False),
    ],
)
def test_equal_shortened_and_slightly_changed_wordings_print_one_utterance(one: str, other: str, same: bool) -> None:
    assert same_utterance(words_of(one), words_of(other)) is same


def items(source: str, text: str) -> list[DraftItem]:
    return drafted(source, Draft(text, "en").spoken(), text)


def test_one_sentence_printed_a_thousand_times_is_compared_with_those_near_it() -> None:
    found = with_printings(items("one", "“The lake is open to all,” Birk said.\n\n" * 1_000))
    assert len(found) == 1_000
    assert all(0 < len(one.same_as) < 200 for one in found)


def test_suggestions_name_the_other_printings() -> None:
    found = with_printings(
        [
            *items("one", "“The lake is open to all,” Birk said, calling it “ours”.\n"),
            *items("two", "Birk: “Friends, the lake is open to all of us.”\n"),
        ]
    )
    first, alone, second = found
    assert first.same_as == (second.id,)
    assert second.same_as == (first.id,)
    assert alone.same_as == ()


def test_the_words_that_differ_are_shown_as_printed() -> None:
    assert differing_words("Cold War terms,", "cold war terms.") == []
    assert differing_words("The lake is open to all", "The lake was open to all of us") == [
        ("is", "was"),
        ("", "of us"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We will build 14 bridges in 2019.", "Wir werden 2019 bei uns 14 Brücken bauen.", True),
        ("In Lakeside we met Tam Linh.", "В Lakeside мы встретили Tam Linh.", True),
        ("We will build 14 bridges in 2019.", "Wir werden 2019 bei uns 15 Brücken bauen.", False),
        ("The lake is open to all of us.", "Der See steht uns allen offen.", False),
    ],
)
def test_a_translation_is_known_by_its_numbers_and_names_alone(one: str, other: str, same: bool) -> None:
    assert translated(one, other) is same


def spoken(source: str, text: str, language: str, person: str = "birk") -> list[DraftItem]:
    found = drafted(source, Draft(text, language).spoken(), text)
    return [replace(item, speaker=DraftSpeaker("Birk", 1, "Ada Birk", person)) for item in found]


def test_translations_are_proposed_where_speaker_and_day_agree_and_no_other_is_meant() -> None:
    english = "“We will build 14 bridges in 2019,” Birk said.\n"
    german = "„Wir werden 2019 bei uns 14 Brücken bauen“, sagte Birk.\n"
    languages, days = {"one": "en", "two": "de"}, {"one": "2019-05-02", "two": "2019-05-02"}
    items = [*spoken("one", english, "en"), *spoken("two", german, "de")]
    first, second = with_translations(items, languages, days)
    assert (first.same_as, second.same_as) == ((second.id,), (first.id,))
    assert with_translations(items, languages, {**days, "two": "2019-05-03"}) == items
    assert with_translations(items, {"one": "en", "two": "en"}, days) == items
    twice = [*items, *spoken("two", german.replace("bei uns", "hier"), "de")]
    assert with_translations(twice, languages, days) == twice
    others = [*items[:1], *spoken("two", german, "de", "linh")]
    assert with_translations(others, languages, days) == others


def test_one_lineage_is_suggested_for_copies_once_each() -> None:
    texts = {"one": STORY + "Rain fell.", "two": "A headline\n" + STORY, "three": STORY, "four": "Another text.\n"}
    found = lineage_suggestions(texts, {source: source for source in texts})
    assert len(found) == 2
    assert all(item.kind == "lineage" and item.exact == STORY.strip() for item in found if item.source == "two")
    assert lineage_suggestions(texts, dict.fromkeys(texts, "agency")) == []


def test_texts_that_share_long_runs_are_of_one_lineage() -> None:
    texts = {"one": STORY + "Rain fell.", "two": "A headline\n" + STORY, "three": "The lake is open. " * 20}
    (shared,) = shared_wording(texts)
    assert {shared.one, shared.other} == {"one", "two"}
    assert shared.shared > 12
