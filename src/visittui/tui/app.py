"""The Textual program: one explorer over one archive."""

from __future__ import annotations

import gc
import os
import sys
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual import events
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from visittui.appearance import SIXTEEN_COLOUR_THEMES, Appearance
from visittui.archive.store.archive import Archive
from visittui.exit_codes import INTERNAL_ERROR
from visittui.tui.explorer.location import Location
from visittui.tui.keymap.bindings import keymap
from visittui.tui.keymap.keys import KEYS
from visittui.tui.preferences import Preferences
from visittui.tui.screens.explorer import ExplorerScreen
from visittui.tui.session import KEEPS_LOCATION_EVERY, KeepLocation, LocationKeeper, Session
from visittui.tui.terminal.driver import FrugalDriver
from visittui.tui.terminal.steady_app import SteadyApp, reached
from visittui.tui.terminal.watchdog import End, Watchdog
from visittui.tui.theme.palettes import BLACK, Palette, base_theme, palette, palette_of
from visittui.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from visittui.archive.store.source_texts import SourceTexts
    from visittui.state.first_start import FirstStart

_STYLES = Path(__file__).parent / "styles"

_COLLECTED_AFTER = 0.1
"""Seconds: before the reader is likely to press a key, and before what a first search loads needs room."""


class VisitApp(SteadyApp):
    """Browses one archive."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [_STYLES / "explorer.tcss"]
    # Textual's ranks with a matcher that takes seconds on sentences; Ctrl+P is our own jump on the archive.
    ENABLE_COMMAND_PALETTE = False
    # Textual binds Ctrl+Q likewise: both act in dialogs, too.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]
    TITLE = "visittui"

    def __init__(
        self,
        archive: Archive | None,
        start: Location,
        *,
        review: Path | None = None,
        preferences: Preferences | None = None,
        kiosk: bool = False,
        texts: SourceTexts | None = None,
        first_start: FirstStart | None = None,
        driver: type[Driver] = FrugalDriver,
        resume: Location | None = None,
        keep: KeepLocation | None = None,
    ) -> None:
        """Prepare to browse an archive from a location; without one, to review the drafts of a record.

        Kiosk, texts, `first_start` and `resume` are told of in `Session`. `keep` is called in a thread with where the
        reader is, whenever that has changed.
        """
        # Decided upon already; Textual would turn colours to greys.
        os.environ.pop("NO_COLOR", None)
        super().__init__(driver_class=driver)
        self.session = Session(
            preferences or Preferences(),
            self.look,
            self.copy,
            kiosk=kiosk,
            in_browser=driver is not FrugalDriver,
            texts=texts,
            first_start=first_start,
            resume=resume,
        )
        self._keeper = None if keep is None else LocationKeeper(keep)
        self.palette: Palette
        self._archive, self._review = archive, review
        self._start = start
        self.animation_level = "none"
        self.register_theme(BLACK)
        self.look(self.session.appearance)
        if self.session.preferences.keys != KEYS:
            self.set_keymap(keymap(self.session.preferences.keys))
        self.failure: Exception | None = None
        self.ended: End | None = None
        self.key_pressed: Callable[[], None] = lambda: None
        """Called at every sign that the reader is there."""
        self._running_loop: AbstractEventLoop | None = None
        self._typed_ahead: list[events.Event] | None = []
        """What was typed before there was anything to act on; None once there is."""

    def get_default_screen(self) -> Screen[Any]:
        """The explorer is the screen that everything else opens over, or the review all there is."""
        if self._review is not None:
            from visittui.tui.review.decisions import Review
            from visittui.tui.review.screen import ReviewScreen

            return ReviewScreen(Review(self._review, self.session.texts_directory), self.session.preferences.keys)
        assert self._archive is not None
        return ExplorerScreen(self._archive, self._start, self.session)

    def copy(self, text: str) -> str:
        """Send a text to the reader's clipboard; the result is a sentence that says how."""
        from visittui.tui.terminal.clipboard import copy

        copied = copy(text, None if self.session.in_browser else os.environ)
        if copied.sequence and (terminal := reached(self)) is not None:
            terminal.send(copied.sequence)
        return copied.words

    @property
    def appearance(self) -> Appearance:
        """How the screen looks at this moment."""
        return self.session.appearance

    def look(self, appearance: Appearance) -> None:
        """Look as decided; what is on the screen is drawn anew."""
        self.session.appearance = appearance
        if appearance.theme in SIXTEEN_COLOUR_THEMES:
            self.palette, self.theme = palette(appearance.theme), base_theme(appearance.theme)
        else:
            self.palette, self.theme = palette_of(self.available_themes[appearance.theme]), appearance.theme
        terminal = reached(self)
        if isinstance(terminal, FrugalDriver):
            terminal.look(appearance)
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()

    def on_ready(self) -> None:
        """The first screen is painted: collect what the imports left, once, and then as usual."""
        if notices := self.session.preferences.notices:
            self.notify("\n".join(notices), markup=False, timeout=30)
        self.set_timer(_COLLECTED_AFTER, self._resume_collecting)
        if (explorer := self._explorer) is not None and self.session.resume is not None:
            explorer.offer_to_resume(self.session.resume)
        # Once what follows from the first layout is done, too: a page is as long as its list is high.
        self.call_after_refresh(self.call_later, self._act_on_what_was_typed)
        if self._keeper is not None:
            self.set_interval(KEEPS_LOCATION_EVERY, self._keep_location)

    @property
    def _explorer(self) -> ExplorerScreen | None:
        bottom = next(iter(self.screen_stack), None)
        return bottom if isinstance(bottom, ExplorerScreen) else None

    def _keep_location(self, *, wait: bool = False) -> None:
        if self._keeper is not None and (explorer := self._explorer) is not None:
            self._keeper.keep(*explorer.standing, wait=wait)

    @staticmethod
    def _resume_collecting() -> None:
        gc.collect()
        gc.freeze()
        gc.enable()

    async def on_load(self) -> None:
        """From here on the end can be asked for from outside."""
        self._running_loop = get_running_loop()
        if self.ended is not None:
            self.exit(return_code=self.ended.code)

    def action_suspend(self) -> None:
        """Sleep until the shell's `fg`."""
        driver = reached(self)
        if isinstance(driver, FrugalDriver) and driver.can_suspend and not self.session.kiosk:
            driver.suspend()
        else:
            self.notify("There is no shell here to go back to; q quits.", markup=False)

    def leave(self, end: End) -> None:
        """End the program, asked to from another thread, through the loop: the terminal is given back as it was."""
        self.ended = end
        if self._running_loop is not None:
            with suppress(RuntimeError):  # the loop is closed: it ends already
                self._running_loop.call_soon_threadsafe(lambda: self.exit(return_code=end.code))

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Keep the location and end; the arguments are Textual's."""
        if self.failure is None:
            self._keep_location(wait=True)
        super().exit(result, return_code, message)

    async def on_event(self, event: events.Event) -> None:
        """Keys are acted on one at a time, in order.

        Left to itself Textual hands on a whole burst of keys to the widget that has the focus before it acts on the
        first, so that of `/nuclear` typed ahead over a slow link the letters would miss the search box.
        """
        if isinstance(event, events.InputEvent | events.Paste):
            self.key_pressed()
            if self._typed_ahead is not None:
                self._typed_ahead.append(event)
                return
        if isinstance(event, events.Paste) and event.is_forwarded:
            return  # nobody took it; by now the next key may have opened a box
        if isinstance(event, events.Paste) and isinstance(box := self.focused, SearchBox):
            box.on_paste(event)  # at once, as a letter is put there: the next key may leave the box
            return
        if isinstance(event, events.Key) and not event.is_forwarded and await self._acted_on(event):
            return
        await super().on_event(event)

    async def _act_on_what_was_typed(self) -> None:
        """Act on what was typed before the first screen was there, in order; keys typed meanwhile come after it."""
        waiting, self._typed_ahead = self._typed_ahead or [], None
        for event in waiting:
            if self.return_code is not None:
                return  # the end was asked for
            if isinstance(event, events.Key) and event.key == "ctrl+j":
                event = events.Key("enter", "\r")  # as a terminal sends it until the program has taken it
            await self.on_event(event)

    async def _acted_on(self, event: events.Key) -> bool:
        box = self.focused
        if isinstance(box, SearchBox):
            if event.character is not None and box.check_consume_key(event.key, event.character):
                box.put(event.character)
                return True
        elif isinstance(explorer := self.screen, ExplorerScreen):
            # A key in the list means the list that was asked for last; meanwhile a dialog may have opened.
            await explorer.view.search.answered()
            explorer.view.heard()
        return await self.run_binding(event.key)

    def failed(self, error: Exception) -> None:
        """Leave with one line."""
        self.failure = self.failure or error
        self.exit(return_code=INTERNAL_ERROR)


def run_in_terminal(
    app: VisitApp, modes: list[Any] | None, *, idle_limit: float | None = None
) -> tuple[int, Exception | None]:
    """Run the program until the reader quits, or has left it alone for `idle_limit` seconds, if there is a limit.

    `modes` are what the terminal had before the program, and is given back where it is ended by force.
    The result is the exit code, and the exception that ended the program if one did.
    """
    watchdog = Watchdog(app.leave, modes, idle_limit)
    app.key_pressed = watchdog.key_pressed
    app.quit_pressed = watchdog.quit_pressed
    app.lending = watchdog.lending
    app.modes_before = modes
    watchdog.start()
    try:
        app.run(mouse=app.appearance.mouse)
    finally:
        watchdog.stop()
    if app.ended is not None and app.ended.words:
        print(f"visittui: {app.ended.words}", file=sys.stderr)
    return app.return_code or 0, app.failure
