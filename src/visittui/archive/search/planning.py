"""From a query to what is looked for in this record: names resolved, beginnings spelt out, misspellings corrected."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

from visittui.archive.search.filters import tokens_of_date, tokens_of_field, tokens_of_item
from visittui.archive.search.folding import fold, words
from visittui.archive.search.plan import Pattern, Plan, Tokens, Wanted
from visittui.archive.search.query import Alternative, DateTerm, FieldTerm, Phrase, Query, Term
from visittui.archive.search.spellings import is_one_word_of_a_name, written_apart, written_otherwise
from visittui.archive.search.typos import beginning_with, corrections, exists, similar

_INDEXED_BEGINNING = 3
"""Beginnings of up to so many letters have lists of their own in the index (`prefix='1 2 3'` in `tables`)."""

_MOST_ENDINGS = 48
_MANY_ITEMS = 5_000
_MOST_HINTS, _LONGEST_HINT = 5, 200
_MOST_OFFERED = 3


def plan(connection: sqlite3.Connection, query: Query, *, also_similar: bool = False) -> Plan:
    """Work out what a query looks for.

    Args:
        connection: to the archive.
        query: as read.
        also_similar: whether words for which those asked for may be a slip count too.

    Returns:
        The plan, with the query's hints and those about names and corrections.
    """
    return _Planner(connection, query, also_similar=also_similar).plan()


class _Planner:
    def __init__(self, connection: sqlite3.Connection, query: Query, *, also_similar: bool) -> None:
        self._connection = connection
        self._query = query
        self._also_similar = also_similar
        self._hints: dict[str, str] = {hint: hint for hint in query.hints}
        if query.day is not None:
            self._say(f"for what is of that day: date:{query.day}", "")
        self._is_corrected = False

    def plan(self) -> Plan:
        clauses = tuple(
            tuple(Wanted(self._what(alternative), alternative.excluded) for alternative in clause)
            for clause in self._query.clauses
        )
        hints, misses = (
            tuple(hint if len(hint) <= _LONGEST_HINT else f"{hint[:_LONGEST_HINT]} …" for hint in said if hint)
            for said in (self._hints, self._hints.values())
        )
        clauses = tuple(self._with_names_run_together(clauses))
        return Plan(clauses, hints[:_MOST_HINTS], misses[:_MOST_HINTS], self._is_corrected)

    def _say(self, hint: str, miss: str | None = None) -> None:
        self._hints[hint] = hint if miss is None else miss

    def _what(self, alternative: Alternative) -> Pattern | Tokens:
        term: Term = alternative.term
        if isinstance(term, FieldTerm):
            return tokens_of_field(self._connection, term, self._say)
        if isinstance(term, DateTerm):
            return tokens_of_date(self._connection, term)
        sequence = tuple(words(fold(term.text)))
        if isinstance(term, Phrase):
            if alternative.excluded:
                self._say_what_is_not_left_out(sequence)
            return Pattern((sequence,), typed=_with_marks(term.text))
        if term.exactly:
            return Pattern((sequence,), printed=term.text, typed=term.text)
        if "/" in term.text and (linked := tokens_of_item(term.text, self._connection)).tokens:
            self._say(f"{term.text} together with others stands for what is linked with it")
            return linked
        if alternative.excluded:
            return self._excluded(sequence)
        if term.like and len(sequence) == 1:
            near = similar(self._connection, sequence[0])
            return Pattern((sequence, *((word,) for word in near)), prefix=True)
        if self._also_similar and len(sequence) == 1 and exists(self._connection, sequence[0]):
            near = corrections(self._connection, sequence[0])
            return Pattern((sequence, *((word,) for word in near)), prefix=True)
        return self._corrected(sequence)._replace(typed=_with_marks(term.text))

    def _corrected(self, sequence: tuple[str, ...]) -> Pattern:
        """A typed word; if no word of the record begins so, the nearest ones."""
        if all(exists(self._connection, word) for word in sequence):
            if len(sequence) > 1:
                return self._beginning(sequence)
            if other := written_otherwise(self._connection, sequence[0]):
                self._say(f"“{other}” also finds where the name is written so")
            apart = written_apart(self._connection, sequence[0])
            return Pattern((sequence, *apart), prefix=True) if apart else self._beginning(sequence)
        if len(sequence) == 1:
            near = corrections(self._connection, sequence[0])
            if near:
                self._is_corrected = True
                self._say(
                    f"no match for “{sequence[0]}”, showing {_either(near)}",
                    f"no match for “{sequence[0]}”, looked for {_either(near)}",
                )
                return Pattern(tuple((word,) for word in near))
            self._say(f"“{sequence[0]}” is nowhere in this record{self._offer(sequence[0])}")
            return Pattern((sequence,), prefix=True)
        mended = tuple(
            word if exists(self._connection, word) else next(iter(corrections(self._connection, word)), word)
            for word in sequence
        )
        if mended != sequence:
            self._is_corrected = True
            self._say(
                f"no match for “{' '.join(sequence)}”, showing “{' '.join(mended)}”",
                f"no match for “{' '.join(sequence)}”, looked for “{' '.join(mended)}”",
            )
        return Pattern((mended,), prefix=True)

    def _offer(self, word: str) -> str:
        near = similar(self._connection, word)[:_MOST_OFFERED]
        return f"; did you mean {_either(near)}?" if near else ""

    def _excluded(self, sequence: tuple[str, ...]) -> Pattern:
        """A word to be left out; who misspells it wants to be rid of it all the same."""
        if len(sequence) == 1 and not exists(self._connection, sequence[0]):
            near = corrections(self._connection, sequence[0])
            if near:
                self._say(f"no match for “{sequence[0]}”, leaving out {_either(near)}")
                return Pattern(tuple((word,) for word in near))
        self._say_what_is_not_left_out(sequence)
        return self._beginning(sequence)

    def _say_what_is_not_left_out(self, sequence: tuple[str, ...]) -> None:
        for word in sequence:
            if not exists(self._connection, word):
                self._say(f"nothing is left out: “{word}” is nowhere in this record{self._offer(word)}")

    def _with_names_run_together(self, clauses: Sequence[tuple[Wanted, ...]]) -> Iterator[tuple[Wanted, ...]]:
        """For two words in a row also the name that is written as one word: `petro vietnam`."""
        also: dict[int, list[tuple[str, ...]]] = {}
        for index, (one, next_one) in enumerate(pairwise(map(_loose_word, clauses))):
            if one and next_one and is_one_word_of_a_name(self._connection, one + next_one):
                for place in (index, index + 1):
                    also.setdefault(place, []).append((one + next_one,))
        for index, clause in enumerate(clauses):
            what = clause[0].what
            if index in also and isinstance(what, Pattern):
                # Spelt-out endings would stand for all of its sequences.
                yield (Wanted(what._replace(sequences=(*what.sequences, *also[index]), endings=())),)
            else:
                yield clause

    def _beginning(self, sequence: tuple[str, ...]) -> Pattern:
        """A word that may go on."""
        if len(sequence) > 1 or len(sequence[0]) <= _INDEXED_BEGINNING:
            return Pattern((sequence,), prefix=True)
        # Without a list of its own FTS5 first merges all items of all words that begin so: 20 ms for a frequent
        # word at a million items. Looking for each of these words reads only as far as it is asked to.
        endings = beginning_with(self._connection, sequence[0], _MOST_ENDINGS + 1)
        if [word for word, _ in endings] == [sequence[0]]:
            return Pattern((sequence,))
        if len(endings) > _MOST_ENDINGS or sum(items for _, items in endings) < _MANY_ITEMS:
            return Pattern((sequence,), prefix=True)
        return Pattern((sequence,), prefix=True, endings=tuple(word for word, _ in endings))


def _loose_word(clause: tuple[Wanted, ...]) -> str:
    """The word that a clause looks for, which may go on; empty where it looks for anything else."""
    what = clause[0].what
    if len(clause) > 1 or clause[0].excluded or not isinstance(what, Pattern) or what.printed:
        return ""
    return what.sequences[0][0] if len(what.sequences) == len(what.sequences[0]) == 1 else ""


def _either(near: tuple[str, ...]) -> str:
    quoted = [f"“{word}”" for word in near]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _with_marks(text: str) -> str:
    """The text if its fold is not what was typed."""
    return text if normalize("NFC", text).casefold() != fold(text) else ""
