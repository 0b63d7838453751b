"""Cards of sources: what they are, whose wording they share, whom they pass on."""

from __future__ import annotations

import json

from visittui.archive.card import Fact, Link, LinkGroup, Section, Span
from visittui.archive.cards.groups import LINKS_SHOWN
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import label, text
from visittui.archive.cards.subject import Item, Subject, spans_of
from visittui.archive.listing import is_devised


def source(subject: Subject) -> Layout:
    """Publisher, date, address as text; what it alone carries is told apart from what others carry too."""
    item = subject.item
    publisher = item.get("publisher") or "publisher unknown"
    layout = Layout(subtitle=f"{item['kind'].replace('-', ' ')}, {publisher}")
    spans = [Span(publisher)]
    if item["publisher_basis"] == "inferred":
        spans.append(label(" (inferred by us)", "notice"))
    if is_devised(item["title"]):
        layout.facts.append(Fact("Title", text("in our words")))
    layout.facts.append(Fact("Publisher", tuple(spans)))
    layout.facts.extend(subject.words("Published", "published"))
    layout.facts.extend(_date(item))
    layout.facts.extend(subject.words("Language", "language"))
    layout.facts.extend(subject.words("Address", "url"))
    layout.facts.extend(subject.words("Read", "as_read"))
    layout.facts.append(Fact("Lineage", spans_of(Span(item["lineage"]), label(": one witness with all that share it"))))
    if item.get("sha256"):
        layout.facts.append(Fact("Text", text(f"held; SHA-256 {item['sha256']}")))
    if chains := _chains(subject):
        own = item.get("publisher") or item["id"]
        layout.sections.append(Section("Passes on", tuple(text(f"{own} ‹ {chain}") for chain in chains)))
    layout.groups.extend(_lineage(subject))
    return layout


def _date(item: Item) -> list[Fact]:
    if not item.get("date"):
        return []
    basis = item.get("date_basis", "stated")
    spans = [Span(item["date"])] + ([label(f" ({basis} by us)", "notice")] if basis != "stated" else [])
    return [Fact("Date", tuple(spans))]


def _chains(subject: Subject) -> list[str]:
    key = f"chains/{subject.reference.id}"
    stored = subject.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    chains: list[str] = json.loads(stored[0]) if stored else []
    return chains


def _lineage(subject: Subject) -> list[LinkGroup]:
    """The other sources of this lineage; a record has few sources, so they are simply looked through."""
    rows = subject.connection.execute(
        "SELECT id, title, detail FROM item WHERE kind = 'source' AND id <> ?"
        " AND json_extract(body, '$.lineage') = ? ORDER BY number",
        (subject.reference.id, subject.item["lineage"]),
    ).fetchall()
    if not rows:
        return []
    links = tuple(Link(f"source/{id_}", title, detail) for id_, title, detail in rows[:LINKS_SHOWN])
    return [LinkGroup("lineage", "Shares its wording with", len(rows), links)]
