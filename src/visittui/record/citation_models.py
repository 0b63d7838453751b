"""What models of several kinds share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from visittui.record.field_types import LineNumber, SourceId, Text

Basis = Literal["stated", "computed", "inferred"]


class RecordModel(BaseModel):
    """Strict: no conversion between types, no field that is not named here."""

    model_config = ConfigDict(strict=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=False)


class Citation(RecordModel):
    """Where something is said."""

    source: SourceId
    line: LineNumber | None = None
    """Line of the source's text, from 1; required where the text is held, absent where it is not."""
    to_line: LineNumber | None = None
    """The last line, where more than one says it."""
    exact: Text | None = None
    """The words of that line, exactly as printed."""
    via: list[Text] = Field(default_factory=list)
    """Whom the source cites, nearest first, back to the origin."""
    note: Text | None = None


Citations = list[Citation]
SomeCitations = Annotated[list[Citation], Field(min_length=1)]


class Piece(RecordModel):
    """Some of the words of an utterance that its page interrupts: `“…,” she said, “…”`."""

    line: LineNumber | None = None
    """Line of these words; left out where it is the printing's own."""
    exact: Text
    """The words of that line, exactly as printed."""


class Printing(RecordModel):
    """One place where a quote is printed."""

    source: SourceId
    line: LineNumber | None = None
    """Line of the source's text, from 1; required where the text is held, absent where it is not."""
    to_line: LineNumber | None = None
    """The last line, where the words are told over several."""
    exact: Text | None = None
    """The words as printed there; null for a paraphrase and where there are `pieces`."""
    pieces: Annotated[list[Piece], Field(min_length=2)] | None = None
    """The words where the page interrupts them or prints them over several lines, in order."""
    transcribed: bool = False
    """Whether this is a transcript, which prints what was spoken without quotation marks."""
    via: list[Text] = Field(default_factory=list)
    """Whom the source cites, nearest first, back to the origin."""
    note: Text | None = None
