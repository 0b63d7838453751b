"""What arrives at the review after it was left is for what is shown then."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.terminal.drafted_visit import draft
from visittui.tui.review.decisions import Review
from visittui.tui.review.screen import ReviewPane, ReviewScreen


class _Box(App[None]):
    palette: ClassVar = defaultdict[str, Style](Style)

    def compose(self) -> ComposeResult:
        yield Input()


async def test_words_pasted_right_behind_the_key_that_leaves_are_not_lost(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("“The lake is open to all of us,” said Ada Birk.\n", encoding="utf-8")
    draft(tmp_path / "news.txt", tmp_path / "lake.json", title="Visit to the lake", summary="Invented.")
    app = _Box()
    async with app.run_test() as pilot, asyncio.timeout(60):
        app.push_screen(ReviewScreen(Review(tmp_path / "lake.json")))
        while not isinstance(app.focused, ReviewPane):
            await pilot.pause()
        app.post_message(events.Key("q", "q"))
        app.post_message(events.Paste("lake"))
        box = app.screen_stack[0].query_one(Input)
        while not box.value:
            await pilot.pause()
        assert box.value == "lake"
