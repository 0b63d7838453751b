"""A reader without a terminal: the record in a real browser, and what the server refuses."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from terminal_driver import programs
from terminal_driver.emulator import Emulator
from terminal_driver.processes import wait_for_end
from tests.web.browser import Browser
from tests.web.conftest import Server, a_free_port
from visittui.commands import serve
from visittui.errors import CannotContinueError
from visittui.web.origins import Origins
from visittui.web.server import RecordServer


async def test_the_page_shows_the_record_searches_and_hears_clicks(
    server: Server, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    async with Browser(require_program("chromium"), tmp_path / "profile") as browser:
        await browser.open(server.url)
        await browser.wait_for("Statements by speaker")
        await browser.wait_for("19–20 June 2024")
        if folder := os.environ.get("KEEP_SCREENSHOTS_IN"):
            await asyncio.sleep(1)  # the page fades in
            shot = await browser.photograph()
            await asyncio.to_thread(Path(folder, "browser.png").write_bytes, shot)

        await browser.type("/nuclear")
        await browser.wait_for(r"Search: nuclear +\d+ matches")

        await browser.click("Quotes")
        await browser.wait_for(r"\[Quotes")
        await browser.wait_for(r"(?i)[^:] nuclear")

        assert not browser.complaints, "what the page may load is enough for it"

        await browser.press_control("q")
        await browser.until("document.body.matches('.-closed')")
        await browser.evaluate("document.getElementById('again').click()")
        await browser.until("document.body.matches('.-first-byte:not(.-closed)')")
        await browser.wait_for("Statements by speaker")

        own = {
            address for address in browser.requested if address.split("://")[1].startswith(server.url.split("://")[1])
        }
        assert set(browser.requested) - own <= {"about:blank"}, "nothing comes from elsewhere"
    sessions = server.sessions()
    assert not await asyncio.to_thread(wait_for_end, sessions, 30), "a closed page leaves no session"
    assert not list((tmp_path / "home" / "state").iterdir()), "nothing is written about a stranger"


async def test_a_copy_is_in_the_clipboard_of_the_browser(
    server: Server, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    async with Browser(require_program("chromium"), tmp_path / "profile") as browser:
        # To look into it; what is granted takes the place of what a page may do without being asked, such as writing.
        leave = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        await browser.command("Browser.grantPermissions", permissions=leave)
        await browser.open(server.url)
        await browser.wait_for("Statements by speaker")
        await browser.type("5y")
        await browser.wait_for("Enter copy")
        await browser.wait_for("Paraphrase with citation")
        await browser.click("Paraphrase with citation")
        await browser.wait_for("Sent to your browser")
        await browser.wait_for_clipboard(", line ")


@pytest.mark.parametrize("claimed", [(65535, 65535), (5000, 5000), (-1, 0)])
async def test_a_page_may_claim_any_size(server: Server, claimed: tuple[int, int]) -> None:
    async with (
        asyncio.timeout(120),
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{server.url}/ws?width={claimed[0]}&height={claimed[1]}", max_msg_size=0) as page,
    ):
        await page.send_json(["resize", {"width": claimed[0], "height": claimed[1]}])
        await page.send_json(["resize", {"width": 100, "height": 30}])
        drawn = Emulator(100, 30, lambda _answer: None)
        received = 0
        while not any("Statements by speaker" in line for line in drawn.lines()):
            message = await page.receive(timeout=30)
            assert message.type is not aiohttp.WSMsgType.CLOSED
            if message.type is aiohttp.WSMsgType.BINARY:
                received += len(message.data)
                drawn.feed(message.data)
            assert received < 2_000_000, "\n".join(drawn.lines())
        assert server.process.poll() is None


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT, signal.SIGHUP])
async def test_a_session_ends_with_its_server(server: Server, ending: signal.Signals) -> None:
    async with aiohttp.ClientSession() as client, client.ws_connect(f"{server.url}/ws?width=80&height=24") as page:
        await page.receive(timeout=30)
        sessions = server.sessions()
        assert sessions
        server.process.send_signal(ending)
        assert not await asyncio.to_thread(wait_for_end, sessions, 30)


@pytest.mark.parametrize("options", [["--idle-minutes", "0.01"]])
async def test_a_page_that_nobody_uses_is_closed(server: Server) -> None:
    address = f"{server.url}/ws?width=80&height=24"
    async with aiohttp.ClientSession() as client, client.ws_connect(address, autoclose=False) as page:
        async with asyncio.timeout(60):
            while (message := await page.receive()).type is aiohttp.WSMsgType.BINARY:
                pass
        assert (message.type, message.extra) == (aiohttp.WSMsgType.CLOSE, "no key was pressed for a while")
    sessions = server.sessions()
    assert not await asyncio.to_thread(wait_for_end, sessions, 30)


async def test_there_are_no_more_pages_at_once_than_the_machine_shall_bear() -> None:
    free_port = a_free_port()
    server = RecordServer(["cat"], "127.0.0.1", free_port, most_pages=1, origins=Origins("127.0.0.1", free_port))
    async with TestClient(TestServer(server.application(), port=free_port)) as client:
        async with client.ws_connect("/ws?width=80&height=24"):
            async with client.get("/") as answer:
                assert answer.status == 503
                assert "try again later" in await answer.text()
            with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
                await client.ws_connect("/ws")
        if server.open_pages:
            assert not (await asyncio.wait(server.open_pages, timeout=60))[1], "no page is counted any more"
        async with client.get("/") as answer:
            assert answer.status == 200


async def test_pages_of_other_sites_are_refused(server: Server) -> None:
    async with aiohttp.ClientSession() as client:
        for headers in ({"Host": "elsewhere.example"}, {"Origin": "https://elsewhere.example"}):
            for path in ("/", "/ws"):
                async with client.get(server.url + path, headers=headers) as answer:
                    assert answer.status == 403
        async with client.get(server.url) as answer:
            assert answer.status == 200
            assert "googleapis" not in await answer.text()


async def test_the_page_may_load_nothing_else_and_stand_in_no_other(server: Server) -> None:
    async with aiohttp.ClientSession() as client:
        for path, status in {
            "/": 200,
            "/static/page.js": 200,
            "/static/": 404,
            "/static/..%2f": 404,
            "/ws": 426,
        }.items():
            async with client.get(server.url + path) as answer:
                assert answer.status == status
                assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Server"] == "visittui"
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"no HTTP\r\n\r\n")
    answer_to_garbage = (await reader.read()).decode()
    assert answer_to_garbage.startswith("HTTP/1.0 400")
    assert "\r\nServer: visittui\r\n" in answer_to_garbage, "no versions"
    writer.close()


@pytest.mark.parametrize(
    "request_to_refuse",
    [
        b"<script> HTTP\r\n\r\n",
        b"GET /<script> HTTP/1.1\r\nHost: <script>\r\nHost: <script>\r\n\r\n",
        b"GET /<script>" + b"x" * 9000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: <script>\r\n\r\n",
    ],
    ids=["no HTTP", "two hosts", "a long line", "no length"],
)
async def test_an_answer_to_what_is_no_request_repeats_nothing_and_has_the_headers_of_all(
    request_to_refuse: bytes, server: Server
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(request_to_refuse)
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    assert head.partition("\r\n")[0].endswith("400 Bad Request")
    assert body == "400 Bad Request\n"
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert f"\r\n{name}: " in head


async def test_a_port_that_is_taken_is_said(server: Server, environment: dict[str, str]) -> None:
    port = str(server.port)
    second = await asyncio.to_thread(
        programs.run,
        [sys.executable, "-m", "visittui", "serve", "--port", port],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert second.returncode == 2
    assert f"cannot listen on 127.0.0.1, port {port}: it is in use" in second.stderr


def test_without_the_extra_the_reader_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import argparse

    monkeypatch.setattr("visittui.extras.find_spec", lambda _name: None)
    with pytest.raises(CannotContinueError, match=r"in the checkout, .* pip install '\.\[web\]'"):
        serve.run(argparse.Namespace(record=None, host="127.0.0.1", port=8000))
    assert importlib.util.find_spec("visittui.commands.serve") is not None


def test_what_is_no_public_name_is_said(environment: dict[str, str]) -> None:
    told = programs.run(
        [sys.executable, "-m", "visittui", "serve", "--public-name", "ftp://visits.example.org"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert "--public-name 'ftp://visits.example.org' is neither a name nor an address" in told.stderr


@pytest.mark.parametrize(
    "host", ["", "a..b", "..", "x" * 70, "\udcff"], ids=["nothing", "two dots", "dots", "too long", "no UTF-8"]
)
def test_what_is_no_host_is_said_in_one_line(host: str, environment: dict[str, str]) -> None:
    told = programs.run(
        [sys.executable, "-m", "visittui", "serve", "--host", host],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert told.stderr == f"visittui: --host {host!r} is no address and no name\n"


@pytest.mark.parametrize("port", ["0", "70000", "-1", "http", ""])
def test_what_is_no_port_is_said(port: str, environment: dict[str, str]) -> None:
    told = programs.run(
        [sys.executable, "-m", "visittui", "serve", f"--port={port}"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert "is not a port" in told.stderr
