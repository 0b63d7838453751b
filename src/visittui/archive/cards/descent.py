"""Who copies whom among the sources, and who passes on whom."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import NamedTuple

from visittui.archive.cards.card import Link
from visittui.archive.cards.pictures import Descent, Family, Origin, Passing
from visittui.archive.relations import CHAIN

_SOURCES = 5000
"""Sources that are looked at; a record has some hundreds."""

_FAMILIES, _MEMBERS = 24, 40
_ORIGINS, _PASSING = 24, 12
_NAMED = 8
"""Sources that are named in a query."""

_ALONE = """
SELECT target, count(*) FROM link
WHERE relation = 'rests-on' AND target IN (SELECT value FROM json_each(?)) GROUP BY target
"""
_ALONE_TOGETHER = """
SELECT count(DISTINCT source) FROM link
WHERE relation = 'rests-on' AND target IN (SELECT value FROM json_each(?))
"""


class _Source(NamedTuple):
    number: int
    id: str
    title: str
    lineage: str
    publisher: str | None

    @property
    def link(self) -> Link:
        return Link(f"source/{self.id}", self.publisher or self.id, self.id)


def descent_of(connection: sqlite3.Connection) -> Descent:
    """The families of one wording, those on which most rests first, and the origins whose words go on."""
    sources = [
        _Source(*found)
        for found in connection.execute(
            "SELECT number, id, title, json_extract(body, '$.lineage'), json_extract(body, '$.publisher')"
            " FROM item WHERE kind = 'source' ORDER BY number LIMIT ?",
            (_SOURCES,),
        )
    ]
    families, more_families = _families(connection, sources)
    origins, more_origins = _origins(connection, {source.id: source for source in sources})
    return Descent(families, origins, (more_families, more_origins))


def _families(connection: sqlite3.Connection, sources: list[_Source]) -> tuple[tuple[Family, ...], int]:
    by_lineage: dict[str, list[_Source]] = {}
    for source in sources:
        by_lineage.setdefault(source.lineage, []).append(source)
    families = []
    for found in by_lineage.values():
        alone, resting = _alone(connection, found)
        if alone or len(found) > 1:
            # Those that something rests on come first: they are the ones to look at.
            found.sort(key=lambda source: -resting.get(source.number, 0))
            families.append(
                Family(
                    name=_name(found),
                    sources=tuple(source.link for source in found[:_MEMBERS]),
                    alone=(alone, Link(_only(found, resting), "all that rests on it alone")),
                    more=max(0, len(found) - _MEMBERS),
                )
            )
    families.sort(key=lambda family: (-family.alone[0], -len(family.sources)))
    return tuple(families[:_FAMILIES]), max(0, len(families) - _FAMILIES)


def _alone(connection: sqlite3.Connection, sources: list[_Source]) -> tuple[int, dict[int, int]]:
    """How many items rest on sources of one wording alone, and how many of them on each."""
    numbers = [json.dumps([source.number for source in sources])]
    resting: dict[int, int] = dict(connection.execute(_ALONE, numbers).fetchall())
    if len(resting) < 2:
        return sum(resting.values()), resting
    (together,) = connection.execute(_ALONE_TOGETHER, numbers).fetchone()
    return together, resting


def _only(sources: list[_Source], resting: dict[int, int]) -> str:
    named = [source.id for source in sources if source.number in resting]
    if not named:
        return sources[0].link.ref
    return "?" + " OR ".join(f"only:source/{id_}" for id_ in named[:_NAMED])


def _name(sources: list[_Source]) -> str:
    publishers = Counter(source.publisher for source in sources if source.publisher)
    return publishers.most_common(1)[0][0] if publishers else sources[0].id


def _origins(connection: sqlite3.Connection, known: dict[str, _Source]) -> tuple[tuple[Origin, ...], int]:
    passed: dict[str, dict[str, Counter[str]]] = {}
    for key, value in connection.execute(
        "SELECT key, value FROM meta WHERE key >= 'chains/' AND key < 'chains0' LIMIT ?", (_SOURCES,)
    ):
        source = key.partition("/")[2]
        if source not in known:
            continue
        name = known[source].link.title
        for chain, items in json.loads(value):
            # A copy of a newspaper's page cites that newspaper: nothing goes from one name to another.
            if chain != name:
                passed.setdefault(chain, {}).setdefault(name, Counter())[source] += items
    most = sorted(passed, key=lambda chain: (-sum(sources.total() for sources in passed[chain].values()), chain))
    origins = []
    for chain in most[:_ORIGINS]:
        nearest = chain.partition(CHAIN)[0].replace('"', "")
        via = f'?via:"{nearest}"'
        names = sorted(passed[chain].values(), key=lambda sources: -sources.total())
        origins.append(
            Origin(
                Link(via, chain),
                tuple(_passing(via, sources, known) for sources in names[:_PASSING]),
                max(0, len(names) - _PASSING),
            )
        )
    return tuple(origins), max(0, len(most) - _ORIGINS)


def _passing(via: str, sources: Counter[str], known: dict[str, _Source]) -> Passing:
    """What one name passes on: a link to its source, or of several to what they are cited for."""
    ids = [id_ for id_, _ in sources.most_common(_NAMED)]
    link = known[ids[0]].link
    if len(ids) > 1:
        link = Link(f"{via} ({' OR '.join(f'source:source/{id_}' for id_ in ids)})", link.title)
    return Passing(link, sources.total())
