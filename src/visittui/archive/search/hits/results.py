"""The results of a search: counts by kind, lists in any order, highlights, and what the hits have in common."""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from visittui.archive.search.highlight import ranges_of
from visittui.archive.search.hits.counting import Counts, by_kind, count
from visittui.archive.search.hits.hit_list import HitList, ListedHits, StreamedHits
from visittui.archive.search.hits.row_source import Order, WholeList
from visittui.archive.search.language.query import Hint, Query
from visittui.archive.search.plan import Plan, of_kinds
from visittui.archive.search.ranking import answering, hits_among, holding_the_office, ranked
from visittui.archive.search.scoring import Partial, Scoring
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Range
from visittui.archive.store.tables import KIND_CODES, kind_of

EXAMINED = 10_000
"""So many hits are read to see what they have in common, or whether they print a word just so."""

ALL_KINDS = tuple(KIND_CODES)

NOT_TOGETHER = Hint("nothing has all of these at once")
SOME = Hint("nothing has all of these words; showing what has some of them")

Result = TypeVar("Result")

_MOST_FACETS = 20
_FACETS = {"speaker": ("target", "source", "said"), "topic": ("source", "target", "topic")}


class SearchInterrupted(Exception):  # noqa: N818
    """The search was stopped by `connection.interrupt()` from another thread; there is nothing wrong."""


class Facet(NamedTuple):
    """How many hits have something in common: a speaker, a topic."""

    ref: str
    title: str
    hits: int


class Results(NamedTuple):
    """What a query finds.

    Attributes:
        counts: hits by kind; kinds without any are absent.
        capped: kinds of which there are more than `counts` says.
        numbers: the hits in time order, None when they are too many to hold.
        best_first: the same in order of relevance, None when there is none.
        called_first: hits that stand first in a list of too many to rank.
        partial: where few have all words, what has some of them, and what each lacks.
        in_whole_record: where few were found of what belongs to one item, how many the whole record has, or at least.
        linked: where references found the items themselves, what these references mean beside any other term.
    """

    archive: Archive
    query: Query
    plan: Plan
    order: Order
    counts: Counts
    capped: frozenset[str] = frozenset()
    numbers: array[int] | None = None
    best_first: array[int] | None = None
    called_first: tuple[int, ...] = ()
    partial: Partial | None = None
    in_whole_record: int | None = None
    linked: Plan | None = None

    @property
    def complete(self) -> Counts:
        """Hits by kind that have all that is asked for; the others of `counts` have some of the words."""
        if self.partial is None:
            return self.counts
        return dict(Counter(self.counts) - Counter(by_kind(self.partial.numbers)))

    @property
    def hints(self) -> tuple[Hint, ...]:
        """A line each: what was read otherwise than typed, which names are meant, what was corrected."""
        return self.plan.hints

    @property
    def total(self) -> int:
        """All hits, or at least so many if `capped`."""
        return sum(self.counts.values())

    def hits(self, kinds: Sequence[str] = ALL_KINDS) -> HitList:
        """The hits of some kinds."""
        if not self.plan.clauses:
            return WholeList(self.archive, kinds, self.order)
        if self.numbers is None:
            return StreamedHits(
                self.archive,
                self.plan,
                kinds,
                length=sum(self.counts.get(kind, 0) for kind in kinds),
                capped=any(kind in self.capped for kind in kinds),
                ordering="newest" if self.order == "newest" else "time",
                first=[number for number in self.called_first if kind_of(number) in kinds],
            )
        ordering, numbers = self.order, self.numbers
        if self.order == "relevance":
            ordering, numbers = ("time", numbers) if self.best_first is None else ("relevance", self.best_first)
        if any(kind not in kinds for kind in self.counts):
            numbers = array("q", (number for number in numbers if kind_of(number) in kinds))
        if ordering == "newest":
            undated = bisect_left(numbers, self.archive.first_undated)
            numbers = numbers[:undated][::-1] + numbers[undated:]
        if self.partial is None:
            return ListedHits(self.archive, self.plan, numbers, ordering)
        if not numbers:
            # What has some of the words only stands by how well it answers, whatever order is asked for.
            ordering = "relevance"
        some = array("q", (number for number in self.partial.numbers if kind_of(number) in kinds))
        return ListedHits(self.archive, self.plan, numbers, ordering, self.partial._replace(numbers=some))

    def complete_only(self) -> Results:
        """The same without what has only some of the words."""
        if self.partial is None:
            return self
        hints = tuple(NOT_TOGETHER if hint == SOME else hint for hint in self.hints)
        return self._replace(plan=self.plan._replace(hints=hints), counts=self.complete, partial=None)

    def beside_another_term(self) -> Results:
        """What the query finds as it is read once a term is added: of items asked for by reference what is linked."""
        return self if self.linked is None else self._replace(plan=self.linked, linked=None, numbers=None)

    def matches(self, text: str) -> tuple[Range, ...]:
        """Where the query matches in any printed text, as ranges of its characters."""
        return ranges_of(self.plan.patterns, text)

    def exact(self) -> Results:
        """The same with all hits counted; it takes some tens of milliseconds for a million.

        Raises:
            SearchInterrupted: it was stopped.
        """
        if not self.capped:
            return self
        found = reading(
            self.archive, lambda connection: {kind: count(connection, self.plan, kind) for kind in self.capped}
        )
        return self._replace(counts={**self.counts, **found}, capped=frozenset())

    def by(self, relation: str) -> list[Facet]:
        """What the hits have most in common: `speaker` (of the quotes among them) or `topic`, the most frequent first.

        Of very many hits the first ten thousand are looked at.

        Raises:
            SearchInterrupted: it was stopped.
        """
        mine, theirs, name = _FACETS[relation]
        if self.numbers is not None:
            # The hits themselves: the index alone tells neither marks nor what was asked for by its reference.
            numbers = [number for number in self.numbers if relation != "speaker" or kind_of(number) == "quote"]
            hits, values = "SELECT value AS number FROM json_each(?) LIMIT ?", (json.dumps(numbers), EXAMINED)
        else:
            plan = self.plan.narrowed(of_kinds(["quote"])) if relation == "speaker" else self.plan
            hits = "SELECT rowid AS number FROM text WHERE text MATCH ? ORDER BY rowid LIMIT ?"
            values = (plan.expression(), EXAMINED)
        statement = f"""
            SELECT item.kind || '/' || item.id, item.title, count(*) AS items
            FROM ({hits}) AS hit
            CROSS JOIN link ON link.{mine} = hit.number AND link.relation = ?
            CROSS JOIN item ON item.number = link.{theirs}
            GROUP BY item.number ORDER BY items DESC, item.number LIMIT ?
        """  # noqa: S608
        return reading(
            self.archive,
            lambda connection: [Facet(*row) for row in connection.execute(statement, (*values, name, _MOST_FACETS))],
        )


