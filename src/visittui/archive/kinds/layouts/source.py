"""A source: publisher, date, address as text; what it alone carries is told apart from what others carry too."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Link, LinkGroup, Section, Span
from visittui.archive.cards.groups import LINKS_SHOWN
from visittui.archive.cards.spans import chain, known_by, label, text
from visittui.archive.cards.subject import Layout, Subject
from visittui.archive.kinds.titles import is_devised
from visittui.archive.relations import CHAIN
from visittui.archive.store.lookups import value_of

_READ = "read by the editors; not included in this record (if you have it, --sources DIR shows quotations in context)"


def layout(subject: Subject) -> Layout:
    """Publisher, date, address as text; what it alone carries is told apart from what others carry too."""
    item = subject.item
    publisher = item.get("publisher") or "publisher unknown"
    laid_out = Layout(subtitle=f"{item['kind'].replace('-', ' ')}, {publisher}")
    laid_out.facts.append(
        Fact("Publisher", (Span(item.get("publisher") or "unknown"), *known_by(item["publisher_basis"])))
    )
    laid_out.facts.extend(subject.words("Published", "published"))
    if item.get("date"):
        laid_out.facts.append(Fact("Date", (Span(item["date"]), *known_by(item.get("date_basis", "stated")))))
    laid_out.facts.extend(subject.words("Language", "language"))
    laid_out.facts.extend(subject.words("Address", "url"))
    laid_out.facts.extend(subject.words("Read", "as_read"))
    copies = _of_one_wording(subject)
    if copies:
        others = "another source" if copies.count == 1 else f"{copies.count} other sources"
        laid_out.facts.append(
            Fact("Witness", text(f"shares its wording with {others}, named below: they count as one witness"))
        )
    if item.get("sha256"):
        laid_out.facts.append(Fact("Text", text(_READ)))
        laid_out.closing.append(Section("", (text(f"SHA-256 of the text: {item['sha256']}"),)))
    if is_devised(item["title"]):
        laid_out.facts.append(Fact("Title", text("in our words")))
    own = item.get("publisher") or item["id"]
    passed_on = tuple(
        (Span(own), *chain(each.split(CHAIN)), label(f" in {items:,} {'item' if items == 1 else 'items'}"))
        for each, items in value_of(subject.connection, f"chains/{subject.reference.id}") or ()
        # A copy of a newspaper's page cites that newspaper, which does not pass itself on.
        if each != own
    )
    if passed_on:
        laid_out.sections.append(Section("Passes on", passed_on))
    if copies:
        laid_out.groups.append(copies)
    return laid_out


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
