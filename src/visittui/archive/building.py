"""Building an archive from a record: the one place where the record as written becomes the record as read.

Two passes. The first reads every item once and keeps names, times and ids; the second writes items in time order,
each in one go with its links and its search text, so that every table grows at its end.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from visittui.archive.collecting import UNDATED_SECTIONS, Collected, collect
from visittui.archive.finishing import finish
from visittui.archive.indexing import Cited, search_text
from visittui.archive.links import Mention, citations_of, mentions_of
from visittui.archive.listing import CHAIN, detail_of, status_of, title_of
from visittui.archive.moment import Moment, finer, moment_of_date
from visittui.archive.ordering import EVENT, PAPER
from visittui.archive.tables import ARCHIVE_VERSION, TABLES
from visittui.record.reading import RecordFile, read_record

Item = dict[str, Any]
Progress = Callable[[int, int], None]

_BATCH = 500
_CHAINS_KEPT = 50
_INDEXED_AT_ONCE = 64 << 20
"""Bytes of search index gathered before they are written: with the 1 MB of SQLite a million items take 30 % longer."""

_ALL = 1000
_RECORD_READ, _NAMES_COLLECTED, _ROWS_WRITTEN = 240, 270, 770
"""The scale of the progress, after the shares of time that the parts take."""

_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
"""
"""Nobody sees the file before it is whole, so nothing is journalled and it is written to disk once, at the end."""


def read_and_build(path: Path, connection: sqlite3.Connection, progress: Progress | None = None) -> str:
    """Read, check and build.

    Args:
        path: the record.
        connection: to an empty database, in autocommit mode.
        progress: called many times with what is done and what there is, in any unit, never going back; an
            exception it raises ends the building.

    Returns:
        The hexadecimal SHA-256 of the record as it was read.

    Raises:
        CannotContinueError: the record cannot be read, or has problems (all are listed).
        sqlite3.Error: the database cannot be written (a full disk, a size limit).
    """
    report = progress or (lambda done, total: None)
    connection.executescript(_SETTINGS + TABLES)
    digest = _write_rows(path, connection, report)
    # The record and all that was kept of it are gone from memory before the indexes are sorted there.
    finish(connection, part_of(report, _ROWS_WRITTEN, _ALL))
    return digest


