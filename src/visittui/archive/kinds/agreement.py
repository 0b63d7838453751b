"""Agreements and undertakings: who is party to it, who did what to it, how many papers who counts."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.amounts import amount
from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import citations, known_by, label, text
from visittui.archive.cards.subject import Subject, spans_of
from visittui.archive.kinds.kind import Item, Kind, Mention, NameOf
from visittui.archive.relations import ACTS

_MOST_ENTRIES = 200
"""Signatures and counts shown; a record has few, a hostile one must not make a card without end."""

_STATUS = {
    "signed": "signed",
    "adopted": "adopted",
    "announced": "announced, its signing not reported",
    "in-force": "in force",
    "background": "background, of an earlier time",
}


def _layout(subject: Subject) -> Layout:
    """Who is party to it, who did what to it, how many papers who counts, and how it is known."""
    item = subject.item
    layout = Layout(subtitle=item["kind"].replace("-", " "))
    layout.facts.append(Fact("Status", text(_STATUS[item["status"]])))
    layout.facts.extend(subject.when())
    layout.facts.extend(subject.fact("At", "event", "event"))
    layout.facts.extend(subject.fact("Place", "place", "place"))
    layout.facts.extend(subject.facts("Parties", "organisation", "parties"))
    layout.facts.extend(subject.fact("Part of", "agreement", "part_of"))
    if not item["named"]:
        layout.facts.append(Fact("Named", text("by no source that was read")))
    if item.get("basis") and item["basis"] != "stated":
        layout.facts.append(Fact("Known", known_by(item["basis"])))
    if item["title_basis"] == "ours":
        layout.facts.append(Fact("Title", text("in our words")))
    if item.get("summary"):
        layout.lead.append(Section("", (subject.prose(item["summary"]),)))
    if signatures := item.get("signatures"):
        shown = tuple(_signature(subject, entry) for entry in signatures[:_MOST_ENTRIES])
        layout.lead.append(Section("Who did what", shown))
    if counts := item.get("counts"):
        layout.sections.append(Section("Counts", tuple(_count(subject, entry) for entry in counts[:_MOST_ENTRIES])))
    layout.shown = frozenset(
        {("at", True), ("party-to", False), ("part-of", True)}
        | ({(act, False) for act in (*ACTS, "signatory")} if len(signatures or ()) <= _MOST_ENTRIES else set())
    )
    return layout


def _signature(subject: Subject, entry: Item) -> Spans:
    spans: list[Span] = [subject.link("person", entry["person"]), Span(f" {entry['act']}")]
    if entry.get("for"):
        spans += [Span(" for "), subject.link("organisation", entry["for"])]
    if entry.get("note"):
        spans += [label(" ["), *subject.prose(entry["note"]), label("]")]
    return spans_of(*spans, citations(entry["citations"]))


def _count(subject: Subject, entry: Item) -> Spans:
    qualified = f"{entry['approximation'].replace('-', ' ')} " if entry.get("approximation") else ""
    spans = [Span(f"{qualified}{amount(entry)}")]
    if entry.get("includes"):
        spans += [label(", including "), Span(f"{entry['includes']}")]
    if entry.get("note"):
        spans += [label(" ["), *subject.prose(entry["note"]), label("]")]
    return spans_of(*spans, citations(entry["citations"]))


STANDINGS = ("signed", "adopted", "announced", "in-force", "background")
"""The statuses of agreements in the order of their list; points follow those that were announced."""


def _standing(item: Item) -> int:
    place = STANDINGS.index(item["status"])
    return place if place < STANDINGS.index("in-force") else place + 1


def _detail(item: Item, name_of: NameOf) -> str:
    parties = " – ".join(name_of("organisation", party) for party in item.get("parties", ()))
    kind: str = item["kind"].replace("-", " ")
    return f"{kind}, {parties}" if parties else kind


def _mentions(item: Item) -> Iterator[Mention]:
    for party in item.get("parties", ()):
        yield "party-to", False, "organisation", party, ""
    for signature in item.get("signatures", ()):
        yield signature["act"], False, "person", signature["person"], ""
        if organisation := signature.get("for"):
            yield "signatory", False, "organisation", organisation, signature["act"]
    if event := item.get("event"):
        yield "at", True, "event", event, ""
    if place := item.get("place"):
        yield "at", True, "place", place, ""
    if whole := item.get("part_of"):
        yield "part-of", True, "agreement", whole, ""


def _counts(item: Item) -> list[str]:
    return [amount(count) for count in item.get("counts", ())]


KIND = Kind(
    heading="Agreements and undertakings",
    layout=_layout,
    detail=_detail,
    mentions=_mentions,
    standing=_standing,
    cites_in=("signatures", "counts"),
    body=("summary", "note"),
    further_texts=_counts,
    context=("party-to", "signatory", *ACTS),
)
