"""The judged queries, asked here and of plain engines with a stemmer over the same texts, in one run.

Every query was judged before any was run: `judged_queries.json` holds for each the items that answer it. Said are the
share of queries with such an item first and among the first five, the mean of 1 / rank of the first within ten (MRR),
and the share that finds nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple, TypedDict

from benchmarks import peers
from benchmarks.documents import documents, references
from benchmarks.measurement import Finding, Setting
from visittui.archive.search.folding import fold
from visittui.archive.search.searching import search
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record

FIRST, FIVE, EMPTY, AHEAD = 0.85, 0.95, 0.01, 0.05
"""What is promised: an answer first, among five, nothing found, and how much MRR the best of the others is behind."""

LIMIT = 10

RECORDS = {
    "hanoi-2024": shipped_record(),
    "example": Path(__file__).parents[1] / "tests" / "fixtures" / "example-visit.json",
}
_PROGRAM = Path(__file__).with_name("judged_session.py")
_OTHERS = {
    "FTS5 with Porter, any word": "fts5",
    "bm25s with Snowball": "bm25s",
    "tantivy with a stemmer, any word": "tantivy",
}


class Judged(TypedDict):
    """A query with what answers it: the record, the kind of difficulty, references."""

    record: str
    type: str
    query: str
    relevant: list[str]


class Figures(NamedTuple):
    """How well some queries were answered, each a share of 1."""

    first: float
    five: float
    reciprocal: float
    empty: float

    def __str__(self) -> str:
        """As the table says it."""
        return f"first {self.first:.2f}, in five {self.five:.2f}, MRR {self.reciprocal:.2f}, nothing {self.empty:.2f}"


def judged_queries() -> list[Judged]:
    """All of them."""
    found: list[Judged] = json.loads(Path(__file__).with_name("judged_queries.json").read_text(encoding="utf-8"))
    return found


def figures(queries: list[Judged], answers: list[list[str]]) -> Figures:
    """How well queries were answered.

    Args:
        queries: what was asked.
        answers: for each the references found, the best first.
    """
    ranks = [
        next((rank for rank, ref in enumerate(refs[:LIMIT], 1) if ref in query["relevant"]), 0)
        for query, refs in zip(queries, answers, strict=True)
    ]
    count = len(queries)
    return Figures(
        sum(rank == 1 for rank in ranks) / count,
        sum(0 < rank <= 5 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank) / count,
        sum(not refs for refs in answers) / count,
    )


def own_answers(queries: list[Judged]) -> list[list[str]]:
    """What visittui finds for each."""
    with ExitStack() as stack:
        archives = {name: stack.enter_context(open_archive(path)) for name, path in RECORDS.items()}
        return [
            [row.ref for row in search(archives[query["record"]], query["query"]).hits().rows(0, LIMIT)]
            for query in queries
        ]


def measure(setting: Setting) -> Iterator[Finding]:
    """All queries at once, then by their kind; `setting` is of no concern to it."""
    queries = judged_queries()
    answers = own_answers(queries)
    own = figures(queries, answers)
    others = {name: found for name, engine in _OTHERS.items() if (found := _answers_of(engine, queries))}
    figures_of = {name: figures(queries, found) for name, found in others.items()}
    promise = f"first {FIRST}, in five {FIVE}, nothing {EMPTY} at most"
    kept = own.first >= FIRST and own.five >= FIVE and own.empty <= EMPTY
    yield Finding(f"{len(queries)} judged queries", promise, str(own), kept)
    for name, other in figures_of.items():
        yield Finding(f"the same, {name}", "", str(other), None)
    if figures_of:
        ahead = own.reciprocal - max(other.reciprocal for other in figures_of.values())
        yield Finding("MRR beside the best of these", f"at least {AHEAD} more", f"{ahead:+.3f}", ahead >= AHEAD)
    yield from _by_type(queries, {"visittui": answers, **others})


def _by_type(queries: list[Judged], answers: Mapping[str, list[list[str]]]) -> Iterator[Finding]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, query in enumerate(queries):
        places[query["type"]].append(place)
    for kind, of_kind in places.items():
        asked = [queries[place] for place in of_kind]
        told = "; ".join(
            f"{name} {figures(asked, [found[place] for place in of_kind]).reciprocal:.2f}"
            for name, found in answers.items()
        )
        yield Finding(f"MRR by kind: {kind} ({len(of_kind)})", "", told, None)


def _answers_of(engine: str, queries: list[Judged]) -> list[list[str]] | None:
    """What another engine finds; None where it cannot be installed."""
    python = Path(sys.executable) if engine == "fts5" else peers.python_with(engine)
    if python is None:
        return None
    answers: list[list[str]] = [[] for _ in queries]
    for record, path in RECORDS.items():
        places = [place for place, query in enumerate(queries) if query["record"] == record]
        told = {
            "refs": list(references(path)),
            "texts": [document["text"] for document in documents(path)],
            # Their texts are folded as ours are, and so are their queries.
            "queries": [fold(queries[place]["query"]) for place in places],
        }
        done = subprocess.run(
            [str(python), str(_PROGRAM), engine], input=json.dumps(told), text=True, check=True, stdout=subprocess.PIPE
        )
        for place, refs in zip(places, json.loads(done.stdout), strict=True):
            answers[place] = refs
    return answers
