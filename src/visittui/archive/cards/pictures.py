"""What is drawn rather than listed, as plain data: a scale of accounts, what goes from source to source, who with whom.

Every mark is a link into the record. The screen draws a picture in cells, plain printing says it in words.
"""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.cards.card import Link


class Dot(NamedTuple):
    """One source that gives an account; a copy is of the same wording or newsroom as the last witness before it."""

    link: Link
    is_copy: bool = False


class Reading(NamedTuple):
    """What is read at one point of a scale, and who gives it.

    Attributes:
        words: what is read there: "11", "about 10", "20 Jun".
        low: where it begins, in the unit of the scale.
        high: where it ends, the same as `low` where it is one point.
        qualifier: as in `measures.Measure`.
        dots: the sources, behind each witness its copies.
    """

    words: str
    low: float
    high: float
    qualifier: str
    dots: tuple[Dot, ...]


class WithoutValue(NamedTuple):
    """An account that gives no number, day or hour."""

    says: str
    dots: tuple[Dot, ...]


class Scale(NamedTuple):
    """Accounts of a number, a day or an hour.

    Attributes:
        unit: what the numbers count; empty for days and hours.
        readings: from low to high.
        witnesses: how many independent witnesses all of them are.
        more: accounts that are not told, of a record with very many.
    """

    heading: str
    unit: str
    readings: tuple[Reading, ...]
    without_value: tuple[WithoutValue, ...]
    witnesses: int
    more: int = 0

    @property
    def repeats(self) -> bool:
        """Whether a witness stands at several of the accounts, so that the dots are more than the witnesses."""
        stands: tuple[Reading | WithoutValue, ...] = (*self.readings, *self.without_value)
        return sum(not dot.is_copy for each in stands for dot in each.dots) > self.witnesses


class Passing(NamedTuple):
    """Who passes somebody on: how many items of the record cite its source for that, or its sources together."""

    link: Link
    items: int


class Origin(NamedTuple):
    """Where words come from, and who passes them on.

    Attributes:
        link: the origin by name, leading to all that is passed on of it.
        passed_on: the sources that do, those with most first.
        more: sources beyond these.
    """

    link: Link
    passed_on: tuple[Passing, ...]
    more: int = 0


class Family(NamedTuple):
    """Sources of one wording or newsroom: one witness.

    Attributes:
        name: what they are called together.
        alone: how many items of the record rest on them alone, leading there.
        more: sources beyond these.
    """

    name: str
    sources: tuple[Link, ...]
    alone: tuple[int, Link]
    more: int = 0


class Descent(NamedTuple):
    """Who copies whom, and who passes on whom."""

    families: tuple[Family, ...]
    origins: tuple[Origin, ...]
    more: tuple[int, int] = (0, 0)
    """Families and origins beyond these."""


class Act(NamedTuple):
    """What two did together, how often: `letter` is of the legend."""

    letter: str
    word: str
    count: int  # type: ignore[assignment]  # hides a method of tuples that nobody calls here
    link: Link


class MatrixCell(NamedTuple):
    """What the one in a row and the one in a column did together, by their numbers."""

    row: int
    column: int
    acts: tuple[Act, ...]


class OneSided(NamedTuple):
    """What somebody did of which nobody of the other side is told."""

    who: Link
    word: str
    paper: Link


class Matrix(NamedTuple):
    """Who of one side did what with whom of the other.

    Attributes:
        sides: what rows and columns are.
        one_sided: what somebody did with nobody of the other side.
        more: rows and columns left out.
    """

    heading: str
    sides: tuple[str, str]
    rows: tuple[Link, ...]
    columns: tuple[Link, ...]
    cells: tuple[MatrixCell, ...]
    one_sided: tuple[OneSided, ...] = ()
    more: tuple[int, int] = (0, 0)


Picture = Scale | Descent | Matrix
