"""Where the reader of a record was the last time."""

from __future__ import annotations

from visittui.archive.store.archive import Archive
from visittui.state.visit_file import location_file
from visittui.tui.explorer.location import Location, as_far_as_there, kept_location
from visittui.tui.explorer.tabs import TABS


def last_location(archive: Archive, notices: list[str]) -> Location | None:
    """Where the reader was, if that is still in this record, and another than the beginning.

    What is wrong with the file in which it is kept is added to the notices.
    """
    file = location_file(archive.visit.id)
    kept = file.read()
    if file.notice:
        notices.append(file.notice)
    location = kept_location(kept) if isinstance(kept, dict) else None
    if (
        location is None
        or location.tab not in [tab.name for tab in TABS]
        or location._replace(title="") == Location("Overview")
    ):
        return None
    return location if as_far_as_there(location, archive) == location else None


def keep_location(visit: str, location: Location) -> None:
    """Remember where the reader of a visit is."""
    location_file(visit).keep(location._asdict())
