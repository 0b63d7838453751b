"""What a query looks for once its names, dates and misspellings are worked out, as data and as an FTS5 expression.

Every word that comes from outside is a quoted token of letters and digits: raw text never reaches the expression.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from visittui.archive.search.language.asking_words import Question
from visittui.archive.search.language.query import Hint
from visittui.archive.store.tables import KIND_CODES

EVERYWHERE = "{names body context}"
"""The columns of the full-text table in which a word is looked for."""

Sequence = tuple[str, ...]
"""Folded words that must follow each other."""


class Tag(NamedTuple):
    """A filter token that means the same as a word: of a topic that is called so, a kind, a day.

    Attributes:
        reason: what a row says that was found by it; empty where the row shows it anyway.
        by_alias: whether it is only another name of a topic that is the word, not the one that is shown.
    """

    token: str
    reason: str = ""
    by_alias: bool = False


class Pattern(NamedTuple):
    """Words looked for.

    Attributes:
        sequences: any of these.
        prefix: whether the last word of a sequence may go on.
        endings: all words of the record that the only word of the only sequence begins, if it is better to look for
            these; else empty.
        printed: the very words as printed that are asked for, marks included; else empty.
        typed: the words as typed if they were typed with marks, which makes items that print them so come first.
        forms: other forms and spellings of the words, each whole.
        meanings: words that mean the same, each whole.
        tags: filter tokens that mean the same.
        word: as typed, to be said back.
    """

    sequences: tuple[Sequence, ...]
    prefix: bool = False
    endings: tuple[str, ...] = ()
    printed: str = ""
    typed: str = ""
    forms: tuple[Sequence, ...] = ()
    meanings: tuple[Sequence, ...] = ()
    tags: tuple[Tag, ...] = ()
    word: str = ""

    def expression(self, columns: str, *, whole: bool) -> str:
        """An FTS5 expression for these columns; filter tokens count everywhere.

        `whole` is whether the last word must be whole even where it could go on.
        """
        if self.endings and not whole:
            found = [f'"{word}"' for word in self.endings]
        else:
            star = " *" if self.prefix and not whole else ""
            found = [f'"{" ".join(sequence)}"{star}' for sequence in self.sequences]
        is_begun = self.prefix and not whole
        found += (
            f'"{" ".join(sequence)}"'
            for sequence in (*self.forms, *self.meanings)
            if not (is_begun and any(_begins(sequence, begun) for begun in self.sequences))
        )
        if not self.tags:
            return f"{columns} : ({_either(found)})"
        tagged = Tokens(tuple(tag.token for tag in self.tags)).expression("", whole=True)
        return f"({columns} : ({_either(found)})) OR ({tagged})" if found else tagged

    def as_written(self) -> Pattern:
        """The words as written alone; what means something goes on in its other forms only: `car`, `import`."""
        alone = self._replace(forms=(), meanings=(), tags=())
        if not self.meanings:
            return alone
        longer = (form for form in self.forms if any(_begins(form, begun) for begun in self.sequences))
        return alone._replace(prefix=False, forms=tuple(longer))


class Tokens(NamedTuple):
    """Filter tokens looked for, which may go on if `prefix`: any of these; none means that nothing can match."""

    tokens: tuple[str, ...]
    prefix: bool = False

    def expression(self, columns: str, *, whole: bool) -> str:
        """An FTS5 expression; the columns of text are of no concern to it."""
        star = " *" if self.prefix and not whole else ""
        return f"filters : ({_either(f'{chr(34)}{token}{chr(34)}{star}' for token in self.tokens or ('xnothing',))})"


def of_kinds(kinds: Iterable[str]) -> Tokens:
    """The filter tokens of these kinds."""
    return Tokens(tuple(f"xkind{kind}" for kind in kinds))


def no_match(asked: str, instead: str) -> tuple[str, str]:
    """What is said where something else is looked for: of what is shown then, and where that finds nothing either."""
    return f"no match for “{asked}”, showing {instead}", f"no match for “{asked}”, looked for {instead}"


class Wanted(NamedTuple):
    """A pattern or filter, or that it must not hold."""

    what: Pattern | Tokens
    excluded: bool = False


class Plan(NamedTuple):
    """A query ready to be run.

    Attributes:
        clauses: all must hold; of each, one of its members.
        misses: the same for where nothing is found, when nothing is shown that a hint could speak of.
        is_corrected: whether something else than what was typed is looked for.
        typed: the clauses with the words that carry nothing and are not required, in the order as typed; empty where
            there are none.
        origins: of each clause the place among those of the query.
        question: how it asks, if it is a question.
    """

    clauses: tuple[tuple[Wanted, ...], ...]
    hints: tuple[Hint, ...] = ()
    misses: tuple[Hint, ...] = ()
    is_corrected: bool = False
    typed: tuple[tuple[Wanted, ...], ...] = ()
    origins: tuple[int, ...] = ()
    question: Question | None = None

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The words that are looked for, not those to be left out."""
        found = (wanted.what for clause in self.clauses for wanted in clause if not wanted.excluded)
        return tuple(what for what in found if isinstance(what, Pattern))

    def expression(self, columns: str = EVERYWHERE, *, whole: bool = False) -> str:
        """The FTS5 expression of the whole query for these columns; `whole` is whether words must be whole."""
        wanted: list[str] = []
        unwanted: list[str] = []
        for clause in self.clauses:
            if len(clause) == 1 and clause[0].excluded:
                # Words to be left out are so wherever they stand; very words are looked for in the hits.
                if not (isinstance(clause[0].what, Pattern) and clause[0].what.printed):
                    unwanted.append(clause[0].what.expression(EVERYWHERE, whole=False))
            else:
                wanted.append(_either(_member(member, columns, whole=whole) for member in clause))
        positive = " AND ".join(f"({part})" for part in wanted) or EVERYTHING
        return f"({positive}) NOT ({_either(unwanted)})" if unwanted else f"({positive})"

    def as_written(self, *, typed: bool = False) -> Plan:
        """The same for the words as they were written, without their other forms and what means the same.

        `typed` is whether words that carry nothing must be there too.
        """
        clauses = (self.typed or self.clauses) if typed else self.clauses
        return self._replace(clauses=tuple(tuple(map(_as_written, clause)) for clause in clauses), typed=())

    @property
    def is_widened(self) -> bool:
        """Whether anything but the words as written is looked for."""
        return any(pattern.forms or pattern.meanings or pattern.tags for pattern in self.patterns)

    @property
    def loose(self) -> tuple[int, ...]:
        """The places of those clauses that an item need not have where nothing has all: words, not fields."""
        return tuple(
            place
            for place, clause in enumerate(self.clauses)
            if all(isinstance(one.what, Pattern) and not one.what.printed and not one.excluded for one in clause)
        )

    @property
    def very_words(self) -> tuple[tuple[str, bool], ...]:
        """Words that must be printed just so, or must not (True), which the folded index cannot tell."""
        single = (clause[0] for clause in self.clauses if len(clause) == 1)
        return tuple(
            (wanted.what.printed, wanted.excluded)
            for wanted in single
            if isinstance(wanted.what, Pattern) and wanted.what.printed
        )

    @property
    def has_phrase(self) -> bool:
        """Whether words must follow each other, which takes the index longest to find out."""
        return any(len(sequence) > 1 for pattern in self.patterns for sequence in pattern.sequences)

    def without(self, place: int) -> Plan:
        """The same with a clause less."""
        return Plan((*self.clauses[:place], *self.clauses[place + 1 :]))

    def narrowed(self, tokens: Tokens) -> Plan:
        """The same within what carries one of these tokens."""
        clause = (Wanted(tokens),)
        return self._replace(clauses=(*self.clauses, clause), typed=(*self.typed, clause) if self.typed else ())

    def as_phrase(self) -> Plan | None:
        """The same with its loose words as one phrase in their order; None where it has not several such words."""
        if len(self.patterns) < 2:
            return None
        words: list[str] = []
        others = []
        for clause in self.clauses:
            first = clause[0].what
            if len(clause) > 1 and any(isinstance(member.what, Pattern) for member in clause):
                return None
            if not isinstance(first, Pattern) or clause[0].excluded:
                others.append(clause)
            elif len(first.sequences) > 1:
                return None
            else:
                words.extend(first.sequences[0])
        return Plan(((Wanted(Pattern((tuple(words),))),), *others))


def _as_written(wanted: Wanted) -> Wanted:
    # What is left out is so in any form, whatever else is asked.
    return Wanted(wanted.what.as_written()) if isinstance(wanted.what, Pattern) and not wanted.excluded else wanted


def _member(member: Wanted, columns: str, *, whole: bool) -> str:
    if member.excluded:
        return f"({EVERYTHING}) NOT ({member.what.expression(EVERYWHERE, whole=False)})"
    return member.what.expression(columns, whole=whole)


def _begins(sequence: Sequence, begun: Sequence) -> bool:
    """Whether what may go on covers some words already."""
    last = len(begun) - 1
    return len(sequence) >= len(begun) and sequence[:last] == begun[:-1] and sequence[last].startswith(begun[last])


def _either(parts: Iterable[str]) -> str:
    listed = list(parts)
    return listed[0] if len(listed) == 1 else " OR ".join(f"({part})" if " " in part else part for part in listed)


EVERYTHING = of_kinds(KIND_CODES).expression("", whole=True)
"""Every item carries its kind."""
