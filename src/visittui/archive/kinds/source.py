"""Sources: what they are, whose wording they share, whom they pass on."""

from __future__ import annotations

import json

from visittui.archive.cards.card import Fact, Link, LinkGroup, Section, Span
from visittui.archive.cards.groups import LINKS_SHOWN
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import chain, known_by, label, text
from visittui.archive.cards.subject import Subject
from visittui.archive.kinds.kind import Item, Kind, NameOf
from visittui.archive.kinds.titles import is_devised
from visittui.archive.relations import CHAIN

_READ = "read by the editors; not included in this record (if you have it, --sources DIR shows quotations in context)"


def _layout(subject: Subject) -> Layout:
    """Publisher, date, address as text; what it alone carries is told apart from what others carry too."""
    item = subject.item
    publisher = item.get("publisher") or "publisher unknown"
    layout = Layout(subtitle=f"{item['kind'].replace('-', ' ')}, {publisher}")
    layout.facts.append(
        Fact("Publisher", (Span(item.get("publisher") or "unknown"), *known_by(item["publisher_basis"])))
    )
    layout.facts.extend(subject.words("Published", "published"))
    layout.facts.extend(_date(item))
    layout.facts.extend(subject.words("Language", "language"))
    layout.facts.extend(subject.words("Address", "url"))
    layout.facts.extend(subject.words("Read", "as_read"))
    copies = _of_one_wording(subject)
    if copies:
        others = "another source" if copies.count == 1 else f"{copies.count} other sources"
        layout.facts.append(
            Fact("Witness", text(f"shares its wording with {others}, named below: they count as one witness"))
        )
    if item.get("sha256"):
        layout.facts.append(Fact("Text", text(_READ)))
        layout.closing.append(Section("", (text(f"SHA-256 of the text: {item['sha256']}"),)))
    if is_devised(item["title"]):
        layout.facts.append(Fact("Title", text("in our words")))
    if chains := _chains(subject):
        own = item.get("publisher") or item["id"]
        passed_on = tuple(
            (Span(own), *chain(each.split(CHAIN)), label(f" in {items:,} {'item' if items == 1 else 'items'}"))
            for each, items in chains
        )
        layout.sections.append(Section("Passes on", passed_on))
    if copies:
        layout.groups.append(copies)
    return layout


def _date(item: Item) -> list[Fact]:
    if not item.get("date"):
        return []
    return [Fact("Date", (Span(item["date"]), *known_by(item.get("date_basis", "stated"))))]


def _chains(subject: Subject) -> list[tuple[str, int]]:
    key = f"chains/{subject.reference.id}"
    stored = subject.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    chains: list[tuple[str, int]] = json.loads(stored[0]) if stored else []
    return chains


def _of_one_wording(subject: Subject) -> LinkGroup | None:
    """The other sources of this lineage; a record has few sources, so they are simply looked through."""
    rows = subject.connection.execute(
        "SELECT id, title, detail FROM item WHERE kind = 'source' AND id <> ?"
        " AND json_extract(body, '$.lineage') = ? ORDER BY number",
        (subject.reference.id, subject.item["lineage"]),
    ).fetchall()
    if not rows:
        return None
    links = tuple(Link(f"source/{id_}", title, detail) for id_, title, detail in rows[:LINKS_SHOWN])
    return LinkGroup("lineage", "Shares its wording with", len(rows), links)


_BASES = {"inferred": "inferred", "computed": "worked out"}


def _detail(item: Item, _: NameOf) -> str:
    publisher = item.get("publisher") or "publisher unknown"
    if item["publisher_basis"] == "inferred":
        publisher += " (inferred)"
    date = item.get("date") or item.get("published") or ""
    if date and date == item.get("date") and item.get("date_basis", "stated") != "stated":
        date += f" ({_BASES[item['date_basis']]})"
    return ", ".join(part for part in (publisher, date) if part)


KIND = Kind(heading="Sources", layout=_layout, detail=_detail, body=("publisher", "published", "note"))
