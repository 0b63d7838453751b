"""A quotation in its source: each printing in the lines around it, as a card."""

from __future__ import annotations

from typing import Any

from visittui.archive.cards.card import Card, Section, Span, Spans
from visittui.archive.store.archive import Archive
from visittui.archive.store.source_texts import SourceTexts


def printed_card(archive: Archive, ref: str, texts: SourceTexts | None) -> Card | None:
    """The printings of a quote, each in its source's text where that is at hand.

    Args:
        archive: the open archive.
        ref: the reference of a quote.
        texts: the texts at hand; None where the reader named no directory of them.

    Returns:
        None where the item has no printings.
    """
    item = archive.item(ref)
    printings: list[dict[str, Any]] = item.get("printings") or []
    if not printings:
        return None
    sections = tuple(_section(archive, printing, texts) for printing in printings)
    return Card(f"help/{ref}", "help", archive.title(ref), "in its source", (), sections, ())


def _section(archive: Archive, printing: dict[str, Any], texts: SourceTexts | None) -> Section:
    source = archive.item(f"source/{printing['source']}")
    line = printing.get("line")
    heading = source["title"] + (f", line {line}" if line else "")
    passage = texts.passage(source["sha256"], line) if texts and line and source.get("sha256") else None
    if passage is None:
        return Section(heading, (_absence(source, texts),))
    exact = printing.get("exact") or ""
    return Section(
        heading, tuple(_line(number, words, exact if number == line else "") for number, words in passage.lines)
    )


def _line(number: int, words: str, exact: str) -> Spans:
    before, printed, after = words.partition(exact) if exact else (words, "", "")
    spans = (Span(f"{number:>4}  ", "label"), Span(before), Span(printed, "name"), Span(after))
    return tuple(span for span in spans if span.text)


def _absence(source: dict[str, Any], texts: SourceTexts | None) -> Spans:
    """Why there is nothing to show, and what to do about it."""
    if not source.get("sha256"):
        known = f"Known only by its address: {source['url']}" if source.get("url") else "Its text is not available."
        return (Span(known, "muted"),)
    if texts is None:
        told = (
            "The editors read this text, but it is not included in this record. If you have it, start with"
            " --sources DIR, a directory that holds it: it is recognised by its content."
        )
    else:
        told = f"The editors read this text, but no file in {texts.directory} is it, byte for byte."
    return (Span(told, "notice"), Span(f" SHA-256 {source['sha256']}", "muted"))
