"""Printings of one utterance, and texts that share their wording: proposed, never joined.

Two copies of one news agency's story share long runs of words that no two writers choose alike; two printings of one
utterance are equal, or one is the beginning, the end or the middle of the other, or most of their words agree.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from visittui.drafting.drafts import DraftItem
from visittui.drafting.suggestion import Piece

RUN = 8
"""Words of a run; eight in a row are hardly ever chosen twice."""

SHARED_RUNS = 12
"""Runs that two texts must share to be of one lineage: more than one sentence that both quote."""

SHARED_PART = 0.1
"""The part of the shorter text's runs that they must be."""

_SHORTENED = 4
"""Words that a shortened printing must have left; fewer are found everywhere."""

_ALIKE = 0.8
"""The part of the words that agree in two printings with slips or changes."""

_COMPARED = 60
"""Later suggestions with a word that one is compared with; a page that says one thing a thousand times has an end."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SharedWording:
    """Two texts that share long runs of words.

    Attributes:
        one, other: ids of the sources.
        shared: runs of eight words that both have.
        runs: runs of the one with fewer.
    """

    one: str
    other: str
    shared: int
    runs: int


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: small letters without marks, no punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "").lower())
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def shared_wording(texts: Mapping[str, str]) -> list[SharedWording]:
    """The pairs of texts that share so many long runs of words that one copies the other or both copy a third."""
    runs = {source: runs_of(text) for source, text in texts.items()}
    found = []
    for one, other in combinations(texts, 2):
        shared = len(runs[one] & runs[other])
        fewer = min(len(runs[one]), len(runs[other]))
        if shared >= SHARED_RUNS and shared >= SHARED_PART * fewer:
            found.append(SharedWording(one, other, shared, fewer))
    return found


def runs_of(text: str) -> set[tuple[str, ...]]:
    """The runs of eight words that a text has."""
    words = words_of(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def lineage_suggestions(texts: Mapping[str, str], lineages: Mapping[str, str]) -> list[DraftItem]:
    """One suggestion for each text that shares its wording with an earlier one of another lineage, all by source."""
    groups = {source: lineages.get(source, source) for source in texts}
    found = []
    for pair in sorted(shared_wording(texts), key=lambda pair: -pair.shared):
        one, other = pair.one, pair.other
        if groups[one] == groups[other]:
            # Told already, or by way of a third that both share more with.
            continue
        groups = {source: groups[one] if group == groups[other] else group for source, group in groups.items()}
        digest = hashlib.sha256(f"lineage\n{one}".encode()).hexdigest()[:8]
        found.append(
            DraftItem(
                id=f"{other}-{digest}",
                source=other,
                kind="lineage",
                pieces=(_most_shared(texts[other], texts[one]),),
                confidence=min(0.99, 0.5 + pair.shared / pair.runs / 2),
                reason=f"the texts share {pair.shared:,} of {pair.runs:,} runs of {RUN} words",
                details={"with": one},
            )
        )
    return found


def _most_shared(text: str, other: str) -> Piece:
    """The line of a text of which most stands in the other word for word."""
    runs = runs_of(other)
    best, at, piece = -1, 0, Piece(1, 0, 1, text[:1])
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        shared = len(runs_of(words) & runs)
        if words and shared > best:
            start = at + line.index(words)
            best, piece = shared, Piece(number, start, start + len(words), words)
        at += len(line) + 1
    return piece


def with_printings(items: Sequence[DraftItem]) -> list[DraftItem]:
    """Suggestions of all texts, quotations and turns with the ids of those that seem to print the same utterance."""
    spoken = [item for item in items if item.kind in ("quotation", "turn")]
    words = [words_of(item.exact) for item in spoken]
    by_word: dict[str, list[int]] = {}
    for number, some in enumerate(words):
        for word in set(some):
            by_word.setdefault(word, []).append(number)
    same: dict[str, list[str]] = {}
    for number, item in enumerate(spoken):
        # The rarest words that both must have keep the comparisons few.
        for later in _candidates(number, words[number], by_word):
            other = spoken[later]
            if (
                not _overlap(item, other)
                and not _is_said_among_more((item, words[number]), (other, words[later]))
                and same_utterance(words[number], words[later])
            ):
                same.setdefault(item.id, []).append(other.id)
                same.setdefault(other.id, []).append(item.id)
    return [replace(item, same_as=tuple(sorted(same.get(item.id, ())))) for item in items]


def printings_of(items: Sequence[DraftItem], source: str, exact: str) -> tuple[str, ...]:
    """Ids of the quotations of other texts that seem to print the same utterance as some words of a source."""
    words = words_of(exact)
    others = (item for item in items if item.kind == "quotation" and item.source != source)
    return tuple(item.id for item in others if same_utterance(words, words_of(item.exact)))


def _candidates(number: int, words: list[str], by_word: Mapping[str, list[int]]) -> set[int]:
    """The nearest suggestions behind one that have one of its rarest words."""
    found: set[int] = set()
    for word in sorted(set(words), key=lambda word: (len(by_word[word]), word))[:3]:
        first = bisect_right(by_word[word], number)
        found.update(by_word[word][first : first + _COMPARED])
    return found


def _is_said_among_more(one: tuple[DraftItem, list[str]], other: tuple[DraftItem, list[str]]) -> bool:
    """Whether the longer is a turn of which the other is a part: that part alone is another printing of it."""
    (_, shorter), (item, longer) = sorted((one, other), key=lambda each: len(each[1]))
    return item.kind == "turn" and len(shorter) < _ALIKE * len(longer)


def _overlap(one: DraftItem, other: DraftItem) -> bool:
    """Whether one stands in the other: a quotation in a quotation or turn is no other printing of it."""
    first, last = one.pieces[0].start, one.pieces[-1].end
    return one.source == other.source and first < other.pieces[-1].end and other.pieces[0].start < last


def same_utterance(one: list[str], other: list[str]) -> bool:
    """Whether two wordings seem to print one utterance: equal, shortened, or with a few words changed."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return False
    if len(shorter) < _SHORTENED:
        return shorter == longer
    if contains(longer, shorter):
        return True
    if len(shorter) < _ALIKE * len(longer) * _ALIKE:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def contains(longer: list[str], shorter: list[str]) -> bool:
    """Whether all words of the shorter stand in the longer as one run."""
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def differing_words(one: str, other: str, *, as_printed: bool = False) -> list[tuple[str, str]]:
    """The stretches in which two printings differ, as printed in each; an empty one where the other has more.

    `as_printed` is whether capital letters, marks and punctuation make words differ.
    """
    first, second = one.split(), other.split()
    plain, other_plain = (
        words if as_printed else [" ".join(words_of(word)) for word in words] for words in (first, second)
    )
    matcher = SequenceMatcher(None, plain, other_plain, autojunk=False)
    return [
        (" ".join(first[a:b]), " ".join(second[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]
