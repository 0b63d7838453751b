"""An event: when as printed and as counted, where, and whether it was done or planned."""

from __future__ import annotations

from visittui.archive.cards.card import Fact, Section
from visittui.archive.cards.spans import citations, text
from visittui.archive.cards.subject import Layout, Subject, spans_of

_STATUS = {
    "planned": "planned; see the event for what happened",
    "background": "background of the visit",
    "future": "after the visit",
}


def layout(subject: Subject) -> Layout:
    """When as printed and as counted, where, and whether it was done or planned."""
    item = subject.item
    subtitle = item["kind"] if item["status"] in ("done", item["kind"]) else f"{item['kind']}, {item['status']}"
    laid_out = Layout(subtitle=subtitle)
    laid_out.facts.extend(subject.when())
    laid_out.facts.extend(subject.fact("Where", "place", "place"))
    if item["status"] in _STATUS:
        laid_out.facts.append(Fact("Status", text(_STATUS[item["status"]])))
    laid_out.facts.extend(subject.fact("Part of", "event", "part_of"))
    laid_out.facts.extend(subject.facts("After", "event", "after"))
    if item.get("summary"):
        words = spans_of(subject.prose(item["summary"]), citations(item["citations"]))
        laid_out.sections.append(Section("", (words,)))
    laid_out.shown = frozenset({("at", True), ("part-of", True), ("follows", True)})
    return laid_out
