"""The screens as they are drawn, compared with the pictures in `__snapshots__` (`make snapshots` accepts new ones)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location

SnapCompare = Callable[..., bool]
SIZES = [(80, 24), (140, 40)]


class View(NamedTuple):
    """A place to begin at and the keys that lead to what is looked at."""

    name: str
    start: Location
    keys: tuple[str, ...] = ()
    query: str = ""


VIEWS = (
    View("overview", Location("Overview")),
    View("schedule", Location("Schedule", ref="event/welcome-ceremony")),
    View("people", Location("People", ref="person/aleksey-likhachev")),
    View("agreement", Location("Agreements", ref="agreement/nuclear-centre-memorandum", focus="card")),
    View("quotes-found", Location("Quotes"), ("down",), query="nuclear"),
    View("correction", Location("Overview"), (), query="likachev"),
    View("quote", Location("Quotes", ref="quote/putin-nuclear-agenda", focus="card"), ("tab",)),
    View("difference", Location("Differences", ref="difference/how-many-documents", focus="card")),
    View("source", Location("Sources", ref="source/live-page", focus="card")),
    View("nothing-found", Location("Quotes"), (), query="zzzz"),
    View("help", Location("Quotes"), ("question_mark",)),
    View("jump", Location("Quotes"), ("ctrl+p", "t", "r", "o", "n", "g")),
    View("copy", Location("Quotes", ref="quote/putin-nuclear-agenda", focus="card"), ("y",)),
)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x40"])
@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_the_screen_looks_as_it_did(
    snap_compare: SnapCompare,
    archive: Archive,
    view: View,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    app = VisitApp(archive, view.start)

    async def read(pilot: Pilot[int]) -> None:
        reader = Reader(app, pilot)
        await reader.settle()
        if view.query:
            await reader.search(view.query)
        await reader.press(*view.keys)

    shown: App[int] = app
    assert snap_compare(shown, terminal_size=size, run_before=read)
