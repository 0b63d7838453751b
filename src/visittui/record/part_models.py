"""What lies within items and the visit: citations, printings, offices, times, signatures, points, counts, accounts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from visittui.record.field_descriptions import descriptions_of
from visittui.record.field_types import (
    CURRENCY,
    Id,
    LineNumber,
    LocalTime,
    OrganisationId,
    PartialDate,
    PersonId,
    SourceId,
    Text,
    TopicId,
    Value,
)

Basis = Literal["stated", "computed", "inferred"]


class RecordModel(BaseModel):
    """Strict: no conversion between types, no field that is not named here."""

    model_config = ConfigDict(strict=True, extra="forbid", populate_by_name=False)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema)["properties"]
        for name, description in descriptions_of(cls).items():
            properties[cls.model_fields[name].alias or name].setdefault("description", description)
        return schema


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


class Synonyms(RecordModel):
    """Words that mean the same in this record: who looks for one of them also finds the others."""

    words: list[Text] = Field(min_length=2, max_length=20)
    """Each a word or up to four that follow each other, in any form: limousine, Aurus, car of the president."""


class Office(RecordModel):
    """An office that a person held on the day of the visit, never a later one."""

    title: Text
    organisation: OrganisationId | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    citations: SomeCitations
    note: Text | None = None


class EventTime(RecordModel):
    """When, with exactly the precision that the sources have."""

    printed: Text | None = None
    """The words of the source."""
    from_: Annotated[LocalTime | None, Field(alias="from")] = None
    to: LocalTime | None = None
    precision: Literal["minute", "hour", "part-of-day", "day", "month", "year", "none"]
    approximate: bool = False
    basis: Basis = "stated"


class Participant(RecordModel):
    """A person or an organisation, and what they did there."""

    person: PersonId | None = None
    organisation: OrganisationId | None = None
    role: Text | None = None
    citations: Citations = Field(default_factory=list)


class Signature(RecordModel):
    """What a named person did to an agreement: the acts are different things."""

    person: PersonId
    for_: Annotated[OrganisationId | None, Field(alias="for")] = None
    act: Literal["signed", "exchanged", "adopted", "negotiated", "witnessed"]
    citations: SomeCitations
    note: Text | None = None


class Point(RecordModel):
    """One point of an agreement, in our words; referred to as `point/id`."""

    id: Id
    text: Text
    held_by: list[OrganisationId] = Field(default_factory=list)
    """Who holds it: both sides, or one."""
    topics: list[TopicId] = Field(default_factory=list)
    citations: SomeCitations
    note: Text | None = None


class Count(RecordModel):
    """A number that a source gives; it never becomes rows."""

    what: Text
    value: Annotated[float, Field(ge=0)]
    """A whole or decimal number: 50, 7.8."""
    unit: Text | None = None
    """What the number counts in, where that is not what is counted: billion, tonnes."""
    currency: Annotated[str, StringConstraints(pattern=CURRENCY)] | None = None
    """Code of the currency of an amount of money (ISO 4217): USD."""
    approximation: Literal["about", "at-least", "more-than"] | None = None
    """How the source qualifies the number, where it does."""
    includes: Text | None = None
    """What the number takes in, where the source says."""
    citations: SomeCitations
    note: Text | None = None


class Account(RecordModel):
    """What one source, or several alike, say on a matter in dispute."""

    says: Text
    """In our words, or theirs in quotation marks."""
    values: list[Value] = Field(default_factory=list)
    """The number, day or hour that it gives, where it gives one; several where it names several."""
    citations: SomeCitations
    note: Text | None = None
