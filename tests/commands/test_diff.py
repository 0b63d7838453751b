"""A reviewer compares two versions of a record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from visittui.cli import run

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"

Record = dict[str, Any]
Compare = Callable[[Callable[[Record], object]], list[dict[str, Any]]]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def changes(tmp_path: Path, capsys: Capture) -> Compare:
    """What `diff --json` says of the example record after a change."""

    def compare(change: Callable[[Record], object]) -> list[dict[str, Any]]:
        record = json.loads(EXAMPLE.read_bytes())
        change(record)
        path = tmp_path / "new.json"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        code = run(["diff", str(EXAMPLE), str(path), "--json"])
        output = capsys.readouterr()
        assert output.err == ""
        found = [json.loads(line) for line in output.out.splitlines()]
        assert code == (1 if found else 0)
        return found

    return compare


def named(items: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    return next(item for item in items if item["id"] == id_)


def test_the_same_record_has_no_changes(changes: Compare) -> None:
    assert changes(lambda record: None) == []


def test_order_and_empty_fields_say_nothing(changes: Compare) -> None:
    def rearrange(record: Record) -> None:
        record["people"].reverse()
        record["quotes"][0]["note"] = None
        record["topics"][0] = {"name": record["topics"][0]["name"], "id": record["topics"][0]["id"]}

    assert changes(rearrange) == []


def test_a_changed_field_with_what_it_was_and_is(changes: Compare) -> None:
    (change,) = changes(lambda record: named(record["events"], "arrival")["time"].update({"from": "2019-03-04T08:30"}))
    assert change == {
        "ref": "event/arrival",
        "what": "changed",
        "title": named(json.loads(EXAMPLE.read_bytes())["events"], "arrival")["title"],
        "fields": [{"path": "time.from", "old": "2019-03-04T09:00", "new": "2019-03-04T08:30"}],
    }


def test_parts_are_recognised_by_what_they_name(changes: Compare) -> None:
    def change(record: Record) -> None:
        printings = named(record["quotes"], "adviser-treaty")["printings"]
        printings[0]["via"] = ["Qasira News Agency", "a ministry"]

    (found,) = changes(change)
    assert found["fields"] == [{"path": "printings[harbour-times 9].via[a ministry]", "old": None, "new": "a ministry"}]


def test_added_and_removed_items(changes: Compare) -> None:
    def change(record: Record) -> None:
        record["topics"].append({"id": "new-topic", "name": "New topic"})
        record["quotes"] = [quote for quote in record["quotes"] if quote["id"] != "ports-paraphrase"]

    assert [(found["what"], found["ref"]) for found in changes(change)] == [
        ("added", "topic/new-topic"),
        ("removed", "quote/ports-paraphrase"),
    ]


def test_points_of_agreements_are_items(changes: Compare) -> None:
    def change(record: Record) -> None:
        agreement = next(agreement for agreement in record["agreements"] if agreement.get("points"))
        agreement["points"][0]["text"] = "Something else."
        agreement["points"].append({**agreement["points"][0], "id": "another-point"})

    found = changes(change)
    assert [change["what"] for change in found] == ["changed", "added"]
    assert found[0]["fields"][0]["new"] == "Something else."
    assert found[1]["ref"] == "point/another-point"


def test_the_visit_itself(changes: Compare) -> None:
    (found,) = changes(lambda record: record["visit"].update(title="Another title"))
    assert (found["ref"], found["title"]) == ("visit", "Another title")


def test_for_people_in_words(tmp_path: Path, capsys: Capture) -> None:
    record = json.loads(EXAMPLE.read_bytes())
    named(record["people"], "mirela-dovan")["aliases"] = ["M. Dovan"]
    record["topics"].append({"id": "new-topic", "name": "New topic"})
    path = tmp_path / "new.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert run(["diff", str(EXAMPLE), str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "added topic/new-topic: New topic"
    assert "changed person/mirela-dovan: Mirela Dovan" in lines
    assert "  aliases[M. Dovan]: now “M. Dovan”" in lines
    assert lines[-1] == "1 added, 0 removed, 1 changed"


def test_two_versions_of_the_shipped_record_by_name(capsys: Capture) -> None:
    assert run(["diff", "hanoi-2024", "hanoi-2024"]) == 0
    assert capsys.readouterr().out == "0 added, 0 removed, 0 changed\n"


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff", b"[]", b'{"format": 1}'])
def test_a_version_that_is_no_record_is_refused(garbage: bytes, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(garbage)
    for versions in ((path, EXAMPLE), (EXAMPLE, path)):
        assert run(["diff", *map(str, versions)]) == 2
        assert "broken.json" in capsys.readouterr().err
