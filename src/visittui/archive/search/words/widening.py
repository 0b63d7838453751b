"""What else each word of a query may stand for in this record: other forms and spellings, meanings, topics, days."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from visittui.archive.relations import filter_token
from visittui.archive.search.folding import fold, words
from visittui.archive.search.language.asking_words import NOTHING, kinds_called
from visittui.archive.search.language.dates import Date, parse_date
from visittui.archive.search.plan import Sequence, Tag
from visittui.archive.search.words import numbers, thesaurus
from visittui.archive.search.words.spellings import in_latin_letters, is_abbreviation
from visittui.archive.search.words.stems import stem
from visittui.archive.store.lookups import item_numbered, matching, named
from visittui.archive.store.tables import JOINED_KINDS

_MOST_CLAUSES = 16
"""Of longer queries, which are pasted rather than typed, words stand for themselves."""

_MOST_WITH_GAPS = 8
"""In longer ones no words are read together that have another between them."""

_MOST_FORMS = 24
_MOST_MEANINGS = 24
_MOST_TOPICS = 5
_SHORTEST_JOINED = 6
_SHORTEST_ABBREVIATED, _SHORTEST_PART = 3, 4
_LONGEST_TYPED_AS_ONE = 40
_BEGINNINGS = frozenset(
    str.split("""
    anti co counter ex inter mid multi non off over post pre re self semi sub trans under vice
