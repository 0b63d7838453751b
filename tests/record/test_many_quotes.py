"""A record of more quotes than are looked at at once: nothing that is wrong with one of them goes unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from visittui.record.checks import checking
from visittui.record.problem import Problem

Record = dict[str, Any]
ProblemsOf = Callable[..., list[Problem]]

MANY = 2 * checking.STRIDE + 10
LAST = MANY - 5


@pytest.fixture
def large(example: Record) -> Record:
    quote = {"form": "verbatim", "text": "Good.", "speaker": example["people"][0]["id"]}
    held = next(source["id"] for source in example["sources"] if "sha256" in source)
    printing = {"source": held, "line": 1, "exact": "Good."}
    example["quotes"] = [{"id": f"quote-{number}", **quote, "printings": [dict(printing)]} for number in range(MANY)]
    for section in ("differences", "uncited"):
        example.pop(section, None)
    return example


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.what) for problem in problems]


def test_many_sound_quotes_have_no_problem(large: Record, problems_of: ProblemsOf) -> None:
    large["quotes"][3]["part_of"] = f"quote-{LAST}"
    large["quotes"][LAST]["text"] = 'They said "good" \\ no more'
    large["quotes"][LAST]["printings"][0]["exact"] = large["quotes"][LAST]["text"]
    large["quotes"][3].update(text="good", printings=[{**large["quotes"][3]["printings"][0], "exact": "good"}])
    assert said(problems_of(large)) == []
    assert said(problems_of(orjson.dumps(large))) == []


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        ({"speaker": "no-one"}, "speaker", "there is no person “no-one”"),
        ({"id": "quote-1"}, "id", "this id is that of quotes[1] (line"),
        ({"colour": "red"}, "colour", "unknown field"),
        ({"speaker": None}, "", "a quote with no speaker"),
        ({"form": "paraphrase"}, "printings[0].exact", "a paraphrase with printed words"),
        ({"text": "Bad."}, "text", "the text of quote/"),
        ({"part_of": "quote-1", "text": "Good."}, None, ""),
        ({"part_of": f"quote-{LAST}"}, "part_of", "leads in a circle"),
        ({"date": "2024-02-30"}, "date", "“2024-02-30”: no day of the calendar"),
        ({"about": ["event/none"]}, "about[0]", "there is no event “none”"),
        ({"note": "one\ntwo"}, "note", "a control character (U+000A)"),
    ],
)
def test_one_of_many_is_wrong(
    change: Record, path: str | None, what: str, large: Record, problems_of: ProblemsOf
) -> None:
    large["quotes"][LAST].update(change)
    found = said(problems_of(large))
    if path is None:
        assert found == []
    else:
        assert [place for place, _ in found] == [f"quotes[{LAST}]" + (f".{path}" if path else "")]
        assert found[0][1].startswith(what)


def test_a_key_stands_twice_in_one_of_many(large: Record, problems_of: ProblemsOf) -> None:
    content = orjson.dumps(large).replace(f'"id":"quote-{LAST}"'.encode(), f'"id":"x","id":"quote-{LAST}"'.encode())
    assert said(problems_of(content)) == [(f"quotes[{LAST}].id", "“id” stands here a second time")]


def test_an_escaped_letter_of_one_of_many_is_not_composed(large: Record, problems_of: ProblemsOf) -> None:
    large["quotes"][LAST]["note"] = "PLACE"
    content = orjson.dumps(large).replace(b"PLACE", b"e\\u0301")
    assert [place for place, _ in said(problems_of(content))] == [f"quotes[{LAST}]"]


def test_two_neighbours_have_one_id(large: Record, problems_of: ProblemsOf) -> None:
    large["quotes"][LAST]["id"] = large["quotes"][LAST - 1]["id"]
    assert [place for place, _ in said(problems_of(large))] == [f"quotes[{LAST}].id"]
