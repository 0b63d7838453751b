"""The Textual program: one explorer over one archive."""

from __future__ import annotations

import gc
import os
import sys
import time
from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from visittui.appearance import SIXTEEN_COLOUR_THEMES, Appearance
from visittui.archive.store.archive import Archive
from visittui.exit_codes import INTERNAL_ERROR, TEMPORARILY_CLOSED
from visittui.state.first_start import FirstStart
from visittui.tui.explorer.location import Location
from visittui.tui.keymap.bindings import keymap
from visittui.tui.keymap.keys import KEYS
from visittui.tui.preferences import Preferences
from visittui.tui.screens.explorer import ExplorerScreen
from visittui.tui.terminal.driver import FrugalDriver
from visittui.tui.terminal.watchdog import End, Watchdog
from visittui.tui.theme.palettes import Palette, palette, palette_of
from visittui.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from visittui.archive.store.source_texts import SourceTexts

_STYLES = Path(__file__).parent / "styles"
_BROWSER_THEME = "textual-dark"
_LOOKS_AROUND = 5.0  # seconds between two looks at whether a page still has a server and a reader

KEEPS_EVERY = 2.0
"""Seconds between two looks at whether the reader has moved: so much of the way a lost connection may cost."""

KeepLocation = Callable[[str, Location], None]
"""Keeps a place in the record of a visit, given by its id, for the next session."""


class VisitApp(App[int]):
    """Browses one archive."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [_STYLES / "explorer.tcss"]
    # The palette ranks with a matcher that takes seconds on sentences; Ctrl+P is our own jump on the archive.
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "visittui"

    def __init__(
        self,
        archive: Archive,
        start: Location,
        *,
        preferences: Preferences | None = None,
        kiosk: bool = False,
        texts: SourceTexts | None = None,
        first_start: FirstStart | None = None,
        driver: type[Driver] = FrugalDriver,
        resume: Location | None = None,
        keep: KeepLocation | None = None,
    ) -> None:
        """Prepare to browse.

        Args:
            archive: the open archive.
            start: where to begin.
            preferences: how the reader has the screen.
            kiosk: whether the reader is a stranger for whom nothing is written anywhere.
            texts: the source texts at hand.
            first_start: remembers whether the reader is new; nobody is where nothing can be remembered.
            driver: what draws on the reader's screen.
            resume: where the reader was the last time, to be offered.
            keep: called in a thread with where the reader is, whenever that has changed.
        """
        super().__init__(driver_class=driver)
        self.preferences = preferences or Preferences()
        self.kiosk = kiosk
        self.texts = texts
        self.in_browser = driver is not FrugalDriver
        self._first_start = first_start
        self.resume = resume
        self._keep = keep
        self._kept: tuple[str, Location] | None = None
        self._keeping: Thread | None = None
        self.palette: Palette
        self._archive = archive
        self._start = start
        self.animation_level = "none"
        self.look(self.preferences.appearance)
        if self.preferences.keys != KEYS:
            self.set_keymap(keymap(self.preferences.keys))
        self.failure: Exception | None = None
        self.ended: End | None = None
        self._key_pressed: Callable[[], None] = lambda: None
        self._running_loop: AbstractEventLoop | None = None
        self._typed_ahead: list[events.Event] | None = []
        """What was typed before there was anything to act on; None once there is."""

    def get_default_screen(self) -> Screen[None]:
        """The explorer is the screen that everything else opens over."""
        return ExplorerScreen(self._archive, self._start)

    def copy(self, text: str) -> str:
        """Send a text to the reader's clipboard; the result is a sentence that says how."""
        from visittui.tui.terminal.clipboard import copy

        copied = copy(text, None if self.in_browser else os.environ)
        # In tests there is neither a terminal nor a page.
        send = getattr(self._driver, "send", None)
        if copied.sequence and send is not None:
            send(copied.sequence)
        return copied.words

    @property
    def is_first_start(self) -> bool:
        """Whether the reader has never used the program before."""
        return self._first_start is not None and self._first_start.is_now

    def found_the_way(self) -> None:
        """The reader has gone somewhere, and needs no welcome any more."""
        if self._first_start is not None:
            self._first_start.used()

    def look(self, appearance: Appearance) -> None:
        """Look as decided; what is on the screen is drawn anew."""
        self.appearance = appearance
        if appearance.theme in SIXTEEN_COLOUR_THEMES:
            self.palette, self.theme = palette(appearance.theme), "ansi-dark"
        else:
            self.palette, self.theme = palette_of(self.available_themes[appearance.theme]), appearance.theme
        if isinstance(self._driver, FrugalDriver):
            self._driver.look(appearance)
        for screen in self._screen_stacks[self.DEFAULT_MODE]:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()

    def on_ready(self) -> None:
        """The first screen is painted: collect what the imports left, once, and then as usual."""
        if self.preferences.notices:
            self.notify("\n".join(self.preferences.notices), markup=False, timeout=30)
        self.set_timer(1.0, self._resume_collecting)
        explorer = self._explorer
        if explorer is not None and self.resume is not None:
            explorer.offer_to_resume(self.resume)
        # Once what follows from the first layout is done, too: a page is as long as its list is high.
        self.call_after_refresh(self.call_later, self._act_on_what_was_typed)
        if self._keep is not None:
            self.set_interval(KEEPS_EVERY, self.keep_location)

    @property
    def _explorer(self) -> ExplorerScreen | None:
        bottom = self.screen_stack[0] if self._screen_stack else None
        return bottom if isinstance(bottom, ExplorerScreen) else None

    def keep_location(self, *, wait: bool = False) -> None:
        """Keep where the reader is, if that has changed.

        Args:
            wait: whether to return only when it is kept.
        """
        explorer = self._explorer
        if self._keeping is not None and self._keeping.is_alive():
            if not wait:
                return  # a disk may take its time: the next look comes soon
            self._keeping.join()
        if self._keep is not None and explorer is not None and explorer.standing != self._kept:
            self._kept = explorer.standing
            self._keeping = Thread(target=self._keep, args=self._kept, name="keep-location", daemon=True)
            self._keeping.start()
        if wait and self._keeping is not None:
            self._keeping.join()

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

    def tell_of_keys(self, key_pressed: Callable[[], None]) -> None:
        """Have a function called at every sign that the reader is there."""
        self._key_pressed = key_pressed

    def action_suspend(self) -> None:
        """Sleep until the shell's `fg`."""
        driver = self._driver
        if isinstance(driver, FrugalDriver) and driver.can_suspend and not self.kiosk:
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
            self.keep_location(wait=True)
        super().exit(result, return_code, message)

    async def on_event(self, event: events.Event) -> None:
        """Keys are acted on one at a time, in order.

        Left to itself Textual hands on a whole burst of keys to the widget that has the focus before it acts on the
        first, so that of `/nuclear` typed ahead over a slow link the letters would miss the search box.
        """
        if isinstance(event, events.InputEvent | events.Paste):
            self._key_pressed()
            if self._typed_ahead is not None:
                self._typed_ahead.append(event)
                return
        if isinstance(event, events.Key) and not event.is_forwarded and await self._acted_on(event):
            return
        await super().on_event(event)

    async def _act_on_what_was_typed(self) -> None:
        """Act on what was typed before the first screen was there, in order; keys typed meanwhile come after it."""
        waiting, self._typed_ahead = self._typed_ahead or [], None
        for event in waiting:
            if isinstance(event, events.Key) and event.key == "ctrl+j":
                event = events.Key("enter", "\r")  # as a terminal sends it until the program has taken it
            await self.on_event(event)

    async def _acted_on(self, event: events.Key) -> bool:
        box = self.focused
        if isinstance(box, SearchBox):
            if event.character is not None and box.check_consume_key(event.key, event.character):
                box.put(event.character)
                return True
        elif isinstance(self.screen, ExplorerScreen):
            # A key in the list means the list that was asked for last.
            await self.screen.answered()
            self.screen.heard()
        return await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one line; Textual's own ending would print the locals of every frame and exit with 0."""
        self.failure = self.failure or error
        self.exit(return_code=INTERNAL_ERROR)


