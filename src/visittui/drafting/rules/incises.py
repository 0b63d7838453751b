"""Who said so, told between the marks: « Le lac, a dit la présidente, est ouvert », «Озеро, — сказал он, — открыто».

French and Russian print it there and close the marks only behind the last word. What the writer put in is cut out: the
speaker's own words are left, in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from visittui.drafting.rules.language import CAPITAL, Language
from visittui.drafting.rules.quotations import Quotation

_LONGEST = 14
"""Words that are told between; a longer stretch is a clause of the speech itself."""

_DASH = r"(?:[ \u00a0]*[—–―][ \u00a0]*|[ \u00a0]+-[ \u00a0]+)"
_DASHES = re.compile(rf"(?<=[,.?!…])(?P<gap>{_DASH})(?P<told>[^—–―\n]+?)(?P<end>[,.:]?{_DASH}|\Z)")
"""Between dashes, or behind one up to the closing mark."""


def without_incises(text: str, quotations: Sequence[Quotation], language: Language) -> list[Quotation]:
    """The quotations, in the order in which they begin, those that an attribution interrupts in pieces.

    Only languages that have dialogues behind dashes tell speakers between the marks.
    """
    if not language.dash_dialogues:
        return list(quotations)
    between_commas = _between_commas(language)
    inner = [(one.outer_start, one.outer_end) for one in quotations if one.depth]
    found: list[Quotation] = []
    for one in quotations:
        spans = (
            []
            if one.depth or text[one.outer_end : one.outer_end + 1] == ","
            else list(_told(text, one, language, between_commas))
        )
        spans = [span for span in spans if not any(a < span[1] and span[0] < b for a, b in inner)]
        found += _pieces(text, one, spans)
    return sorted(found, key=lambda one: (one.outer_start, -one.outer_end))


def _between_commas(language: Language) -> re.Pattern[str] | None:
    """A verb before its subject, between two commas, with what is said of the subject; of French alone."""
    if not language.inverted:
        return None
    verbs = "|".join(sorted(map(re.escape, language.verbs), key=len, reverse=True))
    pronouns = "|".join(language.inverted)
    small = "|".join(sorted(map(re.escape, language.determiners | language.titles), key=len, reverse=True))
    subject = rf"(?:{CAPITAL}|(?:{small})\b|l[’'])"
    tied = rf"(?:(?:a|ont|avait)-t-(?:{pronouns})[ ](?:{verbs})\b|(?:{verbs})-(?:t-)?(?:{pronouns})\b)"
    plain = rf"(?:(?:a|ont|avait|s[’']est)[ ])?(?:{verbs})[ ](?:à[ ][^,.]+?[ ])?{subject}"
    office = rf"(?:,[ ](?:(?:{small})[ ])?(?:{'|'.join(map(re.escape, language.titles))})\b[^,.?!«»\n]*)?"
    return re.compile(
        rf"(?<=[,?!…])(?P<gap>[ \u00a0]+)(?P<told>(?:{tied}|{plain})[^,.?!«»\n]*{office})(?P<end>[,.]|\Z)"
    )


def _told(
    text: str, one: Quotation, language: Language, between_commas: re.Pattern[str] | None
) -> Iterator[tuple[int, int, int]]:
    """Start and end of each attribution in a quotation, and where the speech goes on behind it."""
    past = one.start
    for pattern in (_DASHES, between_commas):
        for match in pattern.finditer(text, one.start, one.end) if pattern is not None else ():
            words = re.findall(r"\w+", match["told"].lower())
            spoken = match["told"][0].islower() and len(words) <= _LONGEST
            if match.start() >= past and spoken and (pattern is between_commas or language.verbs & set(words[:2])):
                past = match.end()
                yield match.start("gap"), match.end("told"), match.end()


def _pieces(text: str, one: Quotation, spans: Sequence[tuple[int, int, int]]) -> Iterator[Quotation]:
    """The stretches of a quotation between the attributions in it."""
    start, outer = one.start, one.outer_start
    for low, _, after in spans:
        yield replace(one, start=start, end=low, outer_start=outer, outer_end=low)
        start = outer = after + len(text[after : one.end]) - len(text[after : one.end].lstrip())
    if start < one.end:
        last = replace(one, start=start, outer_start=outer) if spans else one
        yield last
