"""People: their offices on the day of the visit, and their names in every script."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import citations, label, text
from visittui.archive.cards.subject import Subject, other_names, spans_of
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf


def _layout(subject: Subject) -> Layout:
    """Offices on the day of the visit, names in every script, and what the record says of the person."""
    item = subject.item
    offices = item.get("offices", ())
    layout = Layout("; ".join(office["title"] for office in offices), by_groups=True)
    layout.facts.extend(Fact("Office", _office(subject, office)) for office in offices)
    layout.facts.extend(subject.fact("Country", "organisation", "country"))
    layout.facts.extend(other_names(item))
    if item.get("family_name_first"):
        layout.facts.append(Fact("Name order", text("family name first")))
    if item.get("summary"):
        words = spans_of(subject.prose(item["summary"]), citations(item.get("citations", ())))
        layout.sections.append(Section("", (words,)))
    layout.shown = frozenset({("country", True), ("holds-office-at", True)})
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


def _detail(item: Item, name_of: NameOf) -> str:
    offices = "; ".join(_offices(item))
    return offices or (name_of("organisation", item["country"]) if item.get("country") else "")


def _offices(item: Item) -> list[str]:
    return [office["title"] for office in item.get("offices", ())]


def _mentions(item: Item) -> Iterator[Mention]:
    if country := item.get("country"):
        yield "country", True, "organisation", country, ""
    for office in item.get("offices", ()):
        if organisation := office.get("organisation"):
            yield "holds-office-at", True, "organisation", organisation, office["title"]


KIND = Kind(
    heading="People",
    layout=_layout,
    detail=_detail,
    mentions=_mentions,
    cites_in=("offices",),
    body=("summary", "note"),
    further_texts=_offices,
    context=("holds-office-at", "country"),
)
