"""The words that a record itself says to mean the same, as search looks them up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from visittui.archive.search.folding import fold, words
from visittui.archive.search.words.thesaurus import stems


def synonyms_of(visit: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Rows of `synonym`: the stems of an entry, the line that it stands in, its words."""
    for line, alike in enumerate(visit.get("synonyms") or ()):
        for entry in alike["words"]:
            if sequence := tuple(words(fold(entry))):
                yield " ".join(stems(sequence)), line, " ".join(sequence)
