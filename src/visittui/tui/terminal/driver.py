"""The terminal as the program sees it: frugal with bytes, and sent nothing that it cannot show."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Any, cast

from textual.app import App

from visittui.appearance import PLAIN_THEME, Appearance
from visittui.tui.terminal.frugal_output import FrugalOutput
from visittui.tui.terminal.queueing_driver import Program
from visittui.tui.terminal.steady_driver import SteadyDriver


class FrugalDriver(SteadyDriver):
    """Textual's driver, sending only cells that change."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._output = FrugalOutput()
        self._output.size = size or self._get_terminal_size()
        if isinstance(sys.__stderr__, TextIOWrapper):
            # The reader may want Unicode where the locale does not; and nothing may stop a frame halfway.
            sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
        self.look(cast(Program, app).appearance)

    def look(self, appearance: Appearance) -> None:
        """From now on draw as decided; everything is sent again."""
        self._appearance = appearance
        self._output.colours = appearance.theme != PLAIN_THEME
        self._output.forget()

    def write(self, data: str) -> None:
        """Send what differs from what the terminal shows."""
        if self._appearance.ascii_only and not data.isascii():
            from visittui.tui.terminal.glyphs import in_ascii

            data = in_ascii(data)
        translated = self._output.translate(data)
        if translated:
            super().write(translated)

    def size_changed(self) -> None:
        """After a change of size a terminal may show anything: everything is sent again."""
        self._output.size = self._get_terminal_size()
        self._output.forget()
        super().size_changed()

    def send(self, sequence: str) -> None:
        """Send a whole control sequence past what compares cells, for it changes none."""
        super().write(sequence)
