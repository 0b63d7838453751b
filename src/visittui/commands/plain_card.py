"""A card as lines of text, in an order and with words that also make sense read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from visittui.archive.card import Card, LinkGroup, Span, Spans

_INDENT = "  "


def plain_lines(card: Card, width: int | None) -> Iterator[str]:
    """Write a card.

    Args:
        card: as the archive lays it out.
        width: columns to wrap at; None: every paragraph is one line.

    Returns:
        Lines without line ends; every link is followed or preceded by its `kind/id`.
    """
    for paragraph in _paragraphs(card):
        yield from _wrapped(paragraph, width)


def words(spans: Spans) -> str:
    """A run of spans as text, each link followed by where it leads."""
    return "".join(f"{span.text} ({span.ref})" if span.ref and not _names_itself(span) else span.text for span in spans)


def _names_itself(span: Span) -> bool:
    """Whether a link's text says where it leads: the citation live-page:86."""
    return span.role == "citation" and span.ref == f"source/{span.text.partition(':')[0]}"


def _paragraphs(card: Card) -> Iterator[str]:
    yield card.title
    if card.subtitle:
        yield card.subtitle
    yield card.ref
    if card.facts:
        yield ""
    for fact in card.facts:
        yield f"{fact.label}: {words(fact.value)}"
    for section in card.sections:
        yield ""
        if section.heading:
            yield section.heading
        indent = _INDENT if section.heading else ""
        for paragraph in section.paragraphs:
            yield indent + words(paragraph)
    for group in card.groups:
        yield ""
        yield from _group(group)


def _group(group: LinkGroup) -> Iterator[str]:
    yield f"{group.label} ({group.count})"
    for link in group.links:
        yield _INDENT + ", ".join(part for part in (f"{link.ref}: {link.title}", link.detail) if part)
    more = group.count - len(group.links)
    if more:
        yield f"{_INDENT}and {more} more" + (f": visittui search '{group.query}'" if group.query else "")


def _wrapped(paragraph: str, width: int | None) -> list[str]:
    if width is None or not paragraph:
        return [paragraph]
    indent = paragraph[: len(paragraph) - len(paragraph.lstrip())]
    return wrap(
        paragraph,
        max(width, 20),
        subsequent_indent=indent + _INDENT if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
