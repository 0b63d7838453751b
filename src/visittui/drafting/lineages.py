"""Texts that share long runs of words, as suggestions to give both one lineage; they are never joined by themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from visittui.drafting.drafts import DraftItem
from visittui.drafting.printings import RUN, runs_of, shared_wording
from visittui.drafting.suggestion import Piece


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
