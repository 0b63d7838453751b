"""Searches that take their time, fail, or are overtaken: the reader sees what is asked, or why there is no answer."""

from __future__ import annotations

import shutil
import sqlite3
from asyncio import get_running_loop
from pathlib import Path
from threading import Event

import pytest

from tests.archives import open_archive
from tests.tui.conftest import Reading
from tests.tui.reader import Reader
from visittui.archive.search import searching
from visittui.archive.search.searching import Results, SearchInterrupted
from visittui.archive.store.archive import Archive
from visittui.archive.store.shipped import shipped_record
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.explorer.search_session import Request, Searcher


class SlowSearch:
    """Searches as the program does, but the first one only when it is told to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, interrupted: bool = False) -> None:
        self.begun, self.go_on = Event(), Event()
        self._search = searching.search
        self._interrupted = interrupted
        monkeypatch.setattr(searching, "search", self)

    def __call__(self, archive: Archive, text: str, **options: object) -> Results:
        if not self.begun.is_set():
            self.begun.set()
            self.go_on.wait(30)
            if self._interrupted:
                raise SearchInterrupted
        return self._search(archive, text, **options)  # type: ignore[arg-type]


async def test_keys_and_clicks_before_the_first_answer_find_the_tab_of_everything(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowSearch(monkeypatch)
    app = VisitApp(archive, Location("", query="nuclear"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        await pilot.click("#search")
        assert "“nuclear”" in reader.line("#trail")
        await pilot.press("escape", "escape")
        slow.go_on.set()
        await reader.press("right_square_bracket")
        assert "[Schedule" in reader.tabs()
        assert app.failure is None


async def test_a_query_that_fails_says_so_in_place_of_another_querys_list(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(Location("Quotes")) as reader:

        def fail(*_: object, **__: object) -> Results:
            raise sqlite3.OperationalError("disk I/O error")

        with monkeypatch.context() as patch:
            patch.setattr(searching, "search", fail)
            await reader.search("nuclear")
        assert reader.rows.empty.text == "The search failed: disk I/O error"
        assert reader.rows.row is None
        await reader.press("right_square_bracket", "escape")
        assert reader.refs()


async def test_nothing_is_asked_of_an_archive_that_was_exchanged_while_the_other_is_still_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = VisitApp(open_archive(shipped_record()), Location("Quotes", query="vietnam"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        slow, view = SlowSearch(monkeypatch), reader.explorer.view
        view.exchange(open_archive(shipped_record()), view.here())
        for key in ("down", "end", "enter", "up"):
            await app.run_binding(key)  # as after the second for which a key waits for the list it is meant for
        await pilot.resize_terminal(100, 90)
        slow.go_on.set()
        await reader.until(lambda: bool(reader.refs()))
        assert app.failure is None


async def test_a_first_query_that_fails_leaves_a_screen_that_answers(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Results:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(searching, "search", fail)
    app = VisitApp(archive, Location("", query="nuclear"))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        await reader.press("right_square_bracket", "escape")
        assert "[Schedule" in reader.tabs()
        assert reader.refs()
        assert app.failure is None


async def test_a_search_for_which_the_archive_cannot_be_opened_says_so_and_the_next_one_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    record = tmp_path / "visit.json"
    shutil.copy(shipped_record(), record)
    app = VisitApp(open_archive(record), Location("Quotes"))
    (built,) = (tmp_path / "cache").glob("**/*.sqlite")
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        away = [(path, path.rename(f"{path}.away")) for path in (record, built)]
        await reader.search("nuclear")
        assert "The search failed: " in reader.rows.empty.text
        for path, elsewhere in away:
            elsewhere.rename(path)
        await reader.press("escape")
        await reader.search("nuclear")
        assert reader.refs()


async def test_the_jump_goes_to_what_is_typed_not_to_what_was_found_before(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("noi bai")
        await reader.until(lambda: reader.rows.row is not None and reader.rows.row.ref == "place/noi-bai")
        slow = SlowSearch(monkeypatch)
        await reader.press(*["backspace"] * len("noi bai"))
        await reader.type("tolam")
        get_running_loop().call_soon(slow.go_on.set)
        await reader.press("enter")
        assert reader.explorer.standing[1].ref == "person/to-lam"


def test_the_same_words_again_are_answered_though_their_first_search_was_interrupted(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip of the finger and Backspace: `nuclear`, `nuclearr`, `nuclear`."""
    slow = SlowSearch(monkeypatch, interrupted=True)
    answers: list[tuple[Request, Results | Exception]] = []
    answered = Event()

    def deliver(request: Request, answer: Results | Exception) -> None:
        answers.append((request, answer))
        answered.set()

    searcher = Searcher(archive, deliver)
    wanted = Request("nuclear")
    searcher.ask(wanted)
    assert slow.begun.wait(30)
    searcher.ask(Request("nuclearr"))
    searcher.ask(wanted)
    slow.go_on.set()
    assert answered.wait(30)
    searcher.stop()
    ((request, answer),) = answers
    assert request == wanted
    assert not isinstance(answer, Exception)
