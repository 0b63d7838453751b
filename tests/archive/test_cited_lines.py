"""The lines that are cited for an item, in the texts of its sources where these are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from visittui.archive.cards.card import Card, Section
from visittui.archive.kinds import citations_of
from visittui.archive.kinds.printed_card import printed_card, with_differing_marked
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive
from visittui.archive.store.source_texts import SourceTexts

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"
TEXTS = Path(__file__).parents[1] / "fixtures" / "example-texts"


@pytest.fixture(scope="module")
def example() -> Iterator[Archive]:
    with open_archive(EXAMPLE) as archive:
        yield archive


def refs_of(archive: Archive) -> list[str]:
    return [row.ref for kind, count in archive.counts.items() for row in archive.rows((kind,), 0, count)]


def told(section: Section) -> str:
    return "\n".join("".join(span.text for span in spans) for spans in section.paragraphs)


def told_by(card: Card) -> str:
    return "\n".join(f"{section.heading}\n{told(section)}" for section in card.sections)


def test_every_cited_line_of_every_item_is_shown(example: Archive) -> None:
    texts = SourceTexts(TEXTS)
    seen = 0
    for ref in refs_of(example):
        cited = list(citations_of(ref.partition("/")[0], example.item(ref)))
        card = printed_card(example, ref, texts)
        assert (card is None) == (not cited), ref
        if card is None:
            continue
        for entry in cited:
            source = example.item(f"source/{entry['source']}")
            (section,) = [one for one in card.sections if one.heading.startswith(source["title"])]
            if entry.get("line") and source.get("sha256") and texts.passage(source["sha256"], entry["line"]):
                seen += 1
                numbers = [spans[0].text.strip() for spans in section.paragraphs]
                assert str(entry["line"]) in numbers, ref
                marked = ["".join(s.text for s in spans if s.role == "name") for spans in section.paragraphs]
                assert marked[numbers.index(str(entry["line"]))], ref
    assert seen > 10


def test_without_texts_the_words_that_the_record_holds_are_shown_and_the_way_to_more_is_told_once(
    archive: Archive,
) -> None:
    for ref in refs_of(archive):
        card = printed_card(archive, ref, None)
        if card is None:
            continue
        text = told_by(card)
        assert text.count("--sources DIR") <= 1
        for entry in citations_of(ref.partition("/")[0], archive.item(ref)):
            assert (entry.get("exact") or "") in text, ref


def test_of_a_difference_the_accounts_stand_one_above_the_other(archive: Archive) -> None:
    card = printed_card(archive, "difference/arrival-hour", None)
    assert card is not None
    first, second, third, *rest = card.sections[0].paragraphs
    assert "".join(span.text for span in first) == "1. “around 2am local time” live-page:142"
    assert [span.text for span in first if span.role == "notice"] == ["around"]
    assert [span.text for span in second if span.role == "notice"] == []
    assert [span.ref for span in third if span.ref] == ["source/live-page"]
    # Of the other eight the record holds no quotation, and says so once.
    heading, *told = ("".join(span.text for span in spans) for spans in rest)
    assert heading.startswith("In our words")
    assert [words.partition(".")[0] for words in told] == [str(number) for number in range(4, 12)]


def test_words_differ_that_not_all_have() -> None:
    one, other = with_differing_marked(["It helped to build the state", "it helped To rebuild the state, afterward"])
    assert [span.text for span in one if span.role == "notice"] == ["build"]
    assert [span.text for span in other if span.role == "notice"] == ["rebuild", "afterward"]
    assert with_differing_marked([]) == []
    assert [span.role for spans in with_differing_marked(["alone"]) for span in spans] == ["quote"]


@pytest.mark.parametrize("garbage", ["", " ", "\0\x1b[2J", "“”", "a" * 10_000, "\N{COMBINING ACUTE ACCENT}" * 9])
def test_whatever_is_printed_is_shown_whole(garbage: str) -> None:
    for spans in with_differing_marked([garbage, "other words", garbage]):
        assert "".join(span.text for span in spans) in (garbage, "other words")
