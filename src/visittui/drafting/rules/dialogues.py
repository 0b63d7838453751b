"""Dialogues that dashes introduce, as Russian, French and Vietnamese print them: `— Да, — сказал он.`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from visittui.drafting.rules.language import Language
from visittui.drafting.rules.paragraphs import Paragraph
from visittui.drafting.rules.quotations import Quotation

_BEGINS = re.compile(r"[—–―][ \u00a0]+(?=\S)")
_TOLD = re.compile(r"[,.?!…](?P<dash>[ \u00a0]+[—–―][ \u00a0]+)(?P<told>[^—–―]+)")
"""The words of the writer between or behind those of the speaker."""


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
