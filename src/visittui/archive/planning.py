"""From a query to what is looked for in this record: names resolved, beginnings spelt out, misspellings corrected."""

from __future__ import annotations

import sqlite3
from unicodedata import normalize

from visittui.archive.correcting import beginning_with, corrections, exists, written_apart
from visittui.archive.folding import fold, words
from visittui.archive.patterns import Pattern, Plan, Tokens, Wanted
from visittui.archive.query import Alternative, DateTerm, FieldTerm, Phrase, Query, Term, Word
from visittui.archive.resolving import tokens_of_date, tokens_of_field

_INDEXED_BEGINNING = 3
"""Beginnings of up to so many letters have lists of their own in the index (`prefix='1 2 3'` in `tables`)."""

_MOST_ENDINGS = 48
_MANY_ITEMS = 5_000
_MOST_HINTS, _LONGEST_HINT = 5, 200


def plan(connection: sqlite3.Connection, query: Query) -> Plan:
    """Work out what a query looks for.

    Args:
        connection: to the archive.
        query: as read.

    Returns:
        The plan, with the query's hints and those about names and corrections.
    """
    return _Planner(connection, query).plan()


def loosened(connection: sqlite3.Connection, query: Query) -> list[Plan]:
    """Plans to try in turn where nothing matched: phrases as loose words, then also words like those asked for.

    Args:
        connection: to the archive.
        query: as read.

    Returns:
        None, one or two plans, each saying in a hint what it does differently.
    """
    plans = []
    scattered = tuple(part for clause in query.clauses for part in _scattered(clause))
    if scattered != query.clauses:
        hint = "nothing has these words in this order, showing what has them anywhere"
        plans.append(plan(connection, Query(scattered, (*query.hints, hint))))
    similar = tuple(tuple(map(_similar, clause)) for clause in scattered)
    if similar != scattered:
        hint = "nothing has all of this, showing what has words like these"
        plans.append(plan(connection, Query(similar, (*query.hints, hint))))
    return plans


def _scattered(clause: tuple[Alternative, ...]) -> list[tuple[Alternative, ...]]:
    term = clause[0].term
    if len(clause) > 1 or clause[0].excluded:
        return [clause]
    if isinstance(term, Phrase) or (isinstance(term, Word) and not term.exactly):
        found = words(fold(term.text))
        if len(found) > 1 or isinstance(term, Phrase):
            return [(Alternative(Word(word)),) for word in found]
    return [clause]


def _similar(alternative: Alternative) -> Alternative:
    term = alternative.term
    if isinstance(term, Word) and not term.exactly and not alternative.excluded:
        return Alternative(Word(term.text, like=True))
    return alternative


class _Planner:
    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._hints = dict.fromkeys(query.hints)

    def plan(self) -> Plan:
        clauses = tuple(
            tuple(Wanted(self._what(alternative), alternative.excluded) for alternative in clause)
            for clause in self._query.clauses
        )
        hints = (hint if len(hint) <= _LONGEST_HINT else f"{hint[:_LONGEST_HINT]} …" for hint in self._hints)
        return Plan(clauses, tuple(hints)[:_MOST_HINTS])

    def _say(self, hint: str) -> None:
        self._hints[hint] = None

    def _what(self, alternative: Alternative) -> Pattern | Tokens:
        term: Term = alternative.term
        if isinstance(term, FieldTerm):
            return tokens_of_field(self._connection, term, self._say)
        if isinstance(term, DateTerm):
            return tokens_of_date(self._connection, term)
        sequence = tuple(words(fold(term.text)))
        if isinstance(term, Phrase):
            return Pattern((sequence,), typed=_with_marks(term.text))
        if term.exactly:
            return Pattern((sequence,), printed=term.text, typed=term.text)
        if alternative.excluded:
            return self._beginning(sequence)
        if term.like and len(sequence) == 1:
            near = corrections(self._connection, sequence[0])
            return Pattern((sequence, *((word,) for word in near)), prefix=True)
        return self._corrected(sequence)._replace(typed=_with_marks(term.text))

    def _corrected(self, sequence: tuple[str, ...]) -> Pattern:
        """A typed word; if no word of the record begins so, the nearest ones."""
        if all(exists(self._connection, word) for word in sequence):
            apart = written_apart(self._connection, sequence[0]) if len(sequence) == 1 else ()
            return Pattern((sequence, *apart), prefix=True) if apart else self._beginning(sequence)
        if len(sequence) == 1:
            near = corrections(self._connection, sequence[0])
            if near:
                self._say(f"no match for “{sequence[0]}”, showing {_either(near)}")
                return Pattern(tuple((word,) for word in near))
            self._say(f"“{sequence[0]}” is nowhere in this record")
            return Pattern((sequence,), prefix=True)
        mended = tuple(
            word if exists(self._connection, word) else next(iter(corrections(self._connection, word)), word)
            for word in sequence
        )
        if mended != sequence:
            self._say(f"no match for “{' '.join(sequence)}”, showing “{' '.join(mended)}”")
        return Pattern((mended,), prefix=True)

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


def _either(near: tuple[str, ...]) -> str:
    quoted = [f"“{word}”" for word in near]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _with_marks(text: str) -> str:
    """The text if its fold is not what was typed."""
    return text if normalize("NFC", text).casefold() != fold(text) else ""
