"""The words around quotations: tokens, sentences, and whom a verb is about, by tables of small words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visittui.drafting.rules.language import QUOTED, Language

_LONGEST_SUBJECT = 14
"""Words of a subject; of a longer stretch, what stands nearest to the verb is it."""

_LONGEST_PARENTHESIS = 40
"""Words of what stands between a subject and its verb in commas."""

DASHES = frozenset("—–-―") | {"--"}
_STOPS = frozenset(",;:()[]•|") | DASHES
_IN_SENTENCE = re.compile(r"[,;:)]|\s[a-z]")
"""What follows the full stop of an abbreviation that no table has."""

_SENTENCE_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark or a whole quotation, by its offsets in the text."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_quotation(self) -> bool:
        """Whether it stands for a quotation."""
        return self.text[0] == QUOTED

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number."""
        return self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(shadow: str, start: int, language: Language) -> list[Token]:
    """The tokens of the paragraph at an offset of the text, whose quotations are blotted out with `QUOTED`."""
    found: list[Token] = []
    for match in language.token.finditer(shadow):
        text = match.group()
        if (
            text == "."
            and found
            and found[-1].end == start + match.start()
            and (_abbreviated(found[-1], language) or _IN_SENTENCE.match(shadow, match.end()))
        ):
            last = found.pop()
            found.append(Token(last.start, last.end + 1, last.text + ".", last.lower))
            continue
        # A verb is known without the hyphen that ties a pronoun to it: ajoute-t-il.
        plain = text.lower().removesuffix("-").removesuffix("-t") if text[0].isalpha() else text.lower()
        found.append(Token(start + match.start(), start + match.end(), text, plain))
    return found


def _abbreviated(token: Token, language: Language) -> bool:
    return token.is_word and (
        token.lower in language.abbreviations
        or (len(token.text) == 1 and token.is_name)
        or ("." in token.text and len(token.text) <= 5)
    )


def ends_sentence(token: Token) -> bool:
    """Whether a token ends a sentence by itself."""
    return token.text in _SENTENCE_ENDS


def subject_before(tokens: list[Token], verb: int, low: int, language: Language) -> tuple[int, int] | None:
    """The subject that stands before the token of a verb and not before that at `low`.

    The result is the indexes of its first token and of the one past its last; None where there is none.
    """
    at = verb - 1
    relative: int | None = None
    skipped = language.auxiliaries | language.relatives | {language.infinitive}
    while at >= low and (tokens[at].lower in skipped or (tokens[at].lower.endswith("ly") and not tokens[at].is_name)):
        if tokens[at].lower in language.relatives and tokens[at].lower != "that":
            relative = at
            at -= 1
            if at >= low and tokens[at].text == ",":
                at -= 1
            break
        if tokens[at].lower == language.infinitive and at > low:
            at -= 1
        at -= 1
    if at < low or tokens[at].lower in language.passives:
        return None
    if tokens[at].text in (",", ")") or tokens[at].text in DASHES:
        return _before_parenthesis(tokens, at, low, language)
    if tokens[at].lower in language.coordinators or tokens[at].is_quotation:
        return main_subject(tokens, low, at, language)
    first = _phrase_start(tokens, at, low, language)
    if first > at:
        return main_subject(tokens, low, at, language)
    if language.free_order and tokens[first].lower in language.introductions:
        return None
    subject = _trimmed(tokens, first, at + 1, language)
    if subject is None or relative is None:
        return subject
    # The one who said so: the last noun phrase before `who`, and it.
    start = subject[1] - 1
    while (
        start > subject[0]
        and tokens[start].lower not in language.determiners
        and (tokens[start - 1].is_name or tokens[start - 1].lower in language.determiners | language.titles)
    ):
        start -= 1
    return start, relative + 1


def _phrase_start(tokens: list[Token], at: int, low: int, language: Language) -> int:
    """Index where the noun phrase that ends at a token begins."""
    first = at + 1
    while first > low:
        token = tokens[first - 1]
        if token.text in _STOPS or token.is_quotation or ends_sentence(token):
            break
        if token.lower in language.boundaries or (token.lower in language.relatives and not language.free_order):
            break
        if token.lower in language.verbs and not token.is_name:
            break
        first -= 1
        if token.lower in language.pronouns and first != at + 1:
            break
    return first


