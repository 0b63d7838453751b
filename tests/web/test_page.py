"""A reader without a terminal: the record in a real browser, and what the server refuses."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from terminal_driver import clean_environment
from terminal_driver.emulator import Emulator
from terminal_driver.processes import descendants, wait_for_end
from tests.web.browser import Browser
from visittui.commands import serve
from visittui.errors import CannotContinueError
from visittui.web.server import RecordServer


@pytest.fixture
def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def options() -> list[str]:
    """What `visittui serve` is told besides its port."""
    return []


@pytest.fixture
async def server(
    tmp_path: Path, free_port: int, options: list[str]
) -> AsyncIterator[tuple[str, subprocess.Popen[str]]]:
    """`visittui serve`, answering."""
    process = subprocess.Popen(  # noqa: ASYNC220 (nothing else runs yet)
        [sys.executable, "-m", "visittui", "serve", "--port", str(free_port), *options],
        env=clean_environment(tmp_path / "home"),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = await asyncio.to_thread(process.stderr.readline)
    assert f"http://127.0.0.1:{free_port}" in said
    try:
        yield f"http://127.0.0.1:{free_port}", process
    finally:
        process.kill()
        process.communicate()


async def test_the_page_shows_the_record_searches_and_hears_clicks(
    server: tuple[str, subprocess.Popen[str]], tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    url, process = server
    async with Browser(require_program("chromium"), tmp_path / "profile") as browser:
        await browser.open(url)
        await browser.wait_for("Who said how much")
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

        own = {address for address in browser.requested if address.split("://")[1].startswith(url.split("://")[1])}
        assert set(browser.requested) - own <= {"about:blank"}, "nothing comes from elsewhere"
    sessions = [each for each in descendants(process.pid) if each.pid != process.pid]
    assert not await asyncio.to_thread(wait_for_end, sessions, 30), "a closed page leaves no session"
    assert not list((tmp_path / "home" / "state").iterdir()), "nothing is written about a stranger"


async def test_a_copy_is_in_the_clipboard_of_the_browser(
    server: tuple[str, subprocess.Popen[str]], tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    url, _ = server
    async with Browser(require_program("chromium"), tmp_path / "profile") as browser:
        # To look into it; what is granted takes the place of what a page may do without being asked, such as writing.
        leave = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        await browser.command("Browser.grantPermissions", permissions=leave)
        await browser.open(url)
        await browser.wait_for("Who said how much")
        await browser.type("5y")
        await browser.wait_for("Enter copy")
        await browser.click("Quote with citation")
        await browser.wait_for("Sent to your browser")
        while ", line " not in await browser.clipboard():
            pass  # the page takes it in its own time


@pytest.mark.parametrize("claimed", [(65535, 65535), (5000, 5000), (-1, 0)])
async def test_a_page_may_claim_any_size(server: tuple[str, subprocess.Popen[str]], claimed: tuple[int, int]) -> None:
    url, process = server
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(f"{url}/ws?width={claimed[0]}&height={claimed[1]}", max_msg_size=0) as page,
    ):
        await page.send_json(["resize", {"width": claimed[0], "height": claimed[1]}])
        await page.send_json(["resize", {"width": 100, "height": 30}])
        drawn = Emulator(100, 30, lambda _answer: None)
        received = 0
        while not any("Who said how much" in line for line in drawn.lines()):
            message = await page.receive(timeout=30)
            assert message.type is not aiohttp.WSMsgType.CLOSED
            if message.type is aiohttp.WSMsgType.BINARY:
                received += len(message.data)
                drawn.feed(message.data)
        assert received < 2_000_000
        assert process.poll() is None


async def test_a_session_ends_with_a_server_that_was_killed(server: tuple[str, subprocess.Popen[str]]) -> None:
    url, process = server
    async with aiohttp.ClientSession() as client, client.ws_connect(f"{url}/ws?width=80&height=24") as page:
        await page.receive(timeout=30)
        sessions = [each for each in descendants(process.pid) if each.pid != process.pid]
        assert sessions
        process.send_signal(signal.SIGKILL)
        assert not await asyncio.to_thread(wait_for_end, sessions, 30)


@pytest.mark.parametrize("options", [["--idle-minutes", "0.01"]])
async def test_a_page_that_nobody_uses_is_closed(server: tuple[str, subprocess.Popen[str]]) -> None:
    url, process = server
    async with aiohttp.ClientSession() as client, client.ws_connect(f"{url}/ws?width=80&height=24") as page:
        async for message in page:
            assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}
        assert page.closed
    sessions = [each for each in descendants(process.pid) if each.pid != process.pid]
    assert not await asyncio.to_thread(wait_for_end, sessions, 30)


async def test_there_are_no_more_pages_at_once_than_the_machine_shall_bear(free_port: int) -> None:
    server = RecordServer("exec cat", "127.0.0.1", free_port, most_pages=1)
    app = await server._make_app()
    async with TestClient(TestServer(app, port=free_port)) as client, client.ws_connect("/ws?width=80&height=24"):
        for path in ("/", "/ws"):
            async with client.get(path) as answer:
                assert answer.status == 503
                assert "try again later" in await answer.text()


async def test_pages_of_other_sites_are_refused(server: tuple[str, subprocess.Popen[str]]) -> None:
    url, _ = server
    async with aiohttp.ClientSession() as client:
        for headers in ({"Host": "elsewhere.example"}, {"Origin": "https://elsewhere.example"}):
            for path in ("/", "/ws"):
                async with client.get(url + path, headers=headers) as answer:
                    assert answer.status == 403
        async with client.get(url) as answer:
            assert answer.status == 200
            assert "googleapis" not in await answer.text()


async def test_a_port_that_is_taken_is_said(server: tuple[str, subprocess.Popen[str]], tmp_path: Path) -> None:
    url, _ = server
    port = url.rpartition(":")[2]
    second = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "visittui", "serve", "--port", port],
        env=clean_environment(tmp_path / "home"), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert second.returncode == 2
    assert f"cannot listen on 127.0.0.1, port {port}: it is in use" in second.stderr


def test_without_the_extra_the_reader_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import argparse

    monkeypatch.setattr("visittui.extras.find_spec", lambda _name: None)
    with pytest.raises(CannotContinueError, match=r"in the checkout, .* pip install '\.\[web\]'"):
        serve.run(argparse.Namespace(record=None, host="127.0.0.1", port=8000))
    assert importlib.util.find_spec("visittui.commands.serve") is not None


@pytest.mark.parametrize("port", ["0", "70000", "-1", "http", ""])
def test_what_is_no_port_is_said(port: str, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "visittui", "serve", f"--port={port}"],
        env=clean_environment(tmp_path / "home"), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert "is no port" in told.stderr
