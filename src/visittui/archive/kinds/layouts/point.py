"""A point of an agreement, in our words, and who holds it."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section
from visittui.archive.cards.spans import citations
from visittui.archive.cards.subject import Layout, Subject, spans_of


def layout(subject: Subject) -> Layout:
    """One point, in our words, and who holds it."""
    item = subject.item
    laid_out = Layout(subtitle=f"point of {subject.name('agreement', item['agreement'])}")
    laid_out.facts.append(Fact("Point of", (subject.link("agreement", item["agreement"]),)))
    laid_out.facts.extend(subject.facts("Held by", "organisation", "held_by"))
    laid_out.facts.extend(subject.when())
    laid_out.sections.append(Section("", (spans_of(subject.prose(item["text"]), citations(item["citations"])),)))
    laid_out.shown = frozenset({("part-of", True), ("held-by", True)})
    return laid_out
