"""Cards of differences: the accounts side by side."""

from __future__ import annotations

from visittui.archive.card import Fact, Section, Span, Spans
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import label, link, text
from visittui.archive.cards.subject import Item, Subject
from visittui.archive.listing import CHAIN, DIFFER

_OUTCOMES = {"open": "open: nothing decides between them", "explained": "explained, below"}
_BASES = {"inferred": "Our explanation (inferred)", "computed": "Our explanation (computed)", "stated": "Explanation"}


def difference(subject: Subject) -> Layout:
    """One section for each account, and an explanation that says whose it is."""
    item = subject.item
    layout = Layout(subtitle=f"{len(item['accounts'])} accounts {DIFFER[item['kind']]}")
    layout.facts.append(Fact("Outcome", text(_OUTCOMES[item["outcome"]])))
    total = len(item["accounts"])
    for number, account in enumerate(item["accounts"], 1):
        layout.sections.append(Section(f"Account {number} of {total}", _account(subject, account)))
    if item.get("explanation"):
        heading = _BASES[item.get("explanation_basis") or "inferred"]
        layout.sections.append(Section(heading, (text(item["explanation"]),)))
    return layout


def _account(subject: Subject, account: Item) -> tuple[Spans, ...]:
    paragraphs: list[Spans] = [text(account["says"])]
    if account.get("note"):
        paragraphs.append((label(account["note"]),))
    paragraphs.extend(_citation(subject, entry) for entry in account["citations"])
    return tuple(paragraphs)


def _citation(subject: Subject, entry: Item) -> Spans:
    spans = [label("— "), link(f"source/{entry['source']}", subject.name("source", entry["source"]), "citation")]
    if publisher := subject.detail("source", entry["source"]):
        spans.append(label(f", {publisher}"))
    if entry.get("line") is not None:
        spans.append(Span(f", line {entry['line']}", "citation"))
    if entry.get("via"):
        spans.append(Span(CHAIN + CHAIN.join(entry["via"]), "citation"))
    if entry.get("exact"):
        spans += [label(": "), Span(f"“{entry['exact']}”", "quote")]
    if entry.get("note"):
        spans.append(label(f" [{entry['note']}]"))
    return tuple(spans)
