"""The answers that the review has at hand: to each question, and one key away what a suggestion may likelier be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from visittui.archive.search.folding import fold, words
from visittui.drafting.drafts import DraftItem
from visittui.drafting.rules.clauses import ends_sentence, tokens_of
from visittui.drafting.rules.language import language_of
from visittui.drafting.suggestion import Piece
from visittui.record.accepting import quotes_that_print
from visittui.record.models import KINDS
from visittui.tui.review.prompts import Choice
from visittui.tui.review.proposal import OWN, who_is

if TYPE_CHECKING:
    from visittui.tui.review.suggestions import Suggestions

NEW = "new:"
"""Before the name of somebody whom a suggestion names and the record has not."""

ORGANISATION = "organisation:"
"""Before the id of an organisation that spoke."""

_FAR = 10**6
"""Lines between a quotation and what its text does not tell of."""

_EMPTY = frozenset(["of", "the", "and", "for", "a", "an", "to", "in", "on"])
"""Words that offices share without being the same."""

REASONS = (
    "not about the visit",
    "told elsewhere",
    "no quotation: a name, a term or a title",
    "background",
    "a heading",
)
LINE_REASONS = ("told elsewhere", "a heading", "background", "a greeting", "a caption")

_FIGURES, _SPEAKERS, _EVENTS = 9, 3, 2
"""The most answers that are one key away; of them speakers, and events."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer: the field that it corrects, with a value as the question for that has it, and what it is called."""

    field: Literal["speaker", "event", "form", "printing_of", "subjects", "subject"]
    value: str
    label: str


def speakers(review: Suggestions, one: DraftItem) -> list[Choice]:
    """Who may have spoken, the likeliest first.

    First those whose office or name is in the words that the text has for the speaker, then those named in this text,
    the nearest first; people and organisations of the record, and people whom only a suggestion names.
    """
    return [choice for choice, _ in _ranked(review, one)]


def _ranked(review: Suggestions, one: DraftItem) -> list[tuple[Choice, int]]:
    """Everybody who may have spoken, with how many words of the description are theirs."""
    offices, lines = _told_of(review, one.source)
    found = []
    for section in ("people", "organisations"):
        for item in review.editor.items(section):
            name = str(item.get("name"))
            titles = [str(office.get("title")) for office in item.get("offices") or ()]
            value, note = (
                (str(item["id"]), "") if section == "people" else (f"{ORGANISATION}{item['id']}", KINDS[section])
            )
            found.append((Choice(value, name, note), [name, *titles, *offices.get(name, ())]))
    known = {choice.label for choice, _ in found}
    new = {name: titles for name, titles in offices.items() if name not in known}
    found += [(Choice(NEW + name, name, "new"), [name, *titles]) for name, titles in new.items()]
    said = words(fold(one.speaker.text)) if one.speaker is not None else []

    def unlikely(candidate: tuple[Choice, list[str]]) -> tuple[int, int, bool]:
        choice, told = candidate
        nearest = min((abs(line - one.line) for line in lines.get(choice.label, ())), default=_FAR)
        return -_alike(said, told), nearest, choice.note not in ("", "new")

    return [(choice, _alike(said, told)) for choice, told in sorted(found, key=unlikely)]


def _told_of(review: Suggestions, source: str) -> tuple[dict[str, list[str]], dict[str, list[int]]]:
    """The offices that the drafts give to each name, and the lines of a source that have it."""
    offices: dict[str, list[str]] = {}
    lines: dict[str, list[int]] = {}
    for item in review.drafts.items:
        name = str(item.details.get("name") or "") if item.kind == "person" else ""
        if name and item.decision != "dismissed":
            # By another form of the name it may be somebody whom the record has.
            person = review.editor.item("people", who_is(review.editor, item) or "")
            name = name if person is None else str(person.get("name"))
            offices.setdefault(name, []).extend(str(one.get("title")) for one in item.details.get("offices") or ())
            if item.source == source:
                lines.setdefault(name, []).extend(item.details.get("lines") or [item.line])
        elif item.source == source and item.speaker is not None and item.speaker.name:
            lines.setdefault(item.speaker.name, []).append(item.line)
    return offices, lines


def _alike(said: list[str], told: list[str]) -> int:
    """How many words of a description a name or an office has; the initials of an office count as its words."""
    best = 0
    for title in told:
        plain = [word for word in words(fold(title)) if word not in _EMPTY]
        initials = {plain[at][:1] + plain[at + 1][:1] for at in range(len(plain) - 1)}
        shared = sum(word in plain or (2 if word in initials else 0) for word in said if word not in _EMPTY)
        best = max(best, shared)
    return best


