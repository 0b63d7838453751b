"""The rows of an archive, made from the items of a record in the order of their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson

from visittui.archive.build.first_pass import UNDATED_SECTIONS, Collected, SectionItems
from visittui.archive.build.indexing import search_text
from visittui.archive.build.item_times import ItemTimes
from visittui.archive.build.ordering import EVENT, PAPER
from visittui.archive.kinds import KINDS, citations_of, mentions_of
from visittui.archive.kinds.titles import status_of, title_of
from visittui.archive.relations import CHAIN, ON_BEHALF, filter_token
from visittui.archive.search.language.fields import WITNESSES
from visittui.archive.store.lookups import Item
from visittui.archive.store.tables import ARCHIVE_VERSION, KIND_BITS
from visittui.printed_words import printed_words

SqlRow = tuple[Any, ...]

BATCH_BYTES = 8 << 20
"""Bytes of items that are written at once: as rows they take some six times as much memory."""

_CHAINS_KEPT = 50

_REFERENCES_KEPT = 1 << 16
"""A million quotes are of some thousands of people, at some thousands of events: some twenty megabytes."""

_WITNESSES_KEPT = 1 << 12
"""Sources cited together: most items cite one, as many others do. Some three megabytes."""


@dataclass(slots=True)
class Batch:
    """Rows of some items: of the tables `item` and `link`, and of `text` with each item's number first."""

    items: list[SqlRow] = field(default_factory=list)
    links: list[SqlRow] = field(default_factory=list)
    texts: list[SqlRow] = field(default_factory=list)


