"""The values that fields of the record hold: ids, references, dates, text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, JsonValue, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from visittui.measures import PATTERN as _VALUE

Kind = Literal[
    "event",
    "person",
    "agreement",
    "point",
    "quote",
    "place",
    "organisation",
    "topic",
    "source",
    "difference",
]
"""What a reference can lead to; a point is one of an agreement's `points`."""

ID_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
REFERENCE_KINDS = "|".join(get_args(Kind))


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field (in the schema too) whose value is the id of an item of this kind; None: it is `kind/id`."""

    kind: Kind | None

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core_schema), "x-refers-to": self.kind or "any"}


@lru_cache(maxsize=65536)
def _full_date(text: str) -> str:
    """Refuse what is no day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no_such_date", "no day of the calendar") from None
    return text


@lru_cache(maxsize=65536)
def _moment(text: str) -> str:
    """Refuse what is no day or minute of the calendar, as far as it goes."""
    try:
        # The missing rest of a year, month or day changes nothing about whether it exists.
        datetime.fromisoformat(text + "0001-01-01T00:00"[len(text) :])
    except ValueError:
        raise PydanticCustomError("no_such_date", "no moment of the calendar") from None
    return text


_IS_DATE: dict[str, JsonValue] = {"x-date": True}
"""Told in the schema, where tables learn what their columns hold."""

_TEXT = r"\S"
_ID = f"^{ID_PATTERN}$"
_YEAR = "[1-8][0-9]{3}"
_DATE = rf"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}$"
_PARTIAL_DATE = rf"^{_YEAR}(-[0-9]{{2}}(-[0-9]{{2}})?)?$"
_LOCAL_TIME = rf"^{_YEAR}(-[0-9]{{2}}(-[0-9]{{2}}(T[0-9]{{2}}:[0-9]{{2}})?)?)?$"
_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
CURRENCY = "^[A-Z]{3}$"
_SHA256 = "^[0-9a-f]{64}$"
_URL = r'^https?://[^\s/?#<>"\\`\x00-\x20\x7f]+([/?#][^\s<>"\\`\x00-\x20\x7f]*)?$'
_REFERENCE = f"^({REFERENCE_KINDS})/{ID_PATTERN}$"

PATTERN_MEANINGS = {
    _TEXT: "a text that is not blank, or no field at all",
    _ID: "an id of lower-case letters, digits and single hyphens: to-lam",
    _DATE: "a day of the years 1000 to 8999: 2024-06-20",
    _PARTIAL_DATE: "a year (1000 to 8999), month or day: 2024, 2024-06 or 2024-06-20",
    _LOCAL_TIME: "a year (1000 to 8999), month, day or minute without zone: 2024, 2024-06, 2024-06-20T01:45",
    _LANGUAGE: "a language code (BCP 47): en, vi, zh-Hant",
    _URL: "an address that begins with http:// or https://, without blanks, quotation marks and angle brackets",
    CURRENCY: "three capitals, the code of a currency (ISO 4217): USD",
    _SHA256: "64 lower-case hexadecimal digits",
    _VALUE: "a number, day or hour, alone, after ~ > >= <, or two with .. between: ~10, 2024-06-20, 01:45..02:00",
    _REFERENCE: f"kind/id, the kind being one of {REFERENCE_KINDS.replace('|', ', ')}",
}
"""What each pattern asks for, in words."""

Text = Annotated[str, StringConstraints(pattern=_TEXT)]
"""Text with at least one visible character."""

Language = Annotated[
    str,
    StringConstraints(pattern=_LANGUAGE),
    Field(description="Language code (BCP 47): en, vi, zh-Hant.", examples=["en", "vi"]),
]

LineNumber = Annotated[int, Field(ge=1, le=10_000_000)]
"""A line of a source's text, from 1."""

Id = Annotated[
    str,
    StringConstraints(pattern=_ID, max_length=100),
    Field(description="Lower-case letters, digits and single hyphens: to-lam.", examples=["to-lam"]),
]

Date = Annotated[
    str,
    StringConstraints(pattern=_DATE),
    AfterValidator(_full_date),
    Field(description="A day: 2024-06-20.", examples=["2024-06-20"], json_schema_extra=_IS_DATE),
]

PartialDate = Annotated[
    str,
    StringConstraints(pattern=_PARTIAL_DATE),
    AfterValidator(_moment),
    Field(
        description="A year, month or day: 2024, 2024-06, 2024-06-20.",
        examples=["2024-05-22"],
        json_schema_extra=_IS_DATE,
    ),
]

LocalTime = Annotated[
    str,
    StringConstraints(pattern=_LOCAL_TIME),
    AfterValidator(_moment),
    Field(
        description="A year, month, day, or minute in the visit's time zone: 2024-06-20T01:45.",
        examples=["2024-06-20T01:45"],
        json_schema_extra=_IS_DATE,
    ),
]

Value = Annotated[
    str,
    StringConstraints(pattern=_VALUE),
    Field(
        description="A number, a year, month, day or minute, or an hour of any day; ~ about, > more than, >= at least,"
        " < less than; .. between two of them.",
        examples=["11", "~10", ">=12", "2024-06-20", "01:45", "2024-06-19..2024-06-20"],
    ),
]

Sha256 = Annotated[str, StringConstraints(pattern=_SHA256)]

Url = Annotated[
    str,
    StringConstraints(pattern=_URL),
    Field(description="An address of the web.", examples=["https://example.org/talks"]),
]

Reference = Annotated[
    str,
    StringConstraints(pattern=_REFERENCE),
    RefersTo(None),
    Field(description="An item of any kind, as kind/id: person/to-lam.", examples=["person/to-lam"]),
]

PersonId = Annotated[Id, RefersTo("person"), Field(description="The id of one of the people.")]
OrganisationId = Annotated[Id, RefersTo("organisation"), Field(description="The id of one of the organisations.")]
PlaceId = Annotated[Id, RefersTo("place"), Field(description="The id of one of the places.")]
TopicId = Annotated[Id, RefersTo("topic"), Field(description="The id of one of the topics.")]
SourceId = Annotated[Id, RefersTo("source"), Field(description="The id of one of the sources.")]
EventId = Annotated[Id, RefersTo("event"), Field(description="The id of one of the events.")]
AgreementId = Annotated[Id, RefersTo("agreement"), Field(description="The id of one of the agreements.")]
QuoteId = Annotated[Id, RefersTo("quote"), Field(description="The id of one of the quotes.")]
