"""The two records that everything is exported from: the shipped one, and an invented one in other scripts and zones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.export.exported_record import Exported
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive, shipped_record

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example-visit.json"


@pytest.fixture(scope="session", params=["shipped", "example"])
def exported(request: pytest.FixtureRequest, private_directories: None) -> Exported:
    path = shipped_record() if request.param == "shipped" else EXAMPLE
    return Exported(json.loads(path.read_bytes()), open_archive(path))


@pytest.fixture(scope="session")
def archive(private_directories: None) -> Archive:
    return open_archive(shipped_record())
