"""Passages of texts, cut so that what stands in quotation marks is still exactly what is printed.

An ellipsis of ours stands outside the marks: `…“the Center for Nuclear Science”…`. One inside them is the page's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

_OPENING, _CLOSING, _LOW = "“", "”", "„"

EXCERPT = 160
"""Characters of an excerpt, give or take a word and the hit itself."""

_SHARE_BEFORE = 0.3125
"""How much of them stands before the hit."""

_SHORT = 60
"""Characters of a long title within a sentence."""


def cited_texts(item: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """What an item is found by beside its own texts: its citations' words, remarks on parts of it, roles.

    Not for a quote, whose printings are texts of its own.

    Yields:
        A text, and whether a source prints it.
    """
    if role := item.get("role"):
        yield role, False
    for name, value in item.items():
        if name == "citations":
            for citation in value:
                if exact := citation.get("exact"):
                    yield exact, True
                if note := citation.get("note"):
                    yield note, False
        # An agreement's points are items of their own.
        elif name != "points" and isinstance(value, list):
            for entry in value:
                if isinstance(entry, dict):
                    if note := entry.get("note"):
                        yield note, False
                    yield from cited_texts(entry)


class Passage(NamedTuple):
    """A text of an item that a query matched, of which as much is told as there is room for.

    Attributes:
        text: the whole text; a quotation in its marks.
        hit: the characters that must be seen.
        matches: all characters that the query matched.
    """

    text: str
    hit: tuple[int, int]
    matches: tuple[tuple[int, int], ...] = ()

    def around(self, characters: int = EXCERPT) -> Passage:
        """The part of it around the hit, cut between words, with `…` where something is left out.

        It has so many characters, give or take a word and the hit itself.
        """
        text, (first, last) = self.text, self.hit
        before = int(characters * _SHARE_BEFORE)
        after = characters - before
        # What one side does not need the other may have, the more the longer the passage: it grows with its room.
        more = max(0, characters - EXCERPT)
        free_before, free_after = (min(more, max(0, free)) for free in (before - first, last + after - len(text)))
        start, end = max(0, first - before - free_after), min(len(text), last + after + free_before)
        if start:
            gap = text.find(" ", start, first)
            start = gap + 1 if gap >= 0 else first
        if end < len(text):
            gap = text.rfind(" ", last, end)
            end = gap if gap >= 0 else last
        opened = opened_at(text, start)
        shift = start - len(opened)
        within = [(a - shift, b - shift) for a, b in self.matches if start <= a and b <= end]
        return Passage(f"{opened}{text[start:end]}{ended_at(text, end)}", (first - shift, last - shift), tuple(within))


def shortened(title: str) -> str:
    """A title short enough to stand in a sentence, cut between words."""
    if len(title) <= _SHORT:
        return title
    end = max(title.rfind(" ", 0, _SHORT), 0) or _SHORT
    return title[:end] + ended_at(title, end).lstrip()


def opened_at(text: str, start: int) -> str:
    """What stands before a passage that begins here: an ellipsis, and the mark of the quotation it is taken from."""
    if not text[:start].strip(_OPENING):
        return text[:start]
    marks = _OPENING * open_marks(text[:start])
    return f"…{marks}" if marks else "… "


def ended_at(text: str, end: int) -> str:
    """What stands after a passage that ends here: the mark of the quotation it is taken from, and an ellipsis."""
    if not text[end:].strip(_CLOSING):
        return text[end:]
    marks = _CLOSING * open_marks(text[:end])
    return f"{marks}…" if marks else " …"


def open_marks(text: str) -> int:
    """How many quotations a text opens and does not close."""
    opened: list[str] = []
    for sign in text:
        if sign == _LOW or (sign == _OPENING and opened[-1:] != [_LOW]):
            opened.append(sign)
        elif sign in (_OPENING, _CLOSING) and opened:
            opened.pop()
    return opened.count(_OPENING)
