"""A person: offices on the day of the visit, names in every script, and what the record says of them."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.spans import citations, label, text
from visittui.archive.cards.subject import Layout, Subject, other_names, spans_of
from visittui.archive.kinds.kind import Item


def layout(subject: Subject) -> Layout:
    """Offices on the day of the visit, names in every script, and what the record says of the person."""
    item = subject.item
    offices = item.get("offices", ())
    laid_out = Layout("; ".join(office["title"] for office in offices), by_groups=True)
    laid_out.facts.extend(Fact("Office", _office(subject, office)) for office in offices)
    laid_out.facts.extend(subject.fact("Country", "organisation", "country"))
    laid_out.facts.extend(other_names(item))
    if item.get("family_name_first"):
        laid_out.facts.append(Fact("Name order", text("family name first")))
    if item.get("summary"):
        words = spans_of(subject.prose(item["summary"]), citations(item.get("citations", ())))
        laid_out.sections.append(Section("", (words,)))
    laid_out.shown = frozenset({("country", True), ("holds-office-at", True)})
    return laid_out


def _office(subject: Subject, office: Item) -> Spans:
    spans: list[Span] = [Span(office["title"])]
    if office.get("organisation"):
        spans += [label(", "), subject.link("organisation", office["organisation"])]
    for end in ("since", "until"):
        if office.get(end):
            spans += [label(f", {end} "), Span(office[end])]
    return spans_of(*spans, subject.remark(office), citations(office["citations"]))
