"""A real headless Chromium, driven through its DevTools protocol: what a reader of the page sees and does."""

from __future__ import annotations

import asyncio
import base64
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import aiohttp

from terminal_driver import programs
from terminal_driver.emulator import Emulator

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--remote-debugging-port=0", "--window-size=1280,800", "--hide-scrollbars", "--no-proxy-server",
)  # fmt: skip
_PATIENCE = 30.0  # seconds
_NAVIGATES = "Inspected target navigated or closed"  # the answer to who asks just while a page takes another's place


class Browser:
    """One page of a Chromium with a profile of its own."""

    def __init__(self, program: str, profile: Path, *flags: str) -> None:
        self._program = program
        self._flags = flags
        self._profile = profile
        self._asked = 0
        self.requested: list[str] = []
        """The address of everything that the page has asked for."""
        self.complaints: list[str] = []
        """What the browser has found wrong with the page."""
        self._terminal: Emulator | None = None

    async def __aenter__(self) -> Browser:
        self._process = programs.Program[bytes](
            [self._program, *FLAGS, *self._flags, f"--user-data-dir={self._profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            lifetime=600,
        )
        self._session = aiohttp.ClientSession()
        port = (await self._until(self._port_file, "no debugging port")).split()[0]
        async with self._session.get(f"http://127.0.0.1:{port}/json") as answer:
            page = next(target for target in await answer.json() if target["type"] == "page")
        self._socket = await self._session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0)
        await self.command("Network.enable")
        await self.command("Log.enable")
        await self.command("Emulation.setFocusEmulationEnabled", enabled=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._socket.close()
        await self._session.close()
        with self._process:
            self._process.terminate()
            self._process.wait()

    async def _port_file(self) -> str:
        with suppress(OSError):
            return (self._profile / "DevToolsActivePort").read_text()
        return ""

    async def command(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask something of the browser."""
        self._asked += 1
        await self._socket.send_json({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json(timeout=_PATIENCE)
            self._heed(message)
            if message.get("id") == self._asked:
                if message.get("error", {}).get("message") == _NAVIGATES:
                    return {"result": {}}
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result

    async def open(self, url: str) -> None:
        """Go to a page."""
        await self.command("Page.navigate", url=url)

    async def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression; None while a page takes another's place."""
        result = await self.command("Runtime.evaluate", expression=expression, returnByValue=True)
        return result["result"].get("value")

    async def clipboard(self) -> str:
        """The text in the clipboard, for the page that may look into it."""
        read = {"expression": "navigator.clipboard.readText()", "awaitPromise": True, "returnByValue": True}
        return str((await self.command("Runtime.evaluate", **read))["result"]["value"])

    async def wait_for_clipboard(self, text: str) -> None:
        """Wait until a text is in the clipboard, which the page fills in its own time."""

        async def copied() -> bool:
            return text in await self.clipboard()

        await self._until(copied, f"{text!r} is not in the clipboard")

    def _heed(self, message: dict[str, Any]) -> None:
        """Keep what the page asks for, and draw what it is sent as its terminal does."""
        parameters = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requested.append(parameters["request"]["url"])
            case "Log.entryAdded" if parameters["entry"]["level"] == "error":
                self.complaints.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")
            case "Network.webSocketCreated":
                self.requested.append(parameters["url"])
                size = re.search(r"width=(\d+)&height=(\d+)", parameters["url"])
                assert size is not None
                self._terminal = Emulator(int(size[1]), int(size[2]), lambda _answer: None)
            case "Network.webSocketFrameReceived" if parameters["response"]["opcode"] == 2 and self._terminal:
                self._terminal.feed(base64.b64decode(parameters["response"]["payloadData"]))

    def lines(self) -> list[str]:
        """What the page's terminal shows, line by line."""
        return self._terminal.lines() if self._terminal is not None else []

    async def wait_for(self, pattern: str) -> None:
        """Wait until a line of the page's terminal matches a regular expression."""

        async def shown() -> bool:
            await self.evaluate("0")
            return any(re.search(pattern, line) for line in self.lines())

        await self._until(shown, f"{pattern!r} is not shown")

    async def until(self, condition: str) -> None:
        """Wait until a JavaScript expression is true."""
        await self._until(lambda: self.evaluate(condition), condition)

    async def type(self, text: str) -> None:
        """Press the keys of a text."""
        for letter in text:
            await self.command("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            await self.command("Input.dispatchKeyEvent", type="keyUp", key=letter)

    async def press_control(self, letter: str) -> None:
        """Press Ctrl and a letter."""
        key = {"key": letter, "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter.upper())}
        for kind in ("rawKeyDown", "keyUp"):
            await self.command("Input.dispatchKeyEvent", type=kind, modifiers=2, **key)

    async def click(self, text: str) -> None:
        """Click on a text of the page's terminal."""
        row, line = next((number, line) for number, line in enumerate(self.lines()) if text in line)
        box = await self.evaluate(
            "(() => {const b = document.querySelector('.xterm-screen').getBoundingClientRect();"
            "return [b.x, b.y, b.width, b.height]})()"
        )
        assert self._terminal is not None
        columns, rows = len(self._terminal.cells(0)), len(self.lines())
        x = box[0] + (line.index(text) + 1.5) * box[2] / columns
        y = box[1] + (row + 0.5) * box[3] / rows
        for kind in ("mousePressed", "mouseReleased"):
            await self.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def photograph(self) -> bytes:
        """The page as a PNG."""
        shot = await self.command("Page.captureScreenshot")
        return base64.b64decode(shot["data"])

    async def _until(self, look: Any, otherwise: str) -> Any:
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        while not (found := await look()):
            assert asyncio.get_running_loop().time() < deadline, otherwise
            await asyncio.sleep(0.05)
        return found
