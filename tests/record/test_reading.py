"""Reading a record: item by item, all or nothing, for use by what is built from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from visittui.record.models import ITEM_MODELS, Record
from visittui.record.problem import RecordProblemsError
from visittui.record.reading import read_record


@pytest.fixture(params=["example_path", "shipped_path"])
def path(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def test_items_are_those_of_the_file(path: Path) -> None:
    whole = orjson.loads(path.read_bytes())

    record = read_record(path)

    assert record.visit == whole["visit"]
    assert list(record.sections) == list(ITEM_MODELS)
    for name, section in record.sections.items():
        assert list(section) == whole[name]
        assert [section[index] for index in range(len(section))] == whole[name]
        # Once more, from the beginning: a section is no iterator that is used up.
        assert [orjson.loads(raw) for _, raw in section.items()] == whole[name]
        assert [section.raw(index) for index in range(len(section))] == [raw for _, raw in section.items()]


def test_counts_are_by_kind(path: Path) -> None:
    whole = orjson.loads(path.read_bytes())

    counts = read_record(path).counts

    assert counts["person"] == len(whole["people"])
    assert counts["point"] == sum(len(agreement.get("points", ())) for agreement in whole["agreements"])
    assert "uncited" not in counts


def test_the_digest_is_that_of_the_file(path: Path) -> None:
    record = read_record(path)

    assert record.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert record.size == path.stat().st_size


def test_the_models_take_the_whole_as_well(path: Path) -> None:
    Record.model_validate(orjson.loads(path.read_bytes()))


def test_a_section_that_is_left_out_is_empty(
    example: dict[str, Any], written: Callable[[dict[str, Any]], Path]
) -> None:
    del example["differences"]

    record = read_record(written(example))

    assert list(record.sections["differences"]) == []
    assert record.counts["difference"] == 0


def test_nothing_is_loaded_of_a_record_with_a_problem(
    example: dict[str, Any], written: Callable[[dict[str, Any]], Path]
) -> None:
    example["quotes"][7]["speaker"] = "nobody"
    path = written(example)

    with pytest.raises(RecordProblemsError) as refused:
        read_record(path)

    (problem,) = refused.value.problems
    assert str(refused.value).splitlines() == [f"{path} is not a usable record, 1 problem:", str(problem)]
    assert str(problem).startswith(f"{path}:{problem.line}:{problem.column}: quotes[7].speaker: there is no person")


def test_a_long_record_reports_progress_and_looks_ahead(
    example: dict[str, Any], written: Callable[[dict[str, Any]], Path]
) -> None:
    quote = example["quotes"][3]
    # Each is about the next, so that none of the references leads to what was read before.
    many = [
        quote | {"id": f"tide-{n}", "part_of": None, "about": [f"quote/tide-{(n + 1) % 3000}"]} for n in range(3000)
    ]
    path = written(example | {"quotes": [*example["quotes"], *many]})
    seen: list[tuple[int, int]] = []

    record = read_record(path, progress=lambda done, size: seen.append((done, size)))

    assert record.counts["quote"] == 3008
    assert seen == sorted(seen)
    assert len({done for done, _ in seen}) > 3
    assert all(0 <= done <= size == record.size for done, size in seen)


def test_reading_can_be_given_up(example_path: Path) -> None:
    class GivenUpError(Exception):
        pass

    def give_up(done: int, size: int) -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        read_record(example_path, progress=give_up)


def test_the_layout_of_the_file_does_not_matter(example: dict[str, Any], written: Callable[[bytes], Path]) -> None:
    close = json.dumps(example, separators=(",", ":"))
    spread = json.dumps(example, indent="\t", separators=(" ,", " : ")).replace("\n", "\r\n")

    for text in (close, spread, f"\n {spread}\r\n"):
        assert list(read_record(written(text.encode())).sections["quotes"]) == example["quotes"]