def events(review: Suggestions, one: DraftItem) -> list[Choice]:
    """The events of the record, those that this text tells of nearest first, and none."""

    def far(event: dict[str, object]) -> int:
        cited = event.get("citations")
        lines = [
            abs(int(each["line"]) - one.line)
            for each in (cited if isinstance(cited, list) else [])
            if each.get("source") == one.source and isinstance(each.get("line"), int)
        ]
        return min(lines, default=_FAR)

    found = sorted(review.editor.items("events"), key=far)
    return [*(Choice(str(event["id"]), str(event.get("title"))) for event in found), Choice(OWN, "no event")]


def subjects(review: Suggestions) -> list[Choice]:
    """What a quote may be about: topics, and items of the record."""
    order = ("topics", "organisations", "people", "events", "agreements", "places")
    return [
        Choice(f"{KINDS[section]}/{item['id']}", str(item.get("name") or item.get("title")), KINDS[section])
        for section in order
        for item in review.editor.items(section)
    ]


def quotes(review: Suggestions, one: DraftItem) -> list[Choice]:
    """A quote of its own, the quotes that seem to be the same, and all others."""
    likely = quotes_that_print(review.drafts, one.id)
    found = [Choice(str(quote["id"]), str(quote.get("text"))) for quote in review.editor.items("quotes")]
    found.sort(key=lambda choice: choice.value not in likely)
    return [Choice(OWN, "a quote of its own"), *found]


def reasons(review: Suggestions, *, line: bool) -> list[Choice]:
    """Why nothing is made of it: what was said last first, then what is often said, then all that was said here."""
    said = [str(one.get("reason")) for one in review.editor.items("uncited")]
    if not line:
        said = [one.why for one in review.drafts.items if one.why]
    last = [review.last_reason] if review.last_reason else []
    given = [*last, *(LINE_REASONS if line else REASONS), *reversed(said)]
    return [Choice(reason, reason) for reason in dict.fromkeys(given)]


def sentences(one: DraftItem, language: str) -> list[Piece]:
    """The sentences of a suggestion in a language, each as a piece."""
    found, tables = [], language_of(language)
    for piece in one.pieces:
        start = 0
        tokens = tokens_of(piece.exact, 0, tables)
        for number, token in enumerate(tokens):
            last = number + 1 == len(tokens)
            if last or ends_sentence(token):
                end = len(piece.exact) if last else token.end
                part = piece.exact[start:end]
                low = piece.start + start + len(part) - len(part.lstrip())
                if part := part.strip():
                    found.append(Piece(piece.line, low, low + len(part), part))
                start = end
    return found


def items(review: Suggestions) -> list[Choice]:
    """Every item of the record, the visit first."""
    found = [Choice("visit/", "the visit")]
    for section, kind in KINDS.items():
        for item in review.editor.items(section):
            label = item.get("name") or item.get("title") or item.get("text") or item.get("id")
            found.append(Choice(f"{section}/{item.get('id')}", str(label), kind))
    return found


def sections() -> list[Choice]:
    """The kinds of items that can be added."""
    order = ("events", "quotes", "people", "agreements", "places", "organisations", "topics", "differences", "sources")
    return [Choice(section, KINDS[section]) for section in order]


def alternatives(review: Suggestions, one: DraftItem) -> list[Alternative]:
    """The answers that are offered for a quotation or a turn, at most nine; none for other suggestions."""
    if one.kind not in ("quotation", "turn"):
        return []
    if quotes_that_print(review.drafts, one.id):
        return [Alternative("printing_of", OWN, "a quote of its own")]
    said = [*_near_speakers(review, one), *_near_events(review, one)]
    form = review.proposal(one).item.get("form")
    other, label = ("fragment", "a fragment") if form == "verbatim" else ("verbatim", "whole sentences")
    said.append(Alternative("form", other, label))
    return [*said, *_near_subjects(review, one)][:_FIGURES]


def _near_speakers(review: Suggestions, one: DraftItem) -> list[Alternative]:
    """Those whom the words for the speaker describe; where they describe nobody, the nearest.

    Where the text has told a person of the record, nobody else is likely.
    """
    if one.speaker is not None and one.speaker.person is not None:
        return []
    ranked = _ranked(review, one)
    likely = [choice for choice, alike in ranked if alike] or [choice for choice, _ in ranked]
    return [Alternative("speaker", who.value, f"by {who.label}") for who in likely[:_SPEAKERS]]


def _near_events(review: Suggestions, one: DraftItem) -> Iterator[Alternative]:
    """The events that this text speaks of nearest, and none where one is shown."""
    shown = review.proposal(one).item.get("event")
    if shown is not None:
        yield Alternative("event", OWN, "at no event")
    near = [event for event in events(review, one) if event.value not in (OWN, shown)]
    for event in near[: _EVENTS if shown is None else _EVENTS - 1]:
        yield Alternative("event", event.value, f"at {event.label}")


def _near_subjects(review: Suggestions, one: DraftItem) -> Iterator[Alternative]:
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
