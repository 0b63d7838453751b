"""`visittui show --plain` for somebody who hears it: words for every sign, and everything in a sensible order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from visittui.archive.store.shipped import shipped_record
from visittui.cli import run

Capture = pytest.CaptureFixture[str]

REFS = ["person/to-lam", "event/arrival", "quote/us-embassy-no-platform", "agreement/nuclear-centre-memorandum"]
REFS += [
    "difference/arrival-hour",
    "source/live-page",
    "place/hanoi",
    "topic/nuclear",
    "organisation/rosatom",
    "point/js-3",
]


def lines_of(ref: str, capsys: Capture) -> list[str]:
    assert run(["show", ref, "--plain"]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_person_from_office_to_sources(capsys: Capture) -> None:
    lines = lines_of("person/to-lam", capsys)
    assert lines[:3] == ["To Lam", "President of Vietnam", "person/to-lam"]
    beginnings = [
        "Accounts differ: ",
        "Office: President of Vietnam",
        "Said (",
        "Adopted (",
        "Witnessed (",
        "Took part in (",
        "Named in (",
    ]
    beginnings += ["Addressed in (", "Sources ("]
    found = [next(number for number, line in enumerate(lines) if line.startswith(start)) for start in beginnings]
    assert found == sorted(found)


def test_whether_words_are_printed_or_told_is_said(capsys: Capture) -> None:
    lines = lines_of("person/to-lam", capsys)
    assert "  In these words: “friend”; 20 Jun evening (quote/to-lam-friend)" in lines
    told = next(line for line in lines if "(quote/to-lam-praises-russia)" in line)
    assert told.startswith("  Paraphrased: To Lam spoke with approval")
    assert ".;" not in told


def test_who_cites_whom_is_said(capsys: Capture) -> None:
    lines = lines_of("quote/government-website-independence", capsys)
    printing = next(line for line in lines if line.startswith("  Putin’s state visit to Vietnam: As it happened"))
    assert printing.endswith("line 132, which cites Bloomberg, which cites Vietnamese government website")


def test_about_when_is_said(capsys: Capture) -> None:
    assert any(line.startswith("When: 20 Jun about 01:45") for line in lines_of("event/arrival", capsys))


def test_printed_words_are_never_put_into_others(capsys: Capture, tmp_path: Path, private_directories: None) -> None:
    """A sign in a quotation, a time or a claim is the source's own; only visittui's signs become words."""
    record = json.loads(shipped_record().read_bytes())
    arrival = next(event for event in record["events"] if event["id"] == "arrival")
    arrival["time"]["printed"] = "~02:00 · local ‹ sic"
    difference = next(entry for entry in record["differences"] if entry["id"] == "how-many-documents")
    difference["accounts"][0]["says"] = "It says “~12 · 15–16 ‹ more”."
    source = next(entry for entry in record["sources"] if entry["id"] == "gzero-visit")
    source["title"] = "Titles ~5 · 6–7 ‹ 8"
    path = tmp_path / "signs.json"
    path.write_text(json.dumps(record))
    for ref, printed in (
        ("event/arrival", "about 01:45 Hanoi time “~02:00 · local ‹ sic”"),
        ("difference/how-many-documents", "It says “~12 · 15–16 ‹ more”"),
        ("source/gzero-visit", "Titles ~5 · 6–7 ‹ 8"),
    ):
        assert run(["show", ref, "--plain", "--record", str(path)]) == 0
        assert printed in capsys.readouterr().out


@pytest.mark.parametrize("ref", REFS)
def test_nothing_but_words_and_punctuation(ref: str, capsys: Capture) -> None:
    text = "\n".join(lines_of(ref, capsys))
    # Box drawing, blocks, arrows, geometric shapes, private use; and the signs of the screen.
    assert not re.search("[\u2190-\u21ff\u2500-\u25ff\ue000-\uf8ff\x1b‹·~]", text)


def test_lists_of_hits_are_words_too(capsys: Capture) -> None:
    assert run(["search", "talks", "--plain", "--limit", "0"]) == 0
    output = capsys.readouterr().out
    assert not re.search("[\u2190-\u21ff\u2500-\u25ff‹·~\x1b]", output)
    assert "accounts differ" in output
    assert "; planned" in output


def test_the_visit_itself_is_told_day_by_day_in_words(capsys: Capture) -> None:
    lines = lines_of("visit/hanoi-2024", capsys)
    assert "Guest: Vladimir Putin (person/vladimir-putin)" in lines
    assert "Day by day, Hanoi time" in lines
    assert "  20 Jun, about 01:45: Arrival at Noi Bai; accounts differ (event/arrival)" in lines
    assert "  20 Jun, no hour: Drive to the hotel (event/motorcade-to-hotel)" in lines
    assert (
        "  20 Jun, 12:00: Planned: official welcome at noon; accounts differ (event/planned-welcome-ceremony)" in lines
    )
    speaker = next(line for line in lines if line.startswith("  Vladimir Putin: "))
    assert re.fullmatch(r"  Vladimir Putin: \d+ quoted, \d+ retold \(person/vladimir-putin\)", speaker)
    assert not [line for line in lines if "?kind" in line or re.search("[≠●○◇├┤█░]", line)]
