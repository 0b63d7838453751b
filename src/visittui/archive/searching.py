"""Searching an archive: hits counted, ordered and handed out in windows."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from visittui.archive.archive import Archive
from visittui.archive.hits import HitList, ListedHits, Order, StreamedHits, WholeList
from visittui.archive.matching import ranges_of
from visittui.archive.parsing import parse
from visittui.archive.patterns import Plan, Tokens
from visittui.archive.planning import loosened, plan
from visittui.archive.printing import as_printed
from visittui.archive.query import Query
from visittui.archive.ranking import called_so, ranked
from visittui.archive.resolving import tokens_of_item
from visittui.archive.row import Range
from visittui.archive.tables import KIND_BITS, KIND_CODES

RANKED = 5_000
"""So many hits are counted and put in order of relevance at once; more stand in time order."""

COUNTED = 1_000
"""Of more hits than that, each kind is counted so far; the exact counts come when asked for."""

EXAMINED = 10_000
"""So many hits of a word are read to see whether they print it just so, or what they have in common."""

_CALLED_FIRST = 50
_KINDS = {code: kind for kind, code in KIND_CODES.items()}

Result = TypeVar("Result")


class SearchInterrupted(Exception):  # noqa: N818
    """The search was stopped by `connection.interrupt()` from another thread; there is nothing wrong."""


@dataclass(frozen=True, slots=True)
class Facet:
    """How many hits have something in common: a speaker, a topic."""

    ref: str
    title: str
    count: int


@dataclass(frozen=True)
class Results:
    """What a query finds.

    Attributes:
        archive: the archive that rows are read from.
        query: as it was read.
        plan: what was looked for in the end.
        order: the order asked for.
        counts: hits by kind; kinds without any are absent.
        capped: kinds of which there are more than `counts` says.
        numbers: the hits in time order, None when they are too many to hold.
        best_first: the same in order of relevance, None when there is none.
        called_first: hits that stand first in a list of too many to rank.
    """

    archive: Archive
    query: Query
    plan: Plan
    order: Order
    counts: dict[str, int]
    capped: frozenset[str] = frozenset()
    numbers: array[int] | None = None
    best_first: array[int] | None = None
    called_first: tuple[int, ...] = ()

    @property
    def hints(self) -> tuple[str, ...]:
        """A line each: what was read otherwise than typed, which names are meant, what was corrected."""
        return self.plan.hints

    @property
    def total(self) -> int:
        """All hits, or at least so many if `capped`."""
        return sum(self.counts.values())

    def __len__(self) -> int:
        return self.total

    def hits(self, kinds: Sequence[str] = tuple(KIND_CODES)) -> HitList:
        """The hits of some kinds.

        Args:
            kinds: of which kinds; all if not given.
        """
        if not self.plan.clauses:
            return WholeList(self.archive, kinds, "time" if self.order == "relevance" else self.order)
        if self.numbers is None:
            return StreamedHits(
                self.archive,
                self.plan,
                kinds,
                length=sum(self.counts.get(kind, 0) for kind in kinds),
                capped=any(kind in self.capped for kind in kinds),
                ordering="newest" if self.order == "newest" else "time",
                first=[number for number in self.called_first if _kind(number) in kinds],
            )
        codes = frozenset(KIND_CODES[kind] for kind in kinds)
        by_relevance = self.order == "relevance" and self.best_first is not None
        numbers = self.best_first if by_relevance and self.best_first is not None else self.numbers
        chosen = array("q", (number for number in numbers if number & (1 << KIND_BITS) - 1 in codes))
        if self.order == "newest":
            chosen.reverse()
        ordering: Order = "relevance" if by_relevance else "newest" if self.order == "newest" else "time"
        return ListedHits(self.archive, self.plan.patterns, chosen, ordering)

    def matches(self, text: str) -> tuple[Range, ...]:
        """Where the query matches in any printed text, as ranges of its characters."""
        return ranges_of(self.plan.patterns, text)

    def ordered(self, order: Order) -> Results:
        """The same hits in another order."""
        if order == self.order:
            return self
        if order != "relevance" or self.best_first is not None or self.numbers is None:
            return replace(self, order=order)
        found = self.numbers
        best = _reading(self.archive, lambda connection: _best_first(connection, self.plan, found))
        return replace(self, order=order, best_first=best)

    def read_with(self, archive: Archive) -> Results:
        """The same hits, with rows read through another connection: that of the thread which shows them."""
        return replace(self, archive=archive)

    def exact(self) -> Results:
        """The same with all hits counted; it takes some tens of milliseconds for a million."""
        if not self.capped:
            return self

        def read(connection: sqlite3.Connection) -> dict[str, int]:
            return {kind: _count(connection, self.plan, kind, -1) for kind in self.capped}

        return replace(self, counts={**self.counts, **_reading(self.archive, read)}, capped=frozenset())

    def by(self, relation: str, limit: int = 20) -> list[Facet]:
        """What the hits have most in common.

        Args:
            relation: `speaker` or `topic`.
            limit: at most so many.

        Returns:
            The most frequent first. Of hits too many to hold, the first ten thousand are looked at.
        """
        mine, theirs, name = _FACETS[relation]
        restricted = Tokens(("xkindquote",)) if relation == "speaker" else None
        sought = self.plan.narrowed(restricted) if restricted else self.plan
        statement = f"""
            SELECT item.kind || '/' || item.id, item.title, count(*) AS items
            FROM (SELECT rowid AS number FROM text WHERE text MATCH ? ORDER BY rowid LIMIT ?) AS hit
            CROSS JOIN link ON link.{mine} = hit.number AND link.relation = ?
            CROSS JOIN item ON item.number = link.{theirs}
            GROUP BY item.number ORDER BY items DESC, item.number LIMIT ?
        """  # noqa: S608
        values = (sought.expression(), EXAMINED, name, limit)
        return _reading(self.archive, lambda connection: [Facet(*row) for row in connection.execute(statement, values)])


_FACETS = {"speaker": ("target", "source", "said"), "topic": ("source", "target", "topic")}


def search(archive: Archive, text: str, *, order: Order = "relevance", scope: str | None = None) -> Results:
    """Search an archive.

    Args:
        archive: the open archive; `archive.connection.interrupt()` from another thread stops the search.
        text: any text; see `parsing.parse`.
        order: `relevance`, `time` or `newest`.
        scope: a reference; only what is linked with that item is searched.

    Returns:
        Everything about the hits; an empty text asks for the whole record.

    Raises:
        SearchInterrupted: it was stopped.
        CannotContinueError: the archive is damaged and cannot be restored.
    """
    query = parse(text)

    def read(connection: sqlite3.Connection) -> Results:
        within = tokens_of_item(scope, connection) if scope else None
        found = _run(archive, connection, query, plan(connection, query), within, order)
        if not found.total and query.clauses:
            for looser in loosened(connection, query):
                again = _run(archive, connection, query, looser, within, order)
                if again.total:
                    return again
        return found

    return _reading(archive, read)


def _reading(archive: Archive, read: Callable[[sqlite3.Connection], Result]) -> Result:
    try:
        return archive.reading(read)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise SearchInterrupted from None
        raise


def _run(
    archive: Archive, connection: sqlite3.Connection, query: Query, sought: Plan, within: Tokens | None, order: Order
) -> Results:
    if within is not None:
        sought = sought.narrowed(within)
    if not sought.clauses:
        return Results(archive, query, sought, order, {kind: n for kind, n in archive.counts.items() if n})
    numbers = _numbers(connection, sought, (EXAMINED if sought.very_words else RANKED) + 1)
    if sought.very_words:
        numbers = as_printed(connection, sought, numbers[:EXAMINED])
    counts = _by_kind(numbers)
    if len(numbers) > RANKED and not sought.very_words:
        counts, capped = _counted_further(archive, connection, sought, counts)
        first = called_so(connection, sought, _CALLED_FIRST) if order == "relevance" and sought.patterns else ()
        return Results(archive, query, sought, order, counts, capped, called_first=tuple(first))
    best = _best_first(connection, sought, numbers) if order == "relevance" else None
    return Results(archive, query, sought, order, counts, numbers=numbers, best_first=best)


def _by_kind(numbers: array[int]) -> dict[str, int]:
    codes = Counter(number & (1 << KIND_BITS) - 1 for number in numbers)
    return {kind: codes[code] for code, kind in _KINDS.items() if code in codes}


def _counted_further(
    archive: Archive, connection: sqlite3.Connection, sought: Plan, sample: dict[str, int]
) -> tuple[dict[str, int], frozenset[str]]:
    """Hits by kind where they are many, and the kinds of which there are more; `sample` are the first hits' kinds."""
    counts: dict[str, int] = {}
    capped = set()
    for kind, items in archive.counts.items():
        known = sample.get(kind, 0)
        # Of a kind that the first hits are full of there are more than is counted now.
        count = known if known > COUNTED else _count(connection, sought, kind, COUNTED + 1) if items else 0
        if count > COUNTED:
            capped.add(kind)
            count -= count % COUNTED
        if count:
            counts[kind] = count
    return counts, frozenset(capped)


def _numbers(connection: sqlite3.Connection, sought: Plan, limit: int) -> array[int]:
    """The numbers of the first hits in time order."""
    rows = connection.execute(
        "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid LIMIT ?", (sought.expression(), limit)
    )
    return array("q", chain.from_iterable(rows))


def _best_first(connection: sqlite3.Connection, sought: Plan, numbers: array[int]) -> array[int] | None:
    """Hits by relevance; None where there are too many, or no words by which one could be better than another."""
    return ranked(connection, sought, numbers) if sought.patterns and len(numbers) <= RANKED else None


def _count(connection: sqlite3.Connection, sought: Plan, kind: str, limit: int) -> int:
    """How many hits are of a kind; a negative limit counts all."""
    expression = sought.narrowed(Tokens((f"xkind{kind}",))).expression()
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT ?)", (expression, limit)
    ).fetchone()
    return int(row[0])


def _kind(number: int) -> str:
    return _KINDS[number & (1 << KIND_BITS) - 1]
