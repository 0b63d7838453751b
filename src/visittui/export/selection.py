"""What is to be exported: the whole record, what matches a query, one item, or a list of items."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from visittui.archive.store.archive import Archive
from visittui.archive.store.lookups import Item as Item
from visittui.archive.store.tables import KIND_CODES, is_reference

_WINDOW = 500


class Selected(NamedTuple):
    """An item with its reference."""

    ref: str
    kind: str
    item: Item


class Selection:
    """Items of one archive: those of some references, or where these are None the whole record.

    `hints` say, as sentences, what was understood otherwise than written.
    """

    def __init__(
        self, archive: Archive, counts: dict[str, int], refs: Sequence[str] | None = None, hints: Sequence[str] = ()
    ) -> None:
        self.archive = archive
        self.counts = {kind: counts[kind] for kind in KIND_CODES if counts.get(kind)}
        self.hints = tuple(hints)
        self._refs = refs

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole record."""
        return self._refs is None

    @property
    def single(self) -> str | None:
        """The only item's reference, None when there are more or none."""
        return self._refs[0] if self._refs is not None and len(self._refs) == 1 else None

    def __len__(self) -> int:
        return sum(self.counts.values())

    def items(self, *kinds: str) -> Iterator[Selected]:
        """The items in time order (a list of items: in its own order); only of some kinds if these are given."""
        wanted = set(kinds or KIND_CODES)
        if self._refs is not None:
            for ref in self._refs:
                kind = ref.partition("/")[0]
                if kind in wanted:
                    yield Selected(ref, kind, self.archive.item(ref))
            return
        last = -1
        while window := self._window(last, wanted):
            for _, kind, id_, body in window:
                yield Selected(f"{kind}/{id_}", kind, json.loads(body))
            last = window[-1][0]

    def _window(self, last: int, kinds: set[str]) -> list[tuple[int, str, str, str]]:
        # One cursor over everything would not outlive a repair of the archive.
        filters = f" AND kind IN ({', '.join('?' * len(kinds))})" if len(kinds) < len(KIND_CODES) else ""
        values = (last, *(kinds if filters else ()), _WINDOW)
        statement = _NEXT.format(filters=filters)
        return self.archive.reading(lambda connection: connection.execute(statement, values).fetchall())


_NEXT = "SELECT number, kind, id, body FROM item WHERE number > ?{filters} ORDER BY number LIMIT ?"


def select(archive: Archive, query: str, kinds: Sequence[str] = ()) -> Selection:
    """What a query as typed stands for: nothing for the whole record, a reference for that item, else a search.

    Where kinds are given, only items of these are selected.

    Raises:
        ItemNotFoundError: the query is a reference that leads nowhere.
    """
    if is_reference(query.strip()):
        return select_items(archive, [query.strip()], kinds)
    if not query.strip() and not kinds:
        return Selection(archive, archive.counts)
    from visittui.archive.search.searching import search

    # What has only some of the words was not asked for by name, and nobody looks at each before it is in a file.
    results = search(archive, query, order="time").exact().complete_only()
    hits = results.hits(tuple(kinds or KIND_CODES))
    refs = [row.ref for start in range(0, len(hits), _WINDOW) for row in hits.rows(start, start + _WINDOW)]
    return Selection(archive, _counted(refs), refs, results.hints)


def select_items(archive: Archive, refs: Sequence[str], kinds: Sequence[str] = ()) -> Selection:
    """Just these items, each once, and only of the kinds that are given, if any are.

    Raises:
        ItemNotFoundError: one of them is not in the record.
    """
    for ref in refs:
        archive.title(ref)
    chosen = [ref for ref in dict.fromkeys(refs) if not kinds or ref.partition("/")[0] in kinds]
    return Selection(archive, _counted(chosen), chosen)


def _counted(refs: Sequence[str]) -> dict[str, int]:
    return Counter(ref.partition("/")[0] for ref in refs)
