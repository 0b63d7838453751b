"""A page of a browser in the place of a terminal."""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Iterable
from threading import Thread
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver
from textual.message import Message

from visittui.tui.terminal.steady_driver import LARGEST

MOST_WAITING = 256
"""Keys and other signs of the reader that may wait to be acted on; nobody types so far ahead."""

_LAST_WORDS = {"ctrl+c", "ctrl+q"}
_ROOM_FOR_LAST_WORDS = 8
_PIECE = 4096
_ESCAPE_POLL = 0.05  # seconds between two looks at whether an Escape was the key or the start of a sequence


class PageDriver(WebDriver):
    """Textual's driver for a page, which believes whatever size it claims and stores whatever it sends.

    Relies on private names of Textual 8.2.8: `_key_thread`, `_on_meta`, `_size` and the parser's `_timeout_time`.
    """

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        """Take the page; the arguments are Textual's."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._size is not None:
            self._size = _drawn_on(*self._size)
        self._key_thread = Thread(target=self.run_input_thread, name="textual-input", daemon=True)
        self._handed_on = self._arrived = 0

    def run_input_thread(self) -> None:
        """Hand on what the page sends; when there is no page any more, end the process: there is nothing to keep."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        packets = ByteStream()
        while True:
            waits_for_escape = parser._timeout_time is not None
            if not select.select([0], [], [], _ESCAPE_POLL if waits_for_escape else None)[0]:
                self._hand_on(parser.tick())
                continue
            data = os.read(0, _PIECE)
            if not data:
                os._exit(0)
            for kind, payload in packets.feed(data):
                if kind != "D":
                    self._on_meta(kind, payload)
                elif text := decode(payload):
                    try:
                        self._hand_on(parser.feed(text))
                    except (ValueError, OverflowError):  # a key by a number that is no letter's: `ESC[1114112u`
                        parser = XTermParser(self._debug)

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def send_message(self, message: Message) -> None:
        """Hand on one message to the app, unless too many are there that it has not acted on."""
        last_words = isinstance(message, events.Key) and message.key in _LAST_WORDS
        room = MOST_WAITING + _ROOM_FOR_LAST_WORDS if last_words else MOST_WAITING
        if self._handed_on - self._arrived + self._app.message_queue_size < room:
            self._handed_on += 1
            self._loop.call_soon_threadsafe(self._arrive, message)

    def _arrive(self, message: Message) -> None:
        self._arrived += 1
        self._app.post_message(message)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Hear what the page says of itself; of a window beyond `LARGEST` a part is drawn on."""
        if packet_type == "resize":
            width, height = payload.get("width"), payload.get("height")
            if not isinstance(width, int) or not isinstance(height, int):
                return
            columns, lines = _drawn_on(width, height)
            payload = {**payload, "width": columns, "height": lines}
        super().on_meta(packet_type, payload)

    def send(self, sequence: str) -> None:
        """Send a whole control sequence that changes no cell, such as a copy to the clipboard."""
        self.write(sequence)

    def leave_mouse(self) -> None:
        """Leave the mouse to the page, so that it selects text, until `take_mouse`."""
        self._disable_mouse_support()

    def take_mouse(self) -> None:
        """Hear of the mouse again."""
        self._enable_mouse_support()


def _drawn_on(width: int, height: int) -> tuple[int, int]:
    return max(1, min(width, LARGEST[0])), max(1, min(height, LARGEST[1]))
