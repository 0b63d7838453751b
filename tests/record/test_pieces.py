"""Utterances in pieces, turns of transcripts, ranges of lines and decimal amounts, from the record to its cards."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from visittui.cli import run
from visittui.record.checks.checking import check_record

TEXT = """\
Birk at the lake
“The lake,” Birk said, “is open.
“And it is ours.”
THE MAYOR: Welcome to the lake.
It cost $7.8 billion.
An advertisement.
Another one.
"""
RECORD: dict[str, Any] = {
    "format": 1,
    "visit": {
        "id": "lake",
        "title": "Visit",
        "guest": "ada-birk",
        "host": "mayor",
        "place": "lakeside",
        "starts": "2019-05-02",
        "ends": "2019-05-03",
        "timezone": "Europe/Zurich",
        "summary": "Invented.",
    },
    "sources": [
        {
            "id": "news",
            "title": "News",
            "publisher": None,
            "publisher_basis": "unknown",
            "kind": "article",
            "language": "en",
            "lineage": "news",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        }
    ],
    "places": [{"id": "lakeside", "name": "Lakeside"}],
    "people": [{"id": "ada-birk", "name": "Ada Birk"}, {"id": "mayor", "name": "Tam Linh"}],
    "agreements": [
        {
            "id": "deal",
            "title": "Deal",
            "title_basis": "ours",
            "kind": "contract",
            "status": "signed",
            "named": True,
            "counts": [
                {
                    "what": "worth of the deal",
                    "value": 7.8,
                    "unit": "billion",
                    "currency": "USD",
                    "citations": [{"source": "news", "line": 5, "exact": "$7.8 billion"}],
                }
            ],
            "citations": [{"source": "news", "line": 4, "to_line": 5}],
        }
    ],
    "quotes": [
        {
            "id": "open",
            "form": "verbatim",
            "text": "The lake, […] is open. […] And it is ours.",
            "speaker": "ada-birk",
            "printings": [
                {
                    "source": "news",
                    "line": 2,
                    "pieces": [{"exact": "The lake,"}, {"exact": "is open."}, {"exact": "And it is ours.", "line": 3}],
                }
            ],
        },
        {
            "id": "welcome",
            "form": "verbatim",
            "text": "Welcome to the lake.",
            "speaker": "mayor",
            "printings": [{"source": "news", "line": 4, "exact": "Welcome to the lake.", "transcribed": True}],
        },
    ],
    "uncited": [
        {"source": "news", "line": 1, "reason": "a heading"},
        {"source": "news", "line": 6, "to_line": 7, "reason": "advertisements"},
    ],
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "news.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "texts"


def test_every_word_and_line_is_spoken_for(written: Callable[[Any], Path], texts: Path) -> None:
    report = check_record(written(RECORD), sources=texts)
    assert report.problems == ()
    assert report.comparison is not None
    assert report.comparison.printings == 5


@pytest.mark.parametrize(
    ("piece", "where", "what"),
    [
        ({"exact": "And it is mine.", "line": 3}, "exact", "differs from line 3"),
        ({"exact": "And it is ours."}, "exact", "the words are on line 3"),
        ({"exact": "And it is ours.", "line": 90}, "line", "has no line 90"),
    ],
)
def test_each_piece_is_compared_with_its_line(
    written: Callable[[Any], Path], texts: Path, piece: dict[str, Any], where: str, what: str
) -> None:
    record = json.loads(json.dumps(RECORD))
    record["quotes"][0]["printings"][0]["pieces"][2] = piece
    problems = [one for one in check_record(written(record), sources=texts).problems if "pieces" in one.path]
    assert [one.path for one in problems] == [f"quotes[0].printings[0].pieces[2].{where}"]
    assert what in problems[0].what


def test_one_piece_is_no_interruption(written: Callable[[Any], Path]) -> None:
    record = json.loads(json.dumps(RECORD))
    del record["quotes"][0]["printings"][0]["pieces"][1:]
    problems = check_record(written(record)).problems
    assert "at least 2" in [one.expected for one in problems if one.path.endswith("pieces")]


def test_no_pieces_may_be_said(written: Callable[[Any], Path]) -> None:
    record = json.loads(json.dumps(RECORD))
    record["quotes"][1]["printings"][0]["pieces"] = None
    assert check_record(written(record)).problems == ()


def test_cards_show_the_gaps_the_lines_the_transcript_and_the_amount(
    written: Callable[[Any], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(written(RECORD))
    assert run(["show", "--record", record, "quote/open"]) == 0
    told = capsys.readouterr().out
    assert "The lake, […] is open. […] And it is ours." in told
    assert "lines 2 to 3" in told
    assert run(["show", "--record", record, "quote/welcome"]) == 0
    told = capsys.readouterr().out
    assert "complete words, from a transcript" in told
    assert "a transcript" in told
    assert run(["show", "--record", record, "agreement/deal"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "7.8 billion USD, worth of the deal" in told
    assert "news" in told


def test_an_utterance_in_pieces_counts_once(written: Callable[[Any], Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--record", str(written(RECORD)), "speaker:birk", "ours", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
