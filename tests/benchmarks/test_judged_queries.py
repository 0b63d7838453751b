"""The judged queries are of the records that they name, and are answered as well as is promised."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.judged import EMPTY, FIRST, FIVE, RECORDS, figures, judged_queries, own_answers
from tests.archives import open_archive


def test_there_are_queries_of_every_kind_each_once() -> None:
    queries = judged_queries()
    assert len(queries) >= 120
    assert len({(query["record"], query["query"]) for query in queries}) == len(queries)
    kinds = Counter(query["type"] for query in queries)
    assert set(kinds) == {"name", "script", "phrase", "forms", "spelling", "synonym", "question", "number"}
    assert min(kinds.values()) >= 10


@pytest.mark.usefixtures("private_directories")
def test_what_answers_a_query_is_in_its_record() -> None:
    archives = {name: open_archive(path) for name, path in RECORDS.items()}
    for query in judged_queries():
        for ref in query["relevant"]:
            assert archives[query["record"]].title(ref), query["query"]


@pytest.mark.usefixtures("private_directories")
def test_a_change_that_answers_fewer_queries_is_seen() -> None:
    queries = judged_queries()
    own = figures(queries, own_answers(queries))
    assert own.first >= FIRST
    assert own.five >= FIVE
    assert own.empty <= EMPTY


def test_figures_count_the_first_that_answers() -> None:
    queries = judged_queries()[:4]
    wanted = [query["relevant"][0] for query in queries]
    answers = [[wanted[0]], ["x/y", wanted[1]], ["x/y"] * 6 + [wanted[2]], []]
    found = figures(queries, answers)
    assert (found.first, found.five, found.empty) == (0.25, 0.5, 0.25)
    assert found.reciprocal == pytest.approx((1 + 1 / 2 + 1 / 7) / 4)
