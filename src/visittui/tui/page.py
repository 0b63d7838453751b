"""The program for a page in a stranger's browser, at the other end of standard input and output."""

from __future__ import annotations

import time

from visittui.appearance import Appearance
from visittui.archive.store.archive import Archive
from visittui.exit_codes import TEMPORARILY_CLOSED
from visittui.tui.app import VisitApp
from visittui.tui.explorer.location import Location
from visittui.tui.preferences import Preferences
from visittui.tui.terminal.page_driver import PageDriver

_BROWSER_THEME = "textual-dark"
_LOOKS_AROUND = 5.0  # seconds between two looks at whether a page still has a reader


def show_in_browser(archive: Archive, *, idle_limit: float | None = None) -> int:
    """Show an archive to a stranger's browser, through the server at the other end of standard input and output.

    It is closed after `idle_limit` seconds without a key, if there is a limit; the result is the exit code.
    """
    preferences = Preferences(Appearance(theme=_BROWSER_THEME))
    app = VisitApp(archive, Location("Overview"), preferences=preferences, kiosk=True, driver=PageDriver)
    last_key = time.monotonic()

    def key_pressed() -> None:
        nonlocal last_key
        last_key = time.monotonic()

    def end_if_left_alone() -> None:
        if idle_limit is not None and time.monotonic() - last_key > idle_limit:
            app.exit(return_code=TEMPORARILY_CLOSED)

    app.key_pressed = key_pressed
    app.call_later(app.set_interval, min(_LOOKS_AROUND, idle_limit or _LOOKS_AROUND), end_if_left_alone)
    app.run()
    return app.return_code or 0