def _before_parenthesis(tokens: list[Token], at: int, low: int, language: Language) -> tuple[int, int] | None:
    """The subject before `, the head of the office,` or `(R-Texas)`: the sentence's first phrase that can be one."""
    chunks: list[tuple[int, int]] = []
    first = low
    for index in range(low, at + 1):
        if tokens[index].text in _STOPS or tokens[index].is_quotation or ends_sentence(tokens[index]):
            if index > first:
                chunks.append((first, index))
            first = index + 1
    for start, end in chunks:
        if at - start > _LONGEST_PARENTHESIS or _is_introduction(tokens, start, language):
            continue
        inner = _phrase_start(tokens, end - 1, start, language)
        if inner < end:
            return _trimmed(tokens, inner, end, language)
    return None


def _is_introduction(tokens: list[Token], start: int, language: Language) -> bool:
    word = tokens[start]
    if word.lower in language.introductions:
        return True
    return not language.free_order and word.lower.endswith(("ing", "ly")) and not word.lower.endswith(("king",))


def main_subject(tokens: list[Token], low: int, high: int, language: Language) -> tuple[int, int] | None:
    """Whom a sentence is about: its first phrase, from `low` to `high`, that is a name, a pronoun or has an article."""
    index = low
    while index < high:
        if tokens[index].text in _STOPS:
            index += 1
        elif _is_introduction(tokens, index, language) and tokens[index].lower not in language.determiners:
            comma = next((at for at in range(index, high) if tokens[at].text == ","), None)
            if comma is None:
                # But he said: a conjunction, and the subject right behind it.
                index += 1
                if index < high and _is_introduction(tokens, index, language):
                    return None
                return _phrase_from(tokens, index, high, language)
            index = comma + 1
        else:
            return _phrase_from(tokens, index, high, language)
    return None


def _phrase_from(tokens: list[Token], start: int, high: int, language: Language) -> tuple[int, int] | None:
    """The noun phrase that begins at a token: a pronoun; a name with its titles; an article with its noun."""
    if start >= high:
        return None
    token = tokens[start]
    if token.lower in language.pronouns:
        return start, start + 1
    first = start + 1 if token.lower in language.determiners else start
    end = first
    if first > start:
        none = language.verbs | language.auxiliaries | language.introductions
        while end < high and end - start < 4 and tokens[end].is_word and not tokens[end].is_name:
            if tokens[end].lower in none:
                break
            end += 1
    else:
        while end < high and tokens[end].lower in language.titles | language.title_parts:
            end += 1
    if end < high and tokens[end].is_name:
        while end < high and (tokens[end].is_name or tokens[end].lower in _PARTICLES):
            end += 1
    return (start, end) if end > first else None


_PARTICLES = frozenset(
    ["de", "la", "van", "von", "der", "den", "di", "da", "du", "al", "bin", "ibn", "el", "le", "ben"]
)
"""Small words inside of names."""


def phrase_after(tokens: list[Token], start: int, high: int, language: Language) -> tuple[int, int] | None:
    """The noun phrase from `start`, behind an inverted verb (`said the minister`), to `high`; None if there is none."""
    while start < high and tokens[start].lower in language.auxiliaries and not tokens[start].is_name:
        start += 1
    if start >= high:
        return None
    token = tokens[start]
    addressed = token.lower in language.titles and start + 1 < high and tokens[start + 1].is_name
    if token.lower in language.pronouns and not addressed:
        return start, start + 1
    starts_phrase = (
        token.is_name
        or token.text[0].isdigit()
        or token.lower in language.determiners | language.titles | language.title_parts
    ) or (
        token.is_word and not token.lower.endswith("ly") and any(one.is_name for one in tokens[start + 1 : start + 4])
    )
    if not starts_phrase or (
        token.lower in language.introductions | language.small and token.lower not in language.determiners
    ):
        return None
    end = start + 1
    while end < high and end - start < _LONGEST_SUBJECT:
        word = tokens[end]
        if not word.is_word or word.lower in language.boundaries or word.lower in language.coordinators:
            break
        if word.lower in language.verbs and not word.is_name:
            break
        end += 1
    return start, end


def _trimmed(tokens: list[Token], first: int, end: int, language: Language) -> tuple[int, int] | None:
    """A subject without the conjunction before it; of one too long, the name or pronoun nearest to the verb."""
    while first < end and tokens[first].lower in language.coordinators | {"but", "so"}:
        first += 1
    if first == end or not any(_can_speak(token, language) for token in tokens[first:end]):
        return None
    if end - first <= _LONGEST_SUBJECT:
        return first, end
    last = next((at for at in range(end - 1, first, -1) if _can_speak(tokens[at], language)), end - 1)
    start = last
    while start > first and tokens[start - 1].is_name:
        start -= 1
    return start, last + 1


def _can_speak(token: Token, language: Language) -> bool:
    return token.is_name or token.lower in language.pronouns | language.determiners | language.titles
