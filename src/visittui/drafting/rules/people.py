"""People of a text: their names, and whom a pronoun or a description means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from visittui.drafting.rules.language import CAPITAL, Language
from visittui.drafting.rules.offices import Offices
from visittui.plain_letters import in_plain_letters

_SHORT = 3
"""Letters of a small word that may as well be a name."""

_LONGEST_NAME = 4
"""Words of a person's name."""

_FARTHEST = 300
"""Namings of people among which whom a description means is looked for; no reader remembers farther."""

_NAME_WORD = rf"(?:{CAPITAL}\.(?!\s*$)|{CAPITAL}[\w’'\-]*)"
_RUN = re.compile(rf"{_NAME_WORD}(?:[ \u00a0](?:(?:de|van|von|der|bin|al|el|la|di|da)[ \u00a0])?{_NAME_WORD})+")
"""Words with capital letters in a row."""

_BEGINS = re.compile(r"(?:\A|[\n.!?“”\"])\s*\Z")

_OF = re.compile(r"\b(?:to|for|of|von|de)[ \u00a0]$")

_POSSESSED = re.compile(r"[’']s$")


@dataclass(slots=True)
class FoundPerson:
    """A person whom a text names.

    Attributes:
        name: the fullest name that the text has.
        namings: offsets of each naming, in order.
        offices: what the text says that the person is: offsets of the words.
        office_words: all words of these.
        speaks: whether the text says that they spoke.
    """

    name: str
    namings: list[tuple[int, int]] = field(default_factory=list)
    offices: list[tuple[int, int]] = field(default_factory=list)
    office_words: set[str] = field(default_factory=set)
    speaks: bool = False


