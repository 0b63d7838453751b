"""One reader's use of the program: how they have the screen, what they may do, and what the program does for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from visittui.appearance import Appearance
from visittui.state.bounded_tasks import BoundedTasks
from visittui.state.settings import VISIT_ZONE
from visittui.tui.explorer.location import Location
from visittui.tui.preferences import Preferences

if TYPE_CHECKING:
    from visittui.archive.clock import Clock
    from visittui.archive.store.source_texts import SourceTexts
    from visittui.archive.store.visit import Visit
    from visittui.state.first_start import FirstStart

KEEPS_LOCATION_EVERY = 2.0
"""Seconds between two looks at whether the reader has moved."""

LOCATION_WAITS_AT_MOST = 1.0
"""Seconds that the end of a session waits for its location to be kept: a home directory may hang."""

KeepLocation = Callable[[str, Location], None]
"""Keeps a location in the record of a visit, given by its id, for the next session."""


@dataclass
class Session:
    """What screens know of the reader and may ask of the program.

    Attributes:
        preferences: how the reader has the screen.
        look: looks as decided; what is on the screen is drawn anew.
        copy: sends a text to the reader's clipboard; the result is a sentence that says how.
        kiosk: whether the reader is a stranger on a public account, for whom nothing is written anywhere.
        in_browser: whether the reader sits at a page, not at a terminal.
        first_start: remembers whether the reader is new; None where nothing can be remembered.
        resume: where the reader was the last time, until they go on there.
        appearance: how the screen looks at this moment.
        files: writes the files that the reader asks for, into directories that may hang.
    """

    preferences: Preferences
    look: Callable[[Appearance], None]
    copy: Callable[[str], str]
    kiosk: bool
    in_browser: bool
    texts: SourceTexts | None
    first_start: FirstStart | None
    resume: Location | None
    appearance: Appearance = field(init=False)
    files: BoundedTasks = field(init=False, default_factory=BoundedTasks)

    def __post_init__(self) -> None:
        self.appearance = self.preferences.appearance

    @property
    def texts_directory(self) -> Path | None:
        """Where the reader's own texts of the sources are, if there are any."""
        return None if self.texts is None else self.texts.directory

    def clock(self, visit: Visit) -> Clock:
        """Shows times in the zone that the reader has: the visit's own, or a name of the time zone database."""
        zone = self.preferences.zone
        return visit.clock(None if zone == VISIT_ZONE else zone)

    @property
    def is_first_start(self) -> bool:
        """Whether the reader has never used the program before."""
        return self.first_start is not None and self.first_start.is_now

    def found_the_way(self) -> None:
        """The reader has gone somewhere, and needs no welcome any more."""
        if self.first_start is not None and self.first_start.is_now:
            # In a thread: a home directory may hang.
            with suppress(RuntimeError):  # none can be had: the reader is welcomed once more
                Thread(target=self.first_start.used, name="first-start", daemon=True).start()


class LocationKeeper:
    """Keeps a location, if it is another than before, in a thread: a disk may take its time."""

    def __init__(self, keep: KeepLocation) -> None:
        self._keep = keep
        self._kept: tuple[str, Location] | None = None
        self._thread: Thread | None = None

    def keep(self, visit: str, location: Location, *, wait: bool = False) -> None:
        """Keep where the reader is; while an earlier location is being kept, the next look is soon enough.

        With `wait` it returns only when that is kept, or does not become so within `LOCATION_WAITS_AT_MOST`.
        """
        if self._thread is not None and self._thread.is_alive():
            if not wait:
                return
            self._thread.join(LOCATION_WAITS_AT_MOST / 2)
        if (visit, location) != self._kept:
            keeping = Thread(target=self._keep, args=(visit, location), name="keep-location", daemon=True)
            with suppress(RuntimeError):  # none can be had: it is kept the next time
                keeping.start()
                self._kept, self._thread = (visit, location), keeping
        if wait and self._thread is not None:
            self._thread.join(LOCATION_WAITS_AT_MOST / 2)
