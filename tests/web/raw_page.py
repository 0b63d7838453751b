"""A page without a browser, on a bare socket: it reads or does not, sends anything, and vanishes in any way."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from types import TracebackType

from terminal_driver.emulator import Emulator

_TEXT, _BINARY, _CLOSE, _PING, _PONG = 1, 2, 8, 9, 10
_PATIENCE = 60.0  # seconds


class RawPage:
    """One WebSocket to a server on this machine; its `port` is where the server's answers go."""

    def __init__(self, port: int, query: str = "width=80&height=24", *, receive_buffer: int | None = None) -> None:
        self._socket = socket.socket()
        if receive_buffer is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self._socket.settimeout(_PATIENCE)
        self._socket.connect(("127.0.0.1", port))
        self._sending = Lock()
        self.port: int = self._socket.getsockname()[1]
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /ws?{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._stream = self._socket.makefile("rb")
        assert b" 101 " in self._stream.readline()
        while self._stream.readline().strip():
            pass

    def __enter__(self) -> RawPage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def receive(self) -> tuple[int, bytes]:
        """The kind and content of the next frame; a ping is answered, as by any browser."""
        head, length = self._stream.read(2)
        if length >= 126:
            length = int.from_bytes(self._stream.read(2 if length == 126 else 8), "big")
        kind, content = head & 0x0F, self._stream.read(length)
        if kind == _PING:
            with suppress(OSError):  # who has closed the connection is read to the end
                self._send(_PONG, content)
        return kind, content

    def wait_until_drawn(self) -> None:
        """Read until there is something to see."""
        while True:
            kind, content = self.receive()
            if kind == _BINARY and len(content) > 1000:
                return

    def read_until(self, drawn: Emulator, shown: Callable[[list[str]], bool]) -> None:
        """Draw what comes until the lines are as wanted.

        Args:
            drawn: the page's terminal.
            shown: whether its lines are.
        """
        deadline = time.monotonic() + _PATIENCE
        while not shown(lines := drawn.lines()):
            assert time.monotonic() < deadline, "\n".join(lines)
            kind, content = self.receive()
            assert kind != _CLOSE, "\n".join(lines)
            if kind == _BINARY:
                drawn.feed(content)

    def closed_with(self) -> tuple[int, str]:
        """Read to the end; the result is the code and the reason that the server closes with."""
        while True:
            kind, content = self.receive()
            if kind == _CLOSE:
                with suppress(OSError):
                    self._send(_CLOSE, content[:2])
                return int.from_bytes(content[:2], "big"), content[2:].decode()

    def send(self, text: str | bytes) -> None:
        """Send a message, whatever it is; bytes are no text."""
        if isinstance(text, str):
            self._send(_TEXT, text.encode())
        else:
            self._send(_BINARY, text)

    def _send(self, kind: int, content: bytes) -> None:
        with self._sending:  # one thread may read and answer while another sends
            self._socket.sendall(_frame(kind, content))

    def say(self, *message: object) -> None:
        """Send a message as the page's script does."""
        self.send(json.dumps(message))

    def send_what_goes(self, text: str, times: int = 1) -> None:
        """Send a message over and over, until the connection takes no more for the moment."""
        frames = _frame(_TEXT, text.encode()) * times
        self._socket.settimeout(0.5)
        with suppress(OSError):
            self._socket.sendall(frames)

    def leave(self) -> None:
        """Close the connection without a word."""
        self._stream.close()
        self._socket.close()

    def reset(self) -> None:
        """Be gone as a machine is that was switched off and on again."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.leave()

    def say_no_more(self) -> None:
        """Close the one half of the connection that the server hears."""
        self._socket.shutdown(socket.SHUT_WR)


def _frame(kind: int, content: bytes) -> bytes:
    length = len(content)
    if length < 126:
        head = bytes([0x80 | kind, 0x80 | length])
    elif length < 1 << 16:
        head = bytes([0x80 | kind, 0x80 | 126]) + length.to_bytes(2, "big")
    else:
        head = bytes([0x80 | kind, 0x80 | 127]) + length.to_bytes(8, "big")
    return head + bytes(4) + content  # masked with zeros
