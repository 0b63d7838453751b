"""A text in lines, as records count them, and in paragraphs, as quotations run in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_WRAPPED_AT_LEAST, _WRAPPED_AT_MOST = 40, 100
"""Characters of a full line of a text that was wrapped by hand."""

_ENDED = re.compile(r"[.!?…:;][\"”’»“)\]]*\s*$")
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text: offsets of its characters, without the blanks around them."""

    start: int
    end: int


class Lines:
    """The lines of a text by their offsets; a line ends at a line feed, as records count them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def number(self, offset: int) -> int:
        """The number of the line, from 1, that a character is in."""
        return bisect_right(self._starts, offset)

    def pieces(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The lines that a span touches: number of each, and the offsets of the span's part of it without blanks."""
        found = []
        for number in range(self.number(start), self.number(max(start, end - 1)) + 1):
            low = max(start, self._starts[number - 1])
            high = min(end, self._starts[number] - 1 if number < len(self._starts) else end)
            part = self._text[low:high]
            low += len(part) - len(part.lstrip())
            high -= len(part) - len(part.rstrip())
            if low < high:
                found.append((number, low, high))
        return found


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a text: its lines, or the blocks between empty lines where lines were broken by hand."""
    found = []
    for block in _BLOCK.finditer(text):
        lines = block.group().split("\n")
        if len(lines) > 1 and _is_wrapped(lines):
            found.append(_trimmed(text, block.start(), block.end()))
            continue
        start = block.start()
        for line in lines:
            found.append(_trimmed(text, start, start + len(line)))
            start += len(line) + 1
    return found


def _is_wrapped(lines: list[str]) -> bool:
    full = lines[:-1]
    if not all(_WRAPPED_AT_LEAST <= len(line) <= _WRAPPED_AT_MOST for line in full):
        return False
    return sum(_ENDED.search(line) is not None for line in full) * 2 <= len(full)


def _trimmed(text: str, start: int, end: int) -> Paragraph:
    part = text[start:end]
    blank = len(part) - len(part.lstrip("\ufeff \t\r\v\f\u00a0"))
    return Paragraph(start + blank, start + len(part.rstrip()))
