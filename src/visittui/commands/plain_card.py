"""A card as lines of text, in an order and with words that also make sense read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from visittui.archive.card import Card, Link, LinkGroup, Span, Spans
from visittui.archive.listing import CHAIN

_INDENT = "  "
_ABOUT = re.compile(r"~(?=\d)")


def plain_lines(card: Card, width: int | None) -> Iterator[str]:
    """Write a card.

    Args:
        card: as the archive lays it out.
        width: columns to wrap at; None: every paragraph is one line.

    Returns:
        Lines without line ends; every link is followed by its `kind/id`.
    """
    for paragraph in _paragraphs(card):
        yield from _wrapped(paragraph, width)


def words(spans: Spans) -> str:
    """A run of spans as text to be read or heard, each link followed by where it leads."""
    return "".join(map(_span, spans))


def aloud(text: str) -> str:
    """Text with words for the signs that a screen reader passes over; never used on words as printed."""
    text = text.replace(CHAIN, ", which cites ").replace(" · ", "; ")
    return _ABOUT.sub("about ", text)


def _span(span: Span) -> str:
    if span.ref and span.role == "citation" and span.ref == f"source/{span.text.partition(':')[0]}":
        # The citation live-page:86 says itself where it leads.
        return span.text.replace(":", " line ")
    text = span.text if span.role == "quote" else aloud(span.text)
    return f"{text} ({span.ref})" if span.ref else text


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
        title = _title(link)
        # A sentence that goes on has its full stop at its end.
        title = f"{title.removesuffix('.')}; {aloud(link.detail)}" if link.detail else title
        yield f"{_INDENT}{title} ({link.ref})"
    more = group.count - len(group.links)
    if more:
        yield f"{_INDENT}and {more} more" + (f": visittui search '{group.query}'" if group.query else "")


def _title(link: Link) -> str:
    """Quotation marks cannot be heard: whether words are printed or told is said."""
    if not link.ref.startswith("quote/"):
        return link.title
    return f"In these words: {link.title}" if link.title.startswith("“") else f"Told: {link.title}"


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
