"""What comes in one burst is acted on in its order, whatever the screen is still busy with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key, Paste

from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.store.archive import Archive
from visittui.archive.store.opening import open_archive
from visittui.archive.store.shipped import shipped_record
from visittui.tui.screens.jump import JumpScreen


async def test_enter_right_behind_a_paste_searches_for_what_was_pasted(reading: Reading) -> None:
    async with reading() as reader:
        await reader.press("slash")
        for event in (Paste("nuclear"), Key("enter", "\r"), Key("5", "5")):
            await reader.app.on_event(event)
        await reader.settle()
        assert reader.line("#search").startswith("nuclear")
        assert "[Quotes" in reader.tabs()


class OpeningByHand:
    """A record that is opened when the test says so."""

    done: Callable[[Archive | Exception], None]

    def __init__(self, _path: Path, _deliver: object, _progress: object, done: Callable[..., None]) -> None:
        type(self).done = staticmethod(done)

    def give_up(self, *, wait: bool) -> None: ...


@asynccontextmanager
async def about_to_be_exchanged(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Reader]:
    """A reader whose record is being opened again; `OpeningByHand.done` says that it is open."""
    monkeypatch.setattr("visittui.tui.explorer.record_opening.RecordOpening", OpeningByHand)
    async with reading() as reader:
        monkeypatch.setattr(reader.explorer.view.archive, "close", lambda: None)  # it is shared with other tests
        reader.explorer.exchange.begin(shipped_record(), again=True)
        yield reader


async def test_a_record_is_not_exchanged_below_a_dialog_that_is_just_being_opened(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with about_to_be_exchanged(reading, monkeypatch) as reader:
        explorer = reader.explorer
        earlier, other = explorer.view.archive, open_archive(shipped_record())
        mounted = reader.app.push_screen(JumpScreen(earlier, explorer.view.clock))
        OpeningByHand.done(other)
        assert explorer.view.archive is earlier
        await mounted
        await reader.press("escape")
        await reader.until(lambda: explorer.view.archive is other)


async def test_a_record_that_waits_for_its_turn_is_not_shown_once_it_is_given_up(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with about_to_be_exchanged(reading, monkeypatch) as reader:
        explorer = reader.explorer
        earlier, other = explorer.view.archive, open_archive(shipped_record())
        await reader.app.push_screen(JumpScreen(earlier, explorer.view.clock))
        OpeningByHand.done(other)
        turns: list[Callable[[], None]] = []
        monkeypatch.setattr(explorer, "call_later", turns.append)
        await reader.press("escape")
        assert turns
        explorer.exchange.begin(shipped_record(), again=True)  # the reader asks for it again meanwhile
        other.close()
        for turn in turns:
            turn()
        assert explorer.view.archive is earlier


async def test_words_typed_while_a_record_is_exchanged_are_not_lost(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with about_to_be_exchanged(reading, monkeypatch) as reader:
        await reader.press("slash")
        reader.explorer.view.box.insert_text_at_cursor("nuclear")
        OpeningByHand.done(open_archive(shipped_record()))
        await reader.settle()
        assert reader.line("#search").startswith("nuclear")
        assert reader.explorer.view.location.query == "nuclear"
