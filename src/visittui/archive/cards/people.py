"""Cards of people and organisations."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import citations, label, text
from visittui.archive.cards.subject import Item, Subject, spans_of


def person(subject: Subject) -> Layout:
    """Offices on the day of the visit, names in every script, and what the record says of the person."""
    item = subject.item
    offices = item.get("offices", ())
    layout = Layout("; ".join(office["title"] for office in offices), by_groups=True)
    layout.facts.extend(Fact("Office", _office(subject, office)) for office in offices)
    layout.facts.extend(subject.fact("Country", "organisation", "country"))
    layout.facts.extend(_other_names(item))
    if item.get("family_name_first"):
        layout.facts.append(Fact("Name order", text("family name first")))
    if item.get("summary"):
        words = spans_of(subject.prose(item["summary"]), citations(item.get("citations", ())))
        layout.sections.append(Section("", (words,)))
    layout.shown = frozenset({("country", True), ("holds-office-at", True)})
    return layout


def organisation(subject: Subject) -> Layout:
    """What it is, to which state it belongs, and its names."""
    layout = Layout(subject.item["kind"], by_groups=True)
    layout.facts.extend(_other_names(subject.item))
    layout.facts.extend(subject.fact("Country", "organisation", "country"))
    layout.facts.extend(subject.fact("Part of", "organisation", "parent"))
    layout.shown = frozenset({("country", True), ("part-of", True)})
    return layout


def _office(subject: Subject, office: Item) -> Spans:
    spans: list[Span] = [Span(office["title"])]
    if office.get("organisation"):
        spans += [label(", "), subject.link("organisation", office["organisation"])]
    if office.get("since"):
        spans += [label(", since "), Span(office["since"])]
    if office.get("until"):
        spans += [label(", until "), Span(office["until"])]
    if office.get("note"):
        spans += [label(" ["), *subject.prose(office["note"]), label("]")]
    return spans_of(*spans, citations(office["citations"]))


def _other_names(item: Item) -> list[Fact]:
    names = [name for name in (item.get("local_name"), *item.get("aliases", ())) if name and name != item["name"]]
    return [Fact("Also written", text(", ".join(names)))] if names else []
