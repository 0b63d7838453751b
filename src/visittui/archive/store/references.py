"""References to items, and what comes near to one that leads nowhere."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from visittui.archive.excerpt import shortened
from visittui.archive.store.lookups import column_of
from visittui.archive.store.tables import KIND_CODES
from visittui.characters import printable
from visittui.errors import CannotContinueError

IN_TEXT = rf"\b(?:{'|'.join(KIND_CODES)})/[a-z0-9]+(?:-[a-z0-9]+)*"
"""A reference within a text."""

_SUGGESTIONS = 3
_COMPARED = 2000
"""So many ids of a kind are compared in full; of larger kinds only those that begin alike."""


class ItemNotFoundError(CannotContinueError):
    """A reference is of the right form and leads nowhere.

    Attributes:
        nearest: references of items that were perhaps meant.
    """

    def __init__(self, reference: str, nearest: tuple[str, ...]) -> None:
        self.nearest = nearest
        meant = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"there is no {printable(reference)} in this record{meant}")


class Reference(NamedTuple):
    """What `kind/id` refers to."""

    kind: str
    id: str

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read `kind/id`; anything else becomes a reference that leads nowhere."""
        # A shell can hand over bytes that are no text; SQLite takes only text.
        text = text.encode(errors="backslashreplace").decode()
        kind, slash, id_ = text.partition("/")
        return cls(kind, id_) if slash else cls("", text)

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}" if self.kind else self.id


def find(connection: sqlite3.Connection, reference: Reference) -> int | None:
    """The item's number, None when there is none."""
    number: int | None = column_of(connection, "number", reference)
    return number


def with_titles(connection: sqlite3.Connection, text: str) -> str:
    """A text of ours in which the references to items are told by their titles."""
    return with_titles_of(partial(column_of, connection, "title"), text)


def with_titles_of(title_of: Callable[[Reference], str | None], text: str) -> str:
    """The same where titles are known otherwise; a reference that has none stays."""

    def told(found: re.Match[str]) -> str:
        title = title_of(Reference.parse(found[0]))
        return found[0] if title is None else shortened(title)

    return re.sub(IN_TEXT, told, text) if "/" in text else text


def not_found(connection: sqlite3.Connection, reference: Reference) -> ItemNotFoundError:
    """The error for a reference that leads nowhere, with the nearest that lead somewhere."""
    # Only a mistake needs it, and it takes a few milliseconds to load.
    from difflib import get_close_matches

    wanted = reference.id.casefold()
    elsewhere = [f"{kind}/{wanted}" for kind in KIND_CODES if find(connection, Reference(kind, wanted)) is not None]
    kinds = [reference.kind] if reference.kind in KIND_CODES else list(KIND_CODES)
    candidates = {id_: kind for kind in kinds for id_ in _candidates(connection, kind, wanted)}
    close = get_close_matches(wanted, candidates, n=_SUGGESTIONS, cutoff=0.5)
    nearest = dict.fromkeys([*elsewhere, *(f"{candidates[id_]}/{id_}" for id_ in close)])
    return ItemNotFoundError(str(reference), tuple(nearest)[:_SUGGESTIONS])


def _candidates(connection: sqlite3.Connection, kind: str, wanted: str) -> list[str]:
    ids = "SELECT id FROM item WHERE kind = ? AND id >= ? AND id < ? LIMIT ?"
    for length in (0, 2, 3, 4, 6):
        prefix = wanted[:length]
        found = connection.execute(ids, (kind, prefix, prefix + "\U0010ffff", _COMPARED + 1)).fetchall()
        if len(found) <= _COMPARED:
            break
    return [id_ for (id_,) in found[:_COMPARED]]
