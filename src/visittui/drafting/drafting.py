"""One text to its suggestions: the one door of the rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from visittui.drafting.rules.attribution import Attribution
from visittui.drafting.rules.dialogues import find_dialogues, without_incises
from visittui.drafting.rules.language import guessed_language, language_of
from visittui.drafting.rules.occasions import Occasion, occasions_of
from visittui.drafting.rules.papers import Paper, papers_of
from visittui.drafting.rules.paragraphs import Lines, paragraphs_of
from visittui.drafting.rules.people import FoundPerson, People
from visittui.drafting.rules.quotations import Quotation, find_quotations
from visittui.drafting.rules.speakers import attributions_of
from visittui.drafting.rules.transcripts import Turn, turns_of
from visittui.drafting.suggestion import Form, Kind, Piece, Speaker, Suggestion

_SENTENCE = 5
"""Words from which on quoted words are a sentence or more."""

_UNKNOWN = 0.3
"""Confidence of a quotation whose speaker the text does not tell."""


class Draft:
    """The suggestions of one text, kind by kind."""

    def __init__(self, text: str, language: str | None = None, published: date | None = None) -> None:
        """Read a text as decoded, its line ends untouched.

        `language` is its code, None to tell it from the text; `published` the day that its weekdays are counted from.
        """
        self.text = text
        self._words = language_of(language or guessed_language(text))
        self._published = published
        self._lines = Lines(text)
        self._paragraphs = paragraphs_of(text)

    @cached_property
    def people(self) -> People:
        """The people that the text names."""
        return People(self.text, self._words)

    def spoken(self) -> list[Suggestion]:
        """Quotations and turns of transcripts, in the order of the text."""
        turns = turns_of(self.text, self._words)
        quotations = without_incises(self.text, find_quotations(self.text, self._paragraphs), self._words)
        dialogues = find_dialogues(self.text, self._paragraphs, quotations, self._words)
        quotations = sorted([*quotations, *dialogues], key=lambda one: one.outer_start) if dialogues else quotations
        attributions = attributions_of(self.text, self._paragraphs, quotations, self._words)
        found = [self._turn(turn) for turn in turns]
        speakers = self._speakers(quotations, attributions)
        utterances = _utterances(quotations, attributions, self.text)
        found += map(self._quotation, quotations, attributions, speakers, utterances)
        return sorted(found, key=lambda one: (one.start, -one.end))

    def named(self) -> list[Suggestion]:
        """People, papers and events, in the order of the text."""
        found = [self._person(person) for person in self.people.found if person.offices]
        found += [self._paper(paper) for paper in papers_of(self.text, self._words)]
        found += [self._occasion(one) for one in occasions_of(self.text, self._words, self._published)]
        return sorted(found, key=lambda one: (one.start, -one.end))

    def all(self) -> list[Suggestion]:
        """Everything, in the order of the text."""
        return sorted([*self.spoken(), *self.named()], key=lambda one: (one.start, -one.end))

    def _suggestion(self, kind: Kind, start: int, end: int, confidence: float, reason: str, **more: Any) -> Suggestion:
        pieces = tuple(
            Piece(line, low, high, self._composed(low, high)) for line, low, high in self._lines.pieces(start, end)
        )
        return Suggestion(kind, start, end, pieces, confidence, reason, **more)

    def _composed(self, start: int, end: int) -> str:
        return unicodedata.normalize("NFC", self.text[start:end])

    def _quotation(
        self, one: Quotation, attribution: Attribution | None, speaker: Speaker | None, utterance: int | None
    ) -> Suggestion:
        return self._suggestion(
            "quotation",
            one.start,
            one.end,
            attribution.confidence if attribution is not None else _UNKNOWN,
            attribution.rule.reason if attribution is not None else "words between quotation marks",
            form=_form(self.text[one.start : one.end]),
            speaker=speaker,
            utterance=utterance,
            depth=one.depth,
            fault=one.fault,
        )

    def _turn(self, turn: Turn) -> Suggestion:
        label = self.text[turn.label_start : turn.label_end]
        person = self.people.meant(turn.label_start, turn.label_end, ())
        speaker = Speaker(turn.label_start, turn.label_end, label, person.name if person is not None else None)
        reason = "the label stands before it" + (f"; {turn.direction}" if turn.direction else "")
        details = {"direction": turn.direction} if turn.direction else {}
        return self._suggestion(
            "turn", turn.start, turn.end, 0.98, reason, form="verbatim", speaker=speaker, details=details
        )

    def _speakers(
        self, quotations: Sequence[Quotation], attributions: Sequence[Attribution | None]
    ) -> list[Speaker | None]:
        """Whom each attribution means, a pronoun being whoever was spoken of last."""
        found: list[Speaker | None] = []
        known: dict[tuple[int, int], FoundPerson | None] = {}
        last: FoundPerson | None = None
        last_paragraph = -9
        for quotation, one in zip(quotations, attributions, strict=True):
            if one is None:
                found.append(None)
                continue
            naming = (one.start, one.end)
            if naming not in known:
                here = self._paragraphs[quotation.paragraph]
                before = self.people.first_named(here.start, one.start)
                recent = [last] if last is not None and quotation.paragraph - last_paragraph <= 1 else []
                earlier = self._earlier(quotation.paragraph)
                subjects = [person for person in (before, *recent, earlier) if person is not None]
                known[naming] = self.people.meant(one.start, one.end, subjects)
            person = known[naming]
            if person is not None:
                last, last_paragraph = person, quotation.paragraph
            name = person.name if person is not None else None
            found.append(Speaker(one.start, one.end, self._naming_words(one), name))
        return found

    def _naming_words(self, one: Attribution) -> str:
        """The words that name a speaker, without the `who` that ties them to a verb."""
        words = self.text[one.start : one.end].split()
        while len(words) > 1 and words[-1].lower() in self._words.relatives:
            words.pop()
        return " ".join(words).rstrip(",")

    def _earlier(self, paragraph: int) -> FoundPerson | None:
        """Whom the nearest paragraph before is about that names anybody."""
        before = reversed(self._paragraphs[max(0, paragraph - 3) : paragraph])
        return next(filter(None, (self.people.first_named(here.start, here.end) for here in before)), None)

    def _person(self, person: FoundPerson) -> Suggestion:
        start, end = person.offices[0]
        low, high = min(start, person.namings[0][0]), max(end, person.namings[0][1])
        for first, last in person.namings:
            if abs(first - end) < 4 or abs(start - last) < 8:
                low, high = min(start, first), max(end, last)
        offices = [
            {"title": " ".join(self._composed(a, b).split()), "line": self._lines.number(a)} for a, b in person.offices
        ]
        lines = sorted({self._lines.number(a) for a, _ in person.namings})
        details = {"name": person.name, "offices": offices, "lines": lines}
        return self._suggestion("person", low, high, 0.8, "the text gives this person an office", details=details)

    def _paper(self, paper: Paper) -> Suggestion:
        title = self._composed(paper.start, paper.end)
        details = {"title": title, "parties": list(paper.parties), "act": paper.verb}
        reason = f"the sentence says that it was {paper.verb}" if paper.verb else "a document"
        return self._suggestion("paper", paper.start, paper.end, 0.6, reason, details=details)

    def _occasion(self, one: Occasion) -> Suggestion:
        details = {"verb": one.verb, "printed": one.time, "place": one.place}
        if one.day is not None:
            hour = f"T{one.hour[0]:02}:{one.hour[1]:02}" if one.hour is not None else ""
            details["from"] = one.day.isoformat() + hour
        return self._suggestion("event", one.start, one.end, 0.5, "the sentence says when", details=details)


def _form(words: str) -> Form:
    """Whole sentences have some length, begin as sentences do, and nothing was left out of them."""
    begins = next((letter for letter in words if letter.isalpha()), "")
    cut = begins.islower() or any(sign in words.strip(" .…") for sign in ("...", "…", ". . ."))
    return "fragment" if cut or len(words.split()) < _SENTENCE else "verbatim"


def _utterances(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution | None], text: str
) -> list[int | None]:
    """A number for each utterance that its attribution interrupts, or that runs over paragraphs."""
    found: list[int | None] = [None] * len(quotations)
    count = 0
    last: int | None = None
    for number, one in enumerate(quotations):
        if one.depth:
            continue
        if last is not None and _goes_on(quotations[last], one, attributions[last], attributions[number], text):
            if found[last] is None:
                count += 1
                found[last] = count
            found[number] = found[last]
        last = number
    return found


def _goes_on(one: Quotation, other: Quotation, by: Attribution | None, other_by: Attribution | None, text: str) -> bool:
    """Whether a quotation goes on with the one before: over paragraphs, or after `, he said, `."""
    if other.continues:
        return True
    if one.paragraph != other.paragraph or text[one.end - 1] not in ",—–-":
        return False
    between = text[one.outer_end : other.outer_start].strip()
    if by is None or len(between.split()) > 14 or not between.endswith((",", "—", "–", "-", ":")):
        return False
    return one.outer_end <= by.start < other.outer_start and (other_by is None or other_by.start == by.start)
