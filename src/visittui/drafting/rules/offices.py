"""Offices: the words before or behind a name that say what the person is."""

from __future__ import annotations

import re

from visittui.drafting.rules.language import Language

_APPOSITION = re.compile(
    r",[ \u00a0]([^\W\d_][^,;:.!?“”\"()\n]{3,110}?)(?=[,;.:]|[ \u00a0](?:has|have|said|says|was|is|were|told)\b)"
)

_PARTS = re.compile(r" (?:and|of|du|de la|des|der|von) ")
"""Of an office, what stands before is who it is."""

_CLAUSE = re.compile(r"[,;:.!?“”\"\n]")

_SMALL = frozenset(["of", "to", "for", "the", "and", "at", "de", "des", "du", "der", "la"])
"""Small words inside of an office."""

_PATRONYMIC = re.compile(r"(?:вич|вна|ична)$")

_LONGEST_OFFICE = 16
"""Words of an office."""

_ATTRIBUTES = 3
"""Words that say of what somebody is minister."""

_LONGEST_OFFICE_TEXT = 200
"""Characters of an office before a name."""


class Offices:
    """The offices that a text gives to names; each answer is the offsets of the words."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        articles = "|".join(sorted(map(re.escape, language.determiners), key=len, reverse=True))
        self._article = re.compile(rf"\b(?:(?:{articles})[ \u00a0]|l[’'])", re.IGNORECASE)

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """The office of whom a name means, None where the text gives none beside it."""
        return self.before(start) or self.after(end) or self.apart(start)

    def after(self, end: int) -> tuple[int, int] | None:
        """`Ada Birk, the head of the office,`: what stands behind a name, if it begins like an office."""
        match = _APPOSITION.match(self.text, end)
        if match is None:
            return None
        article = self._article.match(self.text, match.start(1))
        start = match.start(1) if article is None else article.end()
        words = self.text[start : match.end()].lower().split()
        begins = article is not None or (words and words[0] in self.language.titles)
        if not begins or len(words) > _LONGEST_OFFICE or not set(words) & self.language.titles:
            return None
        return start, match.end()

    def apart(self, start: int) -> tuple[int, int] | None:
        """`the head of the office, Ada Birk,`: what stands before a name and a comma, from its article on."""
        low = max(0, start - 160)
        if not self.text.endswith(", ", low, start):
            return None
        for match in reversed(list(self._article.finditer(self.text, low, start - 2))):
            words = self.text[match.end() : start - 2]
            if _CLAUSE.search(words):
                break
            first = _PARTS.split(words.lower())[0].split()
            if any(word in self.language.titles for word in first):
                return match.end(), start - 2
        return None

    def before(self, start: int) -> tuple[int, int] | None:
        """The words of an office before a name: back to a comma, a small word that begins a clause, or an article."""
        low = max(0, start - _LONGEST_OFFICE_TEXT)
        low += max(self.text[low:start].rfind(mark) for mark in ',;:!?“”"()\n') + 1
        words = [(low + found.start(), found.group()) for found in re.finditer(r"\S+", self.text[low:start])]
        first = len(words)
        while first:
            word = words[first - 1][1]
            plain = word.lower().strip(".")
            if (word.endswith(".") and (len(word) > 5 or plain in self.language.roles)) or (
                word.lower() in self.language.introductions and word.lower() not in _SMALL
            ):
                break
            known = (
                word[0].isupper()
                or word.lower() in self.language.titles | self.language.bodies
                or self._is_attribute(words, first - 1)
            )
            if not known and (word.lower() not in _SMALL or first == len(words)):
                break
            first -= 1
        while first < len(words) and not (
            words[first][1][0].isupper() or words[first][1].lower() in self.language.titles
        ):
            first += 1
        office = words[first:]
        joined = next((at for at, (_, word) in enumerate(office) if word.lower() in self.language.coordinators), None)
        if joined and (
            not self._is_office(office[:joined])
            or office[joined - 1][1].lower() not in self.language.titles | self.language.bodies
        ):
            office = office[joined + 1 :]
        while office and office[0][1].lower() in self.language.determiners:
            office = office[1:]
        if not self._is_office(office) or office[-1][1].lower() in _SMALL:
            return None
        return office[0][0], office[-1][0] + len(office[-1][1])

    def _is_attribute(self, words: list[tuple[int, str]], at: int) -> bool:
        """`le président roumain`, `министр иностранных дел`: a few small words right behind that of an office."""
        language = self.language
        if not language.attributes_follow:
            return False
        none = language.verbs | language.small | language.introductions | language.pronouns | language.relatives
        for index in range(at, max(0, at - _ATTRIBUTES), -1):
            if not words[index][1].isalpha() or words[index][1] in none:
                return False
            if words[index - 1][1].lower() in language.titles:
                return True
        return False

    def _is_office(self, words: list[tuple[int, str]]) -> bool:
        """Whether there is more in these words than how anybody is addressed."""
        plain = {word.lower().strip(".,") for _, word in words}
        return bool((plain & self.language.titles) - self.language.forms_of_address)

    def is_land(self, name: list[tuple[int, str]], office: list[tuple[int, str]], start: int) -> bool:
        """`Tổng thống Nga Vladimir Putin`, `президент России Владимир Путин`: behind an office first its country."""
        if name[0][1].lower() in self.language.lands:
            return True
        before = office or [(0, word) for word in self.text[max(0, start - 40) : start].split()[-1:]]
        if not self.language.cases or not before or before[-1][1].lower() not in self.language.titles:
            return False
        return not _PATRONYMIC.search(name[1][1])
