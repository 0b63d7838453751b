"""Naming speakers: who said a quotation, as the words around it tell; where they do not tell, nobody is named.

Each rule has a confidence, the share of its answers that were right on annotated news, and a reason in words.
"""

from __future__ import annotations

import re
from itertools import pairwise

from visittui.drafting.rules.attribution import RULES, Attribution
from visittui.drafting.rules.clauses import (
    DASHES,
    main_subject,
    phrase_after,
    subject_before,
)
from visittui.drafting.rules.language import Language
from visittui.drafting.rules.paragraphs import Paragraph
from visittui.drafting.rules.quotations import Quotation
from visittui.drafting.rules.sentences import QuotedParagraph

_SENTENCE = 5
"""Words from which on quoted words are a sentence and not a fragment."""

_LABEL_INSIDE = re.compile(r"([A-Z][A-Z.’' -]{2,30}):\s")
"""A speaker's label that a transcript printed between marks has."""

_LONGEST_LABEL = 9
"""Tokens of a label before a colon."""

_GUESSED = frozenset(["paragraph-before", "sentence-before"])
"""Rules by which a speaker is taken over from what stands before."""

_LEAST = 0.7
"""Confidence below which nobody is named."""


def attributions_of(
    text: str, paragraphs: list[Paragraph], quotations: list[Quotation], language: Language
) -> list[Attribution | None]:
    """Who said each of the quotations of a text; None where the text does not tell."""
    found: dict[int, Attribution | None] = {}
    by_paragraph: dict[int, list[int]] = {}
    for number, quotation in enumerate(quotations):
        by_paragraph.setdefault(quotation.paragraph, []).append(number)
    last: Attribution | None = None
    last_paragraph = -2
    for index, numbers in by_paragraph.items():
        outer = [number for number in numbers if quotations[number].depth == 0]
        finder = _Finder(text, paragraphs[index], [quotations[number] for number in outer], language)
        before = last if last_paragraph == index - 1 else None
        answers = finder.answers(before)
        found.update(zip(outer, answers, strict=True))
        last = next((answer for answer in reversed(answers) if answer is not None), None)
        last_paragraph = index
    _tell_back(text, quotations, found)
    return [found.get(number) for number in range(len(quotations))]


def _tell_back(text: str, quotations: list[Quotation], found: dict[int, Attribution | None]) -> None:
    """Name whoever is told behind a later paragraph of a speech for those before, of which nothing else is told."""
    outer = [number for number, one in enumerate(quotations) if one.depth == 0]
    for before, number in reversed(list(pairwise(outer))):
        told, guessed = found.get(number), found.get(before)
        if (
            quotations[number].continues
            and told is not None
            and told.rule.name not in _GUESSED | {"goes-on"}
            and (guessed is None or guessed.rule.name in _GUESSED)
        ):
            found[before] = _made(text, quotations[before], "told-behind", told.start, told.end)


def _made(text: str, one: Quotation, name: str, start: int, end: int) -> Attribution:
    rule = RULES[name]
    long = len(text[one.start : one.end].split()) >= _SENTENCE
    return Attribution(start, end, rule, rule.sentence if long else rule.fragment)


