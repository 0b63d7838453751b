"""The Textual program: one explorer over one archive."""

from __future__ import annotations

import gc
import signal
from pathlib import Path, PurePath
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from visittui.archive.archive import Archive
from visittui.tui.driver import FrugalDriver
from visittui.tui.navigation import Place
from visittui.tui.screens.explorer import ExplorerScreen
from visittui.tui.widgets.search_box import SearchBox

_STYLES = Path(__file__).parent / "styles"
_INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h


class VisitApp(App[int]):
    """Browses one archive."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [_STYLES / "explorer.tcss"]
    # The palette ranks with a matcher that takes seconds on sentences; Ctrl+P is our own jump on the archive.
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "visittui"

    def __init__(self, archive: Archive, start: Place) -> None:
        """Prepare to browse.

        Args:
            archive: the open archive.
            start: where to begin.
        """
        super().__init__(driver_class=FrugalDriver)
        self._archive = archive
        self._start = start
        self.animation_level = "none"
        self.theme = "ansi-dark"
        self.failure: Exception | None = None

    def get_default_screen(self) -> Screen[None]:
        """The explorer is the screen that everything else opens over."""
        return ExplorerScreen(self._archive, self._start)

    def on_ready(self) -> None:
        """The first screen is painted: collect what the imports left, once, and then as usual."""
        self.set_timer(1.0, self._resume_collecting)

    @staticmethod
    def _resume_collecting() -> None:
        gc.collect()
        gc.freeze()
        gc.enable()

    async def on_load(self) -> None:
        """SIGTERM leaves through the loop, so that the terminal is given back as it was."""
        import asyncio

        asyncio.get_running_loop().add_signal_handler(
            signal.SIGTERM, lambda: self.exit(return_code=128 + signal.SIGTERM)
        )

    async def on_event(self, event: events.Event) -> None:
        """Keys are acted on one at a time, in order.

        Left to itself Textual hands on a whole burst of keys to the widget that has the focus before it acts on the
        first, so that of `/nuclear` typed ahead over a slow link the letters would miss the search box.
        """
        if isinstance(event, events.Key) and not event.is_forwarded and await self._acted_on(event):
            return
        await super().on_event(event)

    async def _acted_on(self, event: events.Key) -> bool:
        box = self.focused
        if isinstance(box, SearchBox):
            if event.character is not None and box.check_consume_key(event.key, event.character):
                box.put(event.character)
                return True
        elif isinstance(self.screen, ExplorerScreen):
            # A key in the list means the list that was asked for last.
            await self.screen.answered()
        return await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one line; Textual's own ending would print the locals of every frame and exit with 0."""
        self.failure = self.failure or error
        self.exit(return_code=_INTERNAL_ERROR)


def browse(archive: Archive, start: Place) -> tuple[int, Exception | None]:
    """Browse until the reader quits.

    Args:
        archive: the open archive.
        start: where to begin.

    Returns:
        The exit code, and the exception that ended the program if one did.
    """
    app = VisitApp(archive, start)
    app.run()
    return app.return_code or 0, app.failure
