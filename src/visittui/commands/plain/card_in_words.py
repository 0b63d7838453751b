"""A card as lines of text, in an order and with words that also make sense read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from visittui.archive.cards.card import Card, Link, LinkGroup, Section, Span, Spans, Timeline
from visittui.commands.plain.output import aloud

_INDENT = "  "
OWN_WORDS = ("label", "muted", "notice", "time")
"""Roles of what visittui says itself."""


def plain_lines(card: Card, width: int | None) -> Iterator[str]:
    """A card as lines, wrapped at a width, or a paragraph each if it is None; a link has its `kind/id` behind it."""
    for paragraph in _paragraphs(card):
        yield from _wrapped(paragraph, width)


def words(spans: Spans) -> str:
    """A run of spans as text to be read or heard, each link followed by where it leads."""
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    if span.ref and span.role == "citation" and span.ref == f"source/{span.text.partition(':')[0]}":
        # The citation live-page:86 says itself where it leads.
        return _lines_aloud(span.text)
    text = aloud(span.text) if span.role in OWN_WORDS else span.text
    return f"{text} ({span.ref})" if span.leads_away and not str(span.ref).startswith("?") else text


def _lines_aloud(citation: str) -> str:
    source, _, lines = citation.partition(":")
    if not lines:
        return source
    several = not lines.isdecimal()
    return f"{source} {'lines' if several else 'line'} {lines.replace('–', ' to ')}"


def _paragraphs(card: Card) -> Iterator[str]:
    yield _title(card.ref, card.title)
    if card.subtitle:
        yield card.subtitle
    yield card.ref
    if card.pictures:
        # Few cards have any.
        from visittui.commands.plain.pictures_in_words import picture_paragraphs

        for picture in card.pictures:
            yield ""
            yield from picture_paragraphs(picture)
    yield from _sections(card.lead)
    if card.facts:
        yield ""
    for fact in card.facts:
        yield f"{fact.label}: {words(fact.value)}"
    yield from _sections(card.sections)
    if card.timeline is not None:
        yield ""
        yield from _days(card.timeline)
    for chart in card.charts:
        yield ""
        yield chart.heading
        for bar in chart.bars:
            counted = ", ".join(
                f"{part:,} {what}" for part, what in zip(bar.parts, chart.meanings, strict=True) if part
            )
            yield f"{_INDENT}{bar.link.title}: {counted} ({bar.link.ref})"
        if chart.more:
            yield _list_in_words(chart.more)
    for group in card.groups:
        yield ""
        yield from _group(group)


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield ""
        if section.heading:
            yield section.heading
        indent = _INDENT if section.heading else ""
        for paragraph in section.paragraphs:
            yield indent + words(paragraph)


def _days(timeline: Timeline) -> Iterator[str]:
    yield f"{timeline.heading}, {timeline.hours_of}"
    for event in timeline.occurrences:
        words = [f"{event.day}, {aloud(event.time or timeline.without_hour)}: {event.link.title}"]
        words += [event.status] if event.status and not event.link.title.lower().startswith(event.status) else []
        words += ["accounts differ"] if event.differs else []
        yield f"{_INDENT}{'; '.join(words)} ({event.link.ref})"
    for link in timeline.more:
        yield _list_in_words(link)


def _list_in_words(link: Link) -> str:
    return f"{_INDENT}{link.title}: visittui search '{link.ref.removeprefix('?')}'"


def _group(group: LinkGroup) -> Iterator[str]:
    yield f"{group.label} ({group.count})"
    for link in group.links:
        told = "; ".join(part for part in (_detail(link), aloud(link.time)) if part)
        title = _title(link.ref, link.title)
        # A sentence of ours that goes on has its full stop at its end.
        title = f"{title.removesuffix('.')}; {told}" if told else title
        yield f"{_INDENT}{title} ({link.ref})"
    more = group.count - len(group.links)
    if more:
        yield f"{_INDENT}and {more} more" + (f": visittui search '{group.query}'" if group.query else "")


def _detail(link: Link) -> str:
    """What tells a link apart; of a source its id and lines first, then its publisher."""
    first, semicolon, rest = link.detail.partition("; ")
    if link.ref == f"source/{first.partition(':')[0]}":
        return _lines_aloud(first) + semicolon + rest
    return link.detail


def _title(ref: str, title: str) -> str:
    """Quotation marks cannot be heard: whether words are printed or told is said."""
    if not ref.startswith("quote/"):
        return title
    return f"In these words: {title}" if title.startswith("“") else f"Paraphrased: {title}"


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