""")
)
"""What is written with the word after it, apart from it or with a hyphen."""

_LETTERS_OR_FIGURES = re.compile(r"[^\W\d_]+|\d+")


class Word(NamedTuple):
    """One word of a query as typed.

    Attributes:
        sequence: its parts, folded: usually one.
        carries: whether it says anything by itself.
        possessor: the same without the `’s` at its end; empty where there is none.
        inflects: whether it may have other forms.
    """

    sequence: Sequence
    carries: bool = True
    possessor: Sequence = ()
    inflects: bool = True


class Widening(NamedTuple):
    """What one word may also stand for; see the attributes of `plan.Pattern`.

    Attributes:
        asked: those of the meanings that count as the word itself, which only asks how: "times" in "how many times".
    """

    forms: tuple[Sequence, ...] = ()
    meanings: tuple[Sequence, ...] = ()
    tags: tuple[Tag, ...] = ()
    asked: tuple[Sequence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.forms or self.meanings or self.tags)


def begins_a_name(connection: sqlite3.Connection, first: str, second: str) -> bool:
    """Whether somebody or something is called by these two words and perhaps more: `to lam`."""
    return bool(named(connection, f'^ "{first} {second}"', JOINED_KINDS, 1))


def widenings(connection: sqlite3.Connection, asked: list[Word], year: int | None) -> list[Widening]:
    """What each word of a query may also stand for in this record: a widening for each place of `asked`.

    Where something else stands an empty word is given: nothing is read as one across it. Dates without one get `year`.
    """
    if len(asked) > _MOST_CLAUSES:
        return [Widening() for _ in asked]
    vocabulary, found = _Vocabulary(connection), [_Widener() for _ in asked]
    for widener, word in zip(found, asked, strict=True):
        if word.sequence and word.inflects:
            widener.add_forms(vocabulary.forms(word.sequence))
        if word.possessor:
            widener.add_forms([word.possessor])
    for window, places in _windows(asked):
        for place in places:
            if asked[place].carries:
                found[place].add_window(vocabulary, window, alone=len(places) == 1, year=year)
    for window, places in _windows_around_a_word(asked) if len(asked) <= _MOST_WITH_GAPS else ():
        for place in places:
            if asked[place].carries:
                found[place].add_meanings(vocabulary, window)
    known = {stem(part) for word in asked for part in word.sequence}
    for widener, word in zip(found, asked, strict=True):
        if word.sequence and word.carries:
            widener.add_topics(vocabulary, word.sequence, known)
    return [widener.widening(word.sequence) for widener, word in zip(found, asked, strict=True)]


def _windows(asked: list[Word]) -> Iterator[tuple[Sequence, tuple[int, ...]]]:
    """Up to some words that follow each other, with and without those between them that carry nothing."""
    seen: set[tuple[Sequence, tuple[int, ...]]] = set()
    for carrying_only in (False, True):
        runs: list[list[int]] = [[]]
        for place, word in enumerate(asked):
            if not word.sequence:
                runs.append([])
            elif word.carries or not carrying_only:
                runs[-1].append(place)
        for run in runs:
            for start in range(len(run)):
                for stop in range(start + 1, min(len(run), start + thesaurus.LONGEST) + 1):
                    places = tuple(run[start:stop])
                    parts = tuple(part for place in places for part in asked[place].sequence)
                    if (parts, places) not in seen:
                        seen.add((parts, places))
                        yield parts, places


def _windows_around_a_word(asked: list[Word]) -> Iterator[tuple[Sequence, tuple[int, ...]]]:
    """The same with a word left out amid them, which often says whose it is: the head of the Russian state."""
    for left_out, word in enumerate(asked):
        if word.sequence and word.carries:
            for window, places in _windows(asked[:left_out] + asked[left_out + 1 :]):
                if places[0] < left_out <= places[-1]:
                    yield window, tuple(place + (place >= left_out) for place in places)


class _Widener:
    """Collects what one word may stand for."""

    def __init__(self) -> None:
        self._asked: dict[Sequence, None] = {}
        self._forms: dict[Sequence, None] = {}
        self._meanings: dict[Sequence, None] = {}
        self._tags: dict[str, Tag] = {}

    def add_forms(self, forms: Iterable[Sequence]) -> None:
        self._forms.update(dict.fromkeys(forms))

    def add_meanings(self, vocabulary: _Vocabulary, window: Sequence) -> None:
        """What means the same as some words, this one among them."""
        for other in (*thesaurus.meaning_the_same(window), *vocabulary.synonyms(window)):
            printed = dict.fromkeys(vocabulary.printed(other))
            self._meanings.update(printed)
            if window[0] == "how" and len(window) > 1:
                # Who asks how many times does not look for "times"; but who asks who greeted, for greetings too.
                self._asked.update(printed)

    def add_window(self, vocabulary: _Vocabulary, window: Sequence, *, alone: bool, year: int | None) -> None:
        """What this word means by itself, or together with those beside it."""
        for other in numbers.written_otherwise(window):
            self.add_forms(vocabulary.printed(other, in_any_form=False))
        self.add_meanings(vocabulary, window)
        if len(window) >= _SHORTEST_ABBREVIATED and vocabulary.abbreviates(window):
            # Who asks for the Vietnam News Agency finds what prints VNA.
            self._meanings[("".join(word[0] for word in window),)] = None
        if len(window) == 2 and not alone and _may_be_one(*window):
            self.add_forms((word,) for word in vocabulary.with_stem_of("".join(window)))
            # Who is building ships is in shipbuilding.
            self.add_forms((word,) for word in vocabulary.with_stem_of(stem(window[1]) + window[0]))
        for token in kinds_called(window):
            self._tags[token] = Tag(token)
        if not alone and (date := _date(window, year)) is not None:
            token = f"xdate{str(date).replace('-', '')}"
            self._tags[token] = Tag(token, f"of {date}")

    def add_topics(self, vocabulary: _Vocabulary, sequence: Sequence, known: set[str]) -> None:
        """The topics that are called so, in any of these words."""
        called = (sequence, *self._forms, *self._meanings)
        for number, title, by_alias in vocabulary.topics(called, known):
            token = filter_token("topic", number)
            self._tags[token] = Tag(token, f"on the topic {title}", by_alias)

    def widening(self, sequence: Sequence) -> Widening:
        self._forms.pop(sequence, None)
        meanings = [meaning for meaning in self._meanings if meaning != sequence and meaning not in self._forms]
        return Widening(
            tuple(islice(self._forms, _MOST_FORMS)),
            tuple(meanings[:_MOST_MEANINGS]),
            tuple(self._tags.values()),
            tuple(self._asked),
        )


class _Vocabulary:
    """The words of the record by their stems."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, tuple[str, ...]] = {}

    def with_stem_of(self, word: str) -> tuple[str, ...]:
        """The words of the record that share a word's stem, the word itself too if the record has it."""
        key = stem(word)
        if key not in self._known:
            rows = self._connection.execute("SELECT term FROM term WHERE stem = ? LIMIT ?", (key, _MOST_FORMS))
            self._known[key] = tuple(term for (term,) in rows)
        return self._known[key]

    def synonyms(self, sequence: Sequence) -> list[Sequence]:
        """What the record itself says to mean the same as some words."""
        rows = self._connection.execute(
            "SELECT other.words FROM synonym JOIN synonym AS other USING (line) WHERE synonym.stems = ? LIMIT ?",
            (" ".join(thesaurus.stems(sequence)), _MOST_MEANINGS),
        )
        return [tuple(found.split()) for (found,) in rows]

    def printed(self, sequence: Sequence, *, in_any_form: bool = True) -> list[Sequence]:
        """Some words in the forms in which the record has them; none where it lacks one of them."""
        parts = []
        for word in sequence:
            forms = self.with_stem_of(word)
            parts.append(forms if in_any_form else tuple(form for form in forms if form == word))
        return list(islice(product(*parts), _MOST_FORMS))

    def abbreviates(self, sequence: Sequence) -> bool:
        """Whether the record prints the first letters of some words in capitals, all of which carry something."""
        initials = "".join(word[0] for word in sequence)
        is_printed = bool(self.printed((initials,), in_any_form=False))
        return is_printed and NOTHING.isdisjoint(sequence) and is_abbreviation(self._connection, initials)

    def forms(self, sequence: Sequence) -> Iterator[Sequence]:
        """Other forms and spellings of a word as typed."""
        if len(sequence) > 1:
            yield from ((word,) for word in self.with_stem_of("".join(sequence)))
            parts = [(*((form,) for form in self.with_stem_of(word)), *numbers.written_otherwise((word,)))
                     for word in sequence]  # fmt: skip
            for several in islice(product(*parts), _MOST_FORMS):
                yield tuple(word for part in several for word in part)
            return
        (word,) = sequence
        known = [(form,) for form in self.with_stem_of(word) or in_latin_letters(self._connection, word)]
        yield from known or self._taken_apart(word)
        if not word.isalpha() and len(apart := _LETTERS_OR_FIGURES.findall(word)) > 1:
            # `Il96` is printed Il-96.
            yield tuple(apart)
        for length in range(2, min(len(word) - 2, 8)):
            if word[:length] in _BEGINNINGS and word[:length] in self.with_stem_of(word[:length]):
                yield from ((word[:length], form) for form in self.with_stem_of(word[length:]))

    def _taken_apart(self, word: str) -> Iterator[Sequence]:
        """Two words of the record that stand beside each other in it and that were typed as one: `wreathlaying`."""
        if len(word) > _LONGEST_TYPED_AS_ONE:
            return
        for length in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            for pair in product(self.with_stem_of(word[:length]), self.with_stem_of(word[length:])):
                if matching(self._connection, f'"{" ".join(pair)}"', 1):
                    yield pair

    def topics(self, called: Iterable[Sequence], known: set[str]) -> Iterator[tuple[int, str, bool]]:
        """Topics whose name has one of these words, or which are also called by words that are all asked for (True)."""
        quoted = " OR ".join(f'"{" ".join(sequence)}"' for sequence in called)
        stems = {tuple(map(stem, sequence)) for sequence in called}
        for number in named(self._connection, quoted, ("topic",), 2 * _MOST_TOPICS):
            title, topic = item_numbered(self._connection, number)
            if any(_stands_in(sequence, _telling(title)) for sequence in stems):
                yield number, title, False
                continue
            aliases = [_telling(alias) for alias in topic.get("aliases") or ()]
            if any((alias and set(alias) <= known) or tuple(alias) in stems for alias in aliases):
                yield number, title, True


def _telling(name: str) -> list[str]:
    """The stems of the words of a name that carry something."""
    return [stem(word) for word in words(fold(name)) if word not in NOTHING]


def _stands_in(sequence: Sequence, label: list[str]) -> bool:
    return any(tuple(label[start : start + len(sequence)]) == sequence for start in range(len(label)))


def _may_be_one(first: str, second: str) -> bool:
    """Whether two words may be one written apart, not one and the beginning of the next: `nuclear e`."""
    together = first + second
    return len(together) >= _SHORTEST_JOINED and stem(together) not in (stem(first), stem(second))


def _date(window: Sequence, year: int | None) -> Date | None:
    """The day or month that words name; a month's name alone may be any word."""
    date = parse_date(" ".join(window), year)
    return date if date is not None and date.month is not None else None
