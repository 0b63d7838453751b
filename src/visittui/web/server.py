"""Serves the screen to browsers: textual-serve, without anything from elsewhere and for no other site's pages."""

from __future__ import annotations

import re
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import web
from textual_serve.server import Server

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine by which no other reaches it."""

_FROM_ELSEWHERE = re.compile(r"<link\b[^>]*\bhref=\"https?://[^>]*>")
_PAGE = "app_index.html"
_HEAR_KEYS = """<script>
const waiting = setInterval(() => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys) { keys.focus(); clearInterval(waiting); }
}, 50);
</script>"""


class RecordServer(Server):
    """Starts a session for each page that is opened.

    Args:
        command: the shell command of a session.
        host: the address to listen on.
        port: the port.
        most_pages: how many pages may be open at once.
    """

    def __init__(self, command: str, host: str, port: int, most_pages: int) -> None:
        self._most_pages = most_pages
        self._pages = 0
        shown = f"[{host}]" if ":" in host else host
        super().__init__(command, host, port, title="visittui", public_url=f"http://{shown}:{port}")

    def run(self) -> None:
        """Serve until the process is asked to end.

        Raises:
            OSError: the port cannot be listened on.
        """
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._say_where, access_log=None)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        page = (self.templates_path / _PAGE).read_text(encoding="utf-8")
        # The page would fetch a font from a foreign host, and hear no key before the first click.
        page = _FROM_ELSEWHERE.sub("", page).replace("</body>", f"{_HEAR_KEYS}</body>")
        aiohttp_jinja2.setup(app, loader=jinja2.DictLoader({_PAGE: page}))
        app.middlewares.append(self._only_own_pages)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: browsers are not answered before the port is open."""

    def _say_where(self, _told_by_aiohttp: str) -> None:
        print(f"visittui: {self.public_url} shows the record; Ctrl+C stops.", file=sys.stderr, flush=True)

    async def handle_index(self, request: web.Request) -> Any:
        """The page, its addresses those by which the browser came."""
        self._require_room()
        self.public_url = f"{request.scheme}://{request.host}"
        return await super().handle_index(request)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the session of a page, unless there are as many as this machine shall bear."""
        self._require_room()
        self._pages += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self._pages -= 1

    def _require_room(self) -> None:
        if self._pages >= self._most_pages:
            raise web.HTTPServiceUnavailable(text="As many readers are here as there is room for; try again later.")

    @property
    def _is_private(self) -> bool:
        return self.host in LOOPBACK

    @web.middleware
    async def _only_own_pages(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Refuse what a page of another site asks for behind the reader's back."""
        name = request.host.rpartition(":")[0].strip("[]") if ":" in request.host else request.host
        origin = request.headers.get("Origin")
        own = origin is None or origin.partition("://")[2] == request.host
        if not own or (self._is_private and name not in LOOPBACK):
            raise web.HTTPForbidden(text="visittui answers its own page only.")
        return await handler(request)
