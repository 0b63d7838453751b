"""Every quotation of a text is recorded or dismissed; copies of one text are one witness."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.record.test_pieces import RECORD
from visittui.cli import run
from visittui.drafting.drafting import Draft
from visittui.drafting.drafts import Drafts, drafted
from visittui.files.record_files import drafts_path
from visittui.record.checks.checking import Report, check_record

TEXT = "Birk came to the “eye of the land” and said: “The lake is open,” and “ours.”\n“The ‘lake’,” she said.\n"


@pytest.fixture
def check(written: Callable[[Any], Path], tmp_path: Path) -> Callable[..., Report]:
    def run_check(texts: dict[str, str], quotes: list[tuple[str, int, str]], drafts: Drafts | None = None) -> Report:
        (tmp_path / "texts").mkdir()
        record = json.loads(json.dumps({**RECORD, "agreements": [], "uncited": []}))
        record["sources"] = []
        for name, text in texts.items():
            (tmp_path / "texts" / name).write_text(text, encoding="utf-8")
            digest = hashlib.sha256(text.encode()).hexdigest()
            record["sources"].append({**RECORD["sources"][0], "id": name, "sha256": digest, "lineage": name})
        record["quotes"] = [
            {
                "id": f"q{number}",
                "form": "fragment",
                "text": words,
                "speaker": "ada-birk",
                "printings": [{"source": source, "line": line, "exact": words}],
            }
            for number, (source, line, words) in enumerate(quotes)
        ]
        path = written(record)
        if drafts is not None:
            drafts_path(path).write_bytes(drafts.as_bytes())
        return check_record(path, sources=tmp_path / "texts")

    return run_check


def told(report: Report) -> list[str]:
    return [problem.what for problem in report.problems if "quotation" in problem.what]


def test_a_quotation_that_nothing_records_is_named_with_its_line_and_words(check: Callable[..., Report]) -> None:
    report = check({"news": TEXT}, [("news", 1, "The lake is open"), ("news", 2, "The ‘lake’,")])
    assert told(report) == [
        "nothing records the quotation on line 1 of news: “eye of the land”",
        "nothing records the quotation on line 1 of news: “ours.”",
    ]


def test_a_dismissed_draft_was_looked_at(check: Callable[..., Report]) -> None:
    drafts = Drafts().with_text("news", "0" * 64, drafted("news", Draft(TEXT, "en").spoken(), TEXT))
    drafts = drafts.decided(drafts.items[0].id, "dismissed", why="a nickname")
    report = check({"news": TEXT}, [("news", 1, "The lake is open,"), ("news", 2, "The ‘lake’,")], drafts)
    assert told(report) == ["nothing records the quotation on line 1 of news: “ours.”"]


def test_texts_that_share_their_wording_under_two_lineages_are_warned_of(
    check: Callable[..., Report], capsys: pytest.CaptureFixture[str]
) -> None:
    story = (
        "The president told all who had come from the hills that her visit to the lake was not about trying to start a "
        "quarrel with anybody but part of a broader effort to keep its water clean for all who live at its shores.\n"
    )
    report = check({"one": story, "two": "A headline\n" + story}, [])
    (warning,) = report.remarks
    assert "one and two share" in warning
    assert "one witness" in warning
    assert report.record is None, "the lines that nothing cites are problems; the warning is none"


def test_an_uncited_entry_with_its_words_dismisses_them_alone(tmp_path: Path, written: Callable[[Any], Path]) -> None:
    record = json.loads(json.dumps(RECORD))
    text = "The “eye of the land” is “open.”\n"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "news.txt").write_text(text, encoding="utf-8")
    record["sources"][0]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    record["agreements"] = []
    record["quotes"] = [
        {
            "id": "open",
            "form": "fragment",
            "text": "open.",
            "speaker": "ada-birk",
            "printings": [{"source": "news", "line": 1, "exact": "open."}],
        }
    ]
    record["uncited"] = [{"source": "news", "line": 1, "exact": "eye of the land", "reason": "a nickname"}]
    assert check_record(written(record), sources=tmp_path / "texts").problems == ()


def test_the_command_says_how_many_quotations_were_looked_for(
    example_path: Path, example_texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(example_path), "--sources", str(example_texts)]) == 0
    assert "5 quotations of the texts recorded or dismissed" in capsys.readouterr().out


def test_the_spans_that_a_record_made_by_hand_overlooked_are_named() -> None:
    visit = Path(__file__).parents[3] / "shared" / "visits" / "biden-hanoi-2023"
    if not visit.is_dir():
        pytest.skip("the texts of the second visit are not at hand (../shared/visits)")
    assert len(told(check_record(visit / "record.json", sources=visit / "texts"))) == 5


def test_all_quotations_of_the_two_documents_are_recorded_and_drafted_whole(
    shipped_path: Path, source_texts: Path
) -> None:
    report = check_record(shipped_path, sources=source_texts)
    assert report.problems == ()
    assert report.comparison is not None
    assert report.comparison.quoted == 44
    record = json.loads(shipped_path.read_bytes())
    printed = {
        (printing["source"], printing["line"], printing["exact"]): quote
        for quote in record["quotes"]
        for printing in quote["printings"]
        if printing["exact"] is not None and printing["source"] in ("live-page", "wrap-up")
    }
    names = {person["id"]: person for person in record["people"]}
    named = right = 0
    for source in ("live-page", "wrap-up"):
        text = (source_texts / f"{source}.txt").read_text(encoding="utf-8")
        for item in drafted(source, Draft(text).spoken(), text):
            quote = printed.pop((source, item.line, item.exact), None)
            if quote is None or item.speaker is None or item.speaker.name is None:
                continue
            named += 1
            right += names.get(quote["speaker"], {}).get("name") == item.speaker.name
    assert printed == {}, "found, and whole"
    assert right >= 0.95 * named
    assert named >= 30
