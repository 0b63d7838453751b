"""The records at hand: listing them, reading one by its name, searching all of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from visittui.archive.store.library import record_named, records, resolve
from visittui.archive.store.shipped import shipped_record
from visittui.cli import run
from visittui.errors import CannotContinueError

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's directory of records, with one in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    directory = tmp_path / "visittui" / "records"
    directory.mkdir(parents=True)
    shutil.copy(EXAMPLE, directory / "tamrin.json")
    return directory


def test_the_shipped_record_is_always_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nothing"))
    assert run(["records"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "hanoi-2024, comes with visittui"
    assert lines[2] == "  Hanoi, 19–20 June 2024"
    assert lines[4:6] == [f"  {shipped_record()}", ""]
    assert "visittui draft TEXTS -o NAME.json begins a record of your own" in lines[-1]


def test_own_records_stand_beside_it(own: Path, capsys: Capture) -> None:
    (own / "notes.txt").touch()
    (own / ".hidden.json").touch()
    (own / "tamrin.drafts.json").write_text('{"drafts": 1}')
    assert run(["records", "--json"]) == 0
    shipped, tamrin = map(json.loads, capsys.readouterr().out.splitlines())
    assert (shipped["name"], shipped["shipped"]) == ("hanoi-2024", True)
    assert shipped["counts"]["quote"] > 0
    expected = {"name": "tamrin", "shipped": False, "problems": 0, "id": "example-visit", "starts": "2019-03-04"}
    assert tamrin.items() >= expected.items()


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": 9}'])
def test_one_with_problems_is_listed_with_their_number(garbage: bytes, own: Path, capsys: Capture) -> None:
    (own / "broken.json").write_bytes(garbage)
    (own / "a-directory.json").mkdir()
    assert run(["records"]) == 1
    output = capsys.readouterr()
    assert f"visittui check {own / 'broken.json'}" in output.out
    assert "cannot be opened: 1 problem" in output.out
    assert "tamrin" in output.out


def test_any_command_reads_one_by_its_name(own: Path, capsys: Capture) -> None:
    assert run(["show", "person/mirela-dovan", "--record", "tamrin"]) == 0
    assert capsys.readouterr().out.startswith("Mirela Dovan\n")
    assert run(["cite", "quote/lu-tide", "--record", str(EXAMPLE)]) == 0


def test_a_name_that_is_none_is_answered_with_those_there_are(own: Path, capsys: Capture) -> None:
    assert run(["search", "lam", "--record", "tamrim"]) == 2
    assert "no record is called 'tamrim'; available: hanoi-2024, tamrin" in capsys.readouterr().err


def test_names_and_paths(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert record_named("tamrin") == own / "tamrin.json"
    assert record_named("hanoi-2024") == shipped_record()
    for word in ("", "nuclear", "records/tamrin", "../tamrin", "tamrin.json"):
        assert record_named(word) is None
    assert resolve("some/where.json") == Path("some/where.json")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain-file").touch()
    assert resolve("plain-file") == Path("plain-file")
    with pytest.raises(CannotContinueError, match="no record is called"):
        resolve("nuclear")


def test_an_own_version_stands_in_the_place_of_the_shipped_record(own: Path) -> None:
    shutil.copy(EXAMPLE, own / "hanoi-2024.json")
    assert [entry.name for entry in records()] == ["hanoi-2024", "tamrin"]
    assert record_named("hanoi-2024") == own / "hanoi-2024.json"


def test_searching_all_of_them(own: Path, capsys: Capture) -> None:
    (own / "broken.json").write_text("{")
    assert run(["search", "--all", "talks", "--json"]) == 0
    output = capsys.readouterr()
    found = [json.loads(line) for line in output.out.splitlines()]
    assert {hit["record"] for hit in found} == {"hanoi-2024", "tamrin"}
    assert "broken.json is not a usable record" in output.err
    assert run(["search", "--all", "tolam", "--limit", "1"]) == 0
    assert capsys.readouterr().out.startswith("hanoi-2024: person/to-lam: To Lam")
    assert run(["search", "--all", "zzyzx"]) == 1
    assert run(["search", "--all", "lam", "--record", "tamrin"]) == 2
