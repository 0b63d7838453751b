"""Serves the screen to browsers: a page, its files, and a process for each page that is open.

The page is drawn by textual-serve's JavaScript. Its server is not used: it has no bound on what it takes from a page,
waits for good for a process that waits for a reader who left, and lets a page know of addresses only what it is told.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path

from aiohttp import web, web_protocol, web_response
from aiohttp.abc import AbstractStreamWriter

from visittui.web.door import FIRST_REQUEST, Door, connections_at_once
from visittui.web.messages import LONGEST_MESSAGE, clamped
from visittui.web.open_page import CLOSING, show
from visittui.web.origins import Origins

log = logging.getLogger(__name__)

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HEARTBEAT = 15.0
"""Seconds after which a page that says nothing is asked whether it is there."""

_BACKLOG = 128  # as many connections asyncio accepts in one go

_PAGE = Path(__file__).parent / "page"
_HEADERS = {
    # xterm.js styles its cells by style elements that it makes.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
    "Server": "visittui",
}
# aiohttp has no other place for the name in answers to what is no HTTP at all.
vars(web_response)["SERVER_SOFTWARE"] = _HEADERS["Server"]


def _plain_error(status: int, **_with_what_was_sent: object) -> web.Response:
    return web.Response(status=status, text=f"{status} {HTTPStatus(status).phrase}\n", headers=_HEADERS)


# Nor for those answers themselves: no handler and no signal sees them.
vars(web_protocol)["Response"] = _plain_error


class RecordServer:
    """Starts a session for each page that is opened.

    Attributes:
        open_pages: the tasks of the pages that are open, each until its process is gone.
    """

    def __init__(self, session: Sequence[str], host: str, port: int, most_pages: int, origins: Origins) -> None:
        """Serve nothing yet; `session` is the command of a page's process, `most_pages` may be open at once."""
        self._session = session
        self._host, self._port = host, port
        self._most_pages = most_pages
        self._origins = origins
        self._door = Door()
        self._ending = asyncio.Event()
        self.open_pages: set[asyncio.Task[None]] = set()

    def run(self) -> None:
        """Serve until the process is asked to end.

        Raises:
            OSError: the port cannot be listened on.
        """
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        loop, asked_to_end = asyncio.get_running_loop(), asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, asked_to_end.set)
        runner = web.AppRunner(
            self.application(), access_log=None, shutdown_timeout=CLOSING, keepalive_timeout=FIRST_REQUEST
        )
        await runner.setup()
        try:
            assert runner.server is not None
            self._door.open(runner.server)
            listening = await loop.create_server(
                self._door.let_in, self._host, self._port, backlog=min(_BACKLOG, connections_at_once())
            )
            print(f"visittui: {self._origins} shows the record; Ctrl+C stops.", file=sys.stderr, flush=True)
            await asked_to_end.wait()
            listening.close()
        finally:
            await runner.cleanup()

    def application(self) -> web.Application:
        """What answers requests."""
        application = web.Application(middlewares=[self._only_own_pages])
        for path in self._origins.paths:
            application.router.add_get(f"{path}/ws", self._open)
            application.router.add_get(f"{path}/", self._page)
            for name, file in _files().items():
                application.router.add_get(f"{path}/{name}", _answer_with(file))
            if path:
                application.router.add_get(path, _answer_with_slash)
        application.on_response_prepare.append(self._begin_answer)
        application.on_shutdown.append(self._end_pages)
        return application

    async def _page(self, _: web.Request) -> web.StreamResponse:
        self._require_room()
        return _File(_PAGE / "index.html")

    async def _open(self, request: web.Request) -> web.StreamResponse:
        """Run the session of a page, unless there are as many as this machine shall bear."""
        # What is compressed may be a thousand times as long, and pings that aiohttp answers are not counted.
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT, timeout=CLOSING, max_msg_size=LONGEST_MESSAGE, compress=False, autoping=False
        )
        if not socket.can_prepare(request).ok:
            log.warning("refused a request for /ws that came from no page")
            raise web.HTTPUpgradeRequired(text="Only the page itself is answered here, over WebSocket.")
        self._require_room()
        page = asyncio.ensure_future(self._run(request, socket))
        self.open_pages.add(page)
        page.add_done_callback(self.open_pages.discard)
        await asyncio.wait([page])
        page.result()
        return socket

    async def _run(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self._door.pages.add(request.protocol)
        try:
            await self._show(request, socket)
        finally:
            self._door.pages.discard(request.protocol)

    async def _show(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        await socket.prepare(request)
        size = clamped(_number(request, "width", 80), _number(request, "height", 24))
        await show(socket, self._session, size, self._ending)
        if request.transport is not None:
            request.transport.abort()  # what the reader has not taken by now is dropped

    async def _end_pages(self, _: web.Application) -> None:
        self._ending.set()
        if self.open_pages:
            await asyncio.wait(self.open_pages)

    async def _begin_answer(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)
        self._door.answers(request.protocol)

    def _require_room(self) -> None:
        if len(self.open_pages) >= self._most_pages:
            raise web.HTTPServiceUnavailable(text="The server is full; try again later.")

    @web.middleware
    async def _only_own_pages(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Refuse what a page of another site asks for behind the reader's back."""
        reached_at = request.get_extra_info("sockname", ("",))[0]
        if not self._origins.own(request.headers.get("Host", ""), request.headers.get("Origin"), reached_at):
            raise web.HTTPForbidden(text="visittui answers only its own page, under its own names (--public-name).")
        return await handler(request)


class _File(web.FileResponse):
    """A file of the page; a connection that closes before it is sent is no fault."""

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Send it."""
        try:
            return await super().prepare(request)
        except RuntimeError:
            if request.transport is None or request.transport.is_closing():
                raise ConnectionResetError from None
            raise


def _files() -> dict[str, Path]:
    """Everything that a page fetches, by its address relative to the page."""
    spec = find_spec("textual_serve")
    assert spec is not None
    assert spec.origin is not None
    theirs = Path(spec.origin).parent / "static"
    return {
        "static/page.css": _PAGE / "page.css",
        "static/page.js": _PAGE / "page.js",
        "static/textual.js": theirs / "js" / "textual.js",
        "static/xterm.css": theirs / "css" / "xterm.css",
    }


def _answer_with(file: Path) -> _Handler:
    async def answer(_: web.Request) -> web.StreamResponse:
        return _File(file)

    return answer


async def _answer_with_slash(request: web.Request) -> web.StreamResponse:
    """Lead to where the page's relative addresses are right."""
    raise web.HTTPPermanentRedirect(location=f"{request.path.rpartition('/')[2]}/")


def _number(request: web.Request, name: str, otherwise: int) -> int:
    text = request.query.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
