"""The runs of text that cards are made of."""

from __future__ import annotations

from collections.abc import Iterable

from visittui.archive.cards.card import Role, Span, Spans
from visittui.archive.relations import CHAIN
from visittui.archive.store.lookups import Item


def text(words: str) -> Spans:
    """Plain text."""
    return (Span(words),)


def label(words: str) -> Span:
    """Words around what the record says."""
    return Span(words, "muted")


def link(reference: str, name: str, role: Role = "name") -> Span:
    """A name that leads somewhere."""
    return Span(name, role, reference)


def joined(parts: Iterable[Iterable[Span]], separator: str) -> Spans:
    """Runs of spans with a separator between them."""
    return tuple(span for part in parts for span in (Span(separator, "muted"), *part))[1:]


_BASES = {"inferred": "inferred by us", "computed": "worked out by us"}


def known_by(basis: str) -> Spans:
    """In brackets that something was worked out by us, and how; nothing for what a source states."""
    return (label(f" ({_BASES[basis]})"),) if basis in _BASES else ()


def chain(via: Iterable[str]) -> Spans:
    """Whom a source cites, and whom those cite, each after the sign of a chain."""
    return tuple(span for name in via for span in (label(CHAIN), Span(name, "citation")))


def bracketed(words: Spans) -> Spans:
    """A remark in square brackets, after what it is about."""
    return (label(" ["), *words, label("]"))


def cited_lines(entry: Item) -> list[int]:
    """The lines that an entry cites: one, a range, or those of its pieces."""
    if entry.get("line") is None:
        return []
    lines = list(range(entry["line"], (entry.get("to_line") or entry["line"]) + 1))
    return [*lines, *(piece["line"] for piece in entry.get("pieces") or () if piece.get("line"))]


def citations(entries: Iterable[Item]) -> Spans:
    """All citations of a statement, after it, in round brackets, one a source; nothing for none.

    In short: live-page:30, 38–42, and whom that source cites.
    """
    lines: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for entry in entries:
        lines.setdefault((entry["source"], tuple(entry.get("via") or ())), []).extend(cited_lines(entry))
    if not lines:
        return ()
    cited = (
        (Span(f"{source}:{line_ranges(found)}" if found else source, "citation", f"source/{source}"), *chain(via))
        for (source, via), found in lines.items()
    )
    return (label(" ("), *joined(cited, ", "), label(")"))


def line_ranges(lines: Iterable[int]) -> str:
    """Numbers of lines in order, those that follow one another drawn together: 30, 38–42."""
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in ranges)
