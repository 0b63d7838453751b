"""What every dialog has in common."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import ModalScreen, ScreenResultType

from visittui.tui.keymap.bindings import bindings_of


class Dialog(ModalScreen[ScreenResultType]):
    """What opens over the explorer, and closes once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("app.suspend")

    def finish(self, result: ScreenResultType | None = None) -> None:
        """Close with a result; nothing happens where it is closed already.

        A second Enter of the same burst, or the second click of a double one, arrives here before Textual has taken
        the dialog away.
        """
        if self.app.screen is self:
            self.dismiss(result)

    def action_close(self) -> None:
        """Back to where the reader was, without a result."""
        self.finish()