def best_first(connection: sqlite3.Connection, plan: Plan, numbers: array[int], items: int) -> array[int] | None:
    """Hits, given in time order, by relevance; None where no words were looked for by which one could be better.

    `items` is how many the record has.
    """
    if not plan.patterns:
        return None
    if not (plan.typed or plan.is_widened or plan.question):
        return ranked(connection, plan, numbers)
    scoring = Scoring(connection, plan, items)
    # Whose office was asked for is named, though in other words.
    holders = array("q", holding_the_office(connection, plan, numbers) if plan.is_widened else ())
    order = scoring.in_order(holders) if len(holders) > 1 else holders
    left = array("q", (number for number in numbers if number not in order)) if order else numbers
    as_typed = plan.as_written(typed=True) if plan.typed else None
    if plan.question and as_typed:
        # The words of a question stand in texts by chance, but not in a row.
        as_typed = as_typed.as_phrase()
    # What has the words as typed, then what has those of them that carry anything, then what has others for them.
    for step in (*((as_typed,) if as_typed else ()), plan.as_written()):
        if left and (known := hits_among(connection, left, step.expression())):
            written = array("q", sorted(known))
            how_well = scoring.scores(written) if plan.question else {}
            order.extend(
                answering(connection, step, written, how_well) if how_well else ranked(connection, step, written)
            )
            left = array("q", (number for number in left if number not in known))
    if left:
        order.extend(scoring.in_order(left))
    return order


def reading(archive: Archive, read: Callable[[sqlite3.Connection], Result]) -> Result:
    """Read from an archive.

    Raises:
        SearchInterrupted: it was stopped from another thread.
    """
    try:
        return archive.reading(read)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise SearchInterrupted from None
        raise
