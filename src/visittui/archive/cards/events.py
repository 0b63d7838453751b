"""Cards of events."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section
from visittui.archive.cards.layout import Layout
from visittui.archive.cards.spans import citations, text
from visittui.archive.cards.subject import Subject, spans_of

_STATUS = {
    "planned": "planned beforehand; whether it went so is told elsewhere",
    "background": "background of the visit",
    "future": "after the visit",
}


def event(subject: Subject) -> Layout:
    """When as printed and as counted, where, and whether it was done or planned."""
    item = subject.item
    subtitle = item["kind"] if item["status"] in ("done", item["kind"]) else f"{item['kind']}, {item['status']}"
    layout = Layout(subtitle=subtitle)
    layout.facts.extend(subject.when())
    layout.facts.extend(subject.fact("Where", "place", "place"))
    if item["status"] in _STATUS:
        layout.facts.append(Fact("Status", text(_STATUS[item["status"]])))
    layout.facts.extend(subject.fact("Part of", "event", "part_of"))
    layout.facts.extend(subject.facts("After", "event", "after"))
    if item.get("summary"):
        words = spans_of(subject.prose(item["summary"]), citations(item["citations"]))
        layout.sections.append(Section("", (words,)))
    layout.shown = frozenset({("at", True), ("part-of", True), ("follows", True)})
    return layout
