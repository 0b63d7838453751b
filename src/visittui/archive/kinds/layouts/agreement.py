"""An agreement: who is party to it, who did what to it, how many papers who counts, and how it is known."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section, Span, Spans
from visittui.archive.cards.spans import citations, known_by, label, text
from visittui.archive.cards.subject import Layout, Subject, spans_of
from visittui.archive.kinds.agreement import amount
from visittui.archive.kinds.kind import Item
from visittui.archive.relations import ACTS

_MOST_ENTRIES = 200
"""Signatures and counts shown; a record has few, a hostile one must not make a card without end."""

_STATUS = {
    "signed": "signed",
    "adopted": "adopted",
    "announced": "announced; no signing is reported",
    "in-force": "in force",
    "background": "background, from an earlier time",
}


def layout(subject: Subject) -> Layout:
    """Who is party to it, who did what to it, how many papers who counts, and how it is known."""
    item = subject.item
    laid_out = Layout(subtitle=item["kind"].replace("-", " "))
    laid_out.facts.append(Fact("Status", text(_STATUS[item["status"]])))
    laid_out.facts.extend(subject.when())
    laid_out.facts.extend(subject.fact("At", "event", "event"))
    laid_out.facts.extend(subject.fact("Place", "place", "place"))
    laid_out.facts.extend(subject.facts("Parties", "organisation", "parties"))
    laid_out.facts.extend(subject.fact("Part of", "agreement", "part_of"))
    if not item["named"]:
        laid_out.facts.append(Fact("Named", text("in none of the sources that were read")))
    if item.get("basis") and item["basis"] != "stated":
        laid_out.facts.append(Fact("Known", known_by(item["basis"])))
    if item["title_basis"] == "ours":
        laid_out.facts.append(Fact("Title", text("in our words")))
    if item.get("summary"):
        laid_out.lead.append(Section("", (subject.prose(item["summary"]),)))
    if signatures := item.get("signatures"):
        shown = tuple(_signature(subject, entry) for entry in signatures[:_MOST_ENTRIES])
        laid_out.lead.append(Section("Who did what", shown))
    if counts := item.get("counts"):
        laid_out.sections.append(Section("Counts", tuple(_count(subject, entry) for entry in counts[:_MOST_ENTRIES])))
    laid_out.shown = frozenset(
        {("at", True), ("party-to", False), ("part-of", True)}
        | ({(act, False) for act in (*ACTS, "signatory")} if len(signatures or ()) <= _MOST_ENTRIES else set())
    )
    return laid_out


def _signature(subject: Subject, entry: Item) -> Spans:
    spans: list[Span] = [subject.link("person", entry["person"]), Span(f" {entry['act']}")]
    if entry.get("for"):
        spans += [Span(" for "), subject.link("organisation", entry["for"])]
    return spans_of(*spans, subject.remark(entry), citations(entry["citations"]))


def _count(subject: Subject, entry: Item) -> Spans:
    qualified = f"{entry['approximation'].replace('-', ' ')} " if entry.get("approximation") else ""
    spans = [Span(f"{qualified}{amount(entry)}")]
    if entry.get("includes"):
        spans += [label(", including "), Span(f"{entry['includes']}")]
    return spans_of(*spans, subject.remark(entry), citations(entry["citations"]))
