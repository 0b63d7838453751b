"""The connections that are no pages: how many there may be, and for how long an answer may go unread."""

from __future__ import annotations

import asyncio
import resource
import socket
from contextlib import suppress

from aiohttp import web

FIRST_REQUEST = 10.0
"""Seconds in which a request must have come whole, after the connection and after the answer to another one."""

FETCHING = 60.0
"""Seconds in which an answer must be taken: for the largest file of the page, 10 kB a second."""

SWEEP = 5.0
"""Seconds between two looks for answers that nobody takes."""

MOST_WAITING = 256
"""Connections beside those of pages: a hundred readers who open it at once have no more for long."""


def connections_at_once() -> int:
    """How many connections may wait, and how many may be accepted in one go: few enough that files can be opened."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return MOST_WAITING if files == resource.RLIM_INFINITY else max(min(MOST_WAITING, files // 4), 1)


class Door:
    """Lets connections in, and sends off those that keep others out."""

    def __init__(self) -> None:
        """Nobody is there yet."""
        self.pages: set[web.RequestHandler] = set()
        self._server: web.Server | None = None
        self._answered_at: dict[web.RequestHandler, float] = {}

    def open(self, server: web.Server) -> None:
        """Watch the connections of a server from now on."""
        self._server = server
        self._sweep()

    def let_in(self) -> asyncio.Protocol:
        """What a new connection meets first."""
        assert self._server is not None
        return _Threshold(self, self._server)

    def answers(self, handler: web.RequestHandler) -> None:
        """Note that an answer begins; who has taken it is gone `FETCHING` later, or has asked for another."""
        self._answered_at[handler] = asyncio.get_running_loop().time()

    def make_room(self) -> None:
        """Send off those who have been there longest, if there are too many."""
        waiting = [handler for handler in self._connections() if handler not in self.pages]
        for handler in waiting[: -connections_at_once()]:
            _send_off(handler)

    def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        connections = set(self._connections())
        self._answered_at = {handler: at for handler, at in self._answered_at.items() if handler in connections}
        for handler, at in self._answered_at.items():
            if handler not in self.pages and at + FETCHING < loop.time():
                _send_off(handler)
        loop.call_later(SWEEP, self._sweep)

    def _connections(self) -> list[web.RequestHandler]:
        assert self._server is not None
        return self._server.connections


class _Threshold(asyncio.Protocol):
    """Sees a connection before aiohttp's own protocol, which takes its place at once."""

    def __init__(self, door: Door, server: web.Server) -> None:
        self._door = door
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        handler = self._server()
        transport.set_protocol(handler)
        handler.connection_made(transport)
        self._door.make_room()


def _send_off(handler: web.RequestHandler) -> None:
    if handler.transport is not None:
        # Not by `abort`: where a file is being sent asyncio then finds a future done that it wants to end.
        with suppress(OSError):
            handler.transport.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
