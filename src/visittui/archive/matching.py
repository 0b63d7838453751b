"""Where a query matched, in any text as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import normalize

from visittui.archive.folding import fold, folded_with_map, printed_range, word_ranges, words
from visittui.archive.patterns import Pattern
from visittui.archive.row import Range


def ranges_of(patterns: Iterable[Pattern], text: str) -> tuple[Range, ...]:
    """All places in a text that patterns match.

    Args:
        patterns: what is looked for.
        text: as printed.

    Returns:
        Ranges of characters of `text`, in order, none touching another within a word.
    """
    patterns = tuple(patterns)
    if not patterns or not text:
        return ()
    folded, offsets = folded_with_map(text)
    places = word_ranges(folded)
    found = [folded[start:end] for start, end in places]
    spans = {span for pattern in patterns for span in _spans(pattern, found, places)}
    return tuple(printed_range(offsets, start, end) for start, end in _merged(spans))


def matches(pattern: Pattern, text: str) -> bool:
    """Whether a pattern matches anywhere in a text."""
    folded = fold(text)
    places = word_ranges(folded)
    return any(True for _ in _spans(pattern, [folded[start:end] for start, end in places], places))


def prints(text: str, very_words: str) -> bool:
    """Whether a text holds these very words, marks included; case does not matter."""
    return f" {_as_printed(very_words)} " in f" {_as_printed(text)} "


def _as_printed(text: str) -> str:
    composed = normalize("NFC", text).casefold()
    return " ".join("".join(character if character.isalnum() else " " for character in composed).split())


def _spans(pattern: Pattern, found: list[str], places: list[Range]) -> Iterable[Range]:
    """Ranges of folded text; of a word that goes on, only what was asked for, and only where no word is just that."""
    for sequence in pattern.sequences:
        last = len(sequence) - 1
        whole: list[Range] = []
        begun: list[Range] = []
        for index in range(len(found) - last):
            word = found[index + last]
            if not word.startswith(sequence[last]) or tuple(found[index : index + last]) != sequence[:last]:
                continue
            span = places[index][0], places[index + last][0] + len(sequence[last])
            (whole if word == sequence[last] else begun).append(span)
        if pattern.prefix and not whole:
            whole = begun
        yield from whole
        if not whole and last == 0:
            yield from _run_together(sequence[0], found, places)


def _run_together(typed: str, found: list[str], places: list[Range]) -> Iterable[Range]:
    """Words that were typed without the spaces between them: tolam."""
    for index, first in enumerate(found):
        rest = typed
        end = index
        while end < len(found) and rest and rest.startswith(found[end]):
            rest = rest[len(found[end]) :]
            end += 1
        if rest and end > index and end < len(found) and found[end].startswith(rest):
            yield places[index][0], places[end][0] + len(rest)
        elif not rest and end > index + 1 and typed != first:
            yield places[index][0], places[end - 1][1]


def _merged(spans: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def names_of(title: str, item: dict[str, Any]) -> list[str]:
    """All names of an item as printed, the title first."""
    return [title, *filter(None, (item.get("local_name"), *(item.get("aliases") or ())))]


def consists_of(name: str, asked: Sequence[str]) -> bool:
    """Whether a name has just the words that are asked for, in any order, or run together."""
    parts = words(fold(name))
    return sorted(parts) == sorted(asked) or (len(asked) == 1 and "".join(parts) == asked[0])
