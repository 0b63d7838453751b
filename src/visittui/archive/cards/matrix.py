"""Who of the host's side signed, exchanged or witnessed with whom of the guest's, and whose organisations' papers."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from visittui.archive.cards.card import Link
from visittui.archive.cards.pictures import Act, Matrix, MatrixCell, OneSided
from visittui.archive.relations import ACTS
from visittui.archive.store.lookups import Item, column_of, item_numbered, item_of
from visittui.archive.store.tables import kind_of
from visittui.archive.store.visit import Visit

_MOST_LINKS = 20_000
_MOST_NAMES = 30
"""Rows and columns; whoever did most is among them."""

_MOST_ONE_SIDED = 12
_DEPTH = 12
"""Parents of an organisation that are followed to its country."""

_LETTERS = {"signed": "S", "exchanged": "X", "adopted": "A", "negotiated": "N", "witnessed": "W"}

_LINKS = """
SELECT item.number, link.relation, link.target FROM item JOIN link ON link.source = item.number
WHERE item.kind = ? AND link.relation IN ({relations}) ORDER BY link.target, item.number LIMIT ?
"""

_Link = tuple[int, str, int]


class _Member(NamedTuple):
    """A person or organisation, and the country to whose side they belong."""

    link: Link
    country: str


def matrices_of(connection: sqlite3.Connection, visit: Visit) -> tuple[Matrix, ...]:
    """The matrix of people and that of organisations, those of them that are not empty."""
    countries = tuple(item_of(connection, "person", id_).get("country") or "" for id_ in (visit.host, visit.guest))
    if not all(countries) or countries[0] == countries[1]:
        return ()
    names = tuple(str(column_of(connection, "title", ("organisation", country))) for country in countries)
    found = (
        _Meeting(connection, "person", ACTS, countries).matrix("Who did what with whom", names),
        _Meeting(connection, "organisation", ("party-to",), countries).matrix("Whose papers they are", names),
    )
    return tuple(matrix for matrix in found if matrix.cells or matrix.one_sided)


class _Meeting:
    """Who did what to the same papers."""

    def __init__(
        self, connection: sqlite3.Connection, kind: str, relations: Iterable[str], countries: tuple[str, ...]
    ) -> None:
        self._connection = connection
        self._kind = kind
        marks = ", ".join(f"'{relation}'" for relation in relations)
        found: list[_Link] = connection.execute(_LINKS.format(relations=marks), (kind, _MOST_LINKS)).fetchall()
        members = {number: self._member(number) for number in dict.fromkeys(number for number, _, _ in found)}
        self._members = {number: each for number, each in members.items() if each.country in countries}
        self._countries = countries
        self._found = [each for each in found if each[0] in self._members and kind_of(each[2]) == "agreement"]

    def matrix(self, heading: str, names: tuple[str, ...]) -> Matrix:
        """Lay the matrix out, those who did most first; who met nobody has neither row nor column."""
        most = Counter(number for number, _, _ in self._found)
        together, one_sided = self._together()
        met = {number for pair in together for number in pair}
        sides = [
            [number for number, _ in most.most_common() if number in met and self._members[number].country == country]
            for country in self._countries
        ]
        rows, columns = (side[:_MOST_NAMES] for side in sides)
        cells = tuple(
            MatrixCell(
                rows.index(host),
                columns.index(guest),
                tuple(self._act(act, papers, (host, guest)) for act, papers in acts.items()),
            )
            for (host, guest), acts in together.items()
            if host in rows and guest in columns
        )
        return Matrix(
            heading=heading,
            sides=(names[0], names[1]),
            rows=tuple(self._members[number].link for number in rows),
            columns=tuple(self._members[number].link for number in columns),
            cells=cells,
            one_sided=tuple(one_sided[:_MOST_ONE_SIDED]),
            more=(len(sides[0]) - len(rows), len(sides[1]) - len(columns)),
        )

    def _together(self) -> tuple[dict[tuple[int, int], dict[str, list[int]]], list[OneSided]]:
        """What each two did to the same papers; and what was done to papers of which nobody opposite is told."""
        doers: dict[tuple[int, str], list[int]] = {}
        for number, act, paper in self._found:
            doers.setdefault((paper, act), []).append(number)
        together: dict[tuple[int, int], dict[str, list[int]]] = {}
        one_sided: list[OneSided] = []
        order = {act: rank for rank, act in enumerate((*ACTS, "party-to"))}
        for (paper, act), numbers in sorted(doers.items(), key=lambda each: (order[each[0][1]], each[0][0])):
            hosts, guests = (
                [number for number in numbers if self._members[number].country == country]
                for country in self._countries
            )
            for host in hosts[:_MOST_NAMES]:
                for guest in guests[:_MOST_NAMES]:
                    together.setdefault((host, guest), {}).setdefault(act, []).append(paper)
            if not hosts or not guests:
                word = "party to" if act == "party-to" else act
                one_sided += (OneSided(self._members[number].link, word, self._paper(paper)) for number in numbers)
        return together, one_sided

    def _act(self, act: str, papers: list[int], pair: tuple[int, int]) -> Act:
        word = "both party to" if act == "party-to" else act
        if len(papers) == 1:
            return Act(_LETTERS.get(act, ""), word, 1, self._paper(papers[0]))
        field = "party" if act == "party-to" else act
        asked = " ".join(f"{field}:{self._members[number].link.ref}" for number in pair)
        return Act(_LETTERS.get(act, ""), word, len(papers), Link(f"?{asked} kind:agreement", f"{len(papers)} papers"))

    def _paper(self, number: int) -> Link:
        title, item = item_numbered(self._connection, number)
        return Link(f"agreement/{item['id']}", title)

    def _member(self, number: int) -> _Member:
        title, item = item_numbered(self._connection, number)
        return _Member(Link(f"{self._kind}/{item['id']}", title), _country(self._connection, self._kind, item))


def _country(connection: sqlite3.Connection, kind: str, item: Item) -> str:
    """The state to which somebody belongs: their own, or that of what they are a part of."""
    for _ in range(_DEPTH):
        if kind == "organisation" and item["kind"] == "state":
            return str(item["id"])
        if item.get("country"):
            return str(item["country"])
        if not item.get("parent"):
            break
        item = item_of(connection, "organisation", item["parent"])
    return ""
