"""From a query to what is looked for in this record: names resolved, words widened, misspellings corrected."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

from visittui.archive.search.filters import tokens_of_date, tokens_of_field, tokens_of_item
from visittui.archive.search.folding import fold, words
from visittui.archive.search.language.asking_words import NOTHING, is_vague, question_of
from visittui.archive.search.language.fields import FIELDS
from visittui.archive.search.language.query import Alternative, DateTerm, FieldTerm, Hint, Phrase, Query, Term, Word
from visittui.archive.search.plan import Pattern, Plan, Tokens, Wanted, no_match
from visittui.archive.search.words import widening
from visittui.archive.search.words.spellings import is_one_word_of_a_name, written_apart, written_otherwise
from visittui.archive.search.words.stems import is_vietnamese
from visittui.archive.search.words.thesaurus import meaning_the_same
from visittui.archive.search.words.vocabulary import beginning_with, corrections, exists, press_word_near, similar
from visittui.archive.search.words.widening import Widening

_INDEXED_BEGINNING = 3
"""Beginnings of up to so many letters have lists of their own in the index (`prefix='1 2 3'` in `tables`)."""

_MOST_ENDINGS = 48
_MANY_ITEMS = 5_000
_MOST_HINTS = 5
_MOST_OFFERED = 3
_MOST_ALTERNATIVES = 16


def plan(connection: sqlite3.Connection, query: Query, *, also_similar: bool = False) -> Plan:
    """Work out what a query looks for, with its hints and those about names and corrections.

    `also_similar` is whether words for which those asked for may be a slip count too.
    """
    return _Planner(connection, query, also_similar=also_similar).plan()


class _Planner:
    def __init__(self, connection: sqlite3.Connection, query: Query, *, also_similar: bool) -> None:
        self._connection = connection
        self._query = query
        self._also_similar = also_similar
        self._hints: dict[str, tuple[Hint, Hint]] = {hint: (hint, hint) for hint in query.hints}
        if query.day is not None:
            self._say(f"for what is of that day: date:{query.day}", "", query=f"date:{query.day}")
        self._is_corrected = False
        self._corrections: dict[str, tuple[str, ...]] = {}
        self._of_the_press: dict[str, str] = {}

    def plan(self) -> Plan:
        asked = self._asked()
        wider = widening.widenings(self._connection, asked, self._query.year)
        meant = [
            word if wide or not word.sequence else self._meant(word) for word, wide in zip(asked, wider, strict=True)
        ]
        if meant != asked:
            wider = widening.widenings(self._connection, meant, self._query.year)
        planned = [
            tuple(self._wanted(alternative, wide if len(clause) == 1 else None, word) for alternative in clause)
            for clause, wide, word in zip(self._query.clauses, wider, asked, strict=True)
        ]
        typed = tuple(self._with_names_run_together(planned))
        origins = tuple(place for place, word in enumerate(asked) if word.carries)
        carrying = tuple(typed[place] for place in origins)
        self._say_longer_names()
        hints, misses = (
            tuple(said[which].shortened() for said in self._hints.values() if said[which])[:_MOST_HINTS]
            for which in (0, 1)
        )
        also_typed = typed if len(typed) > len(carrying) else ()
        question = question_of([part for word in meant for part in word.sequence])
        return Plan(carrying, hints, misses, self._is_corrected, also_typed, origins, question)

    def _say_longer_names(self) -> None:
        """Say of `topic:nuclear energy` that the second word was read as one by itself."""
        for clause, following in pairwise(self._query.clauses):
            term, word = clause[0].term, following[0].term
            if not isinstance(term, FieldTerm) or not isinstance(word, Word) or FIELDS[term.field].value != "item":
                continue
            from visittui.archive.search.names import is_name

            longer = term._replace(value=f"{term.value} {word.text}")
            if len(following) == 1 and is_name(self._connection, longer.value, FIELDS[term.field]):
                rest = (" OR ".join(map(str, other)) for other in self._query.clauses if other is not following)
                query = " ".join(rest).replace(str(term), str(longer), 1)
                self._say(f"“{word.text}” was read as a word of its own; did you mean {longer}?", query=query)

    def _wanted(self, alternative: Alternative, wide: Widening | None, word: widening.Word) -> Wanted:
        if not word.carries:
            # Nobody misses it, so that nothing is said where the record has it not.
            return Wanted(Pattern((word.sequence,), prefix=True))
        what = self._what(alternative, self._alone(alternative) if wide is None else wide)
        return Wanted(what, alternative.excluded)

    def _meant(self, word: widening.Word) -> widening.Word:
        """A word as it was probably meant, if nothing knows it: it may mean something with what stands around it."""
        first = word.sequence[0]
        if len(word.sequence) > 1 or exists(self._connection, first):
            return word
        if meant := press_word_near(first, self._nearest(first)):
            self._of_the_press[first], self._corrections[first] = meant, ()
        return word._replace(sequence=(meant or next(iter(self._nearest(first)), first),))

    def _alone(self, alternative: Alternative) -> Widening:
        """What a word that is one of several alternatives may also stand for."""
        if sum(map(len, self._query.clauses)) > _MOST_ALTERNATIVES:
            return Widening()
        word = widening.Word(_parts_of_a_word(alternative.term))
        return widening.widenings(self._connection, [word], self._query.year)[0]

    def _asked(self) -> list[widening.Word]:
        """The clauses that are a single word, with whether each carries anything; an empty word for any other."""
        terms = [clause[0].term if len(clause) == 1 else None for clause in self._query.clauses]
        sequences = [_parts_of_a_word(term) for term in terms]
        carries = [
            not isinstance(term, Word) or clause[0].excluded or term.is_loud or not NOTHING.issuperset(sequence)
            for term, clause, sequence in zip(terms, self._query.clauses, sequences, strict=True)
        ]
        for place, (sequence, following) in enumerate(pairwise(sequences)):
            carries[place] &= len(sequence) != 1 or not following or not is_vague(sequence[0], following[0])
        if not any(carried and isinstance(term, Word | Phrase) for carried, term in zip(carries, terms, strict=True)):
            # Where nothing else is asked for these are what is.
            carries = [True] * len(carries)
        for place, (sequence, following) in enumerate(pairwise(sequences)):
            if not carries[place] and following and len(sequence) == 1:
                carries[place] = widening.begins_a_name(self._connection, sequence[0], following[0])
        return [
            widening.Word(sequence, carried, sequence[:-1] if term.is_possessive else (), not is_vietnamese(term.text))
            if isinstance(term, Word) and sequence
            else widening.Word(())
            for sequence, carried, term in zip(sequences, carries, terms, strict=True)
        ]

    def _say(self, hint: str, miss: str | None = None, *, query: str = "") -> None:
        self._hints[hint] = Hint(hint, query), Hint(hint if miss is None else miss, query)

    def _with(self, old: Alternative, new: str) -> str:
        """The query with one of its terms written otherwise."""
        return " ".join(
            " OR ".join(f"{'-' * one.excluded}{new}" if one is old else str(one) for one in clause)
            for clause in self._query.clauses
        )

    def _what(self, alternative: Alternative, wide: Widening) -> Pattern | Tokens:
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
        if term.like and len(sequence) == 1:
            near = similar(self._connection, sequence[0])
            return Pattern((sequence, *((word,) for word in near)), prefix=True)
        is_loosened = self._also_similar and not alternative.excluded
        if is_loosened and len(sequence) == 1 and exists(self._connection, sequence[0]):
            near = corrections(self._connection, sequence[0])
            return Pattern((sequence, *((word,) for word in near)), prefix=True)
        is_known = bool(wide) and not self._corrections.get(sequence[0])
        if alternative.excluded:
            pattern = self._excluded(alternative, sequence, is_known=is_known)
        else:
            pattern = self._corrected(alternative, sequence, is_known=is_known)._replace(typed=_with_marks(term.text))
        # To be rid of a word is not to be rid of all that has a topic which is also called so, but nowhere shows it.
        tags = tuple(tag for tag in wide.tags if not (alternative.excluded and tag.by_alias))
        asked = (*pattern.sequences, *wide.asked)
        return pattern._replace(sequences=asked, forms=wide.forms, meanings=wide.meanings, tags=tags, word=term.text)

    def _corrected(self, alternative: Alternative, sequence: tuple[str, ...], *, is_known: bool) -> Pattern:
        """A typed word; if no word of the record begins so or stands for it, the nearest ones."""
        if all(exists(self._connection, word) for word in sequence):
            if len(sequence) > 1:
                return self._beginning(sequence)
            if other := written_otherwise(self._connection, sequence[0]):
                self._say(f"“{other}” also finds where the name is written so", query=self._with(alternative, other))
            apart = written_apart(self._connection, sequence[0])
            return Pattern((sequence, *apart), prefix=True) if apart else self._beginning(sequence)
        if is_known:
            if meant := self._of_the_press.get(sequence[0]):
                hint = f"no match for “{sequence[0]}”, showing what means “{meant}”"
                self._say(hint, query=self._with(alternative, meant))
            return Pattern((sequence,))
        if len(sequence) == 1:
            near = self._nearest(sequence[0])
            if near:
                self._is_corrected = True
                self._say(*no_match(sequence[0], _either(near)), query=self._with(alternative, near[0]))
                return Pattern(tuple((word,) for word in near))
            self._say_is_nowhere(sequence[0], alternative)
            return Pattern((sequence,), prefix=True)
        mended = tuple(
            word if exists(self._connection, word) else next(iter(corrections(self._connection, word)), word)
            for word in sequence
        )
        if mended != sequence:
            self._is_corrected = True
            said = no_match(" ".join(sequence), f"“{' '.join(mended)}”")
            self._say(*said, query=self._with(alternative, "-".join(mended)))
        return Pattern((mended,), prefix=True)

    def _nearest(self, word: str) -> tuple[str, ...]:
        """What may be meant by a word that the record lacks; a word of the press is none that is misspelt."""
        if word not in self._corrections:
            self._corrections[word] = () if meaning_the_same((word,)) else corrections(self._connection, word)
        return self._corrections[word]

    def _say_is_nowhere(self, word: str, alternative: Alternative | None, before: str = "") -> None:
        near = similar(self._connection, word)[:_MOST_OFFERED] if alternative else ()
        offer = f"; did you mean {_either(near)}?" if near else ""
        query = self._with(alternative, near[0]) if alternative and near else ""
        self._say(f"{before}“{word}” is nowhere in this record{offer}", query=query)

    def _excluded(self, alternative: Alternative, sequence: tuple[str, ...], *, is_known: bool) -> Pattern:
        """A word to be left out; who misspells it wants to be rid of it all the same."""
        if len(sequence) == 1 and not is_known and not exists(self._connection, sequence[0]):
            near = self._nearest(sequence[0])
            if near:
                query = self._with(alternative, near[0])
                self._say(f"no match for “{sequence[0]}”, leaving out {_either(near)}", query=query)
                return Pattern(tuple((word,) for word in near))
        if not is_known:
            self._say_what_is_not_left_out(sequence, alternative)
        return self._beginning(sequence)

    def _say_what_is_not_left_out(self, sequence: tuple[str, ...], alternative: Alternative | None = None) -> None:
        for word in sequence:
            if not exists(self._connection, word):
                self._say_is_nowhere(word, alternative if len(sequence) == 1 else None, "nothing is left out: ")

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


def _parts_of_a_word(term: Term | None) -> tuple[str, ...]:
    """The folded parts of a word that may stand for others; none of any other term."""
    return tuple(words(fold(term.text))) if isinstance(term, Word) and not term.exactly and not term.like else ()


def _loose_word(clause: tuple[Wanted, ...]) -> str:
    """The word that a clause looks for, which may go on; empty where it looks for anything else."""
    what = clause[0].what
    if len(clause) > 1 or clause[0].excluded or not isinstance(what, Pattern) or what.printed:
        return ""
    return what.sequences[0][0] if len(what.sequences) == len(what.sequences[0]) == 1 else ""


def _either(near: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(f"“{word}”" for word in near[:-1]), f"“{near[-1]}”")))


def _with_marks(text: str) -> str:
    """The text if its fold is not what was typed."""
    return text if normalize("NFC", text).casefold() != fold(text) else ""
