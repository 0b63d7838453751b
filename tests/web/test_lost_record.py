"""A record that goes or breaks while it is served: readers and the log are told so, and of no file of this machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.conftest import Server
from tests.web.raw_page import RawPage

EXAMPLE = Path(__file__).parent.parent / "fixtures" / "example-visit.json"


def goes(record: Path) -> None:
    record.unlink()


def breaks(record: Path) -> None:
    record.write_text("{")


def becomes_a_directory(record: Path) -> None:
    record.unlink()
    record.mkdir()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "lake.json"))


@pytest.fixture
def options(record: Path) -> list[str]:
    return ["--record", str(record)]


@pytest.mark.parametrize("happens", [goes, breaks, becomes_a_directory])
def test_a_record_that_cannot_be_opened_any_more_is_told_without_its_path(
    happens: Callable[[Path], None], server: Server, record: Path
) -> None:
    happens(record)
    with RawPage(server.port) as page:
        assert page.closed_with() == (1000, "the record cannot be opened any more")
    assert server.says() == (
        "visittui: the record cannot be opened any more: `visittui check` or `visittui doctor` says why\n"
    )
    server.process.terminate()
    assert server.process.wait(60.0) == 0
    assert server.last_words() == []
