"""A whole visit from texts by `draft` and the review alone, decided as the record of it that was made by hand."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from terminal_driver import Terminal
from tests.terminal.deciding_person import Person
from tests.terminal.drafted_visit import draft
from visittui.drafting.drafts_file import read_drafts
from visittui.record.checks.checking import check_record
from visittui.record.models import ITEM_MODELS

VISITS = Path(__file__).parents[3] / "shared" / "visits"


def without_ids(record: dict[str, Any], sources: dict[str, str]) -> dict[str, Any]:
    """A record in which sources and quotes have the ids of the other, so that both can be compared."""
    told = json.dumps(record)
    for ours, theirs in sources.items():
        told = told.replace(f'"{ours}"', f'"{theirs}"')
    found: dict[str, Any] = json.loads(told)
    words = {f"quote/{quote['id']}": quote["text"] for quote in found["quotes"]}
    for difference in found["differences"]:
        difference["about"] = [words.get(one, one) for one in difference["about"]]
    sections: dict[str, Any] = {}
    for section in ITEM_MODELS:
        items: dict[Any, Any] = {
            one.get("text") or one.get("id") or (one["source"], one["line"]): one for one in found[section]
        }
        for item in items.values():
            if section == "quotes":
                item.pop("id")
        sections[section] = items
    return sections


def test_a_visit_is_entered_by_draft_and_review_alone(environment: dict[str, str], tmp_path: Path) -> None:
    visit = VISITS / "biden-hanoi-2023"
    if not visit.is_dir():
        pytest.skip("the texts of the second visit are not at hand (../shared/visits)")
    by_hand = json.loads((visit / "record.json").read_bytes())
    record = tmp_path / "hanoi-2023.json"
    told = by_hand["visit"]
    said = draft(visit / "texts", record, title=told["title"], summary=told["summary"])
    editor = Path(__file__).with_name("filled_in.py")
    environment["EDITOR"] = shlex.join([sys.executable, str(editor), str(tmp_path)])

    with Terminal(["visittui", "review", record], environment, 140, 50) as terminal:
        terminal.wait_for("0 of")
        person = Person(terminal, record, by_hand, tmp_path)
        person.enter_all()
        terminal.wait_for("All decided")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []

    assert check_record(record, sources=visit / "texts").problems == ()
    assert read_drafts(record).undecided == 0
    made = json.loads(record.read_bytes())
    mine, theirs = without_ids(made, person.known.sources), without_ids(by_hand, {})
    for section in ITEM_MODELS:
        if section != "uncited":
            assert mine[section] == theirs[section], section
    assert theirs["uncited"].keys() <= mine["uncited"].keys()

    typed = person.screen.typed + sum(map(len, said.values()))
    keys = {quote: sum(counts) for quote, counts in person.keys.items()}
    print(f"{sum(keys.values())} keys for {len(keys)} quotes, at most {max(keys.values())}; {typed} characters typed")
    assert len(keys) == len(by_hand["quotes"])
    assert max(keys.values()) <= 3, keys
    assert typed <= len((visit / "record.json").read_text(encoding="utf-8")) / 4
