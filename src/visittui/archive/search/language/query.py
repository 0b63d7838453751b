"""Queries: what a reader asks for, read from any text whatever by `parsing.parse`.

    query       clause clause …           all of these
    clause      term OR term …            any of these
    term        -term  NOT term           not this
                word  =word  word~        a word or what begins so; this very word; words like it
                "several words"           these, in this order; quotation marks of any kind
                field:value field:"…"     see `fields`
                date: after: since: …     see `dates`

Reading never fails: what is not understood is read as words, and a hint says so.
"""

from __future__ import annotations

from typing import NamedTuple

from visittui.archive.search.folding import trimmed
from visittui.archive.search.language.dates import DateRange


class Word(NamedTuple):
    """A word as typed. Of several parts (`Noi-Bai`, `12:00`), these must follow each other.

    Attributes:
        text: begins and ends with a letter or digit.
        exactly: this very word, marks included, and no longer one (`=Đức`).
        like: also words a typo away (`likachev~`).
    """

    text: str
    exactly: bool = False
    like: bool = False

    @property
    def is_loud(self) -> bool:
        """Whether it is in capitals: WHO and US are no pronouns."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_possessive(self) -> bool:
        """Whether it says whose something is: `Putin’s`."""
        return self.text[-2:-1] in ("'", "’") and self.text[-1:] in ("s", "S")

    def __str__(self) -> str:
        return f"{'=' * self.exactly}{self.text}{'~' * self.like}"


class Phrase(NamedTuple):
    """Words that must follow each other, as typed between quotation marks."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


class FieldTerm(NamedTuple):
    """A field and what it is to hold; `field` is a key of `fields.FIELDS`, other than a date's."""

    field: str
    value: str

    def __str__(self) -> str:
        plain = not any(character.isspace() for character in self.value) and trimmed(self.value) == self.value
        return f"{self.field}:{self.value}" if plain else f'{self.field}:"{self.value}"'


class DateTerm(NamedTuple):
    """A time: `date:`, `after:`, `before:`, `since:` or `until:` and what is meant."""

    field: str
    range: DateRange

    def __str__(self) -> str:
        return f"{self.field}:{self.range}"


Term = Word | Phrase | FieldTerm | DateTerm


class Alternative(NamedTuple):
    """A term, or that it must not hold."""

    term: Term
    excluded: bool = False

    def __str__(self) -> str:
        return f"{'-' * self.excluded}{self.term}"


Clause = tuple[Alternative, ...]
"""Of these at least one must hold."""


_LONGEST_HINT = 200
"""Letters."""


class Hint(str):
    """A line for the reader, and where it leads.

    Attributes:
        query: what to ask instead; empty where the line only tells something.
    """

    __slots__ = ("query",)
    query: str

    def __new__(cls, line: str, query: str = "") -> Hint:
        """A line that leads to a query, or nowhere."""
        hint = super().__new__(cls, line)
        hint.query = query
        return hint

    def shortened(self) -> Hint:
        """The same, cut where it is longer than anybody reads."""
        return self if len(self) <= _LONGEST_HINT else Hint(f"{self[:_LONGEST_HINT]} …", self.query)


class Query(NamedTuple):
    """What is asked.

    Attributes:
        clauses: all must hold; none: everything is asked for.
        hints: a line each about what was not understood.
        is_signs: whether something was written, but no word.
        day: the day that is all that was written.
        year: the one that is meant by dates without one.
    """

    clauses: tuple[Clause, ...] = ()
    hints: tuple[Hint, ...] = ()
    is_signs: bool = False
    day: DateRange | None = None
    year: int | None = None

    def __str__(self) -> str:
        """The query in canonical form, which reads as the same clauses."""
        return " ".join(" OR ".join(map(str, clause)) for clause in self.clauses)

    def __bool__(self) -> bool:
        return bool(self.clauses)
