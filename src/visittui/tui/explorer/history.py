"""Where the reader has been, and the ways back and forward."""

from __future__ import annotations

from visittui.tui.explorer.location import Location


class History:
    """The locations visited, with a cursor; a new visit drops what lay ahead of it."""

    def __init__(self, start: Location) -> None:
        self._locations = [start]
        self._current = 0

    @property
    def current(self) -> Location:
        """The location at the cursor, as it was when last noted."""
        return self._locations[self._current]

    @property
    def trail(self) -> tuple[Location, ...]:
        """The locations from the first to the current one."""
        return tuple(self._locations[: self._current + 1])

    @property
    def came_from(self) -> str | None:
        """The item at the location before the current one."""
        return self._locations[self._current - 1].ref if self._current else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a location before this one."""
        return self._current > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a location after this one."""
        return self._current < len(self._locations) - 1

    def note(self, location: Location) -> None:
        """Remember how the current location looks now, so that coming back finds it so."""
        self._locations[self._current] = location

    def visit(self, location: Location) -> None:
        """Go on to a new location."""
        self._locations[self._current + 1 :] = [location]
        self._current += 1

    def step_out(self, location: Location) -> Location:
        """Give up the current location for a plainer one, which is no step: going forward leads to what was given up.

        Where the location before the current one is much the same, that is current now; it is returned.
        """
        before = self._locations[self._current - 1] if self._current else None
        if before is not None and (before.tab, before.whole, before.focus) == (location.tab, True, location.focus):
            self._current -= 1
            if location.ref is not None:
                self.note(location)
        else:
            self._locations[self._current :] = [location, self.current]
        return self.current

    def back(self) -> Location | None:
        """The location before this one, which becomes the current one; None at the start."""
        if not self.can_go_back:
            return None
        self._current -= 1
        return self.current

    def forward(self) -> Location | None:
        """The location after this one, which becomes the current one; None at the end."""
        if not self.can_go_forward:
            return None
        self._current += 1
        return self.current
