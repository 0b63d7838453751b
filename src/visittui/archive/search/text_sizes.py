"""How long texts are, which FTS5 keeps as varints in its table of sizes: no text has to be read for it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator


def sizes_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The numbers of items, each with how many words its names and its text have."""
    statement = "SELECT id, sz FROM text_docsize WHERE id IN (SELECT value FROM json_each(?))"
    for number, sizes in connection.execute(statement, [json.dumps(list(numbers))]):
        names, body, *_ = _varints(sizes)
        yield number, (names, body)


def _varints(data: bytes) -> list[int]:
    values, value = [], 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            values.append(value)
            value = 0
    return values
