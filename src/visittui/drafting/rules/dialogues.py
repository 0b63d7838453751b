"""Speech as Russian, French and Vietnamese print it: dialogues behind dashes, and who said so between the marks.

A dash introduces what somebody says: `— Да, — сказал он.`. Within a quotation its speaker is told, too, and the marks
close only behind the last word: « Le lac, a dit la présidente, est ouvert », «Озеро, — сказал он, — открыто». What the
writer put in is cut out: the speaker's own words are left, in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from visittui.drafting.rules.language import CAPITAL, Language
from visittui.drafting.rules.paragraphs import Paragraph
from visittui.drafting.rules.quotations import Quotation

_BEGINS = re.compile(r"[—–―][ \u00a0]+(?=\S)")
_TOLD = re.compile(r"[,.?!…](?P<dash>[ \u00a0]+[—–―][ \u00a0]+)(?P<told>[^—–―]+)")
"""The words of the writer between or behind those of the speaker."""

_LONGEST = 14
"""Words that are told between; a longer stretch is a clause of the speech itself."""

_DASH = r"(?:[ \u00a0]*[—–―][ \u00a0]*|[ \u00a0]+-[ \u00a0]+)"
_DASHES = re.compile(rf"(?<=[,.?!…])(?P<gap>{_DASH})(?P<told>[^—–―\n]+?)(?P<end>[,.:]?{_DASH}|\Z)")
"""Between dashes, or behind one up to the closing mark."""


def find_dialogues(
    text: str, paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation], language: Language
) -> list[Quotation]:
    """The speeches of dialogues, in order; none of a language that has no such dialogues.

    Lines behind dashes may be a list, too: they are a dialogue where one of them or of their neighbours says who spoke.
    A paragraph that has quotations between marks is told by them.
    """
    if not language.dash_dialogues:
        return []
    marked = {one.paragraph for one in quotations}
    found: list[Quotation] = []
    run: list[tuple[bool, list[Quotation]]] = []
    for index, paragraph in enumerate(paragraphs):
        begins = _BEGINS.match(text, paragraph.start, paragraph.end)
        if begins is None or index in marked or not text[begins.end()].isupper():
            if paragraph.start < paragraph.end:
                found += _speeches(run)
                run = []
            continue
        pieces = list(_pieces(text, begins.end(), paragraph, index, language))
        told = pieces[-1].outer_end < paragraph.end or len(pieces) > 1
        if not told and language.verbs & set(re.findall(r"\w+", text[begins.end() : paragraph.end].lower())):
            # `— Le lac est ouvert, dit-elle.`: where the words of the writer begin, no dash tells.
            pieces = []
        run.append((told, pieces))
    return found + _speeches(run)


def _speeches(run: list[tuple[bool, list[Quotation]]]) -> list[Quotation]:
    return [piece for _, pieces in run for piece in pieces] if any(told for told, _ in run) else []


def _pieces(text: str, start: int, paragraph: Paragraph, index: int, language: Language) -> Iterator[Quotation]:
    """The words of a paragraph that are spoken, without those that say by whom."""
    outer = paragraph.start
    for told in _TOLD.finditer(text, start, paragraph.end):
        words = re.findall(r"\w+", told["told"].lower())
        if told.start() < start or not told["told"][0].islower() or not language.verbs & set(words):
            continue
        yield Quotation(start, told.start("dash"), outer, told.start("dash"), index)
        start = outer = told.end()
        if begins := _BEGINS.match(text, start, paragraph.end):
            start = begins.end()
    if start < paragraph.end:
        yield Quotation(start, paragraph.end, outer, paragraph.end, index)


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
            else list(_told_between(text, one, language, between_commas))
        )
        spans = [span for span in spans if not any(a < span[1] and span[0] < b for a, b in inner)]
        found += _pieces_between(text, one, spans)
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


def _told_between(
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


def _pieces_between(text: str, one: Quotation, spans: Sequence[tuple[int, int, int]]) -> Iterator[Quotation]:
    """The stretches of a quotation between the attributions in it."""
    start, outer = one.start, one.outer_start
    for low, _, after in spans:
        yield replace(one, start=start, end=low, outer_start=outer, outer_end=low)
        start = outer = after + len(text[after : one.end]) - len(text[after : one.end].lstrip())
    if start < one.end:
        yield replace(one, start=start, outer_start=outer)
