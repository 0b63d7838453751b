"""The way between two ends of loopback, with a gate in each direction that holds back what shall wait."""

from __future__ import annotations

import socket
import threading
from collections import deque
from contextlib import suppress
from typing import Self

HOST = "127.0.0.1"
_PIECE = 65536


class Gate:
    """One direction of the way: open, or closed with all that has arrived waiting before it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[bytes] = deque()
        self._is_open = True
        self._may_pass = 0

    @property
    def held_back(self) -> int:
        """Bytes that wait before the gate."""
        with self._changed:
            return sum(map(len, self._waiting))

    def close(self) -> None:
        """Hold back whatever arrives from now on."""
        with self._changed:
            self._is_open, self._may_pass = False, 0

    def open(self) -> None:
        """Let everything pass from now on."""
        with self._changed:
            self._is_open = True
            self._changed.notify_all()

    def let_pass(self) -> None:
        """Let what waits now pass, and hold back what comes later."""
        with self._changed:
            self._may_pass = len(self._waiting)
            self._changed.notify_all()

    def put(self, data: bytes) -> None:
        """Something has arrived; nothing at all is the end."""
        with self._changed:
            self._waiting.append(data)
            self._changed.notify_all()

    def take(self) -> bytes:
        """Wait for the next piece that may pass."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting and (self._is_open or self._may_pass))
            self._may_pass = max(0, self._may_pass - 1)
            return self._waiting.popleft()


class HeldLink:
    """Listens on a port of its own and passes everything on to another, through a gate in each direction.

    Attributes:
        port: where it listens.
        there: the gate of what goes to the other port.
        back: the gate of what comes from it.
    """

    def __init__(self, to: int) -> None:
        """Start listening, with both gates open.

        Args:
            to: the port on loopback to which everything goes.
        """
        self.there, self.back = Gate(), Gate()
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
        self.there.open()
        self.back.open()

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
            for source, gate, target in ((near, self.there, far), (far, self.back, near)):
                threading.Thread(target=self._take, args=(source, gate), daemon=True).start()
                threading.Thread(target=self._give, args=(target, gate), daemon=True).start()

    @staticmethod
    def _take(source: socket.socket, gate: Gate) -> None:
        data = b"."
        while data:
            try:
                data = source.recv(_PIECE)
            except OSError:
                data = b""
            gate.put(data)

    @staticmethod
    def _give(target: socket.socket, gate: Gate) -> None:
        with suppress(OSError):
            while data := gate.take():
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
