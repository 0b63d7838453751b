"""Printings of one utterance and texts of one lineage are proposed, with the words that differ."""

from __future__ import annotations

import pytest

from visittui.drafting import Draft
from visittui.drafting.drafts import DraftItem, drafted
from visittui.drafting.printings import differing_words, same_utterance, shared_wording, with_printings, words_of
from visittui.drafting.rules.paragraphs import Lines

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
    return drafted(source, Draft(text, "en").spoken(), Lines(text).number)


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


def test_texts_that_share_long_runs_are_of_one_lineage() -> None:
    texts = {"one": STORY + "Rain fell.", "two": "A headline\n" + STORY, "three": "The lake is open. " * 20}
    (shared,) = shared_wording(texts)
    assert {shared.one, shared.other} == {"one", "two"}
    assert shared.shared > 12
