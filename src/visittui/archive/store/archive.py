"""An open archive: lists by ordinal in time, items, cards."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self, TypeVar

from visittui.archive.clock import Clock
from visittui.archive.store.cache import Stamp, is_unchanged, stamp_of
from visittui.archive.store.lookups import Item, column_of
from visittui.archive.store.references import Reference, find, not_found
from visittui.archive.store.row import ROW, Row, count_before, rows, whole_window, window
from visittui.archive.store.tables import KIND_BITS
from visittui.archive.store.visit import Visit

if TYPE_CHECKING:
    from visittui.archive.cards.card import Card

Result = TypeVar("Result")

_NUMBERED = f"{ROW} WHERE number IN (SELECT value FROM json_each(?))"  # noqa: S608
_FOREIGN = ("no such table", "no such column")
"""What SQLite says of a file that has the name of an archive of ours, and is none."""


class Storage(NamedTuple):
    """Where an archive is.

    Attributes:
        digest: content hash of the record that it was built from.
        path: its file, None in memory.
        notice: what the reader should know about it, or nothing.
        keeper: in memory, the connection with which it lives and dies.
    """

    connect: Callable[[], sqlite3.Connection]
    digest: str
    path: Path | None = None
    notice: str = ""
    keeper: sqlite3.Connection | None = None


class Archive:
    """A record, opened for reading.

    `stamp` is what told the record's content when it was opened; `restore` replaces a damaged archive.
    """

    def __init__(
        self,
        record: Path,
        stamp: Stamp,
        storage: Storage,
        restore: Callable[[Storage], Storage],
    ) -> None:
        self.record_path = record
        self._stamp = stamp
        self._storage = storage
        self._restore = restore
        try:
            self.connection = storage.connect()
        except sqlite3.DatabaseError:
            self._mend()
        try:
            meta = self.reading(_read_meta)
        except BaseException:
            self.close()
            raise
        self.visit = Visit(**meta["visit"])
        self.counts: dict[str, int] = meta["counts"]
        self.total = sum(self.counts.values())
        self.first_undated: int = meta["first_undated"]
        """Number of the first of the items at the end of the time order of which none has a time."""

    @property
    def notice(self) -> str:
        """A sentence for the reader where the archive could not be kept, else empty."""
        return self._storage.notice

    def is_stale(self) -> bool:
        """Whether the record has changed since it was opened; one that has vanished has not."""
        try:
            return stamp_of(self.record_path) != self._stamp
        except OSError:
            return False

    def another(self) -> Archive:
        """The same archive over a connection of its own, for another thread."""
        return Archive(self.record_path, self._stamp, self._storage._replace(keeper=None), self._restore)

    def hold_little(self) -> None:
        """Keep few pages in memory: a screen reads some rows and a card at a time, and many readers share a host."""
        self.connection.execute("PRAGMA cache_size = -160")

    def close(self) -> None:
        """Give the connection back; what was built in memory goes when the last archive over it is closed."""
        self.connection.close()
        if self._storage.keeper is not None:
            self._storage.keeper.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def clock(self, zone: str | None = None) -> Clock:
        """Shows the record's times in a zone (None: the visit's own)."""
        return self.visit.clock(zone)

    def reading(self, read: Callable[[sqlite3.Connection], Result]) -> Result:
        """What a function reads from a connection to the archive; a damaged one is built anew and read once more.

        Raises:
            CannotContinueError: the archive is damaged and the record no longer the one it was built from.
            sqlite3.Error: the reading itself is to blame, or was interrupted.
        """
        try:
            return read(self.connection)
        except (sqlite3.DatabaseError, JSONDecodeError) as error:
            was_interrupted = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
            if was_interrupted or not self._is_damaged(error):
                raise
            self.connection.close()
            self._mend()
            return read(self.connection)

    def _is_damaged(self, error: Exception) -> bool:
        """Whether the archive is to blame; from a sound one the same error would only come again."""
        path = self._storage.path
        return path is not None and (not is_unchanged(path) or str(error).startswith(_FOREIGN))

    def _mend(self) -> None:
        self._storage = self._restore(self._storage)
        self.connection = self._storage.connect()

    def rows(self, kinds: Sequence[str], start: int, stop: int) -> list[Row]:
        """Rows `start` to `stop` of the list of all items of some kinds, in time order; it costs the same anywhere."""
        start, stop = max(0, start), min(stop, sum(self.counts.get(kind, 0) for kind in kinds))
        if start >= stop:
            return []
        if self._is_everything(kinds):
            return self.reading(lambda connection: whole_window(connection, start, stop))
        return self.reading(lambda connection: window(connection, kinds, start, stop, self.total))

    def rows_by_number(self, numbers: Sequence[int]) -> list[Row]:
        """Rows of the items with these numbers, in this order."""
        found = {row.number: row for row in self._rows(_NUMBERED, json.dumps(list(numbers)))}
        return [found[number] for number in numbers if number in found]

    def by_standing(self) -> list[int]:
        """Numbers of all agreements and points: what was signed, adopted, announced, points, then the background."""
        return self._numbers("SELECT number FROM item WHERE standing IS NOT NULL ORDER BY standing, number")

    def event_numbers(self) -> list[int]:
        """Numbers of all events, in time order."""
        return self._numbers("SELECT number FROM item WHERE kind = 'event' ORDER BY number")

    def background_events(self) -> list[int]:
        """Numbers of the events that are background of the visit, in time order."""
        return self._numbers("SELECT number FROM item WHERE kind = 'event' AND status = 'background' ORDER BY number")

    def events_between(self, first_day: str, last_day: str, limit: int) -> list[Row]:
        """Events that start on these days (ISO, in the visit's zone), in time order, the background last."""
        # Left to choose, SQLite reads all events because they come in the right order.
        return self._rows(
            f"{ROW} INDEXED BY event_by_start WHERE kind = 'event' AND starts >= ? AND starts < ?"
            " ORDER BY status = 'background', number LIMIT ?",
            first_day,
            f"{last_day}~",
            limit,
        )

    def dated(self, kinds: Sequence[str]) -> int:
        """How many items of these kinds have an order in time, by their own time or by what they stand between."""
        return self.reading(
            lambda connection: sum(count_before(connection, kind, self.first_undated) for kind in kinds)
        )

    def position(self, reference: str, kinds: Sequence[str]) -> int | None:
        """Index of an item in the list of all items of some kinds, None when it is not in it."""
        wanted = Reference.parse(reference)
        if wanted.kind not in kinds:
            return None

        def read(connection: sqlite3.Connection) -> int | None:
            found = find(connection, wanted)
            if found is None:
                return None
            if self._is_everything(kinds):
                return (found >> KIND_BITS) - 1
            return sum(count_before(connection, kind, found) for kind in kinds)

        return self.reading(read)

    def number(self, reference: str) -> int | None:
        """An item's number, None when there is none."""
        return self.reading(lambda connection: find(connection, Reference.parse(reference)))

    def item(self, reference: str) -> Item:
        """An item as in the record; a point also names its `agreement`.

        Raises:
            ItemNotFoundError: there is none; it says what comes near.
        """
        item: Item = self.reading(lambda connection: json.loads(_column(connection, "body", reference)))
        return item

    def title(self, reference: str) -> str:
        """An item's title as lists show it.

        Raises:
            ItemNotFoundError: there is none.
        """
        return self.reading(lambda connection: _column(connection, "title", reference))

    def tally(self, subject: str, limit: int = -1) -> list[tuple[int, str, int]]:
        """What was counted ahead.

        `subject` is `speaker` (quotes by speaker and form), `field` (agreements by topic and status), or `witnesses`
        (quotes by how many independent sources they rest on, three standing for more, in place of a number). At most
        `limit` entries, all if negative: item number of the speaker or topic, form or status, how many; whoever has
        most in all comes first, with all entries together.
        """
        return self.reading(
            lambda connection: connection.execute(
                "SELECT number, status, items FROM tally WHERE subject = ? ORDER BY rowid LIMIT ?", [subject, limit]
            ).fetchall()
        )

    def card(self, reference: str, clock: Clock | None = None) -> Card:
        """An item's card, its times by a clock or else in the visit's own zone.

        Raises:
            ItemNotFoundError: there is no such item; it says what comes near.
        """
        from visittui.archive.kinds.cards import card_of

        wanted = Reference.parse(reference)
        return self.reading(lambda connection: card_of(connection, wanted, clock or self.clock()))

    def _numbers(self, statement: str) -> list[int]:
        return [number for (number,) in self.reading(lambda connection: connection.execute(statement).fetchall())]

    def _rows(self, statement: str, *values: str | int) -> list[Row]:
        return self.reading(lambda connection: rows(connection.execute(statement, values)))

    def _is_everything(self, kinds: Sequence[str]) -> bool:
        return all(kind in kinds for kind, count in self.counts.items() if count)


def _read_meta(connection: sqlite3.Connection) -> dict[str, Any]:
    found = connection.execute("SELECT key, value FROM meta WHERE key IN ('visit', 'counts', 'first_undated')")
    return {key: json.loads(value) for key, value in found}


def _column(connection: sqlite3.Connection, column: Literal["title", "body"], reference: str) -> str:
    wanted = Reference.parse(reference)
    found: str | None = column_of(connection, column, wanted)
    if found is None:
        raise not_found(connection, wanted)
    return found
