"""The two records that everything is exported from: the shipped one, and an invented one in other scripts and zones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.exported_record import Exported
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"


@pytest.fixture(scope="session", params=["shipped", "example"])
def exported(request: pytest.FixtureRequest, private_directories: None) -> Iterator[Exported]:
    path = shipped_record() if request.param == "shipped" else EXAMPLE
    with open_archive(path) as opened:
        yield Exported(json.loads(path.read_bytes()), opened)


@pytest.fixture(scope="session")
def archive(private_directories: None) -> Iterator[Archive]:
    with open_archive(shipped_record()) as opened:
        yield opened