def part_of(report: Progress, start: int, end: int) -> Progress:
    """Progress of one part of the building, on the scale of the whole."""
    return lambda done, total: report(start + (end - start) * done // max(1, total), _ALL)


def _write_rows(path: Path, connection: sqlite3.Connection, report: Progress) -> str:
    record = read_record(path, progress=part_of(report, 0, _RECORD_READ))
    items = sum(record.counts.values())
    collected = collect(record.sections, _Steps(part_of(report, _RECORD_READ, _NAMES_COLLECTED), items).advance)
    _Writer(record, collected, connection).write(_Steps(part_of(report, _NAMES_COLLECTED, _ROWS_WRITTEN), items))
    return record.sha256


class _Steps:
    """Counts items and reports them now and then."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def advance(self) -> None:
        self._done += 1
        if self._done % _BATCH == 0:
            self._progress(min(self._done, self._total), self._total)


class _Writer:
    def __init__(self, record: RecordFile, collected: Collected, connection: sqlite3.Connection) -> None:
        self.record = record
        self.collected = collected
        self.directory = collected.directory
        self.connection = connection
        self.positions: Counter[str] = Counter()
        self.tally: Counter[tuple[str, int, str]] = Counter()
        self.vias: dict[str, None] = {}
        self.chains: dict[str, dict[str, None]] = {}
        self.paper_moment: Moment | None = None
        """Of the agreement last written; its points follow it."""
        self.items: list[tuple[Any, ...]] = []
        self.links: list[tuple[int, str, int, str]] = []
        self.texts: list[tuple[Any, ...]] = []

    def write(self, steps: _Steps) -> None:
        execute = self.connection.execute
        # One merge at the end costs less than many on the way, and the fewer pieces the less.
        execute("INSERT INTO text(text, rank) VALUES('automerge', 0)")
        execute("INSERT INTO text(text, rank) VALUES('hashsize', ?)", [_INDEXED_AT_ONCE])
        execute("BEGIN")
        for kind, item in self._in_order():
            self._add(kind, item)
            steps.advance()
        self._flush()
        self._write_meta()
        execute("COMMIT")

    def _in_order(self) -> Iterator[tuple[str, Item]]:
        """Every item with its kind, in the order of the numbers."""
        sections = self.record.sections
        agreement_index, agreement = -1, {}
        for slot, position in self.collected.order:
            if slot == EVENT:
                yield "event", sections["events"][position]
            elif slot == PAPER:
                index, point = self.collected.papers[position]
                if index != agreement_index:
                    agreement_index, agreement = index, sections["agreements"][index]
                if point < 0:
                    yield "agreement", agreement
                else:
                    yield "point", {**agreement["points"][point], "agreement": agreement["id"]}
            else:
                yield "quote", sections["quotes"][position]
        for section, kind in UNDATED_SECTIONS.items():
            for item in sections[section]:
                yield kind, item

    def _add(self, kind: str, item: Item) -> None:
        directory = self.directory
        numbers = directory.numbers
        number = numbers[kind][item["id"]]
        mentions = list(mentions_of(kind, item))
        sources = self._add_links(kind, item, number, mentions)
        dated = self._moment(kind, item)
        # A source's date is shown, but it is no time of the visit: `date:` would list every page of the day.
        moment = None if kind == "source" else dated
        said = [mention for mention in mentions if mention.relation == "said"]
        speaker = numbers[said[0].kind][said[0].id] if said else None
        self.items.append(
            (
                number,
                kind,
                item["id"],
                self.positions[kind],
                title_of(kind, item),
                detail_of(kind, item, directory.name),
                status_of(item),
                moment.start if moment else None,
                _moment_json(dated) if dated else None,
                directory.differences[f"{kind}/{item['id']}"],
                speaker,
                _json(item),
            )
        )
        self.positions[kind] += 1
        if kind == "quote" and speaker is not None:
            self.tally["speaker", speaker, item["form"]] += 1
        elif kind == "agreement":
            for topic in item.get("topics", ()):
                self.tally["field", numbers["topic"][topic], item["status"]] += 1
        self.texts.append((number, *search_text(kind, item, moment, mentions, sources, directory)))
        if len(self.items) >= _BATCH:
            self._flush()

    def _moment(self, kind: str, item: Item) -> Moment | None:
        if kind == "event":
            return self.directory.moments[item["id"]]
        if kind == "point":
            return self.paper_moment
        if kind == "source":
            return moment_of_date(item.get("date"))
        if kind not in ("quote", "agreement"):
            return None
        moment = finer(self.directory.moments.get(item.get("event") or ""), item.get("date"))
        if kind == "agreement":
            self.paper_moment = moment
        return moment

    def _add_links(self, kind: str, item: Item, number: int, mentions: list[Mention]) -> Cited:
        """Queue an item's links; returns what it cites."""
        numbers = self.directory.numbers
        links: dict[tuple[int, str, int], str] = {}
        for relation, subject, other_kind, other_id, detail in mentions:
            other = numbers[other_kind][other_id]
            key = (number, relation, other) if subject else (other, relation, number)
            known = links.get(key)
            links[key] = f"{known}; {detail}" if known and detail and detail != known else detail or known or ""
        lines: dict[str, list[int]] = {}
        for citation in citations_of(kind, item):
            where = lines.setdefault(citation["source"], [])
            if line := citation.get("line"):
                where.append(line)
            if via := citation.get("via"):
                self.vias.update(dict.fromkeys(via))
                self.chains.setdefault(citation["source"], {})[CHAIN.join(via)] = None
        cited = tuple([numbers["source"][source] for source in lines])
        one_witness = len(lines) == 1 or len({self.directory.lineages[source] for source in lines}) == 1
        relation = "rests-on" if one_witness else "cites"
        for source, where in zip(cited, lines.values(), strict=True):
            links[number, relation, source] = _lines(where) if where else ""
        self.links += [(*key, detail) for key, detail in links.items()]
        return Cited(cited, one_witness)

    def _flush(self) -> None:
        self.connection.executemany("INSERT INTO item VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", self.items)
        self.connection.executemany("INSERT INTO link VALUES(?,?,?,?)", self.links)
        self.connection.executemany(
            "INSERT INTO text(rowid, names, body, context, filters) VALUES(?,?,?,?,?)", self.texts
        )
        self.items.clear()
        self.links.clear()
        self.texts.clear()

    def _write_meta(self) -> None:
        whole: Counter[tuple[str, int]] = Counter()
        for (subject, number, _), items in self.tally.items():
            whole[subject, number] += items
        # The busiest first, so that whoever shows only some need not read thousands.
        keys = sorted(self.tally, key=lambda key: (key[0], -whole[key[:2]], key))
        self.connection.executemany("INSERT INTO tally VALUES(?, ?, ?, ?)", [(*key, self.tally[key]) for key in keys])
        visit = dict(self.record.visit)
        visit["place_name"] = self.directory.name("place", visit["place"])
        visit["guest_name"] = self.directory.name("person", visit["guest"])
        visit["host_name"] = self.directory.name("person", visit["host"])
        values = {
            "version": ARCHIVE_VERSION,
            "visit": visit,
            "counts": self.positions,
            "via": sorted(self.vias),
            "digest": self.record.sha256,
            **{f"chains/{source}": list(chains)[:_CHAINS_KEPT] for source, chains in self.chains.items()},
        }
        self.connection.executemany(
            "INSERT INTO meta VALUES(?, ?)",
            [(key, _json(value)) for key, value in values.items()],
        )


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


# Of a million items most have the moment of some event or day.
@lru_cache(maxsize=16384)
def _moment_json(moment: Moment) -> str:
    return _json(moment.fields())


def _lines(lines: list[int]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]}"
    different = sorted(set(lines))
    return ("line " if len(different) == 1 else "lines ") + ", ".join(map(str, different))