def browse(
    archive: Archive,
    start: Location,
    *,
    preferences: Preferences | None = None,
    texts: SourceTexts | None = None,
    resume: Location | None = None,
    keep: KeepLocation | None = None,
    kiosk: bool = False,
    idle_limit: float | None = None,
) -> tuple[int, Exception | None]:
    """Browse until the reader quits.

    Args:
        archive: the open archive.
        start: where to begin.
        preferences: how the reader has the screen.
        texts: the source texts at hand.
        resume: where the reader was the last time, to be offered.
        keep: called in a thread with where the reader is, whenever that has changed.
        kiosk: whether the reader is a stranger for whom nothing is written anywhere.
        idle_limit: seconds without a key after which the session is closed; None for no limit.

    Returns:
        The exit code, and the exception that ended the program if one did.
    """
    # Decided upon already; Textual would turn colours to greys.
    os.environ.pop("NO_COLOR", None)
    app = VisitApp(
        archive,
        start,
        preferences=preferences,
        kiosk=kiosk,
        texts=texts,
        first_start=None if kiosk else FirstStart(),
        resume=resume,
        keep=keep,
    )
    watchdog = Watchdog(app.leave, idle_limit)
    app.tell_of_keys(watchdog.key_pressed)
    watchdog.start()
    try:
        app.run(mouse=app.appearance.mouse)
    finally:
        watchdog.stop()
    if app.ended is not None and app.ended.words:
        print(f"visittui: {app.ended.words}", file=sys.stderr)
    return app.return_code or 0, app.failure


def show_in_browser(archive: Archive, *, idle_limit: float | None = None) -> int:
    """Show an archive to a stranger's browser, through textual-serve at the other end of standard input and output.

    Args:
        archive: the open archive.
        idle_limit: seconds without a key after which the session is closed; None for no limit.

    Returns:
        The exit code.
    """
    from visittui.tui.terminal.page_driver import PageDriver

    preferences = Preferences(Appearance(theme=_BROWSER_THEME))
    app = VisitApp(archive, Location("Overview"), preferences=preferences, kiosk=True, driver=PageDriver)
    server = os.getppid()
    last_key = time.monotonic()

    def key_pressed() -> None:
        nonlocal last_key
        last_key = time.monotonic()

    def end_if_left_alone() -> None:
        if os.getppid() != server:
            app.exit(return_code=INTERNAL_ERROR)
        elif idle_limit is not None and time.monotonic() - last_key > idle_limit:
            app.exit(return_code=TEMPORARILY_CLOSED)

    app.tell_of_keys(key_pressed)
    app.call_later(app.set_interval, min(_LOOKS_AROUND, idle_limit or _LOOKS_AROUND), end_if_left_alone)
    app.run()
    return app.return_code or 0
