"""Reading a query from any text: a hand-written parser that cannot fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from visittui.archive.search.folding import fold, trimmed, words
from visittui.archive.search.language.dates import WORDS_OF_A_DATE, DateRange, parse_date, parse_date_range
from visittui.archive.search.language.fields import (
    NAMED_VALUES,
    VALUES,
    Field,
    field_named,
    nearest_field,
    values_beginning,
)
from visittui.archive.search.language.query import (
    Alternative,
    Clause,
    DateTerm,
    FieldTerm,
    Hint,
    Phrase,
    Query,
    Term,
    Word,
)

_DOUBLE_QUOTES = frozenset('"“”„‟«»″＂「」『』〝〞〟')
_OPENING_QUOTES = frozenset("'‘‚‛‹›")
_CLOSING_QUOTES = frozenset("'’‘‹›")
_LONGEST_DATE = 40
LONGEST_TEXT = 20_000
"""Characters of a query that are read."""

MOST_CLAUSES = 200
"""Longer texts are cut: nobody types them, and a pasted page must not stop the screen."""

_UNDECODED = r"[\udc80-\udcff]"
"""How Python writes bytes of a command line that are no text in the locale's encoding."""

_CONTROLS = r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def parse(text: str, year: int | None = None) -> Query:
    """Read a query from what was typed or pasted, of any kind; `year` is meant by a date without one.

    Never an error: hints tell what was read otherwise than it may have been meant.
    """
    return _Parser(text, year).query()


