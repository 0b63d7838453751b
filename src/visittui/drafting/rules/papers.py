"""Papers that a text names, signed or agreed, and the parties that it gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visittui.drafting.rules.language import CAPITAL, Language

_PARTY = rf"(?:the[ ])?{CAPITAL}[\w’.\-]*(?:[ ]{CAPITAL}[\w’.\-]*){{0,3}}"
_BETWEEN = re.compile(rf"\bbetween ({_PARTY}) and ({_PARTY})")
_AND = re.compile(
    rf"({_PARTY})(?:,? and| und| et| и| và) ({_PARTY})(?= (?:have |has |had |also |haben |ont )?(?:\w+ )?$)"
)
_SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?](?![\s\"”’»]|$)[^\n.!?]*)*")
_TITLE_STOPS = re.compile(
    r"[,;:.!?()\"“”]|\s(?:that|which|during|after|as|when|while|with the|aimed|was|were|is|has|have|in the presence)\b"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a sentence says something was done with.

    Attributes:
        start, end: offsets of the words that name it.
        parties: names of those between whom it is, as far as the sentence tells.
        verb: what was done, as printed.
    """

    start: int
    end: int
    parties: tuple[str, ...]
    verb: str


def papers_of(text: str, language: Language) -> list[Paper]:
    """The papers of a text: kinds of documents in a sentence that says that they were signed, adopted or agreed."""
    noun = "|".join(
        sorted((re.escape(word) for word in language.papers | language.paper_phrases), key=len, reverse=True)
    )
    verb = "|".join(map(re.escape, language.paper_verbs))
    nouns, verbs = re.compile(rf"\b(?:{noun})\b", re.IGNORECASE), re.compile(rf"\b(?:{verb})\b", re.IGNORECASE)
    found: list[Paper] = []
    for match in nouns.finditer(text):
        low = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
        sentence = _SENTENCE.match(text, low)
        while sentence is not None and sentence.end() < match.start():
            # A sentence that ends with a quotation has its full stop within the marks.
            low = sentence.end() + 1
            sentence = _SENTENCE.match(text, low)
        high = sentence.end() if sentence is not None else match.end()
        if found and match.start() < found[-1].end:
            continue
        done = verbs.search(text, low, high)
        if done is None:
            continue
        start = _phrase_start(text, low, match.start(), language)
        stop = _TITLE_STOPS.search(text, match.end(), high)
        end = stop.start() if stop is not None else high
        named = _BETWEEN.search(text, low, high) or _AND.search(text[low : done.start()])
        parties = () if named is None else tuple(name.removeprefix("the ").rstrip(".") for name in named.groups())
        found.append(Paper(start, end, parties, done.group()))
    return found


def _phrase_start(text: str, low: int, at: int, language: Language) -> int:
    """Back over the adjectives and numbers before a noun, to its article."""
    words = list(re.finditer(r"\S+", text[low:at]))
    start = at
    for word in reversed(words[-6:]):
        plain = word.group().lower()
        if plain in language.determiners:
            return low + word.start()
        if plain in language.introductions | language.verbs | language.paper_verbs | language.auxiliaries or (
            word.group()[-1] in ',;:“”".'
        ):
            break
        start = low + word.start()
    return start
