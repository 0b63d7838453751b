"""The record against the texts of its sources."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from visittui.errors import CannotContinueError
from visittui.record.checks.checking import check_record
from visittui.record.checks.texts import uncited_lines
from visittui.record.problem import Problem

Record = dict[str, Any]
ProblemsOf = Callable[..., list[Problem]]


@pytest.fixture
def texts(example_texts: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(example_texts, tmp_path / "texts"))


def test_texts_are_found_by_content_whatever_their_name(example_path: Path, texts: Path) -> None:
    (texts / "harbour-times.txt").rename(texts / "something-else")
    (texts / "folder").mkdir()

    comparison = check_record(example_path, sources=texts).comparison

    assert comparison is not None
    assert sorted(comparison.texts) == ["harbour-times", "velmora-gazette"]
    assert comparison.missing == []
    assert comparison.printings == 27


def test_one_letter_of_one_quotation(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    quote = example["quotes"][3]
    quote["text"] = quote["printings"][0]["exact"] = "The road is long, but the tide it with us."

    (problem,) = problems_of(example, texts)

    assert problem.path == "quotes[3].printings[0].exact"
    assert problem.what == (
        "quote/lu-tide differs from line 5 of velmora-gazette: here “…long, but the tide it with us.”, "
        "there “…long, but the tide is with us.”"
    )


def test_cited_words_are_compared_as_quotations_are(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    example["people"][0]["offices"][0]["citations"][0]["exact"] = "President Mirela Dovan from Velmora"

    (problem,) = problems_of(example, texts)

    assert problem.path == "people[0].offices[0].citations[0].exact"
    assert "here “…sident Mirela Dovan from Velmora”, there “…sident Mirela Dovan of Velmora" in problem.what


def test_spaces_and_brackets_count(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    printing = example["quotes"][0]["printings"][0]
    printing["exact"] = example["quotes"][0]["text"] = "We come as [old]\u00a0neighbours... and we leave as partners,"

    found = problems_of(example, texts)

    assert [problem.path for problem in found] == ["quotes[0].printings[0].exact"]


def test_the_wrong_line(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    example["quotes"][3]["printings"][0]["line"] = 6

    found = problems_of(example, texts)

    assert [problem.what for problem in found] == [
        "nothing cites line 5 of velmora-gazette: “Kéo Sanh Lữ: The road is long, but the tide is with us.”",
        "quote/lu-tide differs from line 6 of velmora-gazette: the words are on line 5",
    ]


def test_a_line_beyond_the_end(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    example["events"][2]["citations"][0]["line"] = 99

    (problem,) = problems_of(example, texts)

    assert (problem.path, problem.what) == ("events[2].citations[0].line", "harbour-times has no line 99")


def test_an_empty_line_says_nothing(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    example["events"][2]["citations"][0]["line"] = 3

    (problem,) = problems_of(example, texts)

    assert problem.what == "line 3 of harbour-times is empty"


def test_a_text_that_is_not_at_hand_is_said_and_is_no_problem(example_path: Path, texts: Path) -> None:
    (texts / "velmora-gazette.txt").unlink()

    report = check_record(example_path, sources=texts)

    assert report.problems == ()
    assert report.comparison is not None
    assert report.comparison.missing == ["velmora-gazette"]


def test_a_text_that_was_changed_is_a_problem(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    with (texts / "velmora-gazette.txt").open("a") as file:
        file.write("One line more.\n")

    (problem,) = problems_of(example, texts)

    assert problem.path == "sources[1].sha256"
    assert problem.what == "no text has it; velmora-gazette.txt has another, as if it was changed"


def test_a_line_that_nothing_cites(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    example["uncited"].pop()

    (problem,) = problems_of(example, texts)

    assert problem.path == "sources[1]"
    assert problem.what == "nothing cites line 2 of velmora-gazette: “Заявления для прессы (translated)”"
    assert problem.expected == "a citation, or an entry of “uncited”"


def test_an_entry_of_uncited_that_is_cited_after_all(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    example["uncited"].append({"source": "velmora-gazette", "line": 5, "reason": "A greeting."})
    example["uncited"].append({"source": "harbour-times", "line": 3, "reason": "Empty."})

    found = problems_of(example, texts)

    assert [(problem.path, problem.what) for problem in found] == [
        ("uncited[3].line", "line 5 of velmora-gazette is cited by quote/lu-tide"),
        ("uncited[4].line", "harbour-times has no words on line 3"),
    ]


def test_lines_end_in_any_way_and_accents_are_composed(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    text = texts / "harbour-times.txt"
    decomposed = text.read_text().replace("\n", "\r\n").replace("Lữ", "Lu\u031b\u0303")
    text.write_bytes(decomposed.encode())
    example["sources"][0]["sha256"] = hashlib.sha256(text.read_bytes()).hexdigest()

    assert problems_of(example, texts) == []


def test_a_text_that_is_not_utf_8(example: Record, texts: Path, problems_of: ProblemsOf) -> None:
    text = texts / "harbour-times.txt"
    text.write_bytes(b"\xe9" + text.read_bytes())
    example["sources"][0]["sha256"] = hashlib.sha256(text.read_bytes()).hexdigest()

    (problem,) = problems_of(example, texts)

    assert (problem.path, problem.what) == ("sources[0].sha256", "harbour-times.txt is not UTF-8 (byte 0)")


@pytest.mark.parametrize("name", ["nowhere", "record.json"])
def test_a_directory_of_texts_that_is_none(name: str, example_path: Path, tmp_path: Path) -> None:
    (tmp_path / "record.json").touch()

    with pytest.raises(CannotContinueError, match="the texts cannot be read"):
        check_record(example_path, sources=tmp_path / name)


def test_lines_without_words_need_no_citation() -> None:
    assert list(uncited_lines(["title", "", "  ", "said", "more"], {1, 5})) == [4]
