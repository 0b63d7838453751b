"""Rows are written in batches, the next of which is made while SQLite indexes the last."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from visittui.archive.build import building, rows
from visittui.archive.store.shipped import shipped_record

_TABLES = ("item", "link", "tally", "meta", "term", "crowd")


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BATCH_BYTES", 20_000)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def contents(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'text', 'instance')")
    found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
    return {**found, "text": connection.execute("SELECT * FROM temp.words").fetchall()}


def test_an_archive_is_the_same_however_it_is_cut(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sqlite3.connect(":memory:", isolation_level=None)
    building.read_and_build(shipped_record(), whole)
    monkeypatch.setattr(rows, "BATCH_BYTES", 20_000)
    building.read_and_build(shipped_record(), connection)
    assert contents(connection) == contents(whole)
    whole.close()


@pytest.mark.usefixtures("small_batches")
def test_an_error_in_the_making_of_rows_ends_the_building(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(item: dict[str, Any]) -> str:
        if threading.current_thread() is not threading.main_thread():
            raise LookupError(item["id"])
        return ""

    monkeypatch.setattr(rows, "status_of", refuse)
    others = set(threading.enumerate())
    with pytest.raises(LookupError):
        building.read_and_build(shipped_record(), connection)
    assert others.issuperset(threading.enumerate())


@pytest.mark.usefixtures("small_batches")
def test_whoever_stops_the_building_leaves_no_thread_behind(connection: sqlite3.Connection) -> None:
    def stop(done: int, total: int) -> None:
        # By then rows are written.
        if done / total > 0.5:
            raise KeyboardInterrupt

    others = set(threading.enumerate())
    with pytest.raises(KeyboardInterrupt):
        building.read_and_build(shipped_record(), connection, stop)
    assert others.issuperset(threading.enumerate())


def test_a_full_disk_is_said_as_such(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "archive", isolation_level=None)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA max_page_count = 100")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        building.read_and_build(shipped_record(), connection)
    connection.close()
