"""Cards of agreements and of their points."""

from __future__ import annotations

from visittui.archive.amounts import amount
from visittui.archive.card import Fact, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import citations, known_by, label, text
from visittui.archive.cards.subject import Item, Subject, spans_of
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


def agreement(subject: Subject) -> Layout:
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


def point(subject: Subject) -> Layout:
    """One point, in our words, and who holds it."""
    item = subject.item
    layout = Layout(subtitle=f"point of {subject.name('agreement', item['agreement'])}")
    layout.facts.append(Fact("Point of", (subject.link("agreement", item["agreement"]),)))
    layout.facts.extend(subject.facts("Held by", "organisation", "held_by"))
    layout.facts.extend(subject.when())
    layout.sections.append(Section("", (spans_of(subject.prose(item["text"]), citations(item["citations"])),)))
    layout.shown = frozenset({("part-of", True), ("held-by", True)})
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
