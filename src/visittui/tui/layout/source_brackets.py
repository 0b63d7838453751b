"""The sources of a statement, which stand in a bracket after it: one link, and short."""

from __future__ import annotations

from collections.abc import Iterator

from visittui.archive.cards.card import Span, Spans

_SOURCES_NAMED = 2
"""Sources of a statement that are named beside it; those of more are counted, and listed at the foot of the card."""

_LINES_NAMED = 3
"""Lines that are named of each."""


def brackets(spans: Spans) -> Iterator[Span | Spans]:
    """Spans one by one, but those of one bracket of sources together."""
    cited: list[Span] = []
    for span in spans:
        goes_on = cited and span.role in ("citation", "muted") and span.text != ")"
        if goes_on or (span.role == "citation" and _is_short(span)):
            cited.append(span)
        else:
            if cited:
                yield tuple(cited)
                cited = []
            yield span
    if cited:
        yield tuple(cited)


def in_short(cited: Spans) -> Spans:
    """The first sources of a bracket, and how many more there are."""
    linked = [index for index, span in enumerate(cited) if span.ref is not None]
    shown = cited
    if len(linked) > _SOURCES_NAMED:
        # Without the comma before the first that is left out.
        more = Span(f" +{len(linked) - _SOURCES_NAMED}", "citation")
        shown = (*cited[: linked[_SOURCES_NAMED] - 1], more)
    return tuple(span._replace(text=_few_lines(span.text)) for span in shown)


def _few_lines(citation: str) -> str:
    lines = citation.split(", ")
    return citation if len(lines) <= _LINES_NAMED else f"{', '.join(lines[:_LINES_NAMED])} …"


def _is_short(span: Span) -> bool:
    """Whether a span is a citation in short, such as live-page:86; others are titles."""
    return span.ref == f"source/{span.text.partition(':')[0]}"
