"""A paragraph with its quotations blotted out: the words around them, and where sentences and clauses begin and end."""

from __future__ import annotations

from bisect import bisect_right

from visittui.drafting.rules.clauses import DASHES, ends_sentence, tokens_of
from visittui.drafting.rules.language import QUOTED, Language
from visittui.drafting.rules.paragraphs import Paragraph
from visittui.drafting.rules.quotations import Quotation

_LONGEST_SENTENCE = 100
"""Tokens that are looked at before or behind a quotation."""


class QuotedParagraph:
    """The quotations of one paragraph and the words around them."""

    def __init__(self, text: str, paragraph: Paragraph, quotations: list[Quotation], language: Language) -> None:
        self.text = text
        self.language = language
        self.quotations = quotations
        shadow = text[paragraph.start : paragraph.end]
        for one in quotations:
            start, end = one.outer_start - paragraph.start, one.outer_end - paragraph.start
            shadow = shadow[:start] + QUOTED * (end - start) + shadow[end:]
        self.tokens = tokens_of(shadow, paragraph.start, language)
        starts = [token.start for token in self.tokens]
        self.quoted_at = [bisect_right(starts, one.outer_start) - 1 for one in quotations]
        """Index of the token that stands for each quotation."""
        self._by_token = dict(zip(self.quoted_at, quotations, strict=True))
        self.dateline = self._dateline()
        self.verbs = language.verbs
        self.all_verbs = language.verbs | language.wording_verbs

    def _dateline(self) -> int:
        """Index behind `HANOI, Vietnam (News Agency) —` at the paragraph's beginning."""
        for index, token in enumerate(self.tokens[:12]):
            if token.text in DASHES and index and len(self.tokens[0].text) > 2 and self.tokens[0].text.isupper():
                return index + 1
            if token.is_word and not token.is_name:
                break
        return 0

    def is_verb(self, at: int, verbs: frozenset[str]) -> bool:
        """Whether a token is one of these verbs, and no name and no noun behind an article or possessive."""
        token = self.tokens[at]
        if token.lower not in verbs or (token.is_name and at > 0 and not ends_sentence(self.tokens[at - 1])):
            return False
        if at == 0:
            return True
        before = self.tokens[at - 1]
        return before.lower not in self.language.determiners and not before.text.endswith(("'s", "’s", "s'", "s’"))

    def clause_end(self, at: int) -> int:
        """Index past what follows a quotation: to the next one or to the end of the sentence."""
        limit = min(len(self.tokens), at + _LONGEST_SENTENCE)
        while at < limit and not self.tokens[at].is_quotation and not ends_sentence(self.tokens[at]):
            at += 1
        return at

    def sentence_end(self, at: int) -> int:
        """Index of what ends the sentence that a token is in."""
        limit = min(len(self.tokens), at + _LONGEST_SENTENCE)
        while at < limit and not ends_sentence(self.tokens[at]):
            if self.tokens[at].is_quotation and self._closes_sentence(at):
                break
            at += 1
        return at

    def sentence_start(self, quoted: int) -> int:
        """Index of the first token of the sentence or clause that a quotation ends or stands in."""
        at, limit = quoted, max(0, quoted - _LONGEST_SENTENCE)
        while at > limit:
            token = self.tokens[at - 1]
            if ends_sentence(token) or (token.is_quotation and self._last_sign(at - 1) in ",.!?…—"):
                break
            at -= 1
        return max(at, min(self.dateline, quoted))

    def _last_sign(self, at: int) -> str:
        return self.text[self._by_token.get(at, self.quotations[0]).end - 1]

    def _closes_sentence(self, at: int) -> bool:
        if self._last_sign(at) not in ".!?…":
            return False
        return at + 1 >= len(self.tokens) or self.tokens[at + 1].is_name or self.tokens[at + 1].is_quotation

    def next_text(self, number: int) -> str:
        """The token right behind a quotation, "" at the end of the paragraph."""
        at = self.quoted_at[number] + 1
        return self.tokens[at].text if at < len(self.tokens) else ""

    def is_introduced(self, number: int) -> bool:
        """Whether a colon stands right before a quotation."""
        at = self.quoted_at[number] - 1
        return at >= 0 and self.tokens[at].text == ":"
