"""Suggestions and the decisions about them, as the file of a record's drafts keeps them.

A suggestion stands on a line of its own, so that a decision is one line of a comparison. Nothing here reads or writes
files: `drafts_file` reads, and `visittui.record.editing` writes them together with the record.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from visittui.drafting.rules.paragraphs import Lines
from visittui.drafting.suggestion import Form, InPieces, Kind, Piece, Suggestion

VERSION = 1
"""The version of the file that this program writes and reads."""

Decision = Literal["undecided", "accepted", "dismissed"]


@dataclass(frozen=True, slots=True)
class DraftSpeaker:
    """Who spoke, in the text's words.

    Attributes:
        line: number of the line that they stand in.
        name: the fullest name that the text has of whom they mean, None if it does not tell.
        person: id of the person of the record who has this name or alias, None if nobody has.
    """

    text: str
    line: int
    name: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class DraftItem(InPieces):
    """One suggestion and the decision about it.

    Attributes:
        id: unique in the file, and the same when the text is drafted again.
        kind, pieces, form, speaker, utterance, depth, fault, confidence, reason, details: as of a `Suggestion`.
        same_as: ids of suggestions that seem to print the same utterance.
        decision: `undecided`, `accepted` or `dismissed`.
        why: the reason of a dismissal.
        item: reference of what it became in the record (`quote/birk-lake`).
    """

    id: str
    source: str
    kind: Kind
    pieces: tuple[Piece, ...]
    form: Form | None = None
    speaker: DraftSpeaker | None = None
    utterance: int | None = None
    depth: int = 0
    fault: str = ""
    confidence: float = 0.0
    reason: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    same_as: tuple[str, ...] = ()
    decision: Decision = "undecided"
    why: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """All suggestions for one record, in the order of the texts.

    Attributes:
        texts: for each source, the SHA-256 of the text that its suggestions count in.
    """

    items: tuple[DraftItem, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> DraftItem:
        for item in self.items:
            if item.id == key:
                return item
        raise KeyError(key)

    @property
    def undecided(self) -> int:
        """How many nobody has decided about."""
        return sum(item.decision == "undecided" for item in self.items)

    def decided(self, key: str, decision: Decision, *, why: str | None = None, item: str | None = None) -> Drafts:
        """The drafts with a decision about one of them: why it was dismissed, or the reference of what it became.

        The decision `undecided` takes one back.

        Raises:
            KeyError: there is no such suggestion.
        """
        return self.changed(replace(self[key], decision=decision, why=why, item=item))

    def changed(self, new: DraftItem) -> Drafts:
        """The drafts with one suggestion corrected: the one with the same id.

        Raises:
            KeyError: there is no such suggestion.
        """
        self[new.id]  # raises where there is none
        return replace(self, items=tuple(new if one.id == new.id else one for one in self.items))

    def with_text(self, source: str, sha256: str, items: Iterable[DraftItem]) -> Drafts:
        """The drafts with the suggestions of a text; what was decided about the same suggestions stays decided."""
        before = {item.id: item for item in self.items if item.source == source}
        new = [_with_decision(item, before.get(item.id)) for item in items]
        known = {item.id for item in new}
        kept = [item for item in before.values() if item.id not in known and item.decision != "undecided"]
        others = tuple(item for item in self.items if item.source != source)
        return Drafts((*others, *new, *kept), {**self.texts, source: sha256})

    def as_bytes(self) -> bytes:
        """The content of the file."""
        rows = ",\n".join("    " + json.dumps(_as_json(item), ensure_ascii=False) for item in self.items)
        texts = ",\n".join(f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in self.texts.items())
        return (
            f'{{\n  "drafts": {VERSION},\n  "texts": {{\n{texts}\n  }},\n  "suggestions": [\n{rows}\n  ]\n}}\n'
        ).encode()


def drafted(source: str, suggestions: Sequence[Suggestion], text: str) -> list[DraftItem]:
    """The suggestions of a source's text as the file has them."""
    lines = Lines(text)
    seen: Counter[str] = Counter()
    found = []
    for one in suggestions:
        words = f"{one.kind}\n{one.exact}"
        seen[words] += 1
        digest = hashlib.sha256(f"{words}\n{seen[words]}".encode()).hexdigest()[:8]
        speaker = one.speaker
        found.append(
            DraftItem(
                id=f"{source}-{digest}",
                source=source,
                kind=one.kind,
                pieces=one.pieces,
                form=one.form,
                speaker=DraftSpeaker(" ".join(speaker.text.split()), lines.number(speaker.start), speaker.name)
                if speaker is not None
                else None,
                utterance=one.utterance,
                depth=one.depth,
                fault=one.fault,
                confidence=one.confidence,
                reason=one.reason,
                details=one.details,
            )
        )
    return found


def _with_decision(item: DraftItem, before: DraftItem | None) -> DraftItem:
    if before is None or before.decision == "undecided":
        return item
    return replace(item, decision=before.decision, why=before.why, item=before.item)


def _as_json(item: DraftItem) -> dict[str, Any]:
    """A suggestion without the fields that say nothing."""
    fields = asdict(item).items()
    return {name: value for name, value in fields if value not in (None, "", (), {}) and (name, value) != ("depth", 0)}
