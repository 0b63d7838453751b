"""Keeping where the reader is for the next session, so often that a lost connection costs little of the way."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from visittui.tui.explorer.location import Location

EVERY = 2.0
"""Seconds between two looks at whether the reader has moved."""

AT_MOST = 1.0
"""Seconds that the end of a session waits for its location to be kept: a home directory may hang."""

KeepLocation = Callable[[str, Location], None]
"""Keeps a location in the record of a visit, given by its id, for the next session."""


class LocationKeeper:
    """Keeps a location, if it is another than before, in a thread: a disk may take its time."""

    def __init__(self, keep: KeepLocation) -> None:
        self._keep = keep
        self._kept: tuple[str, Location] | None = None
        self._thread: Thread | None = None

    def keep(self, visit: str, location: Location, *, wait: bool = False) -> None:
        """Keep where the reader is; while an earlier location is being kept, the next look is soon enough.

        With `wait` it returns only when that is kept, or does not become so within `AT_MOST`.
        """
        if self._thread is not None and self._thread.is_alive():
            if not wait:
                return
            self._thread.join(AT_MOST / 2)
        if (visit, location) != self._kept:
            self._kept = visit, location
            self._thread = Thread(target=self._keep, args=self._kept, name="keep-location", daemon=True)
            self._thread.start()
        if wait and self._thread is not None:
            self._thread.join(AT_MOST / 2)
