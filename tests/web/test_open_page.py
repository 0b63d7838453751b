"""A page and its process, where the one or the other does not do its part."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from subprocess import Popen

import pytest
from aiohttp import ClientWebSocketResponse, WSMsgType, web
from aiohttp.test_utils import TestClient, TestServer

from terminal_driver.emulator import Emulator
from tests.web.raw_page import RawPage
from visittui.archive.store.shipped import shipped_record
from visittui.web import allowance, open_page
from visittui.web.origins import Origins
from visittui.web.server import RecordServer
from visittui.web.session_process import SessionProcess

DRAWS_WITHOUT_END = """
import os
os.write(1, b"__GANGLION__\\n")
while True:
    os.write(1, b"D" + (60_000).to_bytes(4, "big") + bytes(60_000))
"""
HEARS_NOTHING = """
import os, time
os.write(1, b"__GANGLION__\\n")
while True:
    time.sleep(60)
"""


@asynccontextmanager
async def serving(program: str) -> AsyncIterator[tuple[RecordServer, TestClient[web.Request, web.Application]]]:
    """A server whose sessions are a program of the test."""
    server = RecordServer([sys.executable, "-c", program], "127.0.0.1", 0, 9, Origins("127.0.0.1", 0))
    async with TestClient(TestServer(server.application())) as client:
        yield server, client


async def test_a_reader_who_takes_nothing_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_page, "PATIENCE", 0.1)
    async with serving(DRAWS_WITHOUT_END) as (server, client):
        assert client.port is not None
        page = asyncio.create_task(asyncio.to_thread(RawPage, client.port, receive_buffer=1024))
        async with asyncio.timeout(60):
            # At each turn of the server: it may be rid of the page before the thread has said that it is open.
            while not server.open_pages:  # noqa: ASYNC110 (there is no event of it)
                await asyncio.sleep(0)
            await asyncio.wait(server.open_pages)
        (await page).leave()


async def test_a_process_that_does_not_end_is_ended() -> None:
    process = await SessionProcess.start([sys.executable, "-c", HEARS_NOTHING], (80, 24))
    assert await process.greeted()
    assert await process.end() == (-9, "")
    assert not process.type(b"n"), "there is nobody to hear it"


async def test_nobody_but_asyncio_asks_whether_a_process_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks first is told the exit code; asyncio then knows no such process, says so in the log, and reports 255."""
    asked: list[int] = []
    process = await SessionProcess.start([sys.executable, "-c", HEARS_NOTHING], (80, 24))
    assert await process.greeted()
    monkeypatch.setattr(Popen, "poll", lambda popen: asked.append(popen.pid))
    assert (await process.end())[0] == -9
    assert not asked


async def test_what_a_process_draws_at_its_end_does_not_hold_it() -> None:
    process = await SessionProcess.start([sys.executable, "-c", DRAWS_WITHOUT_END], (80, 24))
    assert await process.greeted()
    assert (await process.end())[0] == -9


async def test_a_size_that_is_told_before_the_process_listens_is_drawn_on() -> None:
    session = [sys.executable, "-I", "-m", "visittui.commands.session.web_session", str(os.getpid())]
    process = await SessionProcess.start([*session, str(shipped_record()), "0"], (5000, 5000))
    assert process.tell(type="resize", width=100, height=30)
    assert process.type(b"5")
    page = Emulator(100, 30, lambda _answer: None)

    async def drawn_until(words: str) -> bytes:
        output = b""
        async with asyncio.timeout(120):
            while words not in "\n".join(page.lines()):
                kind, content = await process.packet() or (b"", b"")
                assert kind, "it has ended"
                if kind == b"D":
                    output += content
                    page.feed(content)
        return output

    try:
        assert await process.greeted()
        await drawn_until("[Quotes")
        assert process.type(b"6")
        lines = [int(line) for line in re.findall(rb"\x1b\[(\d+);\d+H", await drawn_until("[Sources"))]
        assert lines
        assert max(lines) <= 30
    finally:
        await process.end()


async def test_input_that_a_process_does_not_take_is_refused_whole() -> None:
    process = await SessionProcess.start([sys.executable, "-c", HEARS_NOTHING], (80, 24))
    assert await process.greeted()
    taken = 0
    while process.type(b"n" * 4000):
        taken += 4000
        assert taken < 1_000_000
    await process.end()


@pytest.mark.parametrize(
    "message",
    ['["ping", "x"]', '["stdin", ""]', '["resize", {"width": 80, "height": 24}]', '["focus"]'],
)
async def test_what_is_sent_without_end_is_heard_to_an_end(message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "PER_SECOND", 0)
    async with serving(HEARS_NOTHING) as (_, client), client.ws_connect("/ws") as page:
        for _ in range(allowance.MOST_AT_ONCE + 1):
            await page.send_str(message)
        assert await closed_with(page) == (1008, "too much at once")


async def test_pings_of_the_protocol_are_answered_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "PER_SECOND", 0)
    async with serving(HEARS_NOTHING) as (_, client), client.ws_connect("/ws", autoping=False) as page:
        await page.ping(b"heard")
        while (answer := await page.receive(timeout=60)).type is WSMsgType.PING:
            pass  # the server's own, where it takes its time
        assert (answer.type, bytes(answer.data)) == (WSMsgType.PONG, b"heard")
        for _ in range(allowance.MOST_AT_ONCE):
            await page.pong()
        assert await closed_with(page) == (1008, "too much at once")


async def test_a_few_large_messages_are_as_much_as_many_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "PER_SECOND", 0)
    async with serving(HEARS_NOTHING) as (_, client), client.ws_connect("/ws") as page:
        for _ in range(7):
            await page.send_str('["ping",' + " " * 250_000 + '"x"]')
        assert await closed_with(page) == (1008, "too much at once")


async def closed_with(page: ClientWebSocketResponse) -> tuple[int, str | None]:
    while (message := await page.receive(timeout=60)).type is not WSMsgType.CLOSE:
        assert message.type in (WSMsgType.TEXT, WSMsgType.PING, WSMsgType.PONG), message
    return message.data, message.extra


async def test_nothing_is_compressed() -> None:
    async with serving(HEARS_NOTHING) as (_, client), client.ws_connect("/ws", compress=15) as page:
        assert not page.compress


async def test_a_session_that_fails_is_told_to_the_page_and_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    failing = "open('/nowhere/of/ours')"
    async with serving(failing) as (_, client), client.ws_connect("/ws") as page:
        message = await page.receive(timeout=60)
        assert message.extra == "the session failed"
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == [
        "a page's process ended with exit code 1 (FileNotFoundError)"
    ]


async def test_a_process_that_cannot_be_started_is_told_to_the_page(caplog: pytest.LogCaptureFixture) -> None:
    server = RecordServer(["/nowhere"], "127.0.0.1", 0, 9, Origins("127.0.0.1", 0))
    async with TestClient(TestServer(server.application())) as client, client.ws_connect("/ws") as page:
        message = await page.receive(timeout=60)
        assert (message.data, message.extra) == (1013, "no room for a further page")
    assert "no process could be started for a page" in caplog.messages
    assert not server.open_pages
