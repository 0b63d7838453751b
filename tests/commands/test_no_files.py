"""A pipe, a device, a directory in the place of a file that nobody named: said at once, or done without."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.state.no_files import NO_FILES
from visittui.cli import run

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "visit.json"
    shutil.copy(EXAMPLE, path)
    return path


@pytest.mark.parametrize("make", NO_FILES)
@pytest.mark.parametrize("name", ["visit.drafts.json", ".visit.json.plan"])
def test_what_is_no_file_of_drafts_is_named(
    record: Path, make: Callable[[Path], object], name: str, capsys: Capture
) -> None:
    make(record.with_name(name))
    assert run(["check", "--sources", str(record.parent), str(record)]) == 2
    assert f"{name} cannot be read: " in capsys.readouterr().err


def test_a_gigantic_plan_is_named_and_not_read(record: Path, capsys: Capture) -> None:
    plan = record.with_name(".visit.json.plan")
    with plan.open("wb") as file:
        file.truncate(1 << 40)  # more than any memory holds
    assert run(["check", "--sources", str(record.parent), str(record)]) == 2
    assert f"{plan} cannot be read: file too large" in capsys.readouterr().err


@pytest.mark.parametrize("make", NO_FILES)
def test_records_are_listed_without_counting_such_drafts(
    record: Path, make: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = tmp_path / "visittui" / "records"
    own.mkdir(parents=True)
    shutil.copy(record, own / "visit.json")
    make(own / "visit.drafts.json")
    assert run(["records"]) == 0
    assert "visit.json" in capsys.readouterr().out


@pytest.mark.parametrize("make", NO_FILES)
@pytest.mark.parametrize("pattern", ["records.json", "*.sqlite"])
def test_what_is_no_file_of_the_cache_is_done_without(
    record: Path,
    make: Callable[[Path], object],
    pattern: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert run(["search", str(record), "lake"]) == 0
    found = capsys.readouterr().out
    (kept,) = (tmp_path / "cache" / "visittui").glob(pattern)
    kept.unlink()
    make(kept)
    assert run(["search", str(record), "lake"]) == 0
    assert capsys.readouterr().out == found


@pytest.mark.parametrize(
    "command",
    ["export csv -o out.csv", "export sqlite -o out.db", "draft text.txt -o new.json", "show a/b --record visit.json"],
)
def test_a_current_directory_that_was_removed_is_told(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert run(command.split()) == 2
    assert "the current directory cannot be used: no such file or directory" in capsys.readouterr().err
