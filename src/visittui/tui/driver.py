"""The terminal as the program sees it: frugal with bytes."""

from __future__ import annotations

from visittui.tui.frugal_output import FrugalOutput
from visittui.tui.steady_driver import SteadyDriver


class FrugalDriver(SteadyDriver):
    """Textual's driver, sending only cells that change."""

    _output: FrugalOutput | None = None

    def write(self, data: str) -> None:
        """Send what differs from what the terminal shows."""
        if self._output is None:
            self._output = FrugalOutput()
        translated = self._output.translate(data)
        if translated:
            super().write(translated)

    def size_changed(self) -> None:
        """After a change of size a terminal may show anything: everything is sent again."""
        if self._output is not None:
            self._output.forget()
        super().size_changed()

    def send(self, sequence: str) -> None:
        """Send a whole control sequence that changes no cell, such as a copy to the clipboard."""
        super().write(sequence)
