"""The shipped record, opened once, and small records made for one test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record

Item = dict[str, Any]
WriteRecord = Callable[..., Path]


@pytest.fixture(scope="session")
def archive(private_directories: None) -> Iterator[Archive]:
    with open_archive(shipped_record()) as opened:
        yield opened


@pytest.fixture(scope="session")
def shipped(private_directories: None) -> dict[str, Any]:
    """The shipped record as written."""
    record: dict[str, Any] = json.loads(shipped_record().read_bytes())
    return record


@pytest.fixture
def write_record(tmp_path: Path) -> WriteRecord:
    """Writes a small record; keyword arguments replace its sections."""

    def write(name: str = "record.json", **sections: list[Item]) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps({**small_record(), **sections}), encoding="utf-8")
        return path

    return write


def small_record() -> dict[str, Any]:
    """A record with one of almost everything: a made-up visit."""
    cited: dict[str, Any] = {"citations": [{"source": "gazette"}]}
    return {
        "format": 1,
        "visit": {
            "id": "example", "title": "A made-up visit", "guest": "anna-guest", "host": "otto-host", "place": "town",
            "starts": "2023-03-01", "ends": "2023-03-02", "timezone": "Europe/Berlin", "summary": "An example.",
        },
        "sources": [
            {
                "id": "gazette", "title": "The visit", "publisher": "Gazette", "publisher_basis": "stated",
                "kind": "article", "date": "2023-03-02", "language": "en", "lineage": "gazette",
            }
        ],
        "topics": [{"id": "trade", "name": "Trade"}],
        "places": [{"id": "town", "name": "Town"}],
        "organisations": [{"id": "ruritania", "name": "Ruritania", "kind": "state"}],
        "people": [
            {"id": "anna-guest", "name": "Anna Guest", "country": "ruritania",
             "offices": [{"title": "Chancellor", "organisation": "ruritania", **cited}]},
            {"id": "otto-host", "name": "Otto Host"},
        ],
        "events": [
            {
                "id": "talks", "title": "Talks", "kind": "talks", "status": "done", "place": "town",
                "time": {"from": "2023-03-01T10:00", "precision": "minute"},
                "participants": [{"person": "anna-guest", "role": "guest"}], **cited,
            }
        ],
        "agreements": [
            {
                "id": "paper", "title": "The paper", "title_basis": "printed", "kind": "agreement", "status": "signed",
                "named": True, "date": "2023-03-01", "event": "talks", "parties": ["ruritania"],
                "signatures": [{"person": "anna-guest", "for": "ruritania", "act": "signed", **cited}],
                "points": [{"id": "paper-1", "text": "Trade shall grow.", "held_by": ["ruritania"], **cited}], **cited,
            }
        ],
        "quotes": [
            {
                "id": "welcome", "form": "verbatim", "text": "Welcome [to our] town…", "speaker": "otto-host",
                "addressee": "anna-guest", "event": "talks", "about": ["agreement/paper"], "topics": ["trade"],
                "printings": [{"source": "gazette", "exact": "Welcome [to our] town…", "via": ["Agency"]}],
            }
        ],
        "differences": [],
        "uncited": [],
    }  # fmt: skip
