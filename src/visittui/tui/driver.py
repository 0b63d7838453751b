"""The terminal as the program sees it: frugal with bytes, sane in size."""

from __future__ import annotations

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from visittui.tui.frugal_output import FrugalOutput

LARGEST = (500, 200)
"""Columns and lines beyond which a terminal is drawn on in part: a claim of 65535x65535 would take 2 GB."""


class FrugalDriver(LinuxDriver):
    """Textual's driver, sending only cells that change."""

    _output: FrugalOutput | None = None

    def write(self, data: str) -> None:
        """Send what differs from what the terminal shows."""
        if self._output is None:
            self._output = FrugalOutput()
        translated = self._output.translate(data)
        if translated:
            super().write(translated)

    def process_message(self, message: Message) -> None:
        """After a change of size a terminal may show anything: everything is sent again."""
        if isinstance(message, events.Resize) and self._output is not None:
            self._output.forget()
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, LARGEST[0]), min(height, LARGEST[1])
