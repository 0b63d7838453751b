"""The runs of text that cards are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from visittui.archive.card import Role, Span, Spans
from visittui.archive.listing import CHAIN

Item = dict[str, Any]


def text(words: str) -> Spans:
    """Plain text."""
    return (Span(words),)


def label(words: str, role: Role = "muted") -> Span:
    """Words around what the record says."""
    return Span(words, role)


def link(reference: str, name: str, role: Role = "name") -> Span:
    """A name that leads somewhere."""
    return Span(name, role, reference)


def joined(parts: Iterable[Iterable[Span]], separator: str) -> Spans:
    """Runs of spans with a separator between them."""
    return tuple(_joined(parts, separator))


def _joined(parts: Iterable[Iterable[Span]], separator: str) -> Iterator[Span]:
    for index, part in enumerate(parts):
        if index:
            yield Span(separator, "muted")
        yield from part


def citation(entry: Item) -> Spans:
    """Where something is said, in short: live-page:86, and whom that source cites."""
    name = entry["source"] if entry.get("line") is None else f"{entry['source']}:{entry['line']}"
    spans = [Span(name, "citation", f"source/{entry['source']}")]
    if entry.get("via"):
        spans.append(Span(CHAIN + CHAIN.join(entry["via"]), "citation"))
    return tuple(spans)


def citations(entries: Iterable[Item]) -> Spans:
    """All citations of a statement, after it, in round brackets; nothing for none."""
    spans = joined(map(citation, entries), ", ")
    return (Span(" (", "muted"), *spans, Span(")", "muted")) if spans else ()
