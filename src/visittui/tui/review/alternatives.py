"""What a suggestion may likelier be than it is shown: a few answers, each one key away, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from visittui.archive.search.folding import fold, words
from visittui.drafting.drafts import DraftItem
from visittui.record.accepting import quotes_that_print
from visittui.tui.review.proposal import OWN
from visittui.tui.review.questions import events, likely_speakers, subjects

if TYPE_CHECKING:
    from visittui.tui.review.suggestions import Suggestions

MOST = 9
"""One for each figure."""

_SPEAKERS = 3
_EVENTS = 2


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer: the field that it corrects, with a value as the question for that has it, and what it is called."""

    field: Literal["speaker", "event", "form", "printing_of", "subjects", "subject"]
    value: str
    label: str


def alternatives(review: Suggestions, one: DraftItem) -> list[Alternative]:
    """The answers that are offered for a quotation or a turn, at most nine; none for other suggestions."""
    if one.kind not in ("quotation", "turn"):
        return []
    if quotes_that_print(review.drafts, one.id):
        return [Alternative("printing_of", OWN, "a quote of its own")]
    said = [*_speakers(review, one), *_events(review, one)]
    form = review.proposal(one).item.get("form")
    other, label = ("fragment", "a fragment") if form == "verbatim" else ("verbatim", "whole sentences")
    said.append(Alternative("form", other, label))
    return [*said, *_subjects(review, one)][:MOST]


def _speakers(review: Suggestions, one: DraftItem) -> list[Alternative]:
    """Where the text has told a person of the record, nobody else is likely."""
    if one.speaker is not None and one.speaker.person is not None:
        return []
    return [Alternative("speaker", who.value, f"by {who.label}") for who in likely_speakers(review, one)[:_SPEAKERS]]


def _events(review: Suggestions, one: DraftItem) -> Iterator[Alternative]:
    """The events that this text speaks of nearest, and none where one is shown."""
    shown = review.proposal(one).item.get("event")
    if shown is not None:
        yield Alternative("event", OWN, "at no event")
    near = [event for event in events(review, one) if event.value not in (OWN, shown)]
    for event in near[: _EVENTS if shown is None else _EVENTS - 1]:
        yield Alternative("event", event.value, f"at {event.label}")


def _subjects(review: Suggestions, one: DraftItem) -> Iterator[Alternative]:
    """What the last quote was about, then topics and organisations, those that its paragraph names first.

    The two sides of a visit are named everywhere, and come last.
    """
    if review.last_subjects:
        names = ", ".join(review.subject_name(reference) for reference in review.last_subjects)
        yield Alternative("subjects", " ".join(review.last_subjects), f"about {names}")
    lines = review.texts.get(one.source, [])
    here = _folded(lines[one.line - 1]) if one.line <= len(lines) else ""
    found = [choice for choice in subjects(review) if choice.note in ("topic", "organisation")]
    sides = review.sides()
    found.sort(key=lambda one: (one.value in sides, _folded(one.label) not in here, one.note != "topic"))
    for choice in found:
        if (choice.value,) != review.last_subjects:
            note = "" if choice.note == "topic" else f" ({choice.note})"
            yield Alternative("subject", choice.value, f"about {choice.label}{note}")


def _folded(text: str) -> str:
    return f" {' '.join(words(fold(text)))} "
