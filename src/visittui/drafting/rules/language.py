"""What the rules know of a language: its verbs of saying, titles and small words, as tables in `languages/`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "de", "ru", "fr", "vi")
"""Codes of the languages that there are tables of; the first stands for a text of any other."""

QUOTED = "\x01"
"""Stands for each character of a quotation while the words around it are looked at."""

_ALPHABETS = 0x2000
"""Below it stand the alphabets that have capital letters, Vietnamese ones too; some symbols behind them are none."""

CAPITAL = f"[{''.join(letter for letter in map(chr, range(_ALPHABETS)) if letter.isupper() or letter.istitle())}]"
"""A capital letter, in a regular expression."""

_SAMPLE = 4_000
"""Characters of a text that its language is told from."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language, in small letters.

    Attributes:
        verbs: forms of verbs that introduce somebody's very words.
        participles: forms of them whose speaker is whom the sentence is about.
        wording_verbs: forms of verbs that take some of somebody's words into the writer's sentence.
        according: phrases that stand before a speaker.
        persons: pronouns that mean one person.
        pronouns, relatives, determiners, auxiliaries, passives, boundaries, coordinators, introductions: small words.
        infinitive: the word before an infinitive.
        titles, title_parts: words of offices, and words that belong to them.
        abbreviations: words whose full stop ends no sentence.
        common: its most frequent words.
        roles: what a speaker's label may be besides a name; no_labels: what is none.
        transcript_headings: words in the first lines of a transcript.
        bodies: words of names of offices and bodies, no part of a person's name.
        papers, paper_phrases, paper_verbs: kinds of documents, and what is done to them.
        event_verbs: what is done on a visit.
        weekdays, months: their names in order, from Monday and January.
        place_words: small words before a place.
        free_order: whether the subject may stand behind its verb anywhere.
        dash_dialogues: whether a dash introduces what somebody says.
        capital_nouns: whether every noun has a capital letter.
        attributes_follow: whether what says of what somebody is president stands behind that word, in small letters.
        cases: whether a country behind an office is told from a name by its case alone.
        forms_of_address: titles that are no office.
        inverted: pronouns that a hyphen ties to the verb before them.
        lands: names of countries that stand between an office and a name without a small word.
        small: words that are no part of a name or noun phrase's end.
        token: a word (with the words of several syllables or parts that the tables have), or a punctuation mark.
    """

    verbs: frozenset[str]
    participles: frozenset[str]
    wording_verbs: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    pronouns: frozenset[str]
    persons: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    infinitive: str
    boundaries: frozenset[str]
    coordinators: frozenset[str]
    introductions: frozenset[str]
    titles: frozenset[str]
    title_parts: frozenset[str]
    abbreviations: frozenset[str]
    common: frozenset[str]
    roles: frozenset[str]
    no_labels: frozenset[str]
    transcript_headings: frozenset[str]
    bodies: frozenset[str]
    papers: frozenset[str]
    paper_phrases: frozenset[str]
    paper_verbs: frozenset[str]
    event_verbs: frozenset[str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    place_words: frozenset[str]
    small: frozenset[str]
    token: re.Pattern[str]
    free_order: bool = False
    capital_nouns: bool = False
    dash_dialogues: bool = False
    attributes_follow: bool = False
    cases: bool = False
    inverted: frozenset[str] = frozenset()
    forms_of_address: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()


@cache
def language_of(code: str) -> Language:
    """The tables of a language: those of English for a language that has none."""
    name = code.partition("-")[0].lower()
    known = name if name in LANGUAGES else LANGUAGES[0]
    table = tomllib.loads((files(__package__) / "languages" / f"{known}.toml").read_text("utf-8"))
    words: dict[str, Any] = {
        key: frozenset(word.replace("_", " ") for word in value.split())
        for key, value in table.items()
        if isinstance(value, str) and key not in ("infinitive", "weekdays", "months")
    }
    switches: dict[str, Any] = {key: value for key, value in table.items() if isinstance(value, bool)}
    compounds = sorted((word for some in words.values() for word in some if " " in word), key=len, reverse=True)
    several = "".join(rf"{re.escape(word)}(?!\w)|" for word in compounds)
    inverted = "|".join(words.get("inverted", ()))
    tied = rf"[^\W_]+-(?:t-)?(?=(?:{inverted})\b)|" if inverted else ""
    return Language(
        according=tuple(tuple(phrase.split()) for phrase in table["according"]),
        infinitive=table["infinitive"],
        weekdays=tuple(table["weekdays"].split()),
        months=tuple(table["months"].split()),
        small=words["auxiliaries"]
        | words["passives"]
        | words["coordinators"]
        | words["boundaries"]
        | {"as", "by", "in"},
        token=re.compile(rf"(?i:{several}{tied}\w+(?:[’'.\-]\w+)*)|\.{{2,}}|--|{QUOTED}+|\S"),
        **words,
        **switches,
    )


def guessed_language(text: str) -> str:
    """The language that a text is in, as its most common small words tell; English if they tell nothing."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    score = {code: sum(word in language_of(code).common for word in words) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: score[code])
    return best if score[best] else LANGUAGES[0]
