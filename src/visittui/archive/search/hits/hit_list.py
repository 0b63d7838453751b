"""Lists of hits, of which only what is shown is ever fetched, and a window costs the same anywhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from visittui.archive.search.explaining import explained
from visittui.archive.search.hits.row_source import Order, WholeList
from visittui.archive.search.plan import Pattern, Plan, of_kinds
from visittui.archive.search.scoring import Partial
from visittui.archive.store.archive import Archive
from visittui.archive.store.row import Row

STEP = 500
"""Every so many hits of a long list the number of one is remembered, from which the next windows are read on."""


class ListedHits:
    """Hits whose numbers are all at hand.

    `numbers` are of what has all that is looked for; `partial` follows these, with some of the words.
    """

    capped = False

    def __init__(
        self, archive: Archive, plan: Plan, numbers: Sequence[int], ordering: Order, partial: Partial | None = None
    ) -> None:
        self.ordering = ordering
        self.complete = len(numbers)
        self._archive = archive
        self._plan = plan
        self._partial = partial
        self._numbers = [*numbers, *partial.numbers] if partial else numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def rows(self, start: int, stop: int) -> list[Row]:
        """See `RowSource`."""
        numbers = self._numbers[max(0, start) : max(0, stop)]
        rows = _explained_rows(self._archive, numbers, self._plan.patterns)
        if self._partial is None:
            return rows
        lacking = self._partial.lacking
        return [
            row._replace(lacks=tuple(_called(self._plan, place) for place in lacking.get(row.number, ())))
            for row in rows
        ]

    def index_of(self, reference: str) -> int | None:
        """See `RowSource`."""
        number = self._archive.number(reference)
        return self._numbers.index(number) if number is not None and number in self._numbers else None


class StreamedHits:
    """Hits too many to hold, in time order or from the newest: only what is shown is read.

    `length` is how many there are, or at least are; `capped` whether there may be more; `first` are the numbers of hits
    that stand before all others.
    """

    def __init__(
        self,
        archive: Archive,
        plan: Plan,
        kinds: Sequence[str],
        *,
        length: int,
        capped: bool,
        ordering: Order,
        first: Sequence[int] = (),
    ) -> None:
        self.ordering = ordering
        self.capped = capped
        self._archive = archive
        self._patterns = plan.patterns
        self._expression = plan.narrowed(of_kinds(kinds)).expression()
        self.complete = length
        self._first = list(first)
        self._apart = f" AND rowid NOT IN ({','.join(map(str, self._first))})" if self._first else ""
        self._steps = [0]
        # From the newest back, and then what has no time; in time order that comes last by itself.
        self._undated = archive.first_undated if ordering == "newest" else 1 << 62
        self._numbers_there = [-1 if ordering == "time" else self._undated - 1]

    def __len__(self) -> int:
        return self.complete

    def rows(self, start: int, stop: int) -> list[Row]:
        """See `RowSource`."""
        start, stop = max(0, start), min(stop, self.complete)
        ahead = len(self._first)
        numbers = self._first[start:stop]
        if stop > ahead:
            numbers += self._window(max(0, start - ahead), stop - ahead)
        return _explained_rows(self._archive, numbers, self._patterns)

    def index_of(self, reference: str) -> int | None:
        """See `RowSource`."""
        number = self._archive.number(reference)
        if number in self._first:
            return self._first.index(number)
        if number is None or not self._count(f"rowid = {number}"):
            return None
        is_back = self.ordering == "newest" and number < self._undated
        before = f"rowid > {number} AND rowid < {self._undated}" if is_back else f"rowid < {number}"
        return len(self._first) + self._count(before)

    def _window(self, start: int, stop: int) -> list[int]:
        numbers = self._streamed(start, stop)
        if self.ordering == "time" or len(numbers) == stop - start:
            return numbers
        dated = self._count(f"rowid < {self._undated}")
        left = stop - start - len(numbers)
        return numbers + self._numbers(self._undated, left, max(0, start - dated), is_back=False)

    def _streamed(self, start: int, stop: int) -> list[int]:
        is_back = self.ordering == "newest"
        step = start // STEP
        known = bisect_right(self._steps, step) - 1
        if self._steps[known] != step:
            offset = (step - self._steps[known]) * STEP
            found = self._numbers(self._numbers_there[known], 1, offset, is_back=is_back)
            if not found:
                return []
            known += 1
            self._steps.insert(known, step)
            self._numbers_there.insert(known, found[0])
        return self._numbers(self._numbers_there[known], stop - start, start - step * STEP, is_back=is_back)

    def _numbers(self, there: int, count: int, offset: int, *, is_back: bool) -> list[int]:
        beyond, direction = ("<=", "DESC") if is_back else (">=", "ASC")
        statement = (
            f"SELECT rowid FROM text WHERE text MATCH ? AND rowid {beyond} ?{self._apart}"  # noqa: S608
            f" ORDER BY rowid {direction} LIMIT ? OFFSET ?"
        )
        return self._read(statement, there, count, offset)

    def _count(self, where: str) -> int:
        (hits,) = self._read(f"SELECT count(*) FROM text WHERE text MATCH ? AND {where}{self._apart}")  # noqa: S608
        return hits

    def _read(self, statement: str, *values: int) -> list[int]:
        asked = (self._expression, *values)
        found = self._archive.reading(lambda connection: connection.execute(statement, asked).fetchall())
        return [number for (number,) in found]


HitList = ListedHits | StreamedHits | WholeList
"""A `RowSource` of hits, each explained.

It is `capped` if there are more than its length says; so many at its beginning as are `complete` have all that is asked
for, the others some of the words.
"""


def _called(plan: Plan, place: int) -> str:
    """One word of a query as a row says that it lacks it."""
    what = plan.clauses[place][0].what
    return (what.word or " ".join(what.sequences[0])) if isinstance(what, Pattern) else ""


def _explained_rows(archive: Archive, numbers: Sequence[int], patterns: Sequence[Pattern]) -> list[Row]:
    rows = archive.rows_by_number(numbers)
    return archive.reading(lambda connection: explained(connection, rows, patterns))