class RowMaker:
    """Makes the rows of one archive, from the sections of a checked record and what was collected from them."""

    def __init__(self, sections: Mapping[str, SectionItems], collected: Collected) -> None:
        self._sections = sections
        self._collected = collected
        self._known = collected.known
        self._positions: Counter[str] = Counter()
        self._tally: Counter[tuple[str, int, str]] = Counter()
        self._vias: dict[str, None] = {}
        self._chains: dict[str, Counter[str]] = {}
        """For each source whom it passes on, and in how many items."""
        self._resolved = lru_cache(_REFERENCES_KEPT)(self._known.resolved)
        self._witnesses = lru_cache(_WITNESSES_KEPT)(self._known.witnesses)
        self._times = ItemTimes(self._known)
        self._years: set[str] = set()
        self._last_dated = 0
        """Number of the last item that has a time."""
        self._batch = Batch()

    def batches(self) -> Iterator[Batch]:
        """Rows of all items."""
        size = 0
        for kind, item in self._in_order():
            # An interrupted utterance has its words as one, with the gaps visible.
            for printing in item["printings"] if kind == "quote" else ():
                if printing.get("pieces"):
                    printing["exact"] = printed_words(printing)
            body = orjson.dumps(item)
            self._add(kind, item, body.decode())
            size += len(body)
            if size >= BATCH_BYTES:
                yield self._taken()
                size = 0
        yield self._taken()

    def _taken(self) -> Batch:
        batch, self._batch = self._batch, Batch()
        return batch

    def tally(self) -> list[tuple[Any, ...]]:
        """Rows of `tally`, once all items are read."""
        whole: Counter[tuple[str, int]] = Counter()
        for (subject, number, _), items in self._tally.items():
            whole[subject, number] += items
        # The busiest first, so that whoever shows only some need not read thousands.
        keys = sorted(self._tally, key=lambda key: (key[0], -whole[key[:2]], key))
        return [(*key, self._tally[key]) for key in keys]

    def meta(self, visit: Item, digest: str) -> list[tuple[str, str]]:
        """Rows of `meta`, once all items are read; `digest` is that of the record."""
        visit, name = {field: value for field, value in visit.items() if field != "synonyms"}, self._known.name
        visit["place_name"] = name("place", visit["place"])
        visit["guest_name"] = name("person", visit["guest"])
        visit["host_name"] = name("person", visit["host"])
        values = {
            "version": ARCHIVE_VERSION,
            "visit": visit,
            "counts": self._positions,
            "via": sorted(self._vias),
            "years": [int(min(self._years)), int(max(self._years))] if self._years else None,
            "digest": digest,
            "first_undated": ((self._last_dated >> KIND_BITS) + 1) << KIND_BITS,
            **{f"chains/{source}": chains.most_common(_CHAINS_KEPT) for source, chains in self._chains.items()},
        }
        return [(key, orjson.dumps(value).decode()) for key, value in values.items()]

    def _in_order(self) -> Iterator[tuple[str, Item]]:
        """Every item with its kind, in the order of the numbers."""
        sections = self._sections
        agreement_index, agreement = -1, {}
        for slot, position in self._collected.order:
            if slot == EVENT:
                yield "event", sections["events"][position]
            elif slot == PAPER:
                index, point = self._collected.papers[position]
                if index != agreement_index:
                    agreement_index, agreement = index, sections["agreements"][index]
                if point < 0:
                    yield "agreement", agreement
                else:
                    yield "point", {**agreement["points"][point], "agreement": agreement["id"]}
            else:
                yield "quote", sections["quotes"][position]
        for section, kind in UNDATED_SECTIONS.items():
            items: Iterable[Item] = sections[section]
            if kind == "difference":
                items = map(sections[section].__getitem__, self._collected.differences)
            for item in items:
                yield kind, item

    def _add(self, kind: str, item: Item, body: str) -> None:
        known, batch, id_ = self._known, self._batch, item["id"]
        number, reference = known.numbers[kind][id_], f"{kind}/{id_}"
        tokens: dict[str, None] = {}
        names: list[str] = []
        speaker = self._add_mentions(kind, item, number, tokens, names)
        outlet, witnesses, vias = self._add_citations(kind, item, number, tokens)
        time = self._times.of(kind, item)
        if time.start is not None:
            self._years.add(time.start[:4])
        # A source's date is no time of the visit: it stands nowhere in the order of time.
        start = None if kind == "source" else time.start
        if start is not None:
            self._last_dated = number
        if kind == "event" and time.hour:
            names.insert(0, time.hour)
        row = (
            number,
            kind,
            id_,
            self._positions[kind],
            title_of(kind, item),
            KINDS[kind].detail(item, known.name),
            status_of(item),
            start,
            time.json,
            known.differences.get(reference, 0),
            known.weights.get(reference, ""),
            outlet,
            witnesses,
            KINDS[kind].standing(item),
            body,
        )
        batch.items.append(row)
        batch.texts.append((number, *search_text(kind, item, names, tokens, time.days, known, vias)))
        self._positions[kind] += 1
        if kind == "quote":
            self._tally["witnesses", min(witnesses, len(WITNESSES)), ""] += 1
            if speaker is not None:
                self._tally["speaker", speaker, item["form"]] += 1
        elif kind == "agreement":
            for topic in item.get("topics", ()):
                self._tally["field", known.numbers["topic"][topic], item["status"]] += 1

    def _add_mentions(
        self, kind: str, item: Item, number: int, tokens: dict[str, None], names: list[str]
    ) -> int | None:
        """Add the links of an item's references, with their tokens and names; returns the number of who said it."""
        resolved, links = self._resolved, self._batch.links
        mentions = mentions_of(kind, item)
        before = len(links)
        speaker = None
        for relation, subject, other_kind, other_id, detail in mentions:
            other, token, name = resolved(kind, relation, other_kind, other_id)
            links.append((number, relation, other, detail) if subject else (other, relation, number, detail))
            tokens[token] = None
            if name:
                names.append(name)
            if speaker is None and relation == "said":
                speaker = other
        if len(tokens) < len(mentions):
            links[before:] = _joined(links[before:])
        if kind == "agreement":
            for relation, _, other_kind, other_id, detail in mentions:
                if relation == "signatory":
                    tokens[filter_token(ON_BEHALF[detail], self._known.numbers[other_kind][other_id])] = None
        return speaker

    def _add_citations(
        self, kind: str, item: Item, number: int, tokens: dict[str, None]
    ) -> tuple[str, int, Iterable[str]]:
        """Add the links to an item's sources, with their tokens.

        Returns:
            The first outlet, how many witnesses there are, and whom the sources pass on.
        """
        lines: dict[str, tuple[int, ...]] = {}
        chains: list[tuple[str, list[str]]] = []
        for citation in citations_of(kind, item):
            source, line = citation["source"], citation.get("line")
            if source not in lines:
                lines[source] = (line,) if line else ()
            elif line:
                lines[source] += (line,)
            if via := citation.get("via"):
                chains.append((source, via))
        outlet, independent, relation, numbers, found_by = self._witnesses(tuple(lines))
        add = self._batch.links.append
        for other, where in zip(numbers, lines.values(), strict=True):
            add((number, relation, other, _lines(where) if where else ""))
        tokens.update(dict.fromkeys(found_by))
        return outlet, independent, self._passed_on(chains) if chains else ()

    def _passed_on(self, chains: list[tuple[str, list[str]]]) -> list[str]:
        """Count whom the sources of an item pass on, and name them in their order."""
        for source, chain in dict.fromkeys((source, CHAIN.join(via)) for source, via in chains):
            self._chains.setdefault(source, Counter())[chain] += 1
        vias = [name for _, via in chains for name in via]
        self._vias.update(dict.fromkeys(vias))
        return vias


def _joined(rows: list[SqlRow]) -> list[SqlRow]:
    """Links of an item that names another more than once: two in one relation are one link with both details."""
    links: dict[SqlRow, str] = {}
    for *ends, detail in rows:
        key = tuple(ends)
        known = links.get(key)
        links[key] = f"{known}; {detail}" if known and detail and detail != known else detail or known or ""
    return [(*key, detail) for key, detail in links.items()]


def _lines(lines: tuple[int, ...]) -> str:
    different = sorted(set(lines))
    return f"line{'s' if len(different) > 1 else ''} {', '.join(map(str, different))}"
