"""The answers that the review has at hand for each question: who spoke, where, why not, which words, which item."""

from __future__ import annotations

from visittui.drafting.drafts import DraftItem, DraftPiece
from visittui.drafting.rules.clauses import ends_sentence, tokens_of
from visittui.drafting.rules.language import language_of
from visittui.record.accepting import quotes_that_print
from visittui.record.models import KINDS
from visittui.tui.review.decisions import Review
from visittui.tui.review.prompts import Choice
from visittui.tui.review.proposal import OWN

NEW = "new:"
"""Before the name of somebody whom a suggestion names and the record has not."""

REASONS = (
    "not about the visit",
    "told elsewhere",
    "no quotation: a name, a term or a title",
    "background",
    "a heading",
)
LINE_REASONS = ("told elsewhere", "a heading", "background", "a greeting", "a caption")


def speakers(review: Review, one: DraftItem) -> list[Choice]:
    """Who may have spoken: those named in this text first, people of the record, then names of the drafts."""
    people = [Choice(str(person["id"]), str(person.get("name"))) for person in review.editor.items("people")]
    known = {choice.label for choice in people}
    drafted: dict[str, str] = {}
    for item in review.drafts.items:
        name = str(item.details.get("name") or "") if item.kind == "person" else ""
        if name and name not in known and item.decision == "undecided":
            drafted.setdefault(name, item.source)
    here = {item.details.get("name") for item in review.drafts.items if item.source == one.source}
    here |= {item.speaker.name for item in review.drafts.items if item.source == one.source and item.speaker}
    new = [Choice(NEW + name, name, "new") for name in drafted]
    return sorted([*people, *new], key=lambda choice: choice.label not in here)


def events(review: Review) -> list[Choice]:
    """The events of the record, and none."""
    found = [Choice(str(event["id"]), str(event.get("title"))) for event in review.editor.items("events")]
    return [*found, Choice(OWN, "no event")]


def quotes(review: Review, one: DraftItem) -> list[Choice]:
    """A quote of its own, the quotes that seem to be the same, and all others."""
    likely = quotes_that_print(review.drafts, one.id)
    found = [Choice(str(quote["id"]), str(quote.get("text"))) for quote in review.editor.items("quotes")]
    found.sort(key=lambda choice: choice.value not in likely)
    return [Choice(OWN, "a quote of its own"), *found]


def reasons(*, line: bool, last: str) -> list[Choice]:
    """Why nothing is made of it, what was said last first."""
    given = [*((last,) if last else ()), *(LINE_REASONS if line else REASONS)]
    return [Choice(reason, reason) for reason in dict.fromkeys(given)]


def sentences(one: DraftItem, language: str) -> list[DraftPiece]:
    """The sentences of a suggestion, each as a piece.

    Args:
        one: the suggestion.
        language: of the text.
    """
    found, tables = [], language_of(language)
    for piece in one.pieces:
        start = 0
        tokens = tokens_of(piece.exact, 0, tables)
        for number, token in enumerate(tokens):
            last = number + 1 == len(tokens)
            if last or ends_sentence(token):
                end = len(piece.exact) if last else token.end
                words = piece.exact[start:end]
                low = piece.start + start + len(words) - len(words.lstrip())
                if words := words.strip():
                    found.append(DraftPiece(piece.line, low, low + len(words), words))
                start = end
    return found


def items(review: Review) -> list[Choice]:
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
