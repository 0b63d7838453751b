"""A long way between two ends of loopback: a relay that holds back whatever passes, in both directions."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import Self

HOST = "127.0.0.1"
_PIECE = 65536


class SlowLink:
    """Listens on a port of its own and passes everything on to another, each piece after a delay.

    Attributes:
        delay: seconds one way; may be changed at any time, for what arrives from then on.
        port: where it listens.
    """

    def __init__(self, to: int, delay: float = 0.0) -> None:
        """Start listening.

        Args:
            to: the port on loopback to which everything goes.
            delay: seconds one way.
        """
        self.delay = delay
        self._to = to
        self._listener = socket.create_server((HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for end in (self._listener, *self._open):
            # A thread that waits for it is woken by this, not by closing alone.
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection((HOST, self._to))
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open.append(end)
            for source, target in ((near, far), (far, near)):
                on_the_way: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
                threading.Thread(target=self._take, args=(source, on_the_way), daemon=True).start()
                threading.Thread(target=self._give, args=(target, on_the_way), daemon=True).start()

    def _take(self, source: socket.socket, on_the_way: SimpleQueue[tuple[float, bytes]]) -> None:
        data = b"."
        while data:
            try:
                data = source.recv(_PIECE)
            except OSError:
                data = b""
            on_the_way.put((time.monotonic() + self.delay, data))

    @staticmethod
    def _give(target: socket.socket, on_the_way: SimpleQueue[tuple[float, bytes]]) -> None:
        with suppress(OSError):
            while True:
                due, data = on_the_way.get()
                time.sleep(max(0.0, due - time.monotonic()))
                if not data:
                    target.shutdown(socket.SHUT_WR)
                    return
                target.sendall(data)