class _Parser:
    def __init__(self, text: str, year: int | None) -> None:
        # Hints repeat what was typed: nothing in it may act on a terminal, or be what no terminal can be sent.
        self._text = text[:LONGEST_TEXT]
        if not text.isprintable():
            self._text = re.sub(_CONTROLS, " ", self._text)
        self._is_blank = not text.strip()
        self._at = 0
        self._clauses: list[Clause] = []
        self._hints: dict[Hint, None] = {}
        self._apostrophes_until = 0
        self._year = year
        if not text.isprintable() and re.search(_UNDECODED, text):
            self._hint("some bytes of this are no text here and are passed over: is it written in UTF-8?")
        if len(text) > LONGEST_TEXT:
            self._hint(f"only the first {LONGEST_TEXT:,} characters are searched for")

    def query(self) -> Query:
        either = negated = False
        while self._skip_spaces():
            if operator := self._operator():
                negated = operator == "NOT"
                if operator == "OR" and not self._clauses:
                    self._hint("OR needs something before it")
                if not negated:
                    either = operator == "OR" and bool(self._clauses)
                continue
            for alternative in self._alternatives(negated=negated):
                if either:
                    self._clauses[-1] = (*self._clauses[-1], alternative)
                else:
                    self._clauses.append((alternative,))
                either = negated = False
        if len(self._clauses) > MOST_CLAUSES:
            self._hint(f"only the first {MOST_CLAUSES} words are searched for")
        is_signs = not self._clauses and not self._is_blank
        if is_signs and not self._hints:
            self._hint("there is no word in this; only letters and digits are looked for")
        return Query(tuple(self._clauses[:MOST_CLAUSES]), tuple(self._hints), is_signs, self._only_a_day(), self._year)

    def _only_a_day(self) -> DateRange | None:
        """The day that is all that was written, as people write one."""
        text = self._text.strip()
        # `12.2` alone is rather a number.
        is_date = len(text) <= _LONGEST_DATE and (any(map(str.isalpha, text)) or re.search(r"\d{4}", text))
        date = parse_date(fold(text), self._year) if is_date else None
        return DateRange(date, date) if date is not None and date.day is not None else None

    def _skip_spaces(self) -> bool:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at < len(self._text)

    def _operator(self) -> str:
        for operator in ("OR", "AND", "NOT"):
            end = self._at + len(operator)
            if self._text.startswith(operator, self._at) and (self._text[end : end + 1] or " ").isspace():
                self._at = end
                return operator
        return ""

    def _alternatives(self, *, negated: bool) -> Iterator[Alternative]:
        excluded = self._take("-") if self._at == 0 or self._text[self._at - 1].isspace() else False
        while excluded and self._take("-"):
            pass
        for term in self._terms():
            yield Alternative(term, excluded or negated)

    def _take(self, sign: str) -> bool:
        """Step over a sign that stands before something."""
        following = self._text[self._at + 1 : self._at + 2]
        if self._text[self._at] != sign or not following or following.isspace():
            return False
        self._at += 1
        return True

    def _terms(self) -> Iterator[Term]:
        exactly = self._take("=")
        quoted = self._quoted()
        if quoted is not None:
            if words(fold(quoted)):
                yield Phrase(quoted)
            return
        chunk = self._chunk()
        if exactly:
            yield from _word(chunk, exactly=True)
            return
        # A bracket or quotation mark may stand before a field, as before a word.
        chunk = chunk[chunk.find(trimmed(chunk)) :]
        name, colon, value = chunk.partition(":")
        if colon and name.isascii() and name.isalpha() and not value.startswith("//"):
            yield from self._field(name, value)
        else:
            yield from _word(chunk)

    def _quoted(self) -> str | None:
        """What stands between quotation marks here, or None; an open mark is stepped over."""
        mark = self._text[self._at]
        if mark in _DOUBLE_QUOTES:
            end = self._next(_DOUBLE_QUOTES)
            if end < 0:
                self._hint("the quotation mark is not closed, so these are single words")
                self._at += 1
                return ""
        elif mark in _OPENING_QUOTES:
            end = self._next(_CLOSING_QUOTES, stop=_DOUBLE_QUOTES)
        else:
            return None
        if end < 0:
            return None
        quoted = self._text[self._at + 1 : end].strip()
        self._at = end + 1
        return quoted

    def _next(self, marks: frozenset[str], stop: frozenset[str] = frozenset()) -> int:
        """Where the next of these marks closes, or -1. A single one inside a word is an apostrophe."""
        if stop and self._at < self._apostrophes_until:
            return -1
        for index in range(self._at + 1, len(self._text)):
            character = self._text[index]
            if character in stop:
                break
            if character in marks and (not stop or not self._text[index + 1 : index + 2].isalnum()):
                return index
        else:
            index = len(self._text)
        if stop:
            # Many marks and none that closes: looking to the end for each would take a pasted page's square.
            self._apostrophes_until = index
        return -1

    def _chunk(self) -> str:
        start = self._at
        while self._at < len(self._text):
            character = self._text[self._at]
            if character.isspace() or character in _DOUBLE_QUOTES:
                break
            self._at += 1
        return self._text[start : self._at]

    def _field(self, name: str, value: str) -> Iterator[Term]:
        field = field_named(name)
        if field is None:
            near = nearest_field(name)
            if near:
                at = self._text.rfind(f"{name}:", 0, self._at)
                meant = f"{self._text[:at]}{near}{self._text[at + len(name) :]}"
                self._hint(f"there is no field “{name}:”; did you mean “{near}:”?", " ".join(meant.split()))
            else:
                self._hint(f"there is no field “{name}:”, read as words")
            for part in (*(() if near else (name,)), *value.split(":")):
                yield from _word(part)
            return
        value = self._value(value)
        if field.value == "date":
            value = self._whole_date(field, value)
        if not words(fold(value)):
            if self._skip_spaces():
                yield from _word(name)
            else:
                self._hint(f"{field.name}: finds what is {field.meaning} …; write it right after the colon")
            return
        term: Term | None = FieldTerm(field.name, value)
        if field.value == "date":
            term = _date_term(field, value, self._year)
        elif field.value in NAMED_VALUES and not values_beginning(value, field.value):
            term = None
        if term is None:
            self._hint(f"“{value}” is no {VALUES[field.value]}, read as words")
            for part in (name, *value.split()):
                yield from _word(part)
            return
        yield term

    def _value(self, value: str) -> str:
        """The whole value of a field of which `value` has been read, which may open a quotation."""
        if not value and self._at < len(self._text) and self._text[self._at] in _DOUBLE_QUOTES:
            if self._next(_DOUBLE_QUOTES) < 0:
                self._hint("the quotation mark is not closed")
                value, self._at = self._text[self._at + 1 :], len(self._text)
                return value.strip()
            return self._quoted() or ""
        if value[:1] in _OPENING_QUOTES and value:
            after = self._at
            self._at -= len(value)
            quoted = self._quoted()
            if quoted is not None:
                return quoted
            self._at = after
        return value if value.startswith("..") or value.endswith("..") else trimmed(value)

    def _whole_date(self, field: Field, value: str) -> str:
        """A date and those of the words after it that belong to it: `date:20 June 2024`."""
        ahead = self._text[self._at : self._at + _LONGEST_DATE]
        following = list(islice(re.finditer(r"\S+", ahead), WORDS_OF_A_DATE - 1))
        if self._text[self._at : self._at + 1].isspace():
            for count in range(len(following), 0, -1):
                longer = " ".join([value, *(word[0] for word in following[:count])])
                if _date_term(field, longer, self._year):
                    self._at += following[count - 1].end()
                    return longer
        return value

    def _hint(self, hint: str, query: str = "") -> None:
        self._hints[Hint(hint, query)] = None


def _word(chunk: str, *, exactly: bool = False) -> Iterator[Word]:
    text = trimmed(chunk)
    if text:
        after = chunk[chunk.rindex(text) + len(text) :]
        # These stand for words when they come with punctuation, and would be operators without.
        if text in ("OR", "AND", "NOT"):
            text = text.lower()
        yield Word(text, exactly, like=not exactly and after.startswith("~"))


def _date_term(field: Field, value: str, year: int | None) -> DateTerm | None:
    plain = fold(value)
    if field.name == "date":
        found = parse_date_range(plain, year)
    else:
        date = parse_date(plain.strip("."), year)
        found = DateRange(date, date) if date else None
    return DateTerm(field.name, found) if found else None
