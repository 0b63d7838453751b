from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from visittui.record.checks.checking import check_record
from visittui.record.problem import Problem

FIXTURES = Path(__file__).parent.parent / "fixtures"

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="session")
def example_path() -> Path:
    return FIXTURES / "example-visit.json"


@pytest.fixture(scope="session")
def example_texts() -> Path:
    return FIXTURES / "example-texts"


@pytest.fixture
def example(example_path: Path) -> dict[str, Any]:
    record: dict[str, Any] = orjson.loads(example_path.read_bytes())
    return record


@pytest.fixture(scope="session")
def shipped_path() -> Path:
    return Path(__file__).parent.parent.parent / "data" / "hanoi-2024.json"


@pytest.fixture(scope="session")
def shipped(shipped_path: Path) -> dict[str, Any]:
    record: dict[str, Any] = orjson.loads(shipped_path.read_bytes())
    return record


@pytest.fixture(scope="session")
def source_texts() -> Path:
    texts = Path(__file__).parent.parent.parent.parent / "shared" / "sources"
    if not texts.is_dir():
        pytest.skip("the texts of the two documents are not at hand (../shared/sources)")
    return texts


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes | dict[str, Any]], Path]:
    def write(content: bytes | dict[str, Any]) -> Path:
        path = tmp_path / "record.json"
        path.write_bytes(content if isinstance(content, bytes) else orjson.dumps(content, option=orjson.OPT_INDENT_2))
        return path

    return write


@pytest.fixture
def problems_of(written: Callable[[bytes | dict[str, Any]], Path]) -> Callable[..., list[Problem]]:
    def check(content: bytes | dict[str, Any], sources: Path | None = None) -> list[Problem]:
        return list(check_record(written(content), sources=sources).problems)

    return check