class People:
    """The people of one text, and whom its words mean."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        self._offices = Offices(text, language)
        self.found: list[FoundPerson] = []
        self._by_word: dict[str, list[FoundPerson]] = {}
        self._mentions: list[tuple[int, FoundPerson]] = []
        for match in _RUN.finditer(text):
            self._take(match)
        self._take_surnames()
        self._mentions.sort(key=lambda one: one[0])
        self._starts = [at for at, _ in self._mentions]

    def _take_surnames(self) -> None:
        """Where somebody is named by the last word of the name alone."""
        surnames = {one.name.split()[-1]: one for one in self.found if one.offices}
        if not surnames:
            return
        taken = {end for one in self.found for _, end in one.namings}
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, surnames))})\b", self._text):
            if match.end() not in taken:
                surnames[match.group()].namings.append(match.span())
                self._mentions.append((match.start(), surnames[match.group()]))

    def _take(self, match: re.Match[str]) -> None:
        """A run of words with capitals: titles and bodies first, and a name at its end."""
        text, language = self._text, self._language
        words = [(found.start() + match.start(), found.group()) for found in re.finditer(r"\S+", match.group())]
        first = 0
        for at, (_, word) in enumerate(words):
            plain = _POSSESSED.sub("", word.lower())
            begins = (
                at == 0
                and plain in language.introductions | language.determiners
                and (_BEGINS.search(text, max(0, match.start() - 6), match.start()) is not None)
            )
            if (
                plain in language.titles | language.title_parts | language.bodies
                or begins
                or (_POSSESSED.search(word) and at + 1 < len(words))
            ):
                first = at + 1
        name = words[first:]
        while len(name) > 1 and name[0][1].isupper() and len(name[0][1]) > 1 and name[0][1][1] != ".":
            # Ambassador to the US Marc Knapper.
            name = name[1:]
        if first == 0 and len(name) > 2 and _OF.search(text, max(0, match.start() - 5), match.start()):
            # Ambassador to Vietnam Marc Knapper: the first word is where, not who.
            name = name[1:]
        if len(name) > 2 and self._offices.is_land(name, words[:first], match.start()):
            name = name[1:]
        if len(name) > 1 and len(name[0][1]) > _SHORT and name[0][1].lower() in language.introductions:
            # Of a heading, in which small words have capitals, too: Before Bilateral Meeting.
            return
        alone = len(name) == 1 and first > 0
        if alone and language.lands and words[first - 1][1].lower() in language.bodies:
            # Bộ Ngoại giao: where names have several syllables each, one behind that of a ministry is the ministry's.
            return
        if not (alone or 2 <= len(name) <= _LONGEST_NAME) or any(word.isupper() and len(word) > 3 for _, word in name):
            return
        start, end = name[0][0], match.end()
        end -= 2 if _POSSESSED.search(text[start:end]) else 0
        office = self._offices.of(start, end)
        if alone and office is None:
            return
        person = self.named(text[start:end]) or self._new(text[start:end])
        person.namings.append((start, end))
        if office is not None:
            said = set(_words(text[office[0] : office[1]]))
            if not any(said <= set(_words(text[a:b])) for a, b in person.offices):
                person.offices.append(office)
                person.office_words |= said
        self._mentions.append((start, person))

    def _new(self, name: str) -> FoundPerson:
        person = FoundPerson(name)
        self.found.append(person)
        for word in _words(name):
            self._by_word.setdefault(word, []).append(person)
        return person

    def named(self, name: str, before: int | None = None) -> FoundPerson | None:
        """The person whom a name means: all of its words are among theirs; the last one named before an offset."""
        wanted = [word for word in _words(name) if word not in self._language.titles]
        if not wanted:
            return None
        alike = [
            one
            for one in self._by_word.get(wanted[-1], ())
            if set(wanted) <= set(_words(one.name)) and (len(wanted) > 1 or one.offices or one.speaks)
        ]
        if before is not None and len(alike) > 1:
            alike.sort(key=lambda one: max((at for at, _ in one.namings if at <= before), default=-1))
        return alike[-1] if alike else None

    def meant(self, start: int, end: int, subjects: Iterable[FoundPerson]) -> FoundPerson | None:
        """Whom a name, a pronoun or a description of a text means.

        `subjects` are people spoken of before, the nearest first.
        """
        words = self._text[start:end]
        names = [word for word in re.findall(r"[^\W\d_][\w’'\-]*", words) if word[0].isupper()]
        tokens = [word.lower() for word in re.findall(r"[^\W\d_][\w’'\-]*", words)]
        last = next((word for word in reversed(tokens) if word not in self._language.relatives), "")
        described_only = last in self._language.titles
        for size in range(0 if described_only else len(names), 0, -1):
            person = self.named(" ".join(names[-size:]), start)
            if person is not None:
                person.speaks = True
                return person
        if tokens and tokens[0] in self._language.pronouns:
            return next(iter(subjects), None) if tokens[0] in self._language.persons else None
        if names and not described_only and tokens[0] not in self._language.determiners and len(names) <= 3:
            plain = [word for word in names if word.lower() not in self._language.titles | self._language.title_parts]
            if plain and not {word.lower() for word in plain} & (self._language.bodies | self._language.roles):
                # A name alone, whose office and first name the text does not give.
                person = self._new(" ".join(plain))
                person.speaks = True
                return person
        described = {word for word in tokens if word not in self._language.determiners}
        if not described & self._language.titles:
            return None
        origin = {word.lower() for word in names} - self._language.titles - self._language.determiners
        nearest = bisect_right(self._starts, start) - 1
        for at in range(nearest, max(-1, nearest - _FARTHEST), -1):
            person = self._mentions[at][1]
            offices = person.office_words
            fits = described & offices & self._language.titles or (origin and origin & offices)
            if fits and (not origin or origin & offices):
                return person
        return None

    def first_named(self, start: int, end: int) -> FoundPerson | None:
        """The first person named in a stretch of the text: whom its first sentence is about."""
        mentions = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return next((person for _, person in mentions if person.offices or person.speaks), None)


def _words(name: str) -> list[str]:
    return [in_plain_letters(word) for word in re.findall(r"[^\W\d_]+", _POSSESSED.sub("", name).lower())]
