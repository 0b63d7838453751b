"""A page of a browser in the place of a terminal."""

from __future__ import annotations

import os
import select
from threading import Thread
from typing import Any

from textual.app import App
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver

from visittui.tui.terminal.driver import LARGEST
from visittui.tui.terminal.input_parser import InputParser, decoding
from visittui.tui.terminal.queueing_driver import QueueingDriver

_PIECE = 4096


class PageDriver(QueueingDriver, WebDriver):
    """Textual's driver for a page, which believes whatever size it claims and stores whatever it sends.

    Relies on private names of Textual 8.2.8: `_key_thread`, `_on_meta` and `_size`.
    """

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._size is not None:
            self._size = _drawn_on(*self._size)
        self._key_thread = Thread(target=self.run_input_thread, name="textual-input", daemon=True)

    def run_input_thread(self) -> None:
        """Hand on what the page sends; when there is no page any more, end the process: there is nothing to keep."""
        parser = InputParser()
        decode = decoding()
        packets = ByteStream()
        while True:
            if not select.select([0], [], [], parser.patience)[0]:
                self.hand_on(parser.silence())
                continue
            data = os.read(0, _PIECE)
            if not data:
                os._exit(0)
            for kind, payload in packets.feed(data):
                if kind == "D":
                    self.hand_on(parser.feed(decode(payload)))
                else:
                    self._on_meta(kind, payload)

    def start_application_mode(self) -> None:
        """Take the page over; of the mouse only buttons and the wheel are heard."""
        super().start_application_mode()
        self.write("\x1b[?1003l")
        self._enable_mouse_support()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Hear what the page says of itself; of a window beyond `LARGEST` a part is drawn on."""
        if packet_type == "resize":
            width, height = payload.get("width"), payload.get("height")
            if not isinstance(width, int) or not isinstance(height, int):
                return
            columns, lines = _drawn_on(width, height)
            payload = {**payload, "width": columns, "height": lines}
        super().on_meta(packet_type, payload)


def _drawn_on(width: int, height: int) -> tuple[int, int]:
    return max(1, min(width, LARGEST[0])), max(1, min(height, LARGEST[1]))
