"""The record without one of its witnesses: what rests on a source and its copies alone falls with it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from visittui.archive.store.archive import Archive
from visittui.archive.store.references import Reference, find
from visittui.archive.store.tables import KIND_MASK, kind_of

_KEPT = 1 << 14
_FALLEN_BY_KIND = f"""
SELECT source & {KIND_MASK}, count(DISTINCT source) FROM link
WHERE relation = 'rests-on' AND target IN (SELECT value FROM json_each(?)) GROUP BY 1
"""  # noqa: S608
_RESTING = """
SELECT source, target FROM link WHERE relation = 'rests-on' AND source IN (SELECT value FROM json_each(?))
"""


class Without:
    """What of a record falls with a source; asked for the items that are looked at, never for all of them.

    Attributes:
        title: who published it, or its id.
        sources: it and the sources of one wording with it, by id.
        counts: by kind, how many items fall.
    """

    def __init__(self, archive: Archive, ref: str) -> None:
        """Look up whom the source `source/id` copies, and count what falls.

        Raises:
            ItemNotFoundError: there is no such item.
        """
        self._archive = archive
        self._known: dict[str, bool] = {}
        self.ref = ref
        source = archive.item(ref)
        self.title: str = source.get("publisher") or source["id"]
        found = archive.reading(
            lambda connection: connection.execute(_OF_ONE_WITNESS, (source.get("lineage", ""),)).fetchall()
        )
        self.sources = tuple(id_ for _, id_ in found)
        self._numbers = [number for number, _ in found]
        self.counts = archive.reading(self._count)

    def falls(self, refs: Iterable[str]) -> frozenset[str]:
        """Which of some items fall, the source and its copies among them, and which queries list nothing else.

        What is neither a reference nor such a query does not fall.
        """
        refs = list(dict.fromkeys(refs))
        own = {f"only:source/{id_}" for id_ in self.sources}
        queries = [ref for ref in refs if ref.startswith("?") and own.issuperset(ref[1:].split(" OR "))]
        asked = [ref for ref in refs if "/" in ref and not ref.startswith("?")]
        if unknown := [ref for ref in asked if ref not in self._known]:
            if len(self._known) > _KEPT:
                self._known.clear()
                unknown = asked
            self._known.update(self._archive.reading(lambda connection: self._look_up(connection, unknown)))
        return frozenset([*queries, *(ref for ref in asked if self._known[ref])])

    def share(self, kind: str) -> tuple[int, int]:
        """How many items of a kind fall, and how many there are."""
        return self.counts.get(kind, 0), self._archive.counts.get(kind, 0)

    def _count(self, connection: sqlite3.Connection) -> dict[str, int]:
        return {
            kind_of(code): items for code, items in connection.execute(_FALLEN_BY_KIND, [json.dumps(self._numbers)])
        }

    def _look_up(self, connection: sqlite3.Connection, refs: Sequence[str]) -> dict[str, bool]:
        own = {f"source/{id_}" for id_ in self.sources}
        fallen = {ref: ref in own for ref in refs}
        numbers = {
            number: ref
            for ref in refs
            if not fallen[ref] and (number := find(connection, Reference.parse(ref))) is not None
        }
        witnesses = set(self._numbers)
        for number, target in connection.execute(_RESTING, [json.dumps(list(numbers))]):
            if target in witnesses:
                fallen[numbers[number]] = True
        return fallen


_OF_ONE_WITNESS = (
    "SELECT number, id FROM item WHERE kind = 'source' AND json_extract(body, '$.lineage') = ? ORDER BY number"
)
