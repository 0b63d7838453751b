"""One page that is open: what its reader types goes to its process, what that draws to the reader."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress

import orjson
from aiohttp import WebSocketError, WSCloseCode, WSMsgType, web

from visittui.exit_codes import CANNOT, FOUND, TEMPORARILY_CLOSED
from visittui.web.allowance import Allowance
from visittui.web.messages import Focus, Input, MalformedError, Message, Ping, Resize, read_message
from visittui.web.session_process import SessionProcess

log = logging.getLogger(__name__)

PATIENCE = 30.0
"""Seconds after which a reader who takes nothing of what is drawn is gone."""

CLOSING = 1.0
"""Seconds in which a page may take the last of its output and answer that it closes."""

RESIZE_PAUSE = 0.05
"""Seconds between two sizes that the process is told: each means drawing everything anew."""

_LAST_WORDS = (Input(b"\x03"), Input(b"\x11"))  # Ctrl+C and Ctrl+Q are heard by the server if the process cannot


class OpenPage:
    """One page and its process."""

    def __init__(self, socket: web.WebSocketResponse, process: SessionProcess, size: tuple[int, int]) -> None:
        """Nothing is heard and drawn yet; the size is the one that the process was started with."""
        self._socket = socket
        self._process = process
        self._told_size = self._size = size
        self._size_is_due: asyncio.TimerHandle | None = None
        self._allowance = Allowance()

    async def run(self, ending: asyncio.Event) -> str:
        """Hear and draw until the reader, the process, the server or a fault ends it.

        The result is what the page has sent that no page sends, "" if nothing.
        """
        heard, drawn = asyncio.create_task(self._hear()), asyncio.create_task(self._draw())
        tasks = [heard, drawn, asyncio.create_task(ending.wait())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if drawn.done():
                drawn.result()
            return heard.result() if heard.done() else ""
        finally:
            if self._size_is_due is not None:
                self._size_is_due.cancel()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _hear(self) -> str:
        try:
            async for frame in self._socket:
                if frame.type is WSMsgType.ERROR:
                    return "too long or broken a message" if isinstance(frame.data, WebSocketError) else ""
                if not self._allowance.covers(len(frame.data)):
                    return "too much at once"
                if frame.type is WSMsgType.TEXT:
                    message = read_message(frame.data)
                    if not await self._act_on(message) and message in _LAST_WORDS:
                        return ""
                elif frame.type is WSMsgType.PING:
                    async with asyncio.timeout(PATIENCE):
                        await self._socket.pong(frame.data)
                elif frame.type is not WSMsgType.PONG:
                    return "a message that is no text"
                await asyncio.sleep(0)  # other readers' turn
        except MalformedError as error:
            return str(error)
        return ""

    async def _act_on(self, message: Message) -> bool:
        """Do what a message says; false if the process has no room for it."""
        match message:
            case Input(data):
                return self._process.type(data)
            case Resize(width, height):
                self._size = (width, height)
                if self._size_is_due is None:
                    self._tell_size()
            case Ping(data):
                async with asyncio.timeout(PATIENCE):
                    await self._socket.send_str(orjson.dumps(["pong", data]).decode())
            case Focus(gained):
                return self._process.tell(type="focus" if gained else "blur")
        return True

    def _tell_size(self) -> None:
        """Tell the process the latest size, now or as soon as it has room; the sizes between go untold."""
        self._size_is_due = None
        if self._size == self._told_size:
            return
        width, height = self._size
        if self._process.tell(type="resize", width=width, height=height):
            self._told_size = self._size
        self._size_is_due = asyncio.get_running_loop().call_later(RESIZE_PAUSE, self._tell_size)

    async def _draw(self) -> None:
        if await self._process.greeted():
            while packet := await self._process.packet():
                kind, content = packet
                if kind == b"D":
                    async with asyncio.timeout(PATIENCE):
                        await self._socket.send_bytes(content)


async def show(
    socket: web.WebSocketResponse, command: Sequence[str], size: tuple[int, int], ending: asyncio.Event
) -> None:
    """Run the command of a session for an open page until the one or the other ends; afterwards there is neither."""
    try:
        process = await SessionProcess.start(command, size)
    except OSError:
        log.warning("no process could be started for a page")
        await _close(socket, WSCloseCode.TRY_AGAIN_LATER, "no room for a further page")
        return
    wrong = ""
    try:
        with suppress(ConnectionError, TimeoutError):  # the reader has gone
            wrong = await OpenPage(socket, process, size).run(ending)
    finally:
        exit_code, exception = await process.end()
        if wrong:
            log.warning("closed a page that sent %s", wrong)
            await _close(socket, WSCloseCode.POLICY_VIOLATION, wrong)
        elif ending.is_set():
            await _close(socket, WSCloseCode.GOING_AWAY, "visittui serve has ended")
        else:
            await _close(socket, WSCloseCode.OK, _farewell(exit_code, exception))


def _farewell(exit_code: int, exception: str) -> str:
    if exit_code == TEMPORARILY_CLOSED:
        return "no key was pressed for a while"
    if exit_code == CANNOT:
        log.warning("the record cannot be opened any more: `visittui check` or `visittui doctor` says why")
        return "the record cannot be opened any more"
    if exit_code > FOUND:
        log.warning("a page's process ended with exit code %s%s", exit_code, exception and f" ({exception})")
        return "the session failed"
    return ""


async def _close(socket: web.WebSocketResponse, code: int, reason: str) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(CLOSING):
            await socket.close(code=code, message=reason.encode())
