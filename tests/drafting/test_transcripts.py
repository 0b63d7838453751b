"""Turns of transcripts are found whole, with their labels, in each of the forms in which they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from visittui.drafting.drafting import Draft


def turns(text: str) -> list[tuple[str, str]]:
    return [(one.speaker.text, one.exact) for one in Draft(text).spoken() if one.kind == "turn" and one.speaker]


def test_labels_in_capitals_with_turns_of_many_paragraphs() -> None:
    text = (
        "Remarks at a luncheon\n1:26 P.M.\n"
        "PRESIDENT LINH: (As interpreted.) Welcome to the lake.\nIt is open.\n"
        "PRESIDENT BIRK:  Thank you.\n\nQ    Will it rain?\n\nTHE PRESIDENT:  No.\n\n     END     1:45 P.M.\n"
    )
    assert turns(text) == [
        ("PRESIDENT LINH", "Welcome to the lake. It is open."),
        ("PRESIDENT BIRK", "Thank you."),
        ("Q", "Will it rain?"),
        ("THE PRESIDENT", "No."),
    ]
    first = next(one for one in Draft(text).spoken() if one.kind == "turn")
    assert [piece.line for piece in first.pieces] == [3, 4]
    assert first.details["direction"] == "(As interpreted.)"


def test_labels_in_the_middle_of_a_line_that_ran_together() -> None:
    text = (
        "Remarks by President Birk | Lakeside\n\n"
        "PalaceLakeside 12:53 P.M. LST PRESIDENT LINH: (As interpreted.) Welcome, Mr. President. "
        "PRESIDENT BIRK: Mr. President, thank you.\n"
    )
    assert turns(text) == [
        ("PRESIDENT LINH", "Welcome, Mr. President."),
        ("PRESIDENT BIRK", "Mr. President, thank you."),
    ]


def test_questions_where_lines_ran_together() -> None:
    text = (
        "Remarks by President Birk | Lakeside PRESIDENT LINH: Welcome. (Laughter.) Q: A word? PRESIDENT LINH: No. "
        "Q Why not? PRESIDENT BIRK: Plan Q Is secret.\n"
    )
    assert turns(text) == [
        ("PRESIDENT LINH", "Welcome. (Laughter.)"),
        ("Q", "A word?"),
        ("PRESIDENT LINH", "No."),
        ("Q", "Why not?"),
        ("PRESIDENT BIRK", "Plan Q Is secret."),
    ]


def test_labels_that_end_in_a_full_stop() -> None:
    text = (
        "Ada Birk\n\nThe President's News Conference in Lakeside\n\nMay 2, 2019\n\n"
        "The President. Good evening, everyone.\n\nMr. Linh is here. We talked.\n\n"
        "Q. Will it rain?\n\nThe President. It will. We are sure.\n\nQ. Now?\n\nThe President. No.\n"
    )
    assert turns(text) == [
        ("The President", "Good evening, everyone. Mr. Linh is here. We talked."),
        ("Q", "Will it rain?"),
        ("The President", "It will. We are sure."),
        ("Q", "Now?"),
        ("The President", "No."),
    ]


def test_labels_in_small_letters_and_in_russian() -> None:
    english = (
        "Talks with President of Lakeside Tam Linh\n\nPresident of Lakeside Tam Linh (retranslated): Welcome.\n\n"
        "Let me say this: it is good.\n\nPresident of Northland Ada Birk: Thank you.\n"
    )
    assert turns(english) == [
        ("President of Lakeside Tam Linh", "Welcome. Let me say this: it is good."),
        ("President of Northland Ada Birk", "Thank you."),
    ]
    russian = "Заявления для прессы\n\nА.Бирк: Добрый день!\n\nСпасибо.\n\nВопрос: Как дела?\n\nА.Бирк: Хорошо.\n"
    assert turns(russian) == [("А.Бирк", "Добрый день! Спасибо."), ("Вопрос", "Как дела?"), ("А.Бирк", "Хорошо.")]


def test_news_has_no_turns() -> None:
    news = "Birk at the lake\n\nMr. Birk said so. Note: the lake is open.\n\nUPDATE: It rained.\n\nSen. Linh left.\n"
    assert turns(news) == []


def test_every_labelled_turn_of_official_transcripts_is_found_whole() -> None:
    folder = Path(__file__).parents[3] / "shared" / "visits" / "biden-hanoi-2023" / "transcripts"
    if not folder.is_dir():
        pytest.skip("official transcripts are not at hand (../shared/visits)")
    found = {path.stem: turns(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))}
    assert [[label for label, _ in some] for some in found.values()] == [
        ["PRESIDENT THƯỞNG", "PRESIDENT BIDEN"],
        ["The President"],
        [],
        ["MODERATOR", "PRESIDENT THƯỞNG"],
    ]
    for path, some in zip(sorted(folder.glob("*.txt")), found.values(), strict=True):
        text = " ".join(path.read_text(encoding="utf-8").split())
        spoken = sum(len("".join(words.split())) for _, words in some)
        first = text.index("".join(some[0][1].split(" ")[:1])) if some else len(text)
        rest = len("".join(text[first:].split()))
        # But for labels and what stands in brackets before the words, all is somebody's.
        assert rest - spoken < 90 * max(1, len(some))
