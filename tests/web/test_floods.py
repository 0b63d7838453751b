"""A page that sends more than anybody types: nothing of it is stored, others are answered, and it is still heard."""

from __future__ import annotations

import asyncio
import json
import threading
from contextlib import suppress

import pytest
from textual.events import Key

from terminal_driver.processes import proportional_memory, wait_for_end
from tests.web.conftest import Server, serving
from tests.web.raw_page import RawPage
from visittui.tui.terminal.page_driver import PageDriver
from visittui.tui.terminal.queueing_driver import MOST_WAITING
from visittui.tui.terminal.steady_app import SteadyApp
from visittui.web.allowance import MOST_AT_ONCE, PER_SECOND

THOUSAND_KEYS = json.dumps(["stdin", "nuclear " * 125])


def keep_reading(page: RawPage, heard: threading.Event) -> threading.Thread:
    """Take what is drawn, as a browser does, and tell when a ping is answered."""

    def read() -> None:
        with suppress(OSError, ValueError):
            while True:
                if page.receive()[1] == b'["pong","heard"]':
                    heard.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    return reader


def test_a_hundred_thousand_keys_are_not_stored_and_the_page_is_heard_afterwards(server: Server) -> None:
    with RawPage(server.port) as page:
        page.wait_until_drawn()
        before = proportional_memory(server.sessions())
        reader = keep_reading(page, threading.Event())
        for _ in range(100):
            page.send(THOUSAND_KEYS)
        page.say("stdin", "\x11")  # Ctrl+Q
        assert not wait_for_end(server.sessions(), 60.0), "whatever waits"
        reader.join(60.0)
        assert not reader.is_alive()
    with RawPage(server.port) as page:
        page.wait_until_drawn()
        heard = threading.Event()
        keep_reading(page, heard)
        for _ in range(100):
            page.send(THOUSAND_KEYS)
        page.say("ping", "heard")
        assert heard.wait(60.0), "all that was sent before has arrived"
        assert proportional_memory(server.sessions()) < before + 30_000, "kB"
        page.reset()
        assert not wait_for_end(server.sessions(), 60.0)


def test_who_goes_on_and_on_is_not_served_any_more(server: Server) -> None:
    with RawPage(server.port) as page:
        page.wait_until_drawn()
        with suppress(ConnectionError):
            for _ in range(10_000):
                page.send(THOUSAND_KEYS)
        assert server.says() == "visittui: closed a page that sent too much at once\n"
        assert not wait_for_end(server.sessions(), 60.0)


@pytest.mark.parametrize("options", [["--idle-minutes", "5"]])
def test_a_page_whose_reader_takes_nothing_stores_no_sizes(server: Server) -> None:
    with RawPage(server.port, receive_buffer=1024) as page:
        page.wait_until_drawn()
        before = proportional_memory(server.sessions())
        for step in range(MOST_AT_ONCE // 3):  # two messages each: fewer than a page is closed for
            page.say("resize", {"width": 80 + step % 200, "height": 24})
            page.say("blur")
        server.wait_until_all_is_read(page.port)
        assert server.sessions(), "the page is still open"
        assert proportional_memory(server.sessions()) < before + 30_000, "kB"
        assert server.log.empty()
        page.reset()
        assert not wait_for_end(server.sessions(), 60.0)


def test_while_one_floods_another_is_answered(environment: dict[str, str]) -> None:
    with serving(environment) as server, RawPage(server.port) as flooder:
        flooder.wait_until_drawn()
        reader = keep_reading(flooder, threading.Event())
        over = threading.Event()

        def flood() -> None:
            for _ in range(100):
                flooder.send(THOUSAND_KEYS)
            while not over.wait(3 / PER_SECOND):  # each counts as two: as much as a page may send without end
                flooder.send(THOUSAND_KEYS)

        flooding = threading.Thread(target=flood, daemon=True)
        flooding.start()
        with RawPage(server.port) as page:
            page.wait_until_drawn()
        assert flooding.is_alive(), "it has not ended before the other page was drawn"
        assert server.log.empty()
        over.set()
        flooding.join(60.0)
        flooder.say("stdin", "\x11")  # Ctrl+Q
        reader.join(60.0)
        assert not reader.is_alive()


async def test_the_app_never_has_more_waiting_than_anybody_types_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    app = SteadyApp()
    async with app.run_test():
        # Standard input is not to be read here, and under some runners cannot be waited for.
        monkeypatch.setattr("textual.drivers.web_driver.InputReader", lambda: None)
        driver = PageDriver(app)
        arrived: list[str] = []
        monkeypatch.setattr(app, "post_message", lambda message: arrived.append(message.key))
        # All before the loop has its turn: as if the app were busy.
        driver.hand_on(Key(letter, letter) for letter in "nuclear " * MOST_WAITING)
        driver.hand_on([Key("ctrl+q", None)])
        await asyncio.sleep(0)
        assert len(arrived) <= 2, "the next comes when this one has been acted on"
        assert arrived[-1] == "ctrl+q", "the way out is always heard"
