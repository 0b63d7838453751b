"""A suggestion: some words of a text, where they stand, what they might be, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["quotation", "turn", "person", "paper", "event", "lineage"]
"""What the words might be in a record: a quote (printed in marks, or a turn written down), a person, and so on.

A lineage is said of the whole text."""

Form = Literal["verbatim", "fragment"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words within one line.

    Attributes:
        line: number of the line, from 1.
        start, end: offsets of characters in the text.
        exact: the words as printed, in composed characters.
    """

    line: int
    start: int
    end: int
    exact: str


class InPieces:
    """What has words in pieces."""

    __slots__ = ()
    pieces: tuple[Piece, ...]

    @property
    def exact(self) -> str:
        """The words, the gaps between pieces as one blank."""
        return " ".join(piece.exact for piece in self.pieces)

    @property
    def line(self) -> int:
        """Number of the first line."""
        return self.pieces[0].line


@dataclass(frozen=True, slots=True)
class Speaker:
    """Where a text names who spoke.

    Attributes:
        start, end: offsets of the naming words.
        text: these words: a name, a pronoun, a description or a label.
        name: the fullest name that the text has of whom they mean, None if it does not tell.
    """

    start: int
    end: int
    text: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Suggestion(InPieces):
    """What a text might give to a record; a person decides.

    Attributes:
        kind: what it might be.
        start, end: offsets of the words, from 0, the end not included.
        pieces: the words line by line.
        confidence: of the speaker, or of the kind where nobody speaks: 0 to 1.
        reason: why, in words.
        form: of a quote.
        speaker: where the text tells.
        utterance: number shared by the pieces of one utterance of a text, None for what stands alone.
        depth: 0, or in how many quotations this one stands.
        fault: what is wrong with the marks, "" if nothing is.
        details: of people, papers and events: name, offices, title, parties, time, place.
    """

    kind: Kind
    start: int
    end: int
    pieces: tuple[Piece, ...]
    confidence: float
    reason: str
    form: Form | None = None
    speaker: Speaker | None = None
    utterance: int | None = None
    depth: int = 0
    fault: str = ""
    details: dict[str, Any] = field(default_factory=dict)
