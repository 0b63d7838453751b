"""Where a query matched in any printed text, and which items print its very words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from visittui.archive.excerpt import cited_texts
from visittui.archive.kinds import texts_of
from visittui.archive.search.folding import fold, offsets_of, printed_range, word_ranges, words
from visittui.archive.search.language.asking_words import NOTHING
from visittui.archive.search.plan import Pattern, Plan
from visittui.archive.store.lookups import Item, item_numbered
from visittui.archive.store.references import with_titles
from visittui.archive.store.row import Range
from visittui.archive.store.tables import kind_of


def ranges_of(patterns: Iterable[Pattern], text: str) -> tuple[Range, ...]:
    """All places in a text as printed that patterns match, in order, none touching another within a word."""
    return printed_ranges(found_in(patterns, fold(text)), text)


def matches(pattern: Pattern, text: str) -> bool:
    """Whether a pattern matches anywhere in a text."""
    return matches_folded(pattern, fold(text))


def matches_folded(pattern: Pattern, plain: str) -> bool:
    """Whether a pattern matches anywhere in a folded text."""
    return next(_spans(pattern, plain), None) is not None


def found_in(patterns: Iterable[Pattern], plain: str) -> list[list[Range]]:
    """Where each of some patterns matches in a folded text, in its characters."""
    return [list(_spans(pattern, plain)) for pattern in patterns]


def printed_ranges(found: Iterable[list[Range]], text: str) -> tuple[Range, ...]:
    """The result of `found_in` for the fold of a text, in characters of the text as printed."""
    spans = _merged(chain.from_iterable(found))
    if not spans:
        return ()
    offsets = offsets_of(text)
    return tuple(printed_range(offsets, start, end) for start, end in spans)


def prints(text: str, very_words: str) -> bool:
    """Whether a text holds these very words, marks included; case does not matter."""
    return f" {_as_printed(very_words)} " in f" {_as_printed(text)} "


def _as_printed(text: str) -> str:
    composed = normalize("NFC", text).casefold()
    return " ".join("".join(character if character.isalnum() else " " for character in composed).split())


def _spans(pattern: Pattern, plain: str) -> Iterator[Range]:
    """Ranges of folded text; of a word that goes on, only what was asked for, and only where no word is just that."""
    found_any = False
    for span in _written_spans(pattern, plain):
        found_any = True
        yield span
    for others in (pattern.forms, pattern.meanings):
        if found_any and others is pattern.meanings:
            return
        for sequence in others:
            # There may be dozens, of which a text mostly has none.
            for start, end in _begun(sequence, plain) if sequence[0] in plain else ():
                if end == len(plain) or not plain[end].isalnum():
                    found_any = True
                    yield start, end


def _written_spans(pattern: Pattern, plain: str) -> Iterator[Range]:
    for sequence in pattern.sequences:
        found: list[Range] = []
        # Most texts have no word of most patterns, which the letters alone tell.
        if sequence[0] in plain:
            begun = list(_begun(sequence, plain))
            found = [span for span in begun if span[1] == len(plain) or not plain[span[1]].isalnum()]
            if not found and pattern.prefix:
                found = begun
        if not found and len(sequence) == 1 and (typed := sequence[0]) in _without_spaces(plain):
            # Words that were typed without the spaces between them: tolam.
            found = [apart.span() for apart in _apart(typed).finditer(plain) if len(apart[0]) > len(typed)]
        yield from found


def _begun(sequence: tuple[str, ...], plain: str) -> Iterator[Range]:
    """Where words stand in folded text in this order, the last of which may go on there."""
    first, several = sequence[0], len(sequence) > 1
    start = plain.find(first)
    while start >= 0:
        end = start + len(first)
        if start == 0 or not plain[start - 1].isalnum():
            following = _following(sequence).match(plain, end) if several else None
            if following or not several:
                yield start, following.end() if following else end
        start = plain.find(first, end)


@lru_cache(maxsize=256)
def _following(sequence: tuple[str, ...]) -> re.Pattern[str]:
    """The words after the first, with what may stand between them."""
    return re.compile("".join(rf"[\W_]+{re.escape(word)}" for word in sequence[1:]))


# Of several patterns each asks for it.
@lru_cache(maxsize=1)
def _without_spaces(plain: str) -> str:
    return plain.replace(" ", "")


@lru_cache(maxsize=256)
def _apart(typed: str) -> re.Pattern[str]:
    """The letters of a word from the beginning of one, with or without something between them that is no letter."""
    return re.compile(r"(?<![^\W_])" + r"[\W_]*".join(typed))


def _merged(spans: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def names_of(title: str, item: Item) -> list[str]:
    """All names of an item as printed, the title first."""
    return [title, *filter(None, (item.get("local_name"), *(item.get("aliases") or ())))]


def share_asked_for(name: str, patterns: Iterable[Pattern]) -> float:
    """Which share of the words of a folded name that carry anything was asked for."""
    asked = [span for found in found_in(patterns, name) for span in found]
    if not asked:
        return 0.0
    telling = [(start, end) for start, end in word_ranges(name) if name[start:end] not in NOTHING]
    covered = sum(any(first <= start < last for first, last in asked) for start, _ in telling)
    return covered / len(telling) if telling else 0.0


def consists_of(name: str, asked: Sequence[str]) -> bool:
    """Whether a name has just the words that are asked for, in any order, or run together."""
    parts = words(fold(name))
    return sorted(parts) == sorted(asked) or (len(asked) == 1 and "".join(parts) == asked[0])


def prints_all(connection: sqlite3.Connection, plan: Plan, number: int) -> bool:
    """Whether a hit of a plan's folded words prints the very words it asks for."""
    title, item = item_numbered(connection, number)
    kind = kind_of(number)
    texts = chain(texts_of(kind, item), cited_texts(item) if kind != "quote" else ())
    # Of a reference the id and the title that is shown in its place.
    told = (part for text, is_printed in texts for part in (text, "" if is_printed else with_titles(connection, text)))
    text = "\n".join((*names_of(title, item), *told))
    return all(prints(text, words) is not excluded for words, excluded in plan.very_words)
