"""Printed words one above the other, those marked that few of the others have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from visittui.archive.cards.card import Span, Spans

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def with_differing_marked(texts: Sequence[str]) -> list[Spans]:
    """Each text with the words marked that fewer than half of the others have, in small letters or capitals."""
    held = Counter(word for text in texts for word in {word.casefold() for word in _WORD.findall(text)})
    # Itself and half of the others: of two texts, both.
    enough = 1 + (len(texts) - 1) / 2
    shared = {word for word, count in held.items() if count >= enough}
    return [_marked(text, shared) for text in texts]


def _marked(text: str, shared: set[str]) -> Spans:
    """Neighbouring words that differ are marked as one."""
    stretches: list[list[int]] = []
    last_differs = False
    for found in _WORD.finditer(text):
        differs = found[0].casefold() not in shared
        if differs and last_differs:
            stretches[-1][1] = found.end()
        elif differs:
            stretches.append([found.start(), found.end()])
        last_differs = differs
    spans: list[Span] = []
    done = 0
    for start, end in stretches:
        spans += [Span(text[done:start], "quote"), Span(text[start:end], "notice")]
        done = end
    return tuple(span for span in (*spans, Span(text[done:], "quote")) if span.text)
