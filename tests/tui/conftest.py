"""The shipped record, opened once, and a reader in front of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.preferences import Preferences

Reading = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture(scope="session")
def archive() -> Iterator[Archive]:
    with open_archive(shipped_record()) as opened:
        yield opened


@pytest.fixture(autouse=True)
def patience_with_directories(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no directory that hangs; those that do are tested in a real terminal."""
    monkeypatch.setattr("visittui.state.bounded_tasks.LONGEST_WAIT", 60)


@pytest.fixture
def reading(archive: Archive) -> Reading:
    """Opens the program at a place, on a terminal of a size."""

    @asynccontextmanager
    async def start(
        place: Location | None = None, size: tuple[int, int] = (80, 24), preferences: Preferences | None = None
    ) -> AsyncIterator[Reader]:
        app = VisitApp(archive, place or Location("Overview"), preferences=preferences)
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader

    return start
