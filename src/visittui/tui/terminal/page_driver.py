"""A page of a browser in the place of a terminal."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver

from visittui.tui.terminal.steady_driver import LARGEST


class PageDriver(WebDriver):
    """Textual's driver for textual-serve, which believes a page whatever size it claims."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        """Take the page; the arguments are Textual's."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._size is not None:
            self._size = _drawn_on(*self._size)

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