class _Finder(QuotedParagraph):
    """The rules, applied to the quotations of one paragraph."""

    def answers(self, before: Attribution | None) -> list[Attribution | None]:
        answers: list[Attribution | None] = []
        for number, quotation in enumerate(self.quotations):
            answer = self._own(number) or self._inherited(number, answers, before)
            told = before is not None and before.rule.name not in _GUESSED
            if answer is not None and quotation.continues and before is not None and told and number == 0:
                answer = self._made("goes-on", before.start, before.end, number)
            answers.append(answer)
        return answers

    def _own(self, number: int) -> Attribution | None:
        """From the sentence that the quotation stands in."""
        label = _LABEL_INSIDE.match(self.text, self.quotations[number].start, self.quotations[number].end)
        if label is not None:
            return self._made("label", *label.span(1), number)
        closes = self.text[self.quotations[number].end - 1]
        attributed_after = closes in ",?!—–-…" or self.next_text(number) == ","
        if self.is_introduced(number):
            return self._before(number) or (self._after(number) if attributed_after else self._by_colon(number))
        if attributed_after:
            return self._after(number) or self._before(number) or self._at_end(number)
        if closes in ".…":
            # A full stop inside the marks ends the sentence in most languages, and what follows is another.
            return self._before(number) or (None if self.language.free_order else self._after(number))
        return self._before(number) or self._at_end(number) or self._after(number)

    def _made(self, name: str, start: int, end: int, number: int) -> Attribution:
        return _made(self.text, self.quotations[number], name, start, end)

    def _named(self, name: str, span: tuple[int, int] | None, number: int) -> Attribution | None:
        span = None if span is None else self._as_far_as_named(span)
        if span is None:
            return None
        return self._made(name, self.tokens[span[0]].start, self.tokens[span[1] - 1].end, number)

    def _as_far_as_named(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """A phrase up to its last noun, where nouns are told by their capitals; None where it has none.

        What stands behind it belongs to the verb: `das Gericht darauf hin`, `Birk wörtlich`. A pronoun that means one
        person ends a phrase, too; one that does not, names nobody: `man`, `es`, `dieser`.
        """
        first, end = span
        if not self.language.capital_nouns or self.tokens[end - 1].is_quotation:
            return span
        opening = self.tokens[first]
        if opening.lower in self.language.introductions and opening.lower not in self.language.determiners:
            return None
        while end > first and self.tokens[end - 1].is_word and not self._ends_phrase(end - 1):
            end -= 1
        return (first, end) if end > first else None

    def _ends_phrase(self, at: int) -> bool:
        token = self.tokens[at]
        return token.lower in self.language.persons or (token.is_name and token.lower not in self.language.pronouns)

    # After the quotation.

    def _after(self, number: int) -> Attribution | None:
        tokens, quoted = self.tokens, self.quoted_at[number]
        end = self.clause_end(quoted + 1)
        at = quoted + 1
        if at < end and tokens[at].text in DASHES and at + 1 < end and tokens[at + 1].is_name:
            span = phrase_after(tokens, at + 1, end, self.language)
            alone = end - at < 16 and end == len(tokens) and not any(t.lower in self.verbs for t in tokens[at:end])
            if span is not None and alone:
                return self._named("signed", span, number)
        while at < end and (tokens[at].text == "," or tokens[at].text in DASHES):
            at += 1
        verb = next((index for index in range(at, min(end, at + 34)) if self.is_verb(index, self.verbs)), None)
        if verb is None:
            return self._according(at, end, number)
        leading = [token for token in tokens[at:verb] if token.lower not in self.language.auxiliaries]
        if not leading or (
            self.language.free_order and len(leading) == 1 and leading[0].lower in self.language.introductions
        ):
            span = phrase_after(tokens, verb + 1, end, self.language)
            if span is not None:
                return self._named("said-after", span, number)
        if tokens[at].lower in self.language.coordinators or tokens[at].lower in self.language.boundaries:
            return None
        return self._named("says-after", subject_before(tokens, verb, at, self.language), number)

    def _at_end(self, number: int) -> Attribution | None:
        """From the end of its sentence: `“some words” and so on, the minister said.`."""
        tokens, quoted = self.tokens, self.quoted_at[number]
        end = self.sentence_end(quoted + 1)
        for verb in range(end - 1, quoted, -1):
            if not self.is_verb(verb, self.verbs):
                continue
            comma = next((at for at in range(verb - 1, quoted, -1) if tokens[at].text == ","), None)
            if comma is None:
                return None
            if verb == comma + 1:
                span = phrase_after(tokens, verb + 1, end, self.language)
                return self._named("end", span, number)
            if verb - comma > 12:
                return None
            return self._named("end", subject_before(tokens, verb, comma + 1, self.language), number)
        return self._according(quoted + 1, end, number)

    def _according(self, low: int, high: int, number: int) -> Attribution | None:
        for phrase in self.language.according:
            for at in range(low, high - len(phrase)):
                if all(self.tokens[at + step].lower == word for step, word in enumerate(phrase)):
                    span = phrase_after(self.tokens, at + len(phrase), high, self.language)
                    if span is not None:
                        return self._named("according", span, number)
        return None

    # Before the quotation.

    def _before(self, number: int) -> Attribution | None:
        tokens, quoted = self.tokens, self.quoted_at[number]
        low = self.sentence_start(quoted)
        if quoted - low >= 2 and tokens[quoted - 1].text == ":":
            label = tokens[low : quoted - 1]
            words = [token for token in label if token.is_word]
            titles = self.language.titles | self.language.title_parts
            named = words and all(token.is_name or token.lower in titles for token in words)
            spoken = any(self.is_verb(at, self.all_verbs) for at in range(low, quoted - 1))
            if named and len(label) <= _LONGEST_LABEL and not spoken:
                return self._made("label", label[0].start, label[-1].end, number)
        for verb in range(quoted - 1, low - 1, -1):
            word = tokens[verb].lower
            if word in self.language.participles:
                span = None
                if verb > low and tokens[verb - 1].is_word and tokens[verb - 1].lower not in self.language.small:
                    span = subject_before(tokens, verb, low, self.language)
                return self._named("participle", span or main_subject(tokens, low, verb, self.language), number)
            if not self.is_verb(verb, self.all_verbs):
                continue
            near = quoted - verb <= 2 or tokens[quoted - 1].text in (",", ":")
            name = "before" if near and word in self.verbs else "clause" if word in self.verbs else "wording"
            span = subject_before(tokens, verb, low, self.language)
            if span is not None and word == "called" and quoted == verb + 1 and tokens[span[0]].lower in ("a", "an"):
                # A book called so: nobody called it anything.
                return None
            if self.language.free_order and (span is None or span[0] != low):
                span = phrase_after(tokens, verb + 1, quoted, self.language) or span
            if span is not None:
                return self._named(name, span, number)
        return self._according(low, quoted, number)

    def _by_colon(self, number: int) -> Attribution | None:
        """`The minister went further: “…”`: a sentence about somebody, without a verb of saying."""
        low, quoted = self.sentence_start(self.quoted_at[number]), self.quoted_at[number]
        span = main_subject(self.tokens, low, quoted - 1, self.language)
        if span is None or self.tokens[span[0]].lower in self.language.determiners:
            return None
        if self.tokens[span[1]].lower in self.language.introductions:
            # Background from an official: the words are not the background's.
            return None
        if self.language.free_order and self.tokens[span[0]].lower not in self.language.pronouns:
            # Where the object may stand first, whom the sentence is about is not told by where it stands.
            return None
        return self._named("colon", span, number)

    # From what stands before its sentence.

    def _inherited(
        self, number: int, answers: list[Attribution | None], before: Attribution | None
    ) -> Attribution | None:
        one = self.quotations[number]
        if number == 0 and one.continues and before is not None:
            # What goes on with a guess is no surer than it.
            rule = before.rule.name if before.rule.name in _GUESSED else "goes-on"
            return self._made(rule, before.start, before.end, number)
        quoted = self.quoted_at[number]
        low = self.sentence_start(quoted)
        if self.next_text(number) == "," or self.text[one.end - 1] in ",":
            # Somebody is named behind it, in words that no rule knows.
            return None
        if number and answers[-1] is not None and quoted == low:
            previous = answers[-1]
            return self._made("same", previous.start, previous.end, number)
        if quoted == low and quoted > 0:
            start = self.sentence_start(quoted - 1)
            verb = next((at for at in range(start, quoted) if self.is_verb(at, self.all_verbs)), None)
            if verb is not None:
                answer = self._named("sentence-before", subject_before(self.tokens, verb, start, self.language), number)
                return answer if answer is not None and answer.confidence >= _LEAST else None
        if quoted == 0 and before is not None and len(self.text[one.start : one.end].split()) >= _SENTENCE:
            return self._made("paragraph-before", before.start, before.end, number)
        return None
